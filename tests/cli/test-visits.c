/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-answer.h"
#include "core/base/assay-date.h"
#include "core/library/assay-library.h"
#include "core/store/assay-db.h"
#include "cli/visit-command.h"

/* Visits on the command line: a form goes out, comes back filled in, its visit is taken through its steps, and its
 * provider is rated. Where many are needed at once, the library takes the steps. */

static void
export_form (Command    *command,
             const char *framework,
             const char *provider,
             const char *kind)
{
  command_expect (command, 0, "--file", REGISTER, "export", "form", "--framework", framework, "--provider", provider,
                  "--period", PERIOD, "--kind", kind, "form.xlsx", "--force", NULL);
}

static void
import_form (Command *command)
{
  command_expect (command, 0, "--file", REGISTER, "import", "assessment", "form.xlsx", NULL);
}

/* To the end, which is where a score that is hidden till then is shown. */
static gboolean
finish (AssayConnection *connection,
        gint64           id,
        GError         **error)
{
  static const AssayAssessmentState states[] = { ASSAY_ASSESSMENT_SIGNED_OFF, ASSAY_ASSESSMENT_DRAFT_SHARED,
                                                 ASSAY_ASSESSMENT_CORRECTIONS_HEARD, ASSAY_ASSESSMENT_FINAL };
  g_autofree char *today = assay_date_today ();

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_autoptr (AssayAssessment) assessment = assay_assessment_load (connection, id, error);
      g_autoptr (AssayFramework) framework =
        assessment == NULL ? NULL
                           : assay_library_get (connection, assay_assessment_get_framework_id (assessment), 1, error);

      if (framework == NULL ||
          !assay_assessment_take (connection, assessment, framework, states[i], today, "As the form says", error))
        return FALSE;
    }
  return TRUE;
}

static gpointer
finish_all (AssayConnection *connection, gpointer provider, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) list = assay_assessment_list (connection, *(gint64 *) provider, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    if (assay_assessment_is_editable (list->pdata[i]) &&
        !finish (connection, assay_assessment_get_id (list->pdata[i]), error))
      return NULL;
  return NULL;
}

static void
change_register (Command     *command,
                 AssayDbFunc  func,
                 gint64       provider)
{
  g_autofree char *path = command_path (command, REGISTER);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = assay_db_open (path, ASSAY_DB_NONE, &error);

  g_assert_no_error (error);
  assay_db_write_sync (db, func, &provider, NULL, &error);
  g_assert_no_error (error);
  assay_db_close (db, NULL);
}

/* The rating of a provider; its score is checked by the caller. */
static JsonObject *
find_rating (JsonNode   *node,
             const char *reference)
{
  JsonArray *ratings = json_node_get_array (node);

  for (guint i = 0; i < json_array_get_length (ratings); i++)
    {
      JsonObject *rating = json_array_get_object_element (ratings, i);

      if (g_strcmp0 (json_object_get_string_member (rating, "reference"), reference) == 0)
        return rating;
    }
  g_error ("no rating of %s", reference);
}

static JsonNode *
rate (Command    *command,
      const char *framework)
{
  command_expect (command, 0, "--file", REGISTER, "--json", "rate", framework, PERIOD, NULL);
  return command_read_json (command);
}

static void
expect_band (JsonNode   *ratings,
             const char *reference,
             const char *band)
{
  JsonObject *rating = find_rating (ratings, reference);

  g_assert_cmpstr (json_object_get_string_member_with_default (rating, "band", "none"), ==, band);
}

