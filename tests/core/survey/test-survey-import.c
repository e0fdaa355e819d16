/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"
#include "core/survey/assay-survey-import.h"
#include "core/survey/assay-survey.h"

#define GOOD                                                                                             \
  "G1,14/02/2011,HC01,Agree,\nG2,14/02/2011,HC01,Agree,\nG3,14/02/2011,HC01,Agree,\n"                   \
  "G4,14/02/2011,HC01,Agree,\nG5,14/02/2011,HC01,Agree,\nG6,14/02/2011,HC01,Agree,\nG7,14/02/2011,HC01,,\n"
#define HEADINGS "Response ID,Date returned,Provider ref,Independence,Comments\n"

static char *
open_text (ImportTest            *test,
           AssayImportController *controller,
           const char            *text)
{
  g_autoptr (GError) error = NULL;
  char *path = assay_test_write_file (test->folder, "survey.csv", text);

  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  return path;
}

static AssayImportAnswer *
get_answer (AssayImportController *controller,
            guint                  place)
{
  return g_list_model_get_item (assay_import_controller_get_answers (controller), place);
}

/* “Agre” is listed, blocks the import, and is settled; nothing disappears. */
static void
test_agre (ImportTest   *test,
           gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (AssayImportAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *map = NULL;

  import_test_demo (test, "register");
  path = open_text (test, controller,
                    HEADINGS "R1,14/02/2011,HC01,Agree,\nR2,15/02/2011,HC01,Agre,\nR3,15/02/2011,HC02, agre ,\n" GOOD);
  assay_import_controller_go_next (controller);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 2);
  answer = get_answer (controller, 0);
  g_assert_cmpstr (assay_import_answer_get_text (answer), ==, "Agre");
  g_assert_cmpstr (assay_import_answer_get_suggestion (answer), ==, "Agree");
  g_assert_cmpuint (assay_import_answer_get_count (answer), ==, 1);
  g_assert_cmpuint (assay_import_answer_get_first_line (answer), ==, 3);
  import_test_commit (controller, NULL, &error);
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_ANSWERS);
  g_clear_error (&error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 0);

  assay_import_controller_settle (controller, answer, "Agree");
  import_test_check (controller, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 0);
  import_test_commit (controller, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response WHERE hex (answers) = '02'"), ==, 9);
  map = assay_import_controller_to_map (controller);
  g_assert_nonnull (strstr (map, "\"agre\" : \"Agree\""));
}

static void
test_unknown_as_blank (ImportTest   *test,
                       gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  import_test_demo (test, "register");
  g_object_set (controller, "unknown-as-blank", TRUE, NULL);
  import_test_text (test, controller, HEADINGS "R1,14/02/2011,HC01,Agre,\n" GOOD);
  import_test_counts (controller, 8, 0, 0, 0);
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->unknown, ==, 1);
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->blanks, ==, 2);
}

static void
test_set_aside (ImportTest   *test,
                gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (AssayImportController) mended = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (test->folder, "aside.csv", NULL);
  g_autofree char *text = NULL;

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    HEADINGS "R1,14/02/2011,HC01,Agree,\nR2,31/04/2011,HC01,Agree,\nR3,14/02/2011,HC13,Agree,\n"
                             "R4,14/02/2011,,Agree,\nR1,14/02/2011,HC01,Disagree,\nR5,14/05/2011,HC01,Agree,\n"
                             "R1,14/02/2011,HC01,Agree,\n");
  import_test_counts (controller, 2, 0, 1, 4);
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->out_of_period, ==, 1);
  g_assert_cmpstr (import_test_reason (controller, 0), ==, "Returned 31/04/2011: there is no such day");
  g_assert_cmpstr (import_test_reason (controller, 1), ==, "Provider reference HC13 is not in the register");
  g_assert_cmpstr (import_test_reason (controller, 2), ==, "The row names no provider");
  g_assert_cmpstr (import_test_reason (controller, 3), ==, "Differs from line 2, which has the same ID");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM import_set_aside"), ==, 4);

  assay_import_controller_save_set_aside (controller, path, &error);
  g_assert_no_error (error);
  g_file_get_contents (path, &text, NULL, NULL);
  {
    g_auto (GStrv) parts = g_strsplit (text, "HC13", 2);
    g_autofree char *with = g_strjoinv ("HC03", parts);

    g_file_set_contents (path, with, -1, NULL);
  }
  import_test_all (mended, path);
  import_test_counts (mended, 1, 0, 0, 3);
}

