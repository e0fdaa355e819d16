/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What the columns of a survey are taken for: a council's whole questions, other tools' exports. */

#include <string.h>

#include "core/base/assay-error.h"
#include "core/intake/import-test.h"

typedef struct
{
  const char *question;
  const char *target;
} Whole;

/* Three councils' ways of asking. */
static const Whole first[] = {
  { "The help I get lets me be as independent as possible", "independence" },
  { "I am able to take part in activities that I enjoy", "activities" },
  { "The service has made a positive difference to my quality of life", "quality-of-life" },
  { "My care workers do not rush me", "workers-not-rushed" },
  { "My care workers come at the times that were agreed", "reliable-visit-times" },
  { "I am kept informed if there are changes to my care", "informed-of-changes" },
  { "I have control over the services I receive", "control-over-service" },
  { "I have as much social contact as I want with other people", "social-contact" },
  { "The support I receive has helped me to feel more confident", "confidence" },
  { "I had a choice over which organisation provides my care", "choice-of-provider" },
  { "I feel that I am treated with dignity and respect by my care workers", "dignity-respect" },
  { "My cultural needs and relationships are respected", "cultural-needs" },
  { "My care workers keep my personal information confidential", "confidentiality" },
  { "I feel safe in my own home", "feels-safe" },
};

static const Whole second[] = {
  { "Q1. Does your care help you to keep your independence?", "independence" },
  { "Q2. Are you supported to do the activities you like?", "activities" },
  { "Q3. Has home care made a positive difference to the quality of your life?", "quality-of-life" },
  { "Q4. Do you feel in control of the service you receive?", "control-over-service" },
  { "Q5. Has the service given you more confidence?", "confidence" },
  { "Q6. Do staff treat you with dignity and with respect?", "dignity-respect" },
  { "Q7. Are your cultural, religious and relationship needs understood by the people who care for you?",
    "cultural-needs" },
  { "Q8. Do you feel safe at home?", "feels-safe" },
};

static void
check_whole (ImportTest   *test,
             const Whole  *questions,
             guint         n_questions)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GString) csv = g_string_new ("Form number,Which agency provides your care?,Date received");
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  for (guint i = 0; i < n_questions; i++)
    g_string_append_printf (csv, ",\"%s\"", questions[i].question);
  g_string_append (csv, ",\"Overall, how satisfied are you with the care and support services you receive?\"\n");
  for (guint row = 0; row < 5; row++)
    {
      g_string_append_printf (csv, "%u,Beachy Head Care,%u/02/2011", row + 1, row + 13);
      for (guint i = 0; i < n_questions; i++)
        g_string_append (csv, (i + row) % 3 == 0 ? ",Strongly agree" : ",Agree");
      g_string_append (csv, row % 2 == 0 ? ",Very satisfied\n" : ",Satisfied\n");
    }
  import_test_demo (test, "register");
  path = assay_test_write_file (test->folder, "whole.csv", csv->str);
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_questions; i++)
    {
      AssayImportColumn *column = import_test_column (controller, questions[i].question);

      g_test_message ("%s: %s", questions[i].question, assay_import_column_get_target (column));
      g_assert_cmpstr (assay_import_column_get_target (column), ==, questions[i].target);
      g_assert_cmpint (assay_import_column_get_sureness (column), >=, ASSAY_SURENESS_SURE);
    }
  g_assert_cmpstr (assay_import_column_get_target (import_test_column (
                       controller, "Overall, how satisfied are you with the care and support services you receive?")),
                   ==, "overall-satisfaction");
  g_assert_true (assay_import_controller_check_settled (controller, &error));
  g_assert_no_error (error);
}

static void
test_first (ImportTest   *test,
            gconstpointer data)
{
  check_whole (test, first, G_N_ELEMENTS (first));
}

static void
test_second (ImportTest   *test,
             gconstpointer data)
{
  check_whole (test, second, G_N_ELEMENTS (second));
}