static void
test_form (Command    *command,
           const void *data)
{
  g_autoptr (JsonNode) exported = NULL;
  g_autoptr (JsonNode) imported = NULL;
  JsonObject *object;

  command_expect (command, 0, "--file", REGISTER, "--json", "export", "form", "--framework", "monitoring-visit",
                  "--provider", "HC03", "--period", PERIOD, "form.xlsx", NULL);
  exported = command_read_json (command);
  object = json_node_get_object (exported);
  g_assert_cmpstr (json_object_get_string_member (object, "provider"), ==, "HC03");
  g_assert_cmpstr (json_object_get_string_member (object, "framework"), ==, "monitoring-visit");
  visit_command_answer_one (command, 2, "E5", "Met in full");
  visit_command_answer_one (command, 2, "E6", "Not met");
  command_expect (command, 0, "--file", REGISTER, "--json", "import", "assessment", "form.xlsx", NULL);
  imported = command_read_json (command);
  object = json_node_get_object (imported);
  g_assert_cmpint (json_object_get_int_member (object, "read"), ==, 51);
  g_assert_cmpint (json_object_get_int_member (object, "answered"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "changed"), ==, 2);
  g_assert_cmpint (json_object_get_int_member (object, "unchanged"), ==, 49);
  import_form (command);
  command_assert_in (command->out, "2 of 51 criteria are answered");
  command_assert_in (command->out, "read 51 = changed 0 + unchanged 51");
  command_expect (command, 0, "--file", REGISTER, "verify", NULL);
}

/* What was changed after a form came in stays when the form is taken back, and that is said. */
static void
test_undo (Command    *command,
           const void *data)
{
  g_autoptr (JsonNode) undone = NULL;

  export_form (command, "monitoring-visit", "HC03", "announced");
  visit_command_answer_one (command, 2, "E5", "Met in full");
  visit_command_answer_one (command, 2, "E6", "Not met");
  import_form (command);
  export_form (command, "monitoring-visit", "HC03", "announced");
  visit_command_answer_one (command, 2, "E7", "Not met");
  visit_command_answer_one (command, 2, "E5", "Not met");
  import_form (command);
  command_expect (command, 0, "--file", REGISTER, "import", "undo", "2", NULL);
  command_assert_in (command->out, "1 answer that was changed after the form came in stays as it is");
  command_expect (command, 0, "--file", REGISTER, "--json", "import", "undo", "3", NULL);
  undone = command_read_json (command);
  g_assert_cmpint (json_object_get_int_member (json_node_get_object (undone), "answersKept"), ==, 0);
}

/* What was answered since the form was written is overwritten only where that is said. */
static void
test_overwrites (Command    *command,
                 const void *data)
{
  g_autofree char *form = command_path (command, "form.xlsx");
  g_autofree char *first = NULL;
  gsize length;

  export_form (command, "monitoring-visit", "HC03", "announced");
  visit_command_answer_one (command, 2, "E5", "Met in full");
  import_form (command);
  g_assert_true (g_file_get_contents (form, &first, &length, NULL));
  export_form (command, "monitoring-visit", "HC03", "announced");
  visit_command_answer_one (command, 2, "E5", "Not met");
  import_form (command);
  g_assert_true (g_file_set_contents (form, first, length, NULL));
  command_expect (command, 1, "--file", REGISTER, "import", "assessment", "form.xlsx", NULL);
  command_assert_in (command->err, "would overwrite 1 answer that came into the register");
  command_assert_in (command->err, "which came with “form.xlsx” of ");
  command_assert_in (command->err, "--replace");
  command_expect (command, 0, "--file", REGISTER, "import", "assessment", "form.xlsx", "--replace", NULL);
  command_assert_in (command->out, "changed 1 ");
}

/* What the same form brought before it corrects without being told to, and says it. */
static void
test_corrects (Command    *command,
               const void *data)
{
  export_form (command, "monitoring-visit", "HC03", "announced");
  visit_command_answer_one (command, 2, "E5", "Met in full");
  import_form (command);
  visit_command_answer_one (command, 2, "E5", "Not met");
  import_form (command);
  command_assert_in (command->out, "changed 1 ");
  command_assert_in (command->out, "corrected: 1.1 “");
  command_assert_in (command->out, "”: Not met, until now Met in full");
}

