/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "support/command.h"

/* From survey to rating to workbook, as a person does it on the command line, with the demonstration's
 * fourth quarter. */

#define PERIOD "2010-11 Q4"

/* Worked out apart from Assay, from the files: the mean of fourteen points, 0 to 1, times 100. */
static const struct
{
  const char *reference;
  double score;
  const char *band;
  int returns;
} expected[] = {
  { "HC01", 76.6, "silver", 24 },
  { "HC02", 61.9, "bronze", 21 },
  { "HC03", 79.7, "silver", 18 },
  { "HC04", 81.0, "gold", 16 },
  { "HC05", 67.6, "bronze", 14 },
  { "HC06", 58.0, "not-awarded", 13 },
  { "HC07", 56.3, "not-awarded", 12 },
  { "HC08", 77.5, "silver", 11 },
  { "HC09", 84.3, "gold", 10 },
  { "HC10", NAN, NULL, 7 },
  { "HC11", NAN, NULL, 5 },
  { "HC12", NAN, NULL, 2 },
};

/* The published totals: answers from the most to the least favourable. */
static const struct
{
  const char *question;
  int counts[5];
} published[] = {
  { "Independence", { 43, 72, 17, 5, 0 } },
  { "Activities", { 21, 49, 43, 8, 3 } },
  { "Positive difference to quality of life", { 44, 69, 21, 3, 1 } },
  { "Workers not rushed", { 37, 64, 26, 14, 6 } },
  { "Reliable visit times", { 30, 61, 28, 20, 8 } },
  { "Kept informed of changes", { 25, 43, 22, 36, 20 } },
  { "Control over service", { 25, 53, 38, 19, 8 } },
  { "Social contact", { 25, 43, 51, 9, 1 } },
  { "Confidence", { 32, 62, 29, 4, 0 } },
  { "Choice of provider", { 16, 22, 27, 49, 25 } },
  { "Dignity and respect", { 66, 78, 1, 2, 0 } },
  { "Cultural and relationship needs", { 39, 63, 30, 0, 1 } },
  { "Confidentiality", { 52, 81, 9, 5, 1 } },
  { "Feels safe at home", { 49, 65, 21, 3, 0 } },
  { "Overall satisfaction", { 62, 60, 18, 4, 4 } },
};

static void
import_all (Command *command)
{
  g_autofree char *providers = command_demo_file ("home-care-register-2011.csv");
  g_autofree char *survey = command_demo_file ("home-care-survey-2011.csv");
  g_autofree char *returns = command_demo_file ("home-care-return-2010-11-q4.csv");

  command_expect (command, 0, "init", NULL);
  command_expect (command, 0, "import", "register", providers, "--period", PERIOD, NULL);
  command_assert_in (command->out, "read 12 = new 12 + changed 0 + unchanged 0 + set aside 0\n");
  command_expect (command, 0, "import", "survey", survey, "--period", PERIOD, "--survey", "Home care",
                  NULL);
  command_assert_in (command->out, "read 153 = new 153 + present 0 + set aside 0\n");
  command_expect (command, 0, "import", "returns", returns, "--period", PERIOD, NULL);
  command_assert_in (command->out, "read 12 = new 12 + changed 0 + unchanged 0 + set aside 0\n");
}

static void
set_up (Command    *command,
        const void *data)
{
  command_set_up (command, data);
  import_all (command);
}

static void
check_rating (JsonObject *rating,
              guint       i)
{
  g_assert_cmpstr (json_object_get_string_member (rating, "reference"), ==, expected[i].reference);
  g_assert_cmpint (json_object_get_int_member (rating, "returns"), ==, expected[i].returns);
  if (expected[i].band == NULL)
    {
      g_assert_true (json_object_get_null_member (rating, "score"));
      g_assert_true (json_object_get_null_member (rating, "band"));
      g_assert_true (json_object_get_null_member (rating, "stability"));
      g_assert_cmpstr (json_object_get_string_member (rating, "reason"), ==, "insufficient-evidence");
      return;
    }
  g_assert_cmpfloat (json_object_get_double_member (rating, "score"), ==, expected[i].score);
  g_assert_cmpstr (json_object_get_string_member (rating, "band"), ==, expected[i].band);
  g_assert_true (json_object_get_null_member (rating, "reason"));
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (rating, "coverage"), 14.0 / 15, 1e-9);
}

