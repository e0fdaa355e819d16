/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/table/table-test.h"

static AssayTableFile *
open_text (const char *text)
{
  g_autoptr (GError) error = NULL;
  AssayTableFile *file = table_test_open ("survey.csv", text, strlen (text), NULL, &error);

  g_assert_no_error (error);
  return file;
}

/* The description, the headings in brackets and how many rows follow. */
static void
check (const char *text,
       const char *description,
       const char *headings,
       guint       n_rows)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = open_text (text);
  g_autoptr (AssayTableReader) reader = assay_table_file_read (file, NULL, &error);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *described = assay_table_file_dup_description (file);
  AssayTableRow row;

  for (guint i = 0; i < assay_table_file_get_n_columns (file); i++)
    g_string_append_printf (joined, "(%s)", assay_table_file_get_heading (file, i));
  g_assert_cmpstr (described, ==, description);
  g_assert_cmpstr (joined->str, ==, headings);
  for (; n_rows > 0; n_rows--)
    g_assert_true (assay_table_reader_read_row (reader, &row, &error));
  g_assert_false (assay_table_reader_read_row (reader, &row, &error));
  g_assert_no_error (error);
}

static void
test_plain (void)
{
  check ("a,b\n1,2\n", "Comma-separated, UTF-8, headings on line 1", "(a)(b)", 1);
  check (
      "\nTitle of the data,,,\n,,,\nDate:,2011-01-02,,\n\nRef,Name,,Score\nA,x,y,1\n,,,\nB,y,z,2\n",
      "Comma-separated, UTF-8, headings on line 6", "(Ref)(Name)(Column 3)(Score)", 2);
  check ("only\none\ntwo\n", "Comma-separated, UTF-8, headings on line 1", "(only)", 2);
  check ("\" A\u00a0question\n<b>in bold</b>? *\";b\nx;y\n",
         "Semicolon-separated, UTF-8, headings on line 1", "(A question in bold?)(b)", 1);
}

static void
test_survey_monkey (void)
{
  check ("Respondent ID,Collector ID,Start Date,How good?,Which?,,,Why?\n"
         ",,,Response,One,Two,Other (please specify),Open-Ended Response\n"
         "1,2,03/24/2020 9:08:27 PM,Agree,One,,,\n3,2,03/24/2020 9:08:27 PM,Agree,,Two,x,y\n",
         "Comma-separated, UTF-8, headings on lines 1 to 2, from SurveyMonkey",
         "(Respondent ID)(Collector ID)(Start Date)(How good?)(Which? [One])(Which? [Two])"
         "(Which? [Other (please specify)])(Why?)",
         2);
  check ("How good?,Which?,\nResponse,One,Two\nAgree,One,\nAgree,,Two\n",
         "Comma-separated, UTF-8, headings on lines 1 to 2, from SurveyMonkey",
         "(How good?)(Which? [One])(Which? [Two])", 2);
}

static void
test_qualtrics (void)
{
  check ("StartDate,EndDate,ResponseId,Q1\nStart,End,Response ID,How good?\n"
         "\"{\"\"ImportId\"\":\"\"startDate\"\"}\",{'ImportId':'endDate'},{'ImportId':'_recordId'},"
         "\"{\"\"ImportId\"\":\"\"QID1\"\"}\"\n2017-07-18,2017-07-18,R_1,Agree\n",
         "Comma-separated, UTF-8, headings on lines 1 to 3, from Qualtrics",
         "(StartDate)(EndDate)(ResponseId)(How good?)", 1);
  check ("V1,V2,V3,V4,Q1\nResponseID,ResponseSet,Name,IPAddress,How good?\nR_1,Default,,,Agree\n",
         "Comma-separated, UTF-8, headings on lines 1 to 2, from Qualtrics",
         "(ResponseID)(ResponseSet)(Name)(IPAddress)(How good?)", 1);
}

static void
test_other_tools (void)
{
  check ("Timestamp,How good?\n6/21/2018 23:29:42,Agree\n",
         "Comma-separated, UTF-8, headings on line 1, from Google Forms", "(Timestamp)(How good?)",
         1);
  check ("\xef\xbb\xbfId,Start time,Completion time,\"How good?\n\"\n1,1/2/2020,1/2/2020,Agree\n",
         "Comma-separated, UTF-8, headings on line 1, from Microsoft Forms",
         "(Id)(Start time)(Completion time)(How good?)", 1);
  check ("\"Response ID\",\"Date submitted\",\"Last page\",\"How good?\",\"How "
         "good?\"\n1,1980-01-01,3,A1,A2\n",
         "Comma-separated, UTF-8, headings on line 1, from LimeSurvey",
         "(Response ID)(Date submitted)(Last page)(How good?)(How good?)", 1);
  check ("\"Response ID\",\"Time Started\",\"Date Submitted\",\"Status\",\"How "
         "good?\"\n1,a,b,Complete,Agree\n",
         "Comma-separated, UTF-8, headings on line 1, from Alchemer",
         "(Response ID)(Time Started)(Date Submitted)(Status)(How good?)", 1);
  check ("UserID,UserNo,Name,Started,Tracking,Q1,,Q2\n,,,,,Clean,Kind,\n1,1,,2020-01-01,,Yes,No,"
         "Agree\n",
         "Comma-separated, UTF-8, headings on lines 1 to 2, from SmartSurvey",
         "(UserID)(UserNo)(Name)(Started)(Tracking)(Q1 [Clean])(Q1 [Kind])(Q2)", 1);
}