static void
test_numbers (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = assay_test_write_file (test->folder, "numbers.csv",
                                                 "ID,Provider ref,Independence,Shoe size\n1,HC01,5,44\n2,HC01,4,38\n");
  g_autofree char *blocked = NULL;

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_import_column_get_sureness (import_test_column (controller, "Independence")), ==,
                   ASSAY_SURENESS_ASK);
  blocked = import_test_blocked (controller);
  g_assert_cmpstr (blocked, ==, "Say what “Independence” is read as: the suggestion is not sure.");
  g_assert_true (assay_import_controller_load_map (controller,
                                                   "{\"columns\": {\"independence\": {\"as\": \"Independence\", "
                                                   "\"scale\": \"numbers-5-best\"}}}",
                                                   "map.json", &error));
  g_assert_no_error (error);
  g_assert_true (assay_import_controller_check_settled (controller, &error));
  g_assert_cmpstr (assay_import_column_get_scale (import_test_column (controller, "Independence")), ==,
                   "numbers-5-best");
}

static void
test_two_claims (ImportTest   *test,
                 gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = assay_test_write_file (test->folder, "claims.csv",
                               "ID,Provider ref,I stay independent,I live independent\n1,HC01,Agree,Agree\n"
                               "2,HC01,Agree,Disagree\n");

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  g_assert_false (assay_import_controller_check_settled (controller, &error));
  g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING);
}

#define AGREED(id) id ",HC01,Agree,Strongly agree,Agree\n"
#define THREE_ROWS AGREED ("1") AGREED ("2") AGREED ("3")

static void
open_text (ImportTest            *test,
           AssayImportController *controller,
           const char            *text)
{
  g_autofree char *path = assay_test_write_file (test->folder, "questions.csv", text);
  g_autoptr (GError) error = NULL;

  import_test_demo (test, "register");
  import_test_open (controller, path, &error);
  g_assert_no_error (error);
}

static void
check_doubt (AssayImportController *controller,
             const char            *heading,
             const char            *target,
             AssayColumnDoubt       doubt,
             const char            *words)
{
  AssayImportColumn *column = import_test_column (controller, heading);

  g_test_message ("%s: %s", heading, assay_import_column_get_holds (column));
  g_assert_cmpstr (assay_import_column_get_target (column), ==, target);
  g_assert_cmpint (assay_import_column_get_sureness (column), ==, ASSAY_SURENESS_ASK);
  g_assert_cmpint (assay_import_column_get_doubt (column), ==, doubt);
  g_assert_nonnull (strstr (assay_import_column_get_holds (column), words));
}

static void
test_negated (ImportTest   *test,
              gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  open_text (test, controller,
             "ID,Provider ref,I am not treated with dignity and respect,I do not feel confident,"
             "The service makes me less independent\n" THREE_ROWS);
  check_doubt (controller, "I am not treated with dignity and respect", "dignity-respect", ASSAY_DOUBT_OPPOSITE,
               "the opposite of “Dignity and respect”");
  check_doubt (controller, "I do not feel confident", "confidence", ASSAY_DOUBT_OPPOSITE, "opposite");
  check_doubt (controller, "The service makes me less independent", "independence", ASSAY_DOUBT_OPPOSITE,
               "opposite");
  assay_import_controller_confirm (controller, 2);
  g_assert_null (strstr (assay_import_column_get_holds (import_test_column (
                             controller, "I am not treated with dignity and respect")),
                         "opposite"));
}

/* What was confirmed by a slip is asked about again, with the same doubt; what was chosen is not. */
static void
test_ask_again (ImportTest   *test,
                gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  AssayImportColumn *column;

  open_text (test, controller,
             "ID,Provider ref,I am not treated with dignity and respect,Confidence\n"
             "1,HC01,Agree,1\n2,HC01,Agree,5\n3,HC02,Agree,4\n");
  column = import_test_column (controller, "I am not treated with dignity and respect");
  g_assert_false (assay_import_column_is_confirmed (column));
  assay_import_controller_confirm (controller, 2);
  g_assert_true (assay_import_column_is_confirmed (column));
  assay_import_controller_ask_again (controller, 2);
  g_assert_false (assay_import_column_is_confirmed (column));
  check_doubt (controller, "I am not treated with dignity and respect", "dignity-respect", ASSAY_DOUBT_OPPOSITE,
               "the opposite of “Dignity and respect”");
  check_doubt (controller, "Confidence", "confidence", ASSAY_DOUBT_DIRECTION, "is the highest number the best");
  assay_import_controller_confirm (controller, 3);
  assay_import_controller_ask_again (controller, 3);
  check_doubt (controller, "Confidence", "confidence", ASSAY_DOUBT_DIRECTION, "is the highest number the best");
  assay_import_controller_choose (controller, 2, ASSAY_COLUMN_QUESTION, "confidence");
  assay_import_controller_ask_again (controller, 2);
  g_assert_cmpint (assay_import_column_get_sureness (column), ==, ASSAY_SURENESS_CHOSEN);
}