static void
test_identity (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) second = import_test_survey (test);
  g_autoptr (AssayImportController) third = import_test_survey (test);
  const char *text = "Provider ref,Independence\nHC01,Agree\nHC01,Agree\nHC01,Disagree\n";

  import_test_demo (test, "register");
  import_test_text (test, first, text);
  import_test_counts (first, 3, 0, 0, 0);
  import_test_text (test, second, text);
  import_test_counts (second, 0, 0, 3, 0);
  import_test_text (test, third, "Provider ref,Independence\nHC01,Agree\nHC01,Agree\nHC01,Agree\n");
  import_test_counts (third, 1, 0, 2, 0);
}

static void
test_known_id (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) second = import_test_survey (test);
  g_autoptr (AssayImportController) third = import_test_survey (test);

  import_test_demo (test, "register");
  import_test_text (test, first, "ID,Provider ref,Independence,Activities\n1,HC01,Agree,Agree\n");
  import_test_text (test, second, "ID,Provider ref,Independence,Activities\n1,HC01,Agree,Disagree\n");
  import_test_counts (second, 0, 0, 0, 1);
  g_assert_cmpstr (import_test_reason (second, 0), ==, "Differs from what is stored");
  /* A file that asks less replaces only what it asks. */
  g_object_set (third, "replace", TRUE, NULL);
  import_test_text (test, third, "ID,Provider ref,Activities\n1,HC02,Neither\n");
  import_test_counts (third, 0, 1, 0, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT hex (answers) = '0203' FROM response"), ==, 1);
}

static void
test_names (ImportTest   *test,
            gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (AssayImportAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  import_test_demo (test, "register");
  path = open_text (test, controller,
                    "ID,Provider,Independence\n1,BEACHY HEAD CARE,Agree\n2,Beachy Hed Care,Agree\n");
  assay_import_controller_go_next (controller);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  import_test_counts (controller, 1, 0, 0, 1);
  answer = get_answer (controller, 0);
  g_assert_cmpstr (assay_import_answer_get_suggestion (answer), ==, "Beachy Head Care");
  g_assert_false (assay_import_answer_get_needed (answer));
  assay_import_controller_settle (controller, answer, "Beachy Head Care");
  import_test_check (controller, &error);
  g_assert_no_error (error);
  import_test_counts (controller, 2, 0, 0, 0);
}

static void
test_refused (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) nobody = import_test_survey (test);
  g_autoptr (AssayImportController) summary = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = open_text (test, nobody, "ID,Independence\n1,Agree\n2,Disagree\n");
  g_autofree char *other = assay_test_write_file (test->folder, "summary.csv",
                                                  "Answer Choices,Responses,\nStrongly agree,31.4%,43\n"
                                                  "Agree,52.6%,72\nNeither,12.4%,17\nDisagree,3.6%,5\n");

  g_assert_false (assay_import_controller_check_settled (nobody, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NO_PROVIDER);
  g_clear_error (&error);
  g_assert_false (import_test_open (summary, other, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_SUMMARY);
}

static void
test_all_blank (ImportTest   *test,
                gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  import_test_demo (test, "register");
  import_test_text (test, controller, "ID,Provider ref,Independence,Activities\n1,HC01,,\n2,HC01,,\n");
  import_test_counts (controller, 2, 0, 0, 0);
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->blanks, ==, 4);
}

static void
test_changed_file (ImportTest   *test,
                   gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  import_test_demo (test, "register");
  path = open_text (test, controller, HEADINGS "R1,14/02/2011,HC01,Agree,\n");
  import_test_check (controller, &error);
  g_assert_no_error (error);
  g_file_set_contents (path, HEADINGS "R1,14/02/2011,HC01,Disagree,\n", -1, NULL);
  g_assert_cmpint (import_test_commit (controller, NULL, &error), ==, 0);
  g_assert_nonnull (error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM survey"), ==, 0);
}

static char *
make_many (guint n)
{
  GString *csv = g_string_new (HEADINGS);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "M%u,14/02/2011,HC%02u,%s,\n", i, 1 + i % 12, i % 3 == 0 ? "Agree" : "Neither");
  return g_string_free (csv, FALSE);
}

static void
cancel_cb (GObject    *controller,
           GParamSpec *pspec,
           gpointer    cancellable)
{
  guint64 rows;

  g_object_get (controller, "rows-done", &rows, NULL);
  if (rows > 0)
    g_cancellable_cancel (cancellable);
}

static void
test_cancelled (ImportTest   *test,
                gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *many = make_many (200000);
  g_autofree char *path = NULL;

  import_test_demo (test, "register");
  path = open_text (test, controller, many);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  g_signal_connect (controller, "notify::rows-done", G_CALLBACK (cancel_cb), cancellable);
  import_test_commit (controller, cancellable, &error);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM import"), ==, 1);
}

/* So many that the indexes are made anew after them: IDs in no order, the last of them one that is there. */
static char *
make_unordered (guint       n,
                const char *first_answer)
{
  GString *csv = g_string_new (HEADINGS);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (csv, "%08x,14/02/2011,HC%02u,%s,\n", (i + 1) * 2654435761u, 1 + i % 12,
                            i == 0 ? first_answer : i % 3 == 0 ? "Agree" : "Neither");
  return g_string_free (csv, FALSE);
}

static void
check_indexes (ImportTest *test)
{
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM sqlite_schema WHERE name IN "
                                                "('response_of_identity', 'response_of_provider')"), ==, 2);
  g_assert_cmpint (assay_test_number (test->db, "SELECT integrity_check = 'ok' FROM pragma_integrity_check"), ==, 1);
}