static void
check_stability (JsonObject *rating)
{
  JsonObject *stability;
  JsonArray *range;
  double sum = 0;
  g_autoptr (GList) shares = NULL;

  if (json_object_get_null_member (rating, "stability"))
    return;
  stability = json_object_get_object_member (rating, "stability");
  shares = json_object_get_values (stability);
  g_assert_cmpuint (g_list_length (shares), ==, 4);
  for (GList *l = shares; l != NULL; l = l->next)
    sum += json_node_get_double (l->data);
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-9);
  range = json_object_get_array_member (rating, "range");
  g_assert_cmpfloat (json_array_get_double_element (range, 0), <=,
                     json_object_get_double_member (rating, "score"));
  g_assert_cmpfloat (json_array_get_double_element (range, 1), >=,
                     json_object_get_double_member (rating, "score"));
}

static void
test_rate (Command    *command,
           const void *data)
{
  g_autoptr (JsonNode) node = NULL;
  g_autofree char *first = NULL;
  JsonArray *ratings;

  command_expect (command, 0, "--json", "rate", "care-governance", PERIOD, NULL);
  first = g_strdup (command->out);
  node = command_read_json (command);
  ratings = json_node_get_array (node);
  g_assert_cmpuint (json_array_get_length (ratings), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      check_rating (json_array_get_object_element (ratings, i), i);
      check_stability (json_array_get_object_element (ratings, i));
    }

  /* Rating twice gives the same, to the last digit. */
  command_expect (command, 0, "rate", "care-governance", PERIOD, "--json", NULL);
  g_assert_cmpstr (command->out, ==, first);
  command_expect (command, 0, "rate", "care-governance", PERIOD, NULL);
  command_assert_in (command->out, "Cuckmere Domiciliary Care");
  command_assert_in (command->out, "79.7");
}

static JsonObject *
find_question (JsonArray  *questions,
               const char *title)
{
  for (guint i = 0; i < json_array_get_length (questions); i++)
    {
      JsonObject *question = json_array_get_object_element (questions, i);

      if (g_strcmp0 (json_object_get_string_member (question, "question"), title) == 0)
        return question;
    }
  g_test_message ("no question “%s”", title);
  g_test_fail ();
  return NULL;
}

static void
check_counts (JsonObject *question,
              const int  *counts)
{
  JsonObject *answers = json_object_get_object_member (question, "counts");
  JsonObjectIter iter;
  const char *answer;
  JsonNode *count;
  int answered = 0;
  guint i = 0;

  json_object_iter_init_ordered (&iter, answers);
  for (; json_object_iter_next_ordered (&iter, &answer, &count); i++)
    {
      g_assert_cmpuint (i, <, 5);
      g_assert_cmpint (json_node_get_int (count), ==, counts[i]);
      answered += counts[i];
    }
  g_assert_cmpuint (i, ==, 5);
  g_assert_cmpint (json_object_get_int_member (question, "answered"), ==, answered);
  g_assert_cmpint (json_object_get_int_member (question, "blank"), ==, 153 - answered);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (question, "positive"),
                                  (double) (counts[0] + counts[1]) / answered, 1e-12);
}

