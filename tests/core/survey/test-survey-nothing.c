/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/intake/import-test.h"

/* A survey that comes before its providers leaves nothing behind, so that it can be imported after them. */
static void
test_nothing_kept (ImportTest   *test,
                   gconstpointer data)
{
  g_autoptr (AssayImportController) early = import_test_survey (test);
  g_autoptr (AssayImportController) late = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_test_write_file (test->folder, "survey.csv",
                                                 "Response ID,Provider ref,Independence\nR1,HC01,Agree\n");
  g_autofree char *before = NULL;
  g_autofree char *why = NULL;
  gint64 audit = assay_test_number (test->db, "SELECT count (*) FROM audit");

  import_test_open (early, path, &error);
  g_assert_no_error (error);
  import_test_check (early, &error);
  g_assert_no_error (error);
  assay_import_controller_go_next (early);
  assay_import_controller_go_next (early);
  before = assay_import_controller_dup_nothing_kept (early);
  g_assert_cmpstr (before, ==,
                   "No row can be imported. Line 2: Provider reference HC01 is not in the register. "
                   "The register has no providers yet: import them first.");
  g_assert_cmpint (import_test_commit (early, NULL, &error), ==, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_import_controller_get_state (early), ==, ASSAY_IMPORT_STATE_DONE);
  import_test_counts (early, 0, 0, 0, 1);
  why = assay_import_controller_dup_nothing_kept (early);
  g_assert_nonnull (strstr (why, "nothing was kept"));
  g_assert_nonnull (strstr (why, "Line 2: Provider reference HC01 is not in the register."));
  g_assert_nonnull (strstr (why, "no providers yet"));
  g_assert_cmpint (assay_test_number (test->db, "SELECT (SELECT count (*) FROM import) + (SELECT count (*) FROM survey)"
                                                " + (SELECT count (*) FROM survey_question)"
                                                " + (SELECT count (*) FROM mapping)"),
                   ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM audit"), ==, audit);
  import_test_demo (test, "register");
  import_test_all (late, path);
  import_test_counts (late, 1, 0, 0, 0);
  g_assert_null (assay_import_controller_dup_nothing_kept (late));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/nothing/kept", test_nothing_kept);
  return g_test_run ();
}
