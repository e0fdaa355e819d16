/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An import that is killed, at whatever moment, leaves the register as it was or has it all. The test runs itself
 * as the one that imports. */

#include <signal.h>
#include <string.h>

#include "core/intake/import-test.h"
#include "core/store/assay-backup.h"
#include "core/survey/assay-survey-import.h"

#define N_ROWS 40000
#define N_KILLS 12

static const char *program;

static AssayDb *
open_db (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  AssayDb *db = assay_db_open (path, ASSAY_DB_NONE, &error);

  g_assert_no_error (error);
  return db;
}

/* What the killed process does. */
static int
run_import (const char *folder,
            const char *path)
{
  g_autoptr (AssayDb) db = open_db (folder);
  g_autoptr (AssayImportController) controller = assay_survey_import_new (db, NULL, "Killed", IMPORT_PERIOD);

  import_test_all (controller, path);
  g_clear_object (&controller);
  assay_db_close (db, NULL);
  return 0;
}

static char *
write_many (ImportTest *test)
{
  g_autoptr (GString) csv = g_string_new ("Response ID,Provider ref,Independence,Activities\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (csv, "M%u,HC%02u,%s,Agree\n", i, 1 + i % 12, i % 3 == 0 ? "Agree" : "Neither");
  return assay_test_write_file (test->folder, "many.csv", csv->str);
}

/* Runs the import and kills it after a while; 0 lets it end. How long it took, in microseconds. */
static gint64
import_and_kill (ImportTest *test,
                 const char *path,
                 gint64      microseconds)
{
  g_autoptr (GError) error = NULL;
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--import", test->folder, path, NULL);

  g_assert_no_error (error);
  if (microseconds > 0)
    {
      g_usleep ((gulong) microseconds);
      g_subprocess_send_signal (child, SIGKILL);
    }
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  return g_get_monotonic_time () - start;
}

/* The register is whole, and holds all of the import or nothing; what there is, is taken back. */
static void
check_register (ImportTest *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerifyReport) report = NULL;
  gint64 responses;

  test->db = open_db (test->folder);
  report = assay_db_verify (test->db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  responses = assay_test_number (test->db, "SELECT count (*) FROM response");
  g_assert_true (responses == 0 || responses == N_ROWS);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM import WHERE kind = 'survey' AND removed_at "
                                                "IS NULL"),
                   ==, responses / N_ROWS);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM survey"), ==, responses / N_ROWS);
  if (responses > 0)
    import_test_remove (test, assay_test_number (test->db, "SELECT max (id) FROM import"));
  assay_db_close (test->db, NULL);
  g_clear_object (&test->db);
}

static void
test_killed (ImportTest   *test,
             gconstpointer data)
{
  g_autofree char *path = write_many (test);
  gint64 whole;

  import_test_demo (test, "register");
  assay_db_close (test->db, NULL);
  g_clear_object (&test->db);
  whole = import_and_kill (test, path, 0);
  check_register (test);
  for (gint64 i = 1; i <= N_KILLS; i++)
    {
      g_test_message ("killed after %" G_GINT64_FORMAT " of %" G_GINT64_FORMAT " microseconds", i * whole / N_KILLS,
                      whole);
      import_and_kill (test, path, i * whole / N_KILLS);
      check_register (test);
    }
  test->db = open_db (test->folder);
}

int
main (int   argc,
      char *argv[])
{
  if (argc == 4 && strcmp (argv[1], "--import") == 0)
    return run_import (argv[2], argv[3]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/import/killed", test_killed);
  return g_test_run ();
}