static void
test_words (Command    *command,
            const void *data)
{
  command_expect (command, 0, "--file", REGISTER, "visit", "plan", "--framework", "monitoring-visit", "--provider",
                  "HC03", "--on", "2011-03-30", NULL);
  command_expect (command, 0, "--file", REGISTER, "visits", "--period", "2011-12", NULL);
  command_assert_in (command->out, "There are no visits in 2011-12; there is 1 in another period.");
  command_expect (command, 1, "--file", REGISTER, "visit", "1", "start", "--on", "30 March", NULL);
  command_assert_in (command->err, "YYYY-MM-DD");
  command_expect (command, 1, "--file", REGISTER, "visit", "plan", "--framework", "monitoring-visit", "--provider",
                  "HC03", "--on", "2011-03-30", "--kind", "picnic", NULL);
  command_assert_in (command->err, "“picnic” is not used for");
  command_assert_in (command->err, "announced");
  command_expect (command, 0, "--file", REGISTER, "visit", "1", "start", NULL);
  command_expect (command, 1, "--file", REGISTER, "visit", "1", "sign-off", "--visited-on", "2011-03-29", NULL);
  command_assert_in (command->err, "mark them not applicable");
  command_expect (command, 2, "--file", REGISTER, "visit", "1", "share-draft", "--visited-on", "2011-03-29", NULL);
  command_assert_in (command->err, "--visited-on");
}

static void
test_print (Command    *command,
            const void *data)
{
  g_autofree char *path = command_path (command, "form.pdf");
  g_autofree char *text = NULL;

  command_expect (command, 0, "--file", REGISTER, "export", "form", "--framework", "care-quality-standard",
                  "--provider", "HC03", "--period", PERIOD, "form.pdf", NULL);
  command_assert_in (command->out, "form.pdf");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "%PDF"));
}

static void
test_export_refused (Command    *command,
                     const void *data)
{
  command_expect (command, 2, "--file", REGISTER, "export", "form", "--framework", "monitoring-visit", "form.xlsx",
                  NULL);
  command_assert_in (command->err, "--provider");
  command_expect (command, 1, "--file", REGISTER, "export", "form", "--framework", "monitoring-visit", "--provider",
                  "HC99", "--period", PERIOD, "form.xlsx", NULL);
  command_assert_in (command->err, "HC99");
  command_expect (command, 1, "--file", REGISTER, "export", "form", "--framework", "monitoring-visit", "--provider",
                  "HC03", "--period", "2010-11 Q4", "form.xlsx", NULL);
  command_assert_in (command->err, "rates council years, such as 2010-11, and “2010-11 Q4” is none");
  command_expect (command, 1, "--file", REGISTER, "export", "form", "--framework", "monitoring-visit", "--provider",
                  "HC03", "--period", PERIOD, "--kind", "picnic", "form.xlsx", NULL);
  command_assert_in (command->err, "picnic");
  command_expect (command, 1, "--file", REGISTER, "export", "form", "--framework", "care-governance", "--provider",
                  "HC03", "--period", PERIOD, "form.xlsx", NULL);
  export_form (command, "monitoring-visit", "HC03", "announced");
  command_expect (command, 1, "--file", REGISTER, "export", "form", "--framework", "monitoring-visit", "--provider",
                  "HC03", "--period", PERIOD, "form.xlsx", NULL);
  command_assert_in (command->err, "form.xlsx");
}

static void
test_import_refused (Command    *command,
                     const void *data)
{
  export_form (command, "monitoring-visit", "HC03", "announced");
  command_expect (command, 1, "--file", REGISTER, "import", "assessment", "form.xlsx", "--provider", "HC04", NULL);
  command_assert_in (command->err, "for provider HC03, not for HC04");
  command_expect (command, 1, "--file", REGISTER, "import", "assessment", "form.xlsx", "--period", "2011-12", NULL);
  command_assert_in (command->err, "for 2010-11, not for 2011-12");
  visit_command_answer_one (command, 3, "E7", "Splendid");
  command_expect (command, 1, "--file", REGISTER, "import", "assessment", "form.xlsx", "--provider", "hc03",
                  "--period", PERIOD, NULL);
  command_assert_in (command->err, "!E7: “Splendid” is none of the answers");
  command_assert_in (command->err, "nothing was imported");
  command_expect (command, 0, "--file", REGISTER, "imports", "--json", NULL);
  g_assert_null (strstr (command->out, "form.xlsx"));
  command_expect (command, 1, "--file", REGISTER, "import", "assessment", "no-such.xlsx", NULL);
  command_assert_in (command->err, "no-such.xlsx");
}