static void
test_unordered (ImportTest   *test,
                gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) second = import_test_survey (test);
  g_autofree char *many = make_unordered (50000, "Agree");
  g_autofree char *changed = make_unordered (100000, "Neither");

  import_test_demo (test, "register");
  import_test_text (test, first, many);
  import_test_counts (first, 50000, 0, 0, 0);
  check_indexes (test);
  g_object_set (second, "replace", TRUE, NULL);
  import_test_text (test, second, changed);
  import_test_counts (second, 50000, 1, 49999, 0);
  check_indexes (test);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 100000);
}

static void
test_comments (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) without = import_test_survey (test);
  g_autoptr (AssayImportController) with = import_test_survey (test);

  import_test_demo (test, "register");
  import_test_text (test, without, HEADINGS "R1,14/02/2011,HC01,Agree,Kind people.\n");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response_comment"), ==, 0);
  g_object_set (with, "keep-comments", TRUE, NULL);
  import_test_text (test, with, HEADINGS "R2,14/02/2011,HC01,Agree,\"Kind\npeople.\"\nR3,14/02/2011,HC01,Agree,-\n");
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response_comment WHERE comment = "
                                                "'Kind people.'"),
                   ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT keep_comments FROM survey"), ==, 1);
}

static void
test_dates_in_doubt (ImportTest   *test,
                     gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autofree char *blocked = NULL;
  g_autofree char *confirmed = NULL;
  g_autofree char *path
      = assay_test_write_file (test->folder, "dates.csv",
                               "ID,Date,Provider ref,Confidence\n1,2011-07-01,HC01,Agree\n2,2011-07-02,HC01,Agree\n"
                               "3,1911-02-01,HC01,Agree\n4,2999-02-01,HC01,Agree\n5,2011-02-01,HC01,Agree\n");
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  assay_import_controller_go_next (controller);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  import_test_counts (controller, 3, 0, 0, 2);
  g_assert_cmpstr (import_test_reason (controller, 0), ==, "Returned 1911-02-01: that is before 1990 or yet to come");
  assay_import_controller_go_next (controller);
  blocked = import_test_blocked (controller);
  g_assert_cmpstr (blocked, ==, "2 of 3 returns are dated outside 2010-11 Q4: is the period right?");
  g_object_set (controller, "outside-period", TRUE, NULL);
  confirmed = import_test_blocked (controller);
  g_assert_null (confirmed);
  g_assert_true (assay_import_controller_is_checked (controller));
}

static void
test_name_in_other_letters (ImportTest   *test,
                            gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) again
      = assay_survey_import_new (test->db, test->framework, " home care SURVEY ", IMPORT_PERIOD);

  import_test_demo (test, "register");
  import_test_text (test, first, "ID,Provider ref,Confidence\n1,HC01,Agree\n");
  import_test_text (test, again, "ID,Provider ref,Confidence\n1,HC01,Agree\n");
  import_test_counts (again, 0, 0, 1, 0);
}