static gboolean
has_notice (AssayImportController *controller,
            const char            *words)
{
  g_autoptr (GPtrArray) notices = assay_import_controller_list_notices (controller);

  for (guint i = 0; i < notices->len; i++)
    if (strstr (g_ptr_array_index (notices, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* Which end of numbers is the best is asked, or said with what turns it; never taken in silence. */
static void
test_direction (ImportTest   *test,
                gconstpointer data)
{
  const char *map = "{\"columns\": {\"Marks\": \"question:confidence\"}}";
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GPtrArray) scales = NULL;
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GError) error = NULL;

  open_text (test, controller, "ID,Provider ref,Marks,Words\n1,HC01,1,Agree\n2,HC01,5,Agree\n3,HC02,4,Agree\n");
  g_assert_cmpstr (assay_import_column_get_scale (import_test_column (controller, "Marks")), ==, "numbers-5");
  g_assert_false (has_notice (controller, "Marks"));
  none = assay_import_controller_list_scales (controller, 2);
  g_assert_cmpuint (none->len, ==, 0);
  g_assert_true (assay_import_controller_load_map (controller, map, "map.json", &error));
  g_assert_no_error (error);
  /* Not the scale of what is not counted. */
  g_assert_cmpstr (assay_import_column_get_scale (import_test_column (controller, "Marks")), ==, "numbers-5-best");
  g_assert_true (has_notice (controller, "In “Marks”, 5 is taken for the best answer."));
  g_assert_true (has_notice (controller, "\"numbers-1-best\""));
  scales = assay_import_controller_list_scales (controller, 2);
  g_assert_cmpuint (scales->len, ==, 2);
  assay_import_controller_choose_scale (controller, 2, "numbers-1-best");
  g_assert_false (has_notice (controller, "Marks"));
  assay_import_controller_choose (controller, 3, ASSAY_COLUMN_QUESTION, "confidence");
  g_assert_false (has_notice (controller, "Words"));
}

static void
test_two_for_one (ImportTest   *test,
                  gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);

  open_text (test, controller,
             "ID,Provider ref,Confidence,The service gives me confidence,I like tea\n" THREE_ROWS);
  g_assert_cmpint (assay_import_column_get_sureness (import_test_column (controller, "Confidence")), ==,
                   ASSAY_SURENESS_SAME);
  check_doubt (controller, "The service gives me confidence", "confidence", ASSAY_DOUBT_TWO_COLUMNS,
               "only one of them");
  check_doubt (controller, "I like tea", "", ASSAY_DOUBT_UNREAD_MEASURE, "Control over service");
}

static void
test_unread (ImportTest   *test,
             gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GPtrArray) notices = NULL;

  open_text (test, controller,
             "ID,Provider ref,I can decide how and when my care is delivered,I chose my care agency,"
             "My personal information is kept private\n" THREE_ROWS);
  g_assert_cmpstr (assay_import_column_get_target (import_test_column (
                       controller, "I can decide how and when my care is delivered")),
                   ==, "control-over-service");
  g_assert_cmpstr (assay_import_column_get_target (import_test_column (controller, "I chose my care agency")), ==,
                   "choice-of-provider");
  g_assert_cmpstr (assay_import_column_get_target (import_test_column (
                       controller, "My personal information is kept private")),
                   ==, "confidentiality");
  notices = assay_import_controller_list_notices (controller);
  g_assert_cmpuint (notices->len, ==, 1);
  g_assert_true (g_str_has_prefix (g_ptr_array_index (notices, 0), "No column was read as: "));
  g_assert_null (strstr (g_ptr_array_index (notices, 0), "Control over service"));
}

