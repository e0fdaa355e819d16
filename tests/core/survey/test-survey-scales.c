/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A measure counts the answers that it names. On a scale that has better ones, none of them is taken silently for an
 * answer that is not positive. */

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"
#include "core/survey/assay-survey-import.h"

#define HEADINGS "ID,Provider ref,Overall satisfaction\n"
#define SATISFACTION "{\"columns\": {\"Overall satisfaction\": \"question:overall-satisfaction\"}"
#define OF(id, answer) id ",HC01," answer "\n"

static void
check_text (ImportTest            *test,
            AssayImportController *controller,
            const char            *text,
            const char            *map)
{
  g_autofree char *path = assay_test_write_file (test->folder, "scale.csv", text);
  g_autoptr (GError) error = NULL;

  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  g_assert_true (map == NULL || assay_import_controller_load_map (controller, map, "map.json", &error));
  g_assert_no_error (error);
  import_test_check (controller, &error);
  g_assert_no_error (error);
}

static AssayImportAnswer *
get_answer (AssayImportController *controller,
            guint                  place)
{
  return g_list_model_get_item (assay_import_controller_get_answers (controller), place);
}

static gboolean
offers (AssayImportAnswer *answer,
        const char        *choice)
{
  return g_strv_contains (assay_import_answer_get_choices (answer), choice);
}

static void
test_better_answer (ImportTest   *test,
                    gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (AssayImportAnswer) answer = NULL;
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  check_text (test, controller,
              HEADINGS OF ("1", "Extremely satisfied") OF ("2", "Very satisfied") OF ("3", "Fairly satisfied")
                  OF ("4", "Neither satisfied nor dissatisfied") OF ("5", "extremely  SATISFIED"),
              SATISFACTION "}");
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), >=, 1);
  answer = get_answer (controller, 0);
  g_assert_cmpstr (assay_import_answer_get_text (answer), ==, "Extremely satisfied");
  g_assert_true (offers (answer, "Very satisfied"));
  g_assert_false (offers (answer, "Extremely satisfied"));
  g_assert_cmpuint (assay_import_controller_get_counts (controller)->unknown, ==, 2);
  import_test_commit (controller, NULL, &error);
  g_assert_nonnull (error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 0);
}

/* Once somebody says what the better answer counts as, it counts. */
static void
test_settled (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  check_text (test, controller, HEADINGS OF ("1", "Extremely satisfied") OF ("2", "Satisfied") OF ("3", "Satisfied"),
              SATISFACTION ", \"answers\": {\"Overall satisfaction\": {\"Extremely satisfied\": "
                           "\"Very satisfied\"}}}");
  g_assert_cmpint (import_test_commit (controller, NULL, &error), >, 0);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response WHERE hex (answers) = '01'"), ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response WHERE hex (answers) = '02'"), ==, 2);
}

/* Part of the measure's scale, however it is written, stays sure. */
static void
test_same_scale (ImportTest   *test,
                 gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  check_text (test, controller,
              HEADINGS OF ("1", "1 - VERY satisfied") OF ("2", " satisfied ") OF ("3", "fairly satisfied"),
              NULL);
  g_assert_cmpint (assay_import_column_get_sureness (import_test_column (controller, "Overall satisfaction")), >=,
                   ASSAY_SURENESS_SURE);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 0);
  g_assert_cmpint (import_test_commit (controller, NULL, &error), >, 0);
  g_assert_no_error (error);
}

/* A scale that somebody chose, or that the register has from before, is no way round it. */
static void
test_chosen_scale (ImportTest   *test,
                   gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (AssayImportAnswer) answer = NULL;

  import_test_demo (test, "register");
  check_text (test, controller, HEADINGS OF ("1", "Extremely satisfied") OF ("2", "Very satisfied"),
              "{\"columns\": {\"Overall satisfaction\": {\"as\": \"question:overall-satisfaction\", "
              "\"scale\": \"satisfaction-7\"}}}");
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 1);
  answer = get_answer (controller, 0);
  g_assert_cmpstr (assay_import_answer_get_text (answer), ==, "Extremely satisfied");
  g_assert_true (offers (answer, "Very satisfied"));
  g_assert_false (offers (answer, "Extremely satisfied"));
}

/* What feeds no measure keeps its own scale. */
static void
test_not_counted (ImportTest   *test,
                  gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  import_test_demo (test, "register");
  check_text (test, controller,
              "ID,Provider ref,Do you like the food\n" OF ("1", "Extremely satisfied") OF ("2", "Very satisfied")
                  OF ("3", "Quite satisfied"),
              NULL);
  g_assert_cmpstr (assay_import_column_get_scale (import_test_column (controller, "Do you like the food")), ==,
                   "satisfaction-7");
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/scales/better-answer", test_better_answer);
  IMPORT_TEST ("/survey/scales/settled", test_settled);
  IMPORT_TEST ("/survey/scales/same-scale", test_same_scale);
  IMPORT_TEST ("/survey/scales/chosen-scale", test_chosen_scale);
  IMPORT_TEST ("/survey/scales/not-counted", test_not_counted);
  return g_test_run ();
}
