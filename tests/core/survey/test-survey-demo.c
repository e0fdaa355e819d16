/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The published totals of the survey of February and March 2011, from the file whose columns add up to them. */

#include <string.h>

#include "core/base/assay-number.h"
#include "core/intake/import-test.h"
#include "core/survey/assay-survey.h"

typedef struct
{
  const char *title;
  int counts[5];
  const char *per_cents[5];
  const char *outcome_domain;
  const char *ascot_domain;
  const char *measure;
} Published;

static const Published published[] = {
  { "Independence", { 43, 72, 17, 5, 0 }, { "31.4", "52.6", "12.4", "3.6", "0.0" }, "Quality of life",
    "Control over daily life", "independence" },
  { "Activities", { 21, 49, 43, 8, 3 }, { "16.9", "39.5", "34.7", "6.5", "2.4" }, "Quality of life",
    "Control over daily life", "activities" },
  { "Positive difference to quality of life", { 44, 69, 21, 3, 1 }, { "31.9", "50.0", "15.2", "2.2", "0.7" },
    "Quality of life", "Control over daily life", "quality-of-life" },
  { "Workers not rushed", { 37, 64, 26, 14, 6 }, { "25.2", "43.5", "17.7", "9.5", "4.1" }, "Quality of life",
    "Control over daily life", "" },
  { "Reliable visit times", { 30, 61, 28, 20, 8 }, { "20.4", "41.5", "19.0", "13.6", "5.4" }, "Quality of life",
    "Control over daily life", "" },
  { "Kept informed of changes", { 25, 43, 22, 36, 20 }, { "17.1", "29.5", "15.1", "24.7", "13.7" },
    "Quality of life", "Control over daily life", "" },
  { "Control over service", { 25, 53, 38, 19, 8 }, { "17.5", "37.1", "26.6", "13.3", "5.6" }, "Quality of life",
    "Control over daily life", "control-over-service" },
  { "Social contact", { 25, 43, 51, 9, 1 }, { "19.4", "33.3", "39.5", "7.0", "0.8" }, "Quality of life",
    "Social participation", "" },
  { "Confidence", { 32, 62, 29, 4, 0 }, { "25.2", "48.8", "22.8", "3.1", "0.0" }, "Delaying need", "Dignity",
    "confidence" },
  { "Choice of provider", { 16, 22, 27, 49, 25 }, { "11.5", "15.8", "19.4", "35.3", "18.0" },
    "Positive experience", "Control over daily life", "" },
  { "Dignity and respect", { 66, 78, 1, 2, 0 }, { "44.9", "53.1", "0.7", "1.4", "0.0" }, "Positive experience",
    "Dignity", "dignity-respect" },
  { "Cultural and relationship needs", { 39, 63, 30, 0, 1 }, { "29.3", "47.4", "22.6", "0.0", "0.8" },
    "Positive experience", "Dignity", "cultural-needs" },
  { "Confidentiality", { 52, 81, 9, 5, 1 }, { "35.1", "54.7", "6.1", "3.4", "0.7" }, "Positive experience",
    "Dignity", "" },
  { "Feels safe at home", { 49, 65, 21, 3, 0 }, { "35.5", "47.1", "15.2", "2.2", "0.0" }, "Safeguarding", "Safety",
    "feels-safe" },
  { "Overall satisfaction", { 62, 60, 18, 4, 4 }, { "41.9", "40.5", "12.2", "2.7", "2.7" }, "Positive experience",
    "", "overall-satisfaction" },
  { "Raised a complaint", { 46, 94 }, { "32.9", "67.1" }, "Positive experience", "", "" },
  { "Complaint dealt with", { 28, 16 }, { "63.6", "36.4" }, "Positive experience", "", "" },
};

static void
check_question (const AssayQuestionResult *result,
                const Published           *expected)
{
  gint64 answered = 0;

  g_test_message ("%s", expected->title);
  g_assert_cmpstr (result->question->title, ==, expected->title);
  g_assert_cmpstr (result->question->measure, ==, expected->measure);
  g_assert_cmpstr (result->question->outcome_domain, ==, expected->outcome_domain);
  g_assert_cmpstr (result->question->ascot_domain, ==, expected->ascot_domain);
  g_assert_cmpstr (result->question->outcome_statement, !=, "");
  for (guint i = 0; i < g_strv_length (result->question->answers); i++)
    answered += expected->counts[i];
  g_assert_cmpint (result->answered, ==, answered);
  g_assert_cmpint (result->answered + result->blank + result->not_asked + result->not_applicable, ==, 153);
  for (guint i = 0; i < g_strv_length (result->question->answers); i++)
    {
      g_autofree char *per_cent = assay_format_number (100.0 * (double) result->counts[i] / (double) answered, 1);

      g_assert_cmpint (result->counts[i], ==, expected->counts[i]);
      g_assert_cmpstr (per_cent, ==, expected->per_cents[i]);
    }
}