static void
test_survey (Command    *command,
             const void *data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *survey;
  JsonArray *questions;

  command_expect (command, 0, "survey", "Home care", "--period", PERIOD, "--json", NULL);
  node = command_read_json (command);
  survey = json_node_get_object (node);
  questions = json_object_get_array_member (survey, "questions");
  g_assert_cmpint (json_object_get_int_member (survey, "sent"), ==, 450);
  g_assert_cmpint (json_object_get_int_member (survey, "returned"), ==, 153);
  g_assert_cmpuint (json_array_get_length (questions), ==, 17);
  for (guint i = 0; i < G_N_ELEMENTS (published); i++)
    check_counts (find_question (questions, published[i].question), published[i].counts);

  command_expect (command, 0, "survey", NULL);
  command_assert_in (command->out, "82.4");
  command_assert_in (command->out, "81.9");
  command_expect (command, 0, "survey", "--provider", "HC12", "--json", NULL);
  command_assert_in (command->out, "\"returned\": 2");
}

static double
add_up (JsonObject *node,
        double     *weights)
{
  double sum = 0;
  JsonArray *children = json_object_get_array_member (node, "children");

  if (children != NULL && json_array_get_length (children) > 0)
    {
      for (guint i = 0; i < json_array_get_length (children); i++)
        sum += add_up (json_array_get_object_element (children, i), weights);
      return sum;
    }
  if (json_object_get_null_member (node, "points"))
    return 0;
  *weights += json_object_get_double_member (node, "weight");
  return json_object_get_double_member (node, "weight") * json_object_get_double_member (node, "points");
}

static void
test_explain (Command    *command,
              const void *data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *tree;
  double weights = 0, sum;

  command_expect (command, 1, "explain", "HC03", "care-governance", PERIOD, NULL);
  command_expect (command, 0, "rate", "care-governance", PERIOD, NULL);
  command_expect (command, 0, "explain", "cuckmere  DOMICILIARY care", "care-governance", PERIOD, NULL);
  command_assert_in (command->out, "HC03");
  command_expect (command, 0, "explain", "HC03", "care-governance", PERIOD, NULL);
  command_assert_in (command->out, "Dignity and respect");
  command_assert_in (command->out, "79.7");
  command_expect (command, 0, "explain", "HC03", "care-governance", PERIOD, "--json", NULL);
  node = command_read_json (command);
  tree = json_node_get_object (node);
  g_assert_cmpfloat (json_object_get_double_member (tree, "roundedScore"), ==, 79.7);
  sum = add_up (tree, &weights);
  g_assert_cmpfloat_with_epsilon (100 * sum / weights, 79.7, 0.05);
}

/* Who has too few returns has no score, whatever the answers that are there would come to. */
static void
test_explain_unrated (Command    *command,
                      const void *data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonObject *tree;

  command_expect (command, 0, "rate", "care-governance", PERIOD, NULL);
  command_expect (command, 0, "explain", "HC12", "care-governance", PERIOD, "--json", NULL);
  node = command_read_json (command);
  tree = json_node_get_object (node);
  g_assert_true (json_object_get_null_member (tree, "score"));
  g_assert_true (json_object_get_null_member (tree, "points"));
  g_assert_true (json_object_get_null_member (tree, "adds"));
  g_assert_true (json_object_get_null_member (tree, "roundedScore"));
}

static void
test_what_if (Command    *command,
              const void *data)
{
  g_autoptr (JsonNode) node = NULL;
  JsonArray *moves;
  guint moved = 0;

  command_expect (command, 0, "what-if", "care-governance", PERIOD, "--from", "gold=79.7", "--json", NULL);
  node = command_read_json (command);
  moves = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (moves); i++)
    {
      JsonObject *move = json_array_get_object_element (moves, i);

      if (!json_object_get_boolean_member (move, "moved"))
        continue;
      moved++;
      g_assert_cmpstr (json_object_get_string_member (move, "reference"), ==, "HC03");
    }
  g_assert_cmpuint (moved, ==, 1);
  command_expect (command, 0, "what-if", "care-governance", PERIOD, "--from", "gold=85", NULL);
  command_assert_in (command->out, "Downland Care at Home");
  command_expect (command, 2, "what-if", "care-governance", PERIOD, "--from", "gold", NULL);
  command_expect (command, 2, "what-if", "care-governance", PERIOD, "--reading", "stars", NULL);
  command_expect (command, 1, "what-if", "care-governance", PERIOD, "--reading", "ladder", NULL);
  command_expect (command, 0, "what-if", "home-matters", "2010-11", "--reading", "ladder", NULL);
  command_assert_in (command->out, "bands by a ladder of levels");
  command_expect (command, 1, "what-if", "care-governance", PERIOD, "--from", "platinum=90", NULL);
}