/* What words meant in one file says nothing about the numbers of the next. */
static void
test_words_then_numbers (ImportTest   *test,
                         gconstpointer data)
{
  g_autoptr (AssayImportController) words = import_test_survey (test);
  g_autoptr (AssayImportController) numbers = import_test_survey (test);
  g_autoptr (GPtrArray) lines = NULL;

  import_test_demo (test, "register");
  import_test_text (test, words, "ID,Provider ref,Confidence\n1,HC01,Agree\n2,HC01,Agree\n");
  open_text (test, numbers, "ID,Provider ref,Confidence\n3,HC01,5\n4,HC01,4\n");
  check_doubt (numbers, "Confidence", "confidence", ASSAY_DOUBT_DIRECTION, "the best, or the lowest?");
  lines = assay_import_controller_list_map_lines (numbers, 2);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 1), ==,
                   "\"Confidence\": {\"as\": \"question:confidence\", \"scale\": \"numbers-1-best\"}");
}

/* Numbers are said as far as they go, and the scales that are offered go as far; a question that the framework does
 * not count is asked about as well, and numbers under a heading of their own have no good end. */
static void
test_wide_numbers (ImportTest   *test,
                   gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *map = NULL;

  open_text (test, controller,
             "ID,Provider ref,I feel safe at home,My care workers are not rushed,Stars for the cake\n"
             "1,HC01,2,5,4\n2,HC01,7,1,5\n3,HC01,4,3,5\n");
  check_doubt (controller, "I feel safe at home", "feels-safe", ASSAY_DOUBT_DIRECTION, "numbers from 2 to 7");
  check_doubt (controller, "My care workers are not rushed", "workers-not-rushed", ASSAY_DOUBT_DIRECTION,
               "numbers from 1 to 5");
  g_assert_cmpstr (assay_import_column_get_scale (import_test_column (controller, "Stars for the cake")), ==,
                   "numbers-5");
  lines = assay_import_controller_list_map_lines (controller, 2);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==,
                   "\"I feel safe at home\": {\"as\": \"question:feels-safe\", \"scale\": \"numbers-7-best\"}");
  map = g_strdup_printf ("{\"columns\": {%s, \"#4\": \"question\"}}", (char *) g_ptr_array_index (lines, 0));
  g_assert_true (assay_import_controller_load_map (controller, map, "map.json", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (assay_import_column_get_holds (import_test_column (controller, "I feel safe at home")), ==,
                   "2 to 7; numbers, 7 the best, 7 steps");
  import_test_check (controller, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_answers (controller)), ==, 0);
}

/* What has to be said of dates has its lines as well; what is left out needs none. */
static void
test_lines_of_dates (ImportTest   *test,
                     gconstpointer data)
{
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GPtrArray) lines = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *map = NULL;

  open_text (test, controller,
             "ID,Provider ref,Date returned,Confidence,startlanguage. Start language\n1,HC01,03/02/2011,Agree,en\n"
             "2,HC01,04/02/2011,Agree,en\n");
  lines = assay_import_controller_list_map_lines (controller, 2);
  g_assert_cmpuint (lines->len, ==, 2);
  g_assert_cmpstr (g_ptr_array_index (lines, 0), ==, "\"Date returned\": {\"as\": \"date\", \"order\": \"day-first\"}");
  map = g_strdup_printf ("{\"columns\": {%s}}", (char *) g_ptr_array_index (lines, 0));
  g_clear_pointer (&lines, g_ptr_array_unref);
  lines = assay_import_controller_list_map_lines (controller, 4);
  g_assert_cmpuint (lines->len, ==, 0);
  g_assert_true (assay_import_controller_load_map (controller, map, "map.json", &error));
  g_assert_no_error (error);
  g_assert_true (assay_import_controller_check_settled (controller, &error));
  g_assert_no_error (error);
}

