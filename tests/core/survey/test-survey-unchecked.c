/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An import in one reading, without a check before: the same register where nothing has to be asked, and nothing at
 * all where something has. */

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"
#include "core/survey/assay-survey-import.h"

#define HEADINGS "Response ID,Date returned,Provider ref,Independence,Comments\n"

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static gint64
commit_unchecked (AssayImportController *controller,
                  GCancellable          *cancellable,
                  GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_commit_unchecked_async (controller, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return assay_import_controller_commit_finish (controller, result, error);
}

static AssayImportController *
open_survey (ImportTest *test,
             const char *name,
             const char *text)
{
  AssayImportController *controller = assay_survey_import_new (test->db, test->framework, name, IMPORT_PERIOD);
  g_autofree char *path = assay_test_write_file (test->folder, "survey.csv", text);
  g_autoptr (GError) error = NULL;

  g_object_set (controller, "keep-comments", TRUE, NULL);
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  return controller;
}

/* More than one statement, one batch and the index of providers at its place hold; rows of every kind. */
static char *
make_many (void)
{
  static const char *const answers[] = { "Agree", "Strongly disagree", "", "neither", " AGREE. " };
  GString *csv = g_string_new (HEADINGS);

  for (guint i = 0; i < 30123; i++)
    g_string_append_printf (csv, "M%u,%02u/0%u/2011,HC%02u,%s,%s\n", 77777 - i, 1 + i % 28, 1 + i % 3, 1 + i % 13,
                            answers[i % 5], i % 997 == 0 ? "\"Kind\npeople, mostly.\"" : "");
  return g_string_free (csv, FALSE);
}

#define ONLY_IN(a, b)                                                                                         \
  "SELECT count (*) FROM (SELECT identity, provider_id, returned_on, answers FROM response WHERE survey_id = " a \
  " EXCEPT SELECT identity, provider_id, returned_on, answers FROM response WHERE survey_id = " b ")"

static void
test_same (ImportTest   *test,
           gconstpointer data)
{
  g_autofree char *text = make_many ();
  g_autoptr (AssayImportController) checked = open_survey (test, "One", text);
  g_autoptr (AssayImportController) unchecked = NULL;
  g_autofree char *path = g_build_filename (test->folder, "survey.csv", NULL);
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  import_test_all (checked, path);
  unchecked = open_survey (test, "Two", text);
  /* The returns are those of the first survey, which only a check can tell. */
  g_assert_cmpint (commit_unchecked (unchecked, NULL, &error), ==, 0);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_DOUBT);
  g_clear_error (&error);
  g_object_set (unchecked, "allow-repeats", TRUE, NULL);
  g_assert_cmpint (commit_unchecked (unchecked, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpuint (assay_import_controller_get_counts (unchecked)->set_aside, >, 2000);
  g_assert_cmpmem (assay_import_controller_get_counts (unchecked), sizeof (AssayImportCounts),
                   assay_import_controller_get_counts (checked), sizeof (AssayImportCounts));
  g_assert_cmpint (assay_import_controller_get_state (unchecked), ==, ASSAY_IMPORT_STATE_DONE);
  g_assert_cmpint (assay_test_number (test->db, ONLY_IN ("1", "2")), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, ONLY_IN ("2", "1")), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response WHERE survey_id = 2"), ==,
                   (gint64) assay_import_controller_get_counts (checked)->added);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (DISTINCT file_digest || rows_digest || rows_read) "
                                                "FROM import WHERE kind = 'survey'"), ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM import WHERE length (file_digest) = 64"), ==, 3);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response_comment "
                                                "JOIN response ON response.id = response_id WHERE survey_id = 1"), ==,
                   assay_test_number (test->db, "SELECT count (*) FROM response_comment "
                                                "JOIN response ON response.id = response_id WHERE survey_id = 2"));
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM sqlite_schema "
                                                "WHERE name = 'response_of_provider'"), ==, 1);
}

/* Refuses a text, then shows that an ordinary import still gets to its question or its end. */
static void
refuse (ImportTest *test,
        const char *text)
{
  g_autoptr (AssayImportController) controller = open_survey (test, "Home care survey", text);
  g_autoptr (GError) error = NULL;
  gint64 returns = assay_test_number (test->db, "SELECT count (*) FROM response");
  gint64 surveys = assay_test_number (test->db, "SELECT count (*) FROM survey");
  gint64 audited = assay_test_number (test->db, "SELECT count (*) FROM audit");

  g_assert_cmpint (commit_unchecked (controller, NULL, &error), ==, 0);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_DOUBT);
  g_clear_error (&error);
  g_assert_cmpint (assay_import_controller_get_state (controller), ==, ASSAY_IMPORT_STATE_COLUMNS);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, returns);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM survey"), ==, surveys);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM audit"), ==, audited);
  g_assert_true (import_test_check (controller, &error));
  g_assert_no_error (error);
}

static void
test_doubts (ImportTest   *test,
             gconstpointer data)
{
  g_autoptr (AssayImportController) first = NULL;
  const char *good = HEADINGS "R1,14/02/2011,HC01,Agree,\nR2,14/02/2011,HC01,Disagree,\n";

  import_test_demo (test, "register");
  refuse (test, HEADINGS "R1,14/02/2011,HC01,Agree,\nR2,14/02/2011,HC01,Agree,\nR3,14/02/2011,HC01,Agree,\n"
                         "R4,14/02/2011,HC01,Agree,\nR5,14/02/2011,HC01,Agree,\nR6,14/02/2011,HC01,Agre,\n");
  refuse (test, HEADINGS "R1,14/08/2011,HC01,Agree,\nR2,14/02/2011,HC01,Agree,\nR3,15/08/2011,HC01,Agree,\n");
  refuse (test, HEADINGS "R1,14/02/2011,HC01,Agree,\nR1,14/02/2011,HC01,Disagree,\n");
  refuse (test, HEADINGS "R1,14/02/2011,HC01,Agree,\nR1,14/02/2011,HC01,Agree,\n");
  refuse (test, "Provider ref,Independence\nHC01,Agree\nHC01,Agree\n");
  first = open_survey (test, "Home care survey", good);
  g_assert_cmpint (commit_unchecked (first, NULL, NULL), >, 0);
  refuse (test, good);
}

static void
cancel_cb (GObject    *controller,
           GParamSpec *pspec,
           gpointer    cancellable)
{
  g_cancellable_cancel (cancellable);
}

static void
test_cancelled (ImportTest   *test,
                gconstpointer data)
{
  g_autofree char *text = make_many ();
  g_autoptr (AssayImportController) controller = open_survey (test, "One", text);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  g_signal_connect (controller, "notify::busy", G_CALLBACK (cancel_cb), cancellable);
  g_assert_cmpint (commit_unchecked (controller, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/unchecked/same", test_same);
  IMPORT_TEST ("/survey/unchecked/doubts", test_doubts);
  IMPORT_TEST ("/survey/unchecked/cancelled", test_cancelled);
  return g_test_run ();
}