static void
test_import_again (Command    *command,
                   const void *data)
{
  g_autofree char *survey = command_demo_file ("home-care-survey-2011.csv");
  g_autofree char *providers = command_demo_file ("home-care-register-2011.csv");

  command_expect (command, 0, "import", "survey", survey, "--period", PERIOD, "--survey", "Home care",
                  NULL);
  command_assert_in (command->out, "read 153 = new 0 + present 153 + set aside 0\n");
  command_expect (command, 0, "import", "register", providers, "--period", PERIOD, NULL);
  command_assert_in (command->out, "read 12 = new 0 + changed 0 + unchanged 12 + set aside 0\n");
}

/* Headings and answers that nobody could be sure about. */
static void
test_map (Command    *command,
          const void *data)
{
  g_autoptr (GString) text = g_string_new ("Form,Who,Q1\n");

  for (int i = 0; i < 14; i++)
    g_string_append_printf (text, "%d,%s,%s\n", i, i < 13 ? "HC01" : "HC0I",
                            i < 10 ? "Agree" : i < 12 ? "Yup" : "N/A");
  command_write (command, "odd.csv", text->str);
  command_write (command, "map.json",
                 "{ \"columns\": { \"Form\": \"response-id\", \"#2\": \"provider-reference\","
                 " \"Q1\": \"question:Dignity and respect\" },"
                 " \"answers\": { \"Q1\": { \"Yup\": \"Strongly agree\" } } }");
  command_expect (command, 1, "import", "survey", "odd.csv", "--period", "2010-11 Q3", NULL);
  command_expect (command, 0, "import", "survey", "odd.csv", "--period", "2010-11 Q3", "--map", "map.json",
                  "--survey", "Odd", NULL);
  command_assert_in (command->out, "read 14 = new 13 + present 0 + set aside 1\n");
  command_expect (command, 0, "survey", "Odd", "--json", NULL);
  command_assert_in (command->out, "\"Strongly agree\": 2");
  command_assert_in (command->out, "\"notApplicable\": 1");
  command_expect (command, 0, "survey", "Odd", NULL);
  command_assert_in (command->out, "Not applicable");
}

static void
test_undo (Command    *command,
           const void *data)
{
  g_autoptr (JsonNode) node = NULL;

  command_expect (command, 0, "imports", "--json", NULL);
  node = command_read_json (command);
  g_assert_cmpuint (json_array_get_length (json_node_get_array (node)), ==, 3);
  command_expect (command, 0, "imports", NULL);
  command_assert_in (command->out, "home-care-survey-2011.csv");
  command_expect (command, 0, "import", "undo", "2", NULL);
  command_expect (command, 1, "survey", "--json", NULL);
  command_assert_in (command->err, "no survey");
  command_expect (command, 1, "import", "undo", "2", NULL);
  command_expect (command, 1, "import", "undo", "99", NULL);
  command_expect (command, 2, "import", "undo", "all", NULL);
}