/* Goes through an import up to the check and says what then stands in its way. */
static char *
check_text (ImportTest            *test,
            AssayImportController *controller,
            const char            *text)
{
  g_autofree char *path = assay_test_write_file (test->folder, "again.csv", text);
  g_autoptr (GError) error = NULL;

  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  assay_import_controller_go_next (controller);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  assay_import_controller_go_next (controller);
  return import_test_blocked (controller);
}

static AssayImportController *
make_other (ImportTest *test)
{
  return assay_survey_import_new (test->db, test->framework, "Another survey", IMPORT_PERIOD);
}

/* The same returns under another name would count twice: told by what they say, whatever else is in the file. */
static void
test_under_another_name (ImportTest   *test,
                         gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) again = make_other (test);
  g_autofree char *blocked = NULL;
  g_autofree char *confirmed = NULL;

  import_test_demo (test, "register");
  import_test_text (test, first, "ID,Provider ref,Confidence,Activities\n1,HC01,Agree,Disagree\n2,HC01,Agree,-\n"
                                 "3,HC02,Disagree,Agree\n");
  blocked = check_text (test, again, "ID,Activities,Provider ref,Confidence\n1,Disagree,HC01,Agree\n"
                                     "2,Agree,HC01,Agree\n3,Agree,HC02,Disagree\n4,Agree,HC02,Disagree\n");
  g_assert_cmpstr (blocked, ==, "3 of 4 new returns are in the survey “Home care survey” of 2010-11 Q4 already and "
                                "would count twice.");
  g_object_set (again, "allow-repeats", TRUE, NULL);
  confirmed = import_test_blocked (again);
  g_assert_null (confirmed);
  g_assert_true (assay_import_controller_is_checked (again));
  g_assert_cmpint (import_test_commit (again, NULL, NULL), >, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 7);
}

static void
test_rows_under_another_name (ImportTest   *test,
                              gconstpointer data)
{
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) again = make_other (test);
  g_autofree char *blocked = NULL;

  import_test_demo (test, "register");
  import_test_text (test, first, "Provider ref,Confidence\nHC01,Agree\nHC01,Agree\n");
  blocked = check_text (test, again, "Provider ref,Confidence\nHC01,Agree\nHC02,Agree\n");
  g_assert_cmpstr (blocked, ==, "1 of 2 new returns is in the survey “Home care survey” of 2010-11 Q4 already and "
                                "would count twice.");
}

/* The same file read otherwise is the same file; other people with the same numbers are others, but not where they are
 * of the same provider. */
static void
test_file_under_another_name (ImportTest   *test,
                              gconstpointer data)
{
  const char *text = "ID,Provider ref,Confidence,Activities\n1,HC01,Agree,Disagree\n";
  g_autoptr (AssayImportController) first = import_test_survey (test);
  g_autoptr (AssayImportController) again = make_other (test);
  g_autoptr (AssayImportController) others = make_other (test);
  g_autofree char *path = assay_test_write_file (test->folder, "same.csv", text);
  g_autofree char *blocked = NULL;
  g_autofree char *free_to_go = NULL;
  g_autofree char *alike = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id;

  import_test_demo (test, "register");
  id = import_test_text (test, first, text);
  import_test_open (again, path, &error);
  g_assert_no_error (error);
  assay_import_controller_choose (again, 0, ASSAY_COLUMN_LEAVE_OUT, "");
  assay_import_controller_choose (again, 3, ASSAY_COLUMN_QUESTION, "");
  assay_import_controller_choose_scale (again, 3, "own");
  assay_import_controller_go_next (again);
  import_test_check (again, &error);
  g_assert_no_error (error);
  assay_import_controller_go_next (again);
  blocked = import_test_blocked (again);
  g_assert_cmpstr (blocked, ==, "This file was imported into the survey “Home care survey” of 2010-11 Q4 already: its "
                                "returns would count twice.");
  free_to_go = check_text (test, others, "ID,Provider ref,Confidence,Activities\n1,HC02,Agree,Agree\n");
  g_assert_null (free_to_go);
  alike = check_text (test, others, "ID,Provider ref,Confidence,Activities\n1,HC01,Agree,Agree\n2,HC01,Agree,Agree\n");
  g_assert_cmpstr (alike, ==, "1 of 2 new returns is in the survey “Home care survey” of 2010-11 Q4 already and would "
                              "count twice.");
  import_test_remove (test, id);
  import_test_check (again, &error);
  g_assert_no_error (error);
  g_assert_true (assay_import_controller_check_settled (again, &error));
}