static void
check_headline (const AssayQuestionResult *result,
                const char                *expected)
{
  g_autofree char *share = assay_format_number (100.0 * (double) result->positive / (double) result->answered, 1);

  g_assert_cmpstr (share, ==, expected);
  g_assert_cmpfloat (result->lower, <, (double) result->positive / (double) result->answered);
  g_assert_cmpfloat (result->upper, >, (double) result->positive / (double) result->answered);
}

static gpointer
check_results (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  g_autoptr (AssaySurvey) survey = assay_survey_find (connection, "Home care survey", IMPORT_PERIOD, error);
  g_autoptr (AssaySurveyResult) result = assay_survey_result_load (connection, survey, 0, error);

  g_assert_cmpint (result->sent, ==, 450);
  g_assert_cmpint (result->undeliverable, ==, -1);
  g_assert_cmpint (result->returned, ==, 153);
  g_assert_cmpint (result->blank_returns, ==, 0);
  g_assert_cmpuint (result->questions->len, ==, G_N_ELEMENTS (published));
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    check_question (g_ptr_array_index (result->questions, i), &published[i]);
  check_headline (g_ptr_array_index (result->questions, 14), "82.4");
  check_headline (g_ptr_array_index (result->questions, 2), "81.9");
  /* Of those who raised a complaint or did not say, some were asked and left it blank. */
  g_assert_cmpint (((AssayQuestionResult *) g_ptr_array_index (result->questions, 16))->not_asked, ==, 94);
  g_assert_cmpint (((AssayQuestionResult *) g_ptr_array_index (result->questions, 15))->positive, ==, -1);
  return NULL;
}

static void
test_published (ImportTest   *test,
                gconstpointer data)
{
  import_test_demo (test, "register");
  import_test_demo (test, "survey");
  assay_test_read (test->db, check_results, NULL);
}

static gpointer
check_rates (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  g_autoptr (AssaySurvey) survey = assay_survey_find (connection, NULL, NULL, error);
  g_autoptr (GPtrArray) rates = assay_survey_response_rates (connection, survey, error);
  gint64 sum = 0;
  guint n_under_ten = 0;

  g_assert_cmpuint (rates->len, ==, 12);
  for (guint i = 0; i < rates->len; i++)
    {
      const AssayResponseRate *rate = g_ptr_array_index (rates, i);
      g_autoptr (AssaySurveyResult) result = assay_survey_result_load (connection, survey, rate->provider_id, error);

      g_assert_cmpint (result->returned, ==, rate->returned);
      g_assert_cmpint (result->sent, ==, rate->sent);
      sum += rate->returned;
      n_under_ten += rate->returned < 10;
    }
  g_assert_cmpint (sum, ==, 153);
  g_assert_cmpuint (n_under_ten, ==, 3);
  return NULL;
}

static void
test_rates (ImportTest   *test,
            gconstpointer data)
{
  import_test_demo (test, "register");
  import_test_demo (test, "survey");
  assay_test_read (test->db, check_rates, NULL);
}

/* The same file once more adds nothing, and a set-aside row is not lost. */
static void
test_twice (ImportTest   *test,
            gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autofree char *path = assay_test_source_path ("data/demo/home-care-survey-2011.csv");

  import_test_demo (test, "register");
  import_test_demo (test, "survey");
  import_test_all (controller, path);
  import_test_counts (controller, 0, 0, 153, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM survey_question"), ==, 17);
}

static void
test_returns (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_returns (test);
  g_autofree char *path = assay_test_source_path ("data/demo/home-care-return-2010-11-q4.csv");

  import_test_demo (test, "register");
  import_test_demo (test, "returns");
  import_test_all (controller, path);
  import_test_counts (controller, 0, 0, 12, 0);
  g_assert_cmpint (assay_test_number (test->db, "SELECT count (*) FROM figure f JOIN import i ON i.id = f.import_id "
                                                "WHERE i.kind = 'returns'"),
                   ==, 12 * 6 - 1);
  g_assert_cmpint (assay_test_number (test->db, "SELECT round (10 * value) FROM figure f JOIN provider p ON p.id = "
                                                "f.provider_id WHERE reference = 'HC01' AND field = 'training'"),
                   ==, 423);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/demo/published", test_published);
  IMPORT_TEST ("/survey/demo/rates", test_rates);
  IMPORT_TEST ("/survey/demo/twice", test_twice);
  IMPORT_TEST ("/survey/demo/returns", test_returns);
  return g_test_run ();
}