static void
take_monitoring_visit (Command    *command,
                       const char *reference,
                       gint64      provider,
                       const char *first)
{
  export_form (command, "monitoring-visit", reference, "announced");
  visit_command_answer_all (command, 10, "Met in full");
  visit_command_answer_one (command, 2, "E5", first);
  visit_command_answer_one (command, 3, "E5", first);
  import_form (command);
  change_register (command, finish_all, provider);
}

/* Two critical criteria that are not met make red, one makes amber. */
static void
test_monitoring_visit (Command    *command,
                       const void *data)
{
  g_autoptr (JsonNode) ratings = NULL;

  take_monitoring_visit (command, "HC01", 1, "Met in full");
  take_monitoring_visit (command, "HC02", 2, "Not met");
  ratings = rate (command, "monitoring-visit");
  expect_band (ratings, "HC01", "green");
  expect_band (ratings, "HC02", "red");
  expect_band (ratings, "HC03", "none");
  command_expect (command, 0, "--file", REGISTER, "rate", "monitoring-visit", PERIOD, NULL);
  command_assert_in (command->out, "Green");
  command_assert_in (command->out, "Red");
  command_expect (command, 0, "--file", REGISTER, "explain", "HC02", "monitoring-visit", PERIOD, NULL);
  command_assert_in (command->out, "Leadership and management");
  command_expect (command, 0, "--file", REGISTER, "--json", "explain", "HC02", "monitoring-visit", PERIOD, NULL);
  command_assert_in (command->out, "leadership-1");
  /* Bands by rules begin nowhere. */
  command_expect (command, 1, "--file", REGISTER, "what-if", "monitoring-visit", PERIOD, "--from", "green=90", NULL);
  /* A form of a visit that was signed off is none any more. */
  command_expect (command, 1, "--file", REGISTER, "import", "assessment", "form.xlsx", NULL);
  command_assert_in (command->err, "signed off");
  command_expect (command, 1, "--file", REGISTER, "export", "form", "--framework", "monitoring-visit", "--provider",
                  "HC02", "--period", PERIOD, "--kind", "announced", "again.xlsx", NULL);
  command_assert_in (command->err, "signed off");
}

static void
take_quality_visit (Command    *command,
                    const char *reference,
                    gint64      provider,
                    const char *first)
{
  export_form (command, "care-quality-standard", reference, "announced");
  visit_command_answer_all (command, 5, "Met in full");
  visit_command_answer_one (command, 2, "E5", first);
  import_form (command);
  change_register (command, finish_all, provider);
}

/* The first criterion is critical: where it is not met, nothing better than adequate. */
static void
test_quality_standard (Command    *command,
                       const void *data)
{
  g_autoptr (JsonNode) ratings = NULL;
  g_autoptr (JsonNode) moves = NULL;
  JsonObject *move;

  take_quality_visit (command, "HC01", 1, "Met in full");
  take_quality_visit (command, "HC02", 2, "Not met");
  ratings = rate (command, "care-quality-standard");
  expect_band (ratings, "HC01", "excellent");
  expect_band (ratings, "HC02", "adequate");
  g_assert_cmpfloat (json_object_get_double_member (find_rating (ratings, "HC01"), "score"), ==, 100);
  command_expect (command, 0, "--file", REGISTER, "rate", "care-quality-standard", PERIOD, NULL);
  command_assert_in (command->out, "A critical criterion is not met");
  command_expect (command, 0, "--file", REGISTER, "explain", "HC02", "care-quality-standard", PERIOD, NULL);
  command_assert_in (command->out, "A critical criterion is not met: at most Adequate. “Not met”: ");
  command_expect (command, 0, "--file", REGISTER, "--json", "explain", "HC02", "care-quality-standard", PERIOD, NULL);
  command_assert_in (command->out, "respect-1");
  command_expect (command, 0, "--file", REGISTER, "--json", "what-if", "care-quality-standard", PERIOD, "--from",
                  "adequate=77.9", "--from", "good=99.5", "--from", "excellent=99.9", NULL);
  moves = command_read_json (command);
  move = find_rating (moves, "HC01");
  g_assert_false (json_object_get_boolean_member (move, "moved"));
  command_expect (command, 0, "--file", REGISTER, "what-if", "care-quality-standard", PERIOD, "--from", "adequate=77",
                  NULL);
}