/* What asks for words of one’s own is not kept unless asked for, even where two people say the same. */
static void
test_comments (ImportTest   *test,
               gconstpointer data)
{
  static const char *const headings[] = { "Remarks", "Comments", "Notes", "Feedback", "Any suggestions?",
                                          "Comments about your carers", "Comments (please print)" };
  static const char *const texts[] = { "None really", "Good" };

  import_test_demo (test, "register");
  for (guint i = 0; i < G_N_ELEMENTS (headings) * 2; i++)
    {
      g_autoptr (AssayImportController) controller = import_test_survey (test);
      const char *heading = headings[i / 2];
      /* A text that is on a scale speaks for a question only where the heading is not plainly a comment’s. */
      const char *words = texts[i % 2 == 1 && i / 2 < 4];
      g_autofree char *text = g_strdup_printf ("ID,Provider ref,Independence,%s\n1,HC01,Agree,%s\n2,HC01,Agree,%s\n"
                                               "3,HC02,Agree,%s\n4,HC02,Agree,%s\n",
                                               heading, words, words, words, words);
      g_autofree char *path = assay_test_write_file (test->folder, "comments.csv", text);
      g_autoptr (GError) error = NULL;

      import_test_open (controller, path, &error);
      g_assert_no_error (error);
      g_test_message ("%s: %s", heading, words);
      g_assert_cmpint (assay_import_column_get_role (import_test_column (controller, heading)), ==,
                       ASSAY_COLUMN_COMMENT);
    }
}

static void
test_bad_maps (ImportTest   *test,
               gconstpointer data)
{
  static const char *const maps[] = { "{", "[]", "{\"columns\": {\"Nowhere\": \"question\"}}",
                                      "{\"columns\": {\"ID\": \"nonsense\"}}",
                                      "{\"columns\": {\"ID\": {\"as\": \"date\", \"order\": \"backwards\"}}}",
                                      "{\"columns\": {\"ID\": 3}}", "{\"answers\": {\"ID\": []}}" };
  g_autoptr (AssayImportController) controller = import_test_survey (test);
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = assay_test_write_file (test->folder, "s.csv", "ID,Provider ref,Independence\n1,HC01,Agree\n");

  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (maps); i++)
    {
      g_test_message ("%s", maps[i]);
      g_assert_false (assay_import_controller_load_map (controller, maps[i], "map.json", &error));
      g_assert_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_MAPPING);
      g_assert_true (g_str_has_prefix (error->message, "Mapping “map.json”"));
      g_clear_error (&error);
    }
}

static void
test_corpora (ImportTest   *test,
              gconstpointer data)
{
  static const char *const names[] = { "google-forms.csv", "likert-words.csv", "qualtrics-three-headings.csv",
                                       "surveymonkey-two-headings.csv", "qualtrics-legacy.csv" };
  const char *folder = g_getenv ("ASSAY_CORPORA");
  g_autofree char *beside = g_build_filename (g_getenv ("ASSAY_SOURCE_DIR"), "..", "shared", "corpora", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (AssayImportController) controller = import_test_survey (test);
      g_autofree char *path = g_build_filename (folder != NULL ? folder : beside, "surveys", names[i], NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *blocked = NULL;

      if (!g_file_test (path, G_FILE_TEST_EXISTS))
        {
          g_test_skip_printf ("%s is not there", names[i]);
          continue;
        }
      import_test_open (controller, path, &error);
      g_assert_no_error (error);
      blocked = import_test_blocked (controller);
      g_assert_cmpstr (blocked, ==, "No column says which provider a return is about.");
      if (g_str_equal (names[i], "likert-words.csv"))
        g_assert_cmpstr (assay_import_column_get_scale (import_test_column (controller, "LearnedSkills")), ==,
                         "agreement");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("/survey/suggestions/first", test_first);
  IMPORT_TEST ("/survey/suggestions/second", test_second);
  IMPORT_TEST ("/survey/suggestions/numbers", test_numbers);
  IMPORT_TEST ("/survey/suggestions/two-claims", test_two_claims);
  IMPORT_TEST ("/survey/suggestions/negated", test_negated);
  IMPORT_TEST ("/survey/suggestions/ask-again", test_ask_again);
  IMPORT_TEST ("/survey/suggestions/direction", test_direction);
  IMPORT_TEST ("/survey/suggestions/two-for-one", test_two_for_one);
  IMPORT_TEST ("/survey/suggestions/unread", test_unread);
  IMPORT_TEST ("/survey/suggestions/words-then-numbers", test_words_then_numbers);
  IMPORT_TEST ("/survey/suggestions/lines-of-dates", test_lines_of_dates);
  IMPORT_TEST ("/survey/suggestions/wide-numbers", test_wide_numbers);
  IMPORT_TEST ("/survey/suggestions/comments", test_comments);
  IMPORT_TEST ("/survey/suggestions/bad-maps", test_bad_maps);
  IMPORT_TEST ("/survey/suggestions/corpora", test_corpora);
  return g_test_run ();
}