/* What was rated on evidence that was taken away says so wherever it is shown, until it is rated again. */
static void
test_undo_after_rating (Command    *command,
                        const void *data)
{
  const char *const taken = "home-care-return-2010-11-q4.csv”, which it used, was taken back.";
  g_autofree char *ratings = command_path (command, "ratings.csv");
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) node = NULL;

  command_expect (command, 0, "rate", "care-governance", PERIOD, NULL);
  g_assert_null (strstr (command->out, taken));
  command_expect (command, 0, "import", "undo", "3", NULL);
  command_expect (command, 0, "explain", "HC03", "care-governance", PERIOD, NULL);
  command_assert_in (command->out, taken);
  command_assert_in (command->out, "Not rated again yet.");
  command_expect (command, 0, "explain", "HC03", "care-governance", PERIOD, "--json", NULL);
  node = command_read_json (command);
  g_assert_nonnull (strstr (json_object_get_string_member (json_node_get_object (node), "changedSince"), taken));
  command_expect (command, 0, "export", "csv", "--period", PERIOD, "ratings.csv", NULL);
  g_assert_true (g_file_get_contents (ratings, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, taken));
  command_expect (command, 0, "rate", "care-governance", PERIOD, NULL);
  g_assert_null (strstr (command->out, taken));
  command_expect (command, 0, "rate", "care-governance", PERIOD, "--json", NULL);
  g_assert_null (strstr (command->out, taken));
  command_assert_in (command->out, "changedSince");
}

static void
test_export (Command    *command,
             const void *data)
{
  g_autofree char *workbook = command_path (command, "ratings.xlsx");
  g_autofree char *text = NULL;
  gsize length;

  command_expect (command, 1, "export", "workbook", "ratings.xlsx", NULL);
  g_assert_false (g_file_test (workbook, G_FILE_TEST_EXISTS));
  command_expect (command, 0, "rate", "care-governance", PERIOD, NULL);
  command_expect (command, 0, "export", "workbook", "ratings.xlsx", NULL);
  g_assert_true (g_file_get_contents (workbook, &text, &length, NULL));
  g_assert_cmpmem (text, 2, "PK", 2);
  command_expect (command, 1, "export", "workbook", "ratings.xlsx", NULL);
  command_assert_in (command->err, "ratings.xlsx");
  command_expect (command, 0, "export", "workbook", "ratings.xlsx", "--force", NULL);
  command_expect (command, 0, "export", "csv", "--period", PERIOD, "ratings.csv", NULL);
  command_expect (command, 2, "export", "poem", "ratings.txt", NULL);
}

static void
test_verify_backup_restore (Command    *command,
                            const void *data)
{
  g_autoptr (JsonNode) node = NULL;

  command_expect (command, 0, "verify", "--json", NULL);
  node = command_read_json (command);
  g_assert_true (json_object_get_boolean_member (json_node_get_object (node), "ok"));
  g_assert_cmpuint (strlen (json_object_get_string_member (json_node_get_object (node), "head")), ==, 64);
  command_expect (command, 0, "backup", "copy.assay", NULL);
  command_expect (command, 1, "backup", "copy.assay", NULL);
  command_assert_in (command->err, "copy.assay");
  command_expect (command, 0, "import", "undo", "2", NULL);
  command_expect (command, 0, "restore", "copy.assay", NULL);
  command_expect (command, 0, "survey", "--json", NULL);
  command_assert_in (command->out, "\"returned\": 153");
  command_expect (command, 0, "verify", NULL);
}

static void
test_frameworks (Command    *command,
                 const void *data)
{
  command_expect (command, 0, "frameworks", NULL);
  command_assert_in (command->out, "care-governance");
  command_expect (command, 0, "frameworks", "--json", NULL);
  command_assert_in (command->out, "\"id\": \"care-governance\"");
  command_assert_in (command->out, "\"from\": 80");
  command_expect (command, 1, "rate", "tea-making", PERIOD, NULL);
  command_assert_in (command->err, "tea-making");
}

#define ADD(name, test) g_test_add ("/cli/main-job/" name, Command, NULL, set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  ADD ("rate", test_rate);
  ADD ("survey", test_survey);
  ADD ("explain", test_explain);
  ADD ("explain-unrated", test_explain_unrated);
  ADD ("what-if", test_what_if);
  ADD ("import-again", test_import_again);
  ADD ("map", test_map);
  ADD ("undo", test_undo);
  ADD ("undo-after-rating", test_undo_after_rating);
  ADD ("export", test_export);
  ADD ("verify-backup-restore", test_verify_backup_restore);
  ADD ("frameworks", test_frameworks);
  return g_test_run ();
}