static gpointer
make_home_visits (AssayConnection *connection, gpointer provider, GCancellable *cancellable, GError **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "customer-standards", 1, error);

  for (guint i = 0; framework != NULL && i < 10; i++)
    {
      g_autoptr (AssayAssessment) planned =
        g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", *(gint64 *) provider, "framework-id", "customer-standards",
                      "framework-version", 1, "period", PERIOD, "service-type", "Home care", "kind", "home-visit",
                      "state", (int) ASSAY_ASSESSMENT_UNDER_WAY, "visited-on", "2011-03-01", NULL);
      gint64 id = assay_assessment_put (connection, planned, error);
      g_autoptr (AssayAssessment) visit = id == 0 ? NULL : assay_assessment_load (connection, id, error);

      for (guint j = 0; visit != NULL && j < assay_framework_get_n_leaves (framework); j++)
        {
          const AssayNode *leaf = assay_framework_get_leaf (framework, j);
          g_autoptr (AssayAnswer) answer = assay_answer_new (leaf->id);

          /* Eight of ten say that it is so. */
          g_free (answer->answer);
          answer->answer = g_strdup (i < 8 ? "always" : "never");
          if (assay_node_applies (leaf, "Home care", ASSAY_ASSESSMENT_HOME_VISIT) &&
              !assay_answer_put (connection, visit, framework, answer, error))
            return NULL;
        }
    }
  return NULL;
}

static void
test_home_visits (Command    *command,
                  const void *data)
{
  g_autoptr (JsonNode) ratings = NULL;
  JsonObject *rating;

  change_register (command, make_home_visits, 1);
  change_register (command, finish_all, 1);
  ratings = rate (command, "customer-standards");
  rating = find_rating (ratings, "HC01");
  g_assert_cmpstr (json_object_get_string_member (rating, "band"), ==, "mostly-kept");
  g_assert_cmpfloat (json_object_get_double_member (rating, "score"), ==, 80);
  expect_band (ratings, "HC02", "none");
  command_expect (command, 0, "--file", REGISTER, "rate", "customer-standards", PERIOD, NULL);
  command_assert_in (command->out, "80.0");
  command_assert_in (command->out, "People seen");
  command_assert_in (command->out, "too few visits to people at home to be rated");
  g_assert_null (strstr (command->out, "eturns"));
  command_expect (command, 0, "--file", REGISTER, "explain", "HC01", "customer-standards", PERIOD, NULL);
  command_assert_in (command->out, "80");
  command_expect (command, 0, "--file", REGISTER, "what-if", "customer-standards", PERIOD, "--from", "kept=80", NULL);
  command_assert_in (command->out, "Ashdown Home Support");
}

static JsonNode *
read_visit (Command    *command,
            const char *number)
{
  command_expect (command, 0, "--file", REGISTER, "--json", "visit", number, NULL);
  return command_read_json (command);
}