static void
expect_bad_map (AssayImportController *controller,
                const char            *map,
                const char            *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_import_controller_load_map (controller, map, "map.json", &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING);
  g_assert_cmpstr (error->message, ==, message);
}

/* A map is refused with the place; a misspelt key would otherwise leave everything as it was suggested. */
static void
test_bad_maps (ImportTest   *test,
               gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autofree char *path = assay_test_write_file (test->folder, "map.csv", "ID,Provider ref,Confidence\n1,HC01,Agree\n");
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  g_assert_true (import_test_open (controller, path, &error));
  expect_bad_map (controller, "{\n\"colums\": {}}",
                  "Mapping “map.json”, line 2, colums: there is no such key here. Known are: kind, columns, answers.");
  expect_bad_map (controller, "{\"columns\": {\n\"ID\": \"response-id\",\n\"Confidence\": {\"scal\": \"agreement\"}}}",
                  "Mapping “map.json”, line 3, columns.Confidence.scal: there is no such key here. Known are: as, "
                  "order, scale, share.");
  expect_bad_map (controller, "{\"columns\": {\"Colour\": \"comment\"}}",
                  "Mapping “map.json”, line 1, columns.Colour: the file has no column “Colour”.");
  expect_bad_map (controller, "{\"columns\": {\"Confidence\": {\"scale\": 5}}}",
                  "Mapping “map.json”, line 1, columns.Confidence.scale: a text is expected.");
  expect_bad_map (controller, "{\"answers\": {\"Confidence\": {\n\"Agre\": 2}}}",
                  "Mapping “map.json”, line 2, answers.Confidence.Agre: the text of an answer is expected, or null for "
                  "blank.");
  expect_bad_map (controller, "{\"kind\": \"returns\"}",
                  "Mapping “map.json”, line 1, kind: it is for a file of the kind “returns”, not “survey”.");
}

static void
test_two_providers (ImportTest   *test,
                    gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  import_test_demo (test, "register");
  import_test_text (test, controller,
                    "ID,Provider ref,Provider,Confidence\n1,HC02,Beachy Head Care,Agree\n"
                    "2,HC02,Ashdown Home Support,Agree\n3,HC02,Somebody,Agree\n");
  import_test_counts (controller, 2, 0, 0, 1);
  g_assert_cmpstr (import_test_reason (controller, 0), ==,
                   "The reference is that of Beachy Head Care, the name beside it that of another: "
                   "“Ashdown Home Support”");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/import/agre", test_agre);
  IMPORT_TEST ("/survey/import/unknown-as-blank", test_unknown_as_blank);
  IMPORT_TEST ("/survey/import/set-aside", test_set_aside);
  IMPORT_TEST ("/survey/import/identity", test_identity);
  IMPORT_TEST ("/survey/import/known-id", test_known_id);
  IMPORT_TEST ("/survey/import/names", test_names);
  IMPORT_TEST ("/survey/import/refused", test_refused);
  IMPORT_TEST ("/survey/import/all-blank", test_all_blank);
  IMPORT_TEST ("/survey/import/changed-file", test_changed_file);
  IMPORT_TEST ("/survey/import/cancelled", test_cancelled);
  IMPORT_TEST ("/survey/import/unordered", test_unordered);
  IMPORT_TEST ("/survey/import/comments", test_comments);
  IMPORT_TEST ("/survey/import/dates-in-doubt", test_dates_in_doubt);
  IMPORT_TEST ("/survey/import/name-in-other-letters", test_name_in_other_letters);
  IMPORT_TEST ("/survey/import/bad-maps", test_bad_maps);
  IMPORT_TEST ("/survey/import/under-another-name", test_under_another_name);
  IMPORT_TEST ("/survey/import/rows-under-another-name", test_rows_under_another_name);
  IMPORT_TEST ("/survey/import/file-under-another-name", test_file_under_another_name);
  IMPORT_TEST ("/survey/import/two-providers", test_two_providers);
  return g_test_run ();
}