static void
test_paired_headings (void)
{
  check ("Provider,Visits,,,Notes\n,Planned,Made,Missed,\nA,x,y,z,n\nB,x,y,z,n\n",
         "Comma-separated, UTF-8, headings on lines 1 to 2",
         "(Provider)(Visits [Planned])(Visits [Made])(Visits [Missed])(Notes)", 2);
  check ("Provider,Visits,,Notes\nA,1,2,n\nB,1,2,n\n", "Comma-separated, UTF-8, headings on line 1",
         "(Provider)(Visits)(Column 3)(Notes)", 2);
}

static void
test_options (void)
{
  AssayTableOptions options = { .heading_line = 2, .n_heading_rows = 2, .delimiter = ',' };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file
      = table_test_open ("chosen.csv", "x,y\na;b,c\nd,e\n1,2\n", 18, &options, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (assay_table_file_get_heading_line (file), ==, 2);
  g_assert_cmpstr (assay_table_file_get_heading (file, 0), ==, "a;b [d]");
  g_assert_cmpstr (assay_table_file_get_heading (file, 1), ==, "c [e]");
}

static void
test_sample_and_shape (void)
{
  g_autoptr (AssayTableFile) file = open_text ("Name ,Score\nx,1\nx,2\ny,\nz,2\n");
  g_autoptr (AssayTableFile) same = open_text ("NAME;score.\nq;7\n");
  g_autoptr (AssayTableFile) other = open_text ("Names;score.\nq;7\n");
  g_autofree char *names = assay_table_file_dup_sample (file, 0, 2);
  g_autofree char *scores = assay_table_file_dup_sample (file, 1, 9);
  g_autofree char *shape = assay_table_file_dup_header_shape (file);
  g_autofree char *same_shape = assay_table_file_dup_header_shape (same);
  g_autofree char *other_shape = assay_table_file_dup_header_shape (other);

  g_assert_cmpstr (names, ==, "x · y");
  g_assert_cmpstr (scores, ==, "1 · 2");
  g_assert_cmpuint (strlen (shape), ==, 64);
  g_assert_cmpstr (shape, ==, same_shape);
  g_assert_cmpstr (shape, !=, other_shape);
}

static void
check_summary (const char *text,
               gboolean    expected)
{
  g_autoptr (AssayTableFile) file = open_text (text);

  g_assert_cmpint (assay_table_file_is_question_summary (file), ==, expected);
}

static void
test_question_summary (void)
{
  check_summary (
      "Q1. How good?\nAnswer Choices,Responses,\nAgree,60.00%,6\nDisagree,40.00%,4\n,Answered,10\n",
      TRUE);
  check_summary ("Q1. How good?\nVery,60,6\nNot,40,4\nAnswered,10\nSkipped,2\n", TRUE);
  check_summary ("Question,Strongly agree,Agree,Neither,Disagree\nClean,1,2,3,4\nKind,5%,6%,7%,\n",
                 TRUE);
  check_summary ("Value,Percent,Responses\nYes,50%,4\nNo,50%,4\n", TRUE);
  check_summary ("Ref,Clean,Kind\nA,Strongly agree,Agree\nB,Agree,Disagree\n", FALSE);
  check_summary ("Ref,Answered,Skipped\nA,3,4\n", FALSE);
  check_summary ("Which applies? [Agree],Good,Fair,Poor\nAgree,Good,,\n,,Fair,\n", FALSE);
}

static void
test_corpus (void)
{
  static const struct
  {
    const char *name;
    const char *tool;
    guint64 line;
    guint n_rows;
  } files[] = {
    { "surveys/google-forms.csv", "Google Forms", 1, 1 },
    { "surveys/surveymonkey-two-headings.csv", "SurveyMonkey", 1, 2 },
    { "surveys/qualtrics-three-headings.csv", "Qualtrics", 1, 3 },
    { "surveys/qualtrics-legacy.csv", "Qualtrics", 1, 2 },
    { "surveys/likert-words.csv", NULL, 1, 1 },
    { "cqc/cqc-directory-utf8-bom.csv", NULL, 5, 1 },
    { "cqc/cqc-directory-windows-1252.csv", NULL, 5, 1 },
    { "cqc/latest-ratings-lincolnshire.csv", NULL, 1, 1 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *path = table_test_corpus (files[i].name);
      g_autoptr (AssayTableFile) file
          = path != NULL ? assay_table_file_open (path, NULL, &error) : NULL;

      if (path == NULL)
        return;
      g_assert_no_error (error);
      g_assert_cmpstr (assay_table_file_get_tool (file), ==, files[i].tool);
      g_assert_cmpuint (assay_table_file_get_heading_line (file), ==, files[i].line);
      g_assert_cmpuint (assay_table_file_get_n_heading_rows (file), ==, files[i].n_rows);
      g_assert_false (assay_table_file_is_question_summary (file));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/headings/plain", test_plain);
  g_test_add_func ("/headings/survey-monkey", test_survey_monkey);
  g_test_add_func ("/headings/qualtrics", test_qualtrics);
  g_test_add_func ("/headings/other-tools", test_other_tools);
  g_test_add_func ("/headings/paired", test_paired_headings);
  g_test_add_func ("/headings/options", test_options);
  g_test_add_func ("/headings/sample-and-shape", test_sample_and_shape);
  g_test_add_func ("/headings/question-summary", test_question_summary);
  g_test_add_func ("/headings/corpus", test_corpus);
  return g_test_run ();
}
