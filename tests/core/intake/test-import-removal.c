/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/import-test.h"

#include "core/base/assay-error.h"

static void
test_register (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_register (test);
  gint64 id;

  import_test_demo (test, "register");
  id = import_test_text (test, controller,
                         "Provider ref,Provider,Questionnaires sent,Postcode\nHC01,Ashdown Care,70,BN1 1AA\n"
                         "HC99,New Care,5,\n");
  import_test_remove (test, id);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM provider"), ==, 12);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM provider WHERE reference = 'HC01' AND "
                                                "name = 'Ashdown Home Support' AND postcode = ''"),
                   ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT sum (value) FROM figure WHERE field = "
                                                "'questionnaires-sent' AND superseded = 0"),
                   ==, 450);
}

/* What somebody changed since is not put back. */
static void
test_later_edit (ImportTest   *test,
                 gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_register (test);
  gint64 id;

  import_test_demo (test, "register");
  id = import_test_text (test, controller, "Provider ref,Provider,Postcode\nHC01,Ashdown Home Support,BN1 1AA\n");
  assay_test_run (test->db,
                  "UPDATE provider SET postcode = 'BN2 2BB', version = version + 1 WHERE reference = 'HC01'");
  import_test_remove (test, id);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM provider WHERE postcode = 'BN2 2BB'"), ==, 1);
}

/* The survey is gone, but not what it was called. */
static gpointer
check_name (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GPtrArray) imports = assay_imports_list (connection, error);
  g_autofree char *survey = NULL;
  g_autofree char *other = NULL;

  g_object_get (g_ptr_array_index (imports, 0), "survey", &survey, NULL);
  g_assert_cmpstr (survey, ==, "Home care survey");
  g_object_get (g_ptr_array_index (imports, 1), "survey", &other, NULL);
  g_assert_cmpstr (other, ==, "");
  return NULL;
}

static void
test_survey (ImportTest   *test,
             gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autofree char *path = assay_test_source_path ("data/demo/home-care-survey-2011.csv");
  gint64 id;

  import_test_demo (test, "register");
  id = import_test_all (controller, path);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 153);
  import_test_remove (test, id);
  assay_test_read (test->db, check_name, NULL);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM survey"), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM mapping WHERE kind = 'survey'"), ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM import WHERE removed_at IS NOT NULL"), ==, 1);
  import_test_demo (test, "survey");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 153);
}

#define ROW(id, answer) id ",HC01," answer "\n"
#define HEADINGS "Response ID,Provider ref,Independence\n"

static void
test_replaced (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) second = import_test_survey (test);
  gint64 before, id;

  import_test_demo (test, "register");
  import_test_text (test, first, HEADINGS ROW ("R1", "Agree") ROW ("R2", "Disagree"));
  before = assay_test_number (test->db, "SELECT unicode (answers) FROM response WHERE identity = 'R1'");
  g_object_set (second, "replace", TRUE, NULL);
  id = import_test_text (test, second, HEADINGS ROW ("R1", "Strongly agree") ROW ("R2", "Disagree"));
  import_test_counts (second, 0, 1, 1, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT hex (answers) FROM response WHERE identity = 'R1'"), ==, 1);
  import_test_remove (test, id);
  g_assert_cmpint (assay_test_number (test->db, "SELECT hex (answers) FROM response WHERE identity = 'R1'"), ==, 2);
  g_assert_cmpint (before, !=, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 2);
}

static gpointer
remove_twice (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GError) again = NULL;

  g_assert_true (assay_imports_remove (connection, 1, error));
  g_assert_false (assay_imports_remove (connection, 1, &again));
  g_assert_error (again, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  return NULL;
}

static void
test_twice (ImportTest   *test,
            gconstpointer data)
{
  import_test_demo (test, "register");
  assay_test_write (test->db, remove_twice, NULL);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM provider"), ==, 0);
}

static gpointer
check_list (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (GPtrArray) imports = assay_imports_list (connection, error);
  g_autofree char *kind = NULL;
  g_autofree char *survey = NULL;
  gint64 n_new;

  g_assert_cmpuint (imports->len, ==, 2);
  g_object_get (g_ptr_array_index (imports, 0), "kind", &kind, "survey", &survey, "rows-new", &n_new, NULL);
  g_assert_cmpstr (kind, ==, "survey");
  g_assert_cmpstr (survey, ==, "Home care survey");
  g_assert_cmpint (n_new, ==, 153);
  return NULL;
}

static void
test_list (ImportTest   *test,
           gconstpointer data)
{
  import_test_demo (test, "register");
  import_test_demo (test, "survey");
  assay_test_read (test->db, check_list, NULL);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM audit WHERE action = 'import.commit'"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/intake/removal/register", test_register);
  IMPORT_TEST ("/intake/removal/later-edit", test_later_edit);
  IMPORT_TEST ("/intake/removal/survey", test_survey);
  IMPORT_TEST ("/intake/removal/replaced", test_replaced);
  IMPORT_TEST ("/intake/removal/twice", test_twice);
  IMPORT_TEST ("/intake/removal/list", test_list);
  return g_test_run ();
}