static void
test_steps (Command    *command,
            const void *data)
{
  g_autoptr (JsonNode) visit = NULL;
  JsonObject *object;

  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--kind", "announced", "--on",
         "2011-02-01");
  command_assert_in (command->out, "Next: assayctl visit 1 start");
  VISIT (0, "1", "start", "--on", "2011-02-02", "--by", g_get_user_name ());
  VISIT (1, "1", "sign-off", "--on", "2011-02-03");
  command_assert_in (command->err, "has no answer yet");
  command_assert_in (command->err, "51 criteria");
  export_form (command, "monitoring-visit", "HC03", "announced");
  visit_command_answer_all (command, 10, "Met in full");
  import_form (command);
  command_assert_in (command->out, "Next: assayctl visit 1 sign-off");
  VISIT (1, "1", "sign-off", "--on", "2011-02-03");
  command_assert_in (command->err, "names no evidence source");
  command_assert_in (command->err, "1.1 “");
  command_assert_in (command->err, "Reason is needed");
  VISIT (0, "1", "sign-off", "--on", "2011-02-03", "--reason", "As the form says");
  VISIT (0, "1", "share-draft", "--on", "2011-02-04");
  command_assert_in (command->out, "it counts in the ratings of 2010-11");
  command_assert_in (command->out, "100 of 100, Green");
  VISIT (1, "1", "corrections-heard", "--on", "2011-02-10");
  command_assert_in (command->err, "18 February 2011");
  VISIT (0, "1", "corrections-heard", "--on", "2011-02-18");
  VISIT (1, "1", "publish");
  VISIT (0, "1", "final", "--on", "2011-02-20");
  command_assert_in (command->out, "kept internal");
  VISIT (0, "1", "publish");
  VISIT (1, "1", "reopen", "--reason", "We think so");
  command_assert_in (command->err, "upheld");
  visit = read_visit (command, "1");
  object = json_node_get_object (visit);
  g_assert_cmpstr (json_object_get_string_member (object, "state"), ==, "final");
  g_assert_true (json_object_get_boolean_member (object, "published"));
  g_assert_true (json_object_get_null_member (object, "next"));
  g_assert_cmpfloat (json_object_get_double_member (object, "score"), ==, 100);
  g_assert_cmpstr (json_object_get_string_member (object, "band"), ==, "green");
  g_assert_cmpstr (json_object_get_string_member (object, "officer"), !=, "");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "steps")), ==, 6);
  command_expect (command, 0, "--file", REGISTER, "verify", NULL);
}

static void
test_steps_refused (Command    *command,
                    const void *data)
{
  VISIT (2, "plan", "--framework", "monitoring-visit", "--provider", "HC03");
  command_assert_in (command->err, "--on");
  VISIT (1, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "soon");
  command_assert_in (command->err, "soon");
  VISIT (1, "plan", "--framework", "care-governance", "--provider", "HC03", "--on", "2011-02-01");
  VISIT (1, "plan", "--framework", "monitoring-visit", "--provider", "HC99", "--on", "2011-02-01");
  VISIT (1, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "2011-02-01", "--by", "Nobody");
  command_assert_in (command->err, "Nobody");
  command_assert_in (command->err, "It has: ");
  VISIT (1, "7");
  command_assert_in (command->err, "There is no visit or self-assessment 7 in the register");
  command_expect (command, 0, "--file", REGISTER, "visits", NULL);
  command_assert_in (command->out, "There are no visits yet");
  VISIT (0, "plan", "--framework", "monitoring-visit", "--provider", "HC03", "--on", "2011-02-01");
  VISIT (2, "1", "jump");
  command_assert_in (command->err, "share-draft");
  VISIT (2, "first");
  VISIT (2, "1", "share-draft", "--by", "Nobody");
  VISIT (1, "1", "reopen", "--reason", "A slip");
  command_assert_in (command->err, "start");
  VISIT (1, "1", "share-draft");
  VISIT (1, "1", "cancel");
  command_assert_in (command->err, "Reason");
  VISIT (1, "7");
  VISIT (0, "1", "cancel", "--reason", "The service closed");
}

