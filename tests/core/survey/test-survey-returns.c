/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Returns from paper. */

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"
#include "core/register/assay-provider.h"
#include "core/survey/assay-survey.h"

static gpointer
type_in (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  ImportTest *test = data;
  g_autoptr (AssayProvider) provider = assay_provider_find (connection, "HC12", error);
  gint64 id = assay_provider_get_id (provider);
  gint64 survey_id = assay_survey_ensure (connection, "On paper", IMPORT_PERIOD, test->framework, error);
  g_autoptr (AssaySurvey) survey = assay_survey_find (connection, "On paper", IMPORT_PERIOD, error);
  guint8 answers[9] = { 1, 2, 3, 4, 5, 0, ASSAY_ANSWER_NOT_APPLICABLE, ASSAY_ANSWER_NOT_ASKED, 1 };
  guint8 blank[9] = { 0 };
  g_autoptr (GError) wrong = NULL;

  g_assert_cmpint (assay_survey_ensure (connection, " on PAPER ", IMPORT_PERIOD, test->framework, error), ==,
                   survey_id);
  g_assert_cmpuint (assay_survey_get_n_questions (survey), ==, 9);
  g_assert_true (assay_survey_holds_date (survey, "2011-03-31"));
  g_assert_true (assay_survey_holds_date (survey, ""));
  g_assert_false (assay_survey_holds_date (survey, "2011-04-01"));
  g_assert_cmpint (assay_survey_enter_return (connection, survey, id, "2011-02-14", answers, "Kind.", error), ==, 1);
  g_assert_cmpint (assay_survey_enter_return (connection, survey, id, "", blank, NULL, error), ==, 2);
  g_assert_cmpint (assay_survey_enter_return (connection, survey, id, "2011-02-30", answers, NULL, &wrong), ==, 0);
  g_assert_error (wrong, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE);
  g_clear_error (&wrong);
  answers[0] = 6;
  g_assert_cmpint (assay_survey_enter_return (connection, survey, id, "", answers, NULL, &wrong), ==, 0);
  g_assert_error (wrong, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE);
  return NULL;
}

static gpointer
correct (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  g_autoptr (AssaySurvey) survey = assay_survey_find (connection, "On paper", NULL, error);
  g_autoptr (GPtrArray) returns = assay_survey_list_returns (connection, survey, 0, error);
  const AssaySurveyReturn *first = g_ptr_array_index (returns, 1);
  guint8 answers[9] = { 5, 2, 3, 4, 5, 0, 0, 0, 1 };
  g_autoptr (AssaySurveyResult) result = NULL;
  g_autoptr (GError) wrong = NULL;

  g_assert_cmpuint (returns->len, ==, 2);
  g_assert_cmpuint (assay_survey_return_get (first, 3), ==, 4);
  g_assert_cmpuint (assay_survey_return_get (first, 99), ==, ASSAY_ANSWER_NOT_ASKED);
  g_assert_false (assay_survey_correct_return (connection, survey, first->id, first->version, first->provider_id, "",
                                               answers, " ", &wrong));
  g_assert_error (wrong, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_assert_true (assay_survey_correct_return (connection, survey, first->id, first->version, first->provider_id, "",
                                              answers, "Misread", error));
  result = assay_survey_result_load (connection, survey, first->provider_id, error);
  g_assert_cmpint (result->returned, ==, 1);
  g_assert_cmpint (result->blank_returns, ==, 1);
  g_assert_cmpint (((AssayQuestionResult *) g_ptr_array_index (result->questions, 0))->counts[4], ==, 1);
  g_assert_true (assay_survey_delete_return (connection, first->id, error));
  return NULL;
}

static void
test_paper (ImportTest   *test,
            gconstpointer data)
{
  import_test_demo (test, "register");
  assay_test_write (test->db, type_in, test);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response_comment"), ==, 1);
  assay_test_write (test->db, correct, NULL);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response"), ==, 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM response_comment"), ==, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM audit WHERE action LIKE 'return.%'"), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/returns/paper", test_paper);
  return g_test_run ();
}