/* The same provider, framework, kind and day twice is mostly a slip; several people are seen at home on one day. */
static void
test_same (Command    *command,
           const void *data)
{
#define PLAN(status, framework, kind, ...) \
  VISIT (status, "plan", "--framework", framework, "--provider", "HC03", "--kind", kind, "--on", __VA_ARGS__)
  PLAN (0, "monitoring-visit", "announced", "2011-02-01");
  PLAN (1, "monitoring-visit", "announced", "2011-02-01");
  command_assert_in (command->err, "No. 1, Announced visit of 1 February 2011, planned");
  command_assert_in (command->err, "--again");
  PLAN (0, "monitoring-visit", "unannounced", "2011-02-01");
  PLAN (0, "monitoring-visit", "announced", "2011-02-02");
  PLAN (0, "monitoring-visit", "announced", "2011-02-01", "--again");
  command_assert_in (command->out, "No. 4: ");
  PLAN (0, "customer-standards", "home-visit", "2011-02-01");
  PLAN (0, "customer-standards", "home-visit", "2011-02-01");
  VISIT (2, "1", "start", "--again");
#undef PLAN
}

/* What is there and does not count is named by rate and explain, with what is to happen first. */
static void
test_not_counted (Command    *command,
                  const void *data)
{
  g_autoptr (JsonNode) visits = NULL;
  g_autoptr (JsonNode) ratings = NULL;
  g_autoptr (JsonNode) explained = NULL;
  JsonArray *list;

  VISIT (0, "plan", "--framework", "care-quality-standard", "--provider", "HC03", "--on", "2011-03-03");
  VISIT (0, "plan", "--framework", "care-quality-standard", "--provider", "HC04", "--on", "2012-03-03");
  export_form (command, "care-quality-standard", "HC05", "self-assessment");
  import_form (command);
  command_assert_in (command->out, "an assessment of this kind does not rate its provider");
  command_expect (command, 0, "--file", REGISTER, "--json", "visits", "--provider", "HC03", NULL);
  visits = command_read_json (command);
  list = json_node_get_array (visits);
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (list, 0), "next"), ==, "start");
  command_expect (command, 0, "--file", REGISTER, "rate", "care-quality-standard", PERIOD, NULL);
  command_assert_in (command->out, "HC03: Announced visit of 3 March 2011: planned. It counts when its draft");
  command_assert_in (command->out, "HC05: Self-assessment of ");
  g_assert_null (strstr (command->out, "HC04: "));
  ratings = rate (command, "care-quality-standard");
  g_assert_cmpstr (json_object_get_string_member (find_rating (ratings, "HC03"), "notCounted"), ==,
                   "Announced visit of 3 March 2011: planned. It counts when its draft is shared.");
  g_assert_true (json_object_get_null_member (find_rating (ratings, "HC06"), "notCounted"));
  command_expect (command, 0, "--file", REGISTER, "explain", "HC04", "care-quality-standard", PERIOD, NULL);
  command_assert_in (command->out, "it is of 2011-12, not of 2010-11");
  command_expect (command, 0, "--file", REGISTER, "--json", "explain", "HC03", "care-quality-standard", PERIOD, NULL);
  explained = command_read_json (command);
  list = json_object_get_array_member (json_node_get_object (explained), "notCounted");
  g_assert_cmpuint (json_array_get_length (list), ==, 1);
}

#define ADD(name, test) g_test_add ("/cli/visits/" name, Command, NULL, visit_command_set_up, test, command_tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("form", test_form);
  ADD ("undo", test_undo);
  ADD ("overwrites", test_overwrites);
  ADD ("corrects", test_corrects);
  ADD ("words", test_words);
  ADD ("print", test_print);
  ADD ("export-refused", test_export_refused);
  ADD ("import-refused", test_import_refused);
  ADD ("monitoring-visit", test_monitoring_visit);
  ADD ("quality-standard", test_quality_standard);
  ADD ("home-visits", test_home_visits);
  ADD ("steps", test_steps);
  ADD ("steps-refused", test_steps_refused);
  ADD ("same", test_same);
  ADD ("not-counted", test_not_counted);
  return g_test_run ();
}
