/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An assessment planned, or taken through its steps: the same calls that the window makes. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-unverified.h"
#include "cli/assay-cli-verbs.h"
#include "cli/assay-cli-visit-job.h"
#include "cli/assay-cli-visit-print.h"
#include "core/assessment/assay-form-number.h"
#include "core/assessment/assay-sign-off.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"

typedef enum
{
  DOES_STEP,
  DOES_PUBLISH,
  DOES_WITHDRAW,
} Does;

/* @officer: what --by names, or NULL where the step has no officer of its own. */
struct _AssayCliVisitStep
{
  const char *word;
  Does does;
  AssayAssessmentState state;
  const char *officer;
};

static const AssayCliVisitStep steps[] = {
  { "start", DOES_STEP, ASSAY_ASSESSMENT_UNDER_WAY, "officer-id" },
  { "sign-off", DOES_STEP, ASSAY_ASSESSMENT_SIGNED_OFF, "officer-id" },
  { "share-draft", DOES_STEP, ASSAY_ASSESSMENT_DRAFT_SHARED, NULL },
  { "corrections-heard", DOES_STEP, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, NULL },
  { "review", DOES_STEP, ASSAY_ASSESSMENT_REVIEWED, "reviewer-id" },
  { "final", DOES_STEP, ASSAY_ASSESSMENT_FINAL, NULL },
  { "publish", DOES_PUBLISH, ASSAY_ASSESSMENT_FINAL, NULL },
  { "keep-internal", DOES_WITHDRAW, ASSAY_ASSESSMENT_FINAL, NULL },
  { "reopen", DOES_STEP, ASSAY_ASSESSMENT_UNDER_WAY, NULL },
  { "cancel", DOES_STEP, ASSAY_ASSESSMENT_CANCELLED, NULL },
};

typedef AssayCliVisitJob Job;

/* What is typed after a visit's number and is no step. */
typedef struct
{
  const char *word;
  gboolean (*run) (AssayCli          *cli,
                   AssayCliVisitJob  *job,
                   char             **words,
                   GError           **error);
} Other;

static const Other others[] = {
  { "evidence", assay_cli_visit_run_evidence },
  { "verify", assay_cli_visit_run_verify },
  { "refuse", assay_cli_visit_run_verify },
  { "challenge", assay_cli_visit_run_challenge },
  { "outcome", assay_cli_visit_run_outcome },
};

static gboolean
set_officer (AssayConnection *connection,
             Job             *job,
             GError         **error)
{
  g_autoptr (AssayAssessment) changed = NULL;
  g_autoptr (AssayOfficer) officer = NULL;

  if (!assay_cli_visit_job_find_officer (job, connection, &officer, error))
    return FALSE;
  if (officer == NULL)
    return TRUE;
  changed = assay_assessment_copy (job->visit);
  g_object_set (changed, job->step->officer, officer->id, NULL);
  return assay_assessment_save (connection, changed, error) != 0 && assay_cli_visit_job_read (job, connection, error);
}

/* To begin and to take up again lead to the same state, but nobody means one by the other. */
static gboolean
check_begun (const Job *job,
             GError   **error)
{
  const gboolean is_planned = assay_assessment_get_state (job->visit) == ASSAY_ASSESSMENT_PLANNED;
  const gboolean starts = g_str_equal (job->step->word, "start");

  if (job->step->state != ASSAY_ASSESSMENT_UNDER_WAY || is_planned == starts)
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                       starts ? _("State: it was begun already; “reopen” takes it up again after the sign-off.")
                              : _("State: it was not begun yet; “start” begins it."));
  return FALSE;
}

static gboolean
signs_off (const Job *job)
{
  return job->step != NULL && job->step->state == ASSAY_ASSESSMENT_SIGNED_OFF;
}

static gboolean
correct_day (AssayConnection *connection,
             Job             *job,
             GError         **error)
{
  return job->visited_on == NULL ||
         (assay_assessment_set_visited_on (connection, job->visit, job->framework, job->visited_on, error) &&
          assay_cli_visit_job_read (job, connection, error));
}

/* By the numbers of the form, by which a criterion is found in it and named in a challenge. Whoever gives a reason
 * has read them; what no reason lets pass is said again. */
static void
say_findings (const Job *job)
{
  const gboolean has_reason = job->reason != NULL && *job->reason != '\0';
  guint left = 0;

  for (guint i = 0; job->findings != NULL && i < job->findings->len; i++)
    left += !((const AssaySignOffFinding *) job->findings->pdata[i])->stops;
  if (has_reason && left > 0)
    assay_cli_say (ngettext ("%u thing stays as it is, for that reason.", "%u things stay as they are, for that "
                             "reason.", left), left);
  for (guint i = 0; job->findings != NULL && i < job->findings->len; i++)
    {
      const AssaySignOffFinding *finding = job->findings->pdata[i];
      g_autofree char *number = finding->kind == ASSAY_SIGN_OFF_CARRIED
                                  ? NULL : assay_form_dup_number (job->framework, job->visit, finding->leaf->id);

      if (!has_reason || finding->stops)
        assay_cli_say ("%s%s%s", number != NULL ? number : "", number != NULL ? " " : "", finding->text);
    }
}

static gboolean
take_step (AssayConnection *connection,
           Job             *job,
           GError         **error)
{
  if (job->step->does != DOES_STEP)
    return assay_assessment_set_published (connection, job->visit, job->step->does == DOES_PUBLISH, error);
  if (!check_begun (job, error) || !set_officer (connection, job, error) || !correct_day (connection, job, error))
    return FALSE;
  if (signs_off (job) &&
      assay_assessment_may_take (job->visit, ASSAY_ASSESSMENT_SIGNED_OFF, NULL))
    job->findings = assay_sign_off_check (connection, job->visit, job->framework, error);
  say_findings (job);
  return assay_assessment_take (connection, job->visit, job->framework, job->step->state, job->on, job->reason, error);
}

/* A visit counts for the period of its day, which need not be the one that it was planned for. */
static void
say_period (AssayAssessment *before,
            AssayAssessment *after)
{
  if (strcmp (assay_assessment_get_period (before), assay_assessment_get_period (after)) != 0)
    assay_cli_say (_("It counts for %s instead of %s, the period of its day."), assay_assessment_get_period (after),
                   assay_assessment_get_period (before));
}

static gpointer
run_step (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  Job *job = data;
  g_autoptr (AssayAssessment) before = NULL;

  if (!assay_cli_visit_job_read (job, connection, error) || job->step == NULL)
    return NULL;
  before = g_object_ref (job->visit);
  if (take_step (connection, job, error) && assay_cli_visit_job_read (job, connection, error))
    say_period (before, job->visit);
  return NULL;
}

/* What is planned already is planned again only where that is said. */
static gboolean
check_same (AssayConnection *connection,
            const Job       *job,
            AssayAssessment *wanted,
            GError         **error)
{
  g_autoptr (GPtrArray) planned = assay_assessment_list_planned (connection, job->on, job->on, error);
  AssayAssessment *same = planned == NULL ? NULL : assay_visit_plan_find_same (planned, wanted);
  g_autofree char *line = NULL;

  if (planned == NULL || same == NULL || job->again)
    return planned != NULL;
  line = assay_assessment_dup_summary_line (same);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE,
               _("Visit: the same is planned already: %s. Nothing was planned; --again plans another one."), line);
  return FALSE;
}

/* Whoever is named goes, else whoever looks after the provider. */
static gboolean
find_visitor (Job              *job,
              AssayConnection  *connection,
              AssayProvider    *provider,
              AssayOfficer    **officer,
              GError          **error)
{
  const char *account = assay_provider_get_officer (provider);
  g_autoptr (GError) failure = NULL;

  if (!assay_cli_visit_job_find_officer (job, connection, officer, error))
    return FALSE;
  if (*officer == NULL && account != NULL && *account != '\0')
    *officer = assay_officer_find (connection, account, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gpointer
run_plan (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  Job *job = data;
  g_autoptr (AssayProvider) provider = assay_provider_find_called (connection, job->reference, error);
  g_autoptr (AssayFramework) framework =
    provider == NULL ? NULL : assay_library_get (connection, job->framework_id, 0, error);
  const AssayVisitRules *rules = framework == NULL ? NULL : assay_framework_get_visit_rules (framework);
  const char *kind = job->kind != NULL || rules == NULL ? job->kind : rules->kinds[0];
  g_autoptr (AssayAssessment) planned = NULL;
  g_autoptr (AssayOfficer) officer = NULL;

  if (framework == NULL || !find_visitor (job, connection, provider, &officer, error))
    return NULL;
  planned = g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", assay_provider_get_id (provider), "framework-id",
                          job->framework_id, "framework-version", assay_framework_get_version (framework), "kind",
                          kind != NULL ? kind : ASSAY_ASSESSMENT_ANNOUNCED, "planned-on", job->on, "officer-id",
                          officer != NULL ? officer->id : (gint64) 0, NULL);
  if (check_same (connection, job, planned, error) && assay_assessment_settle (connection, planned, error) &&
      assay_assessment_settle_follows (connection, planned, error))
    job->id = assay_assessment_save (connection, planned, error);
  if (job->id != 0)
    assay_cli_visit_job_read (job, connection, error);
  return NULL;
}

static void
print_text (const Job *job)
{
  g_autofree char *next = assay_cli_visit_dup_next (job->visit, job->framework);
  g_autofree char *unverified = assay_cli_unverified_dup_text (job->visit, &job->evidence);
  g_autofree char *title = assay_assessment_dup_title (job->visit);
  g_autofree char *headline = job->data != NULL ? assay_assessment_data_dup_headline (job->data) : NULL;
  const char *officer = assay_assessment_get_officer (job->visit);

  assay_cli_print (_("No. %" PRId64 ": %s %s, %s, %s: %u of %u criteria are answered."),
                   assay_assessment_get_id (job->visit), assay_assessment_get_reference (job->visit),
                   assay_assessment_get_name (job->visit), assay_framework_get_title (job->framework),
                   assay_assessment_get_period (job->visit), assay_assessment_get_answered (job->visit),
                   assay_assessment_get_criteria (job->visit));
  assay_cli_print ("  %s, %s", title, *officer != '\0' ? officer : _("no officer yet"));
  for (guint i = 0; i < job->taken->len; i++)
    {
      const AssayStep *step = job->taken->pdata[i];

      assay_cli_print ("  %s  %s%s%s", step->taken_on, assay_assessment_state_get_title (step->state),
                       *step->note != '\0' ? ": " : "", step->note);
    }
  if (assay_assessment_get_state (job->visit) == ASSAY_ASSESSMENT_FINAL)
    assay_cli_print ("  %s", assay_assessment_is_published (job->visit) ? _("It is published.")
                                                                         : _("It is kept internal."));
  if (headline != NULL)
    assay_cli_print ("%s", headline);
  if (job->evidence.n_without > 0)
    assay_cli_print ("%s", unverified);
  assay_cli_print ("%s", next);
}

/* Where it may not be seen yet, or is none, programs get no score either. */
static void
add_result (JsonBuilder *json,
            const Job   *job)
{
  const AssayAssessmentData *data = job->data;
  const gboolean is_shown = data != NULL && data->shows_score && !data->counts_with_others && data->result->rated;

  assay_cli_json_add_number (json, "score", is_shown ? data->result->score : NAN);
  assay_cli_json_add_text (json, "band", is_shown ? data->result->band->id : NULL);
}

static void
print_json (const Job *job)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  assay_cli_visit_add_json (json, job->visit);
  add_result (json, job);
  json_builder_set_member_name (json, "steps");
  json_builder_begin_array (json);
  for (guint i = 0; i < job->taken->len; i++)
    {
      const AssayStep *step = job->taken->pdata[i];

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "state", assay_assessment_state_get_id (step->state));
      assay_cli_json_add_text (json, "on", step->taken_on);
      assay_cli_json_add_text (json, "reason", step->note);
      assay_cli_json_add_text (json, "recordedBy", step->recorded_by);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_set_member_name (json, "findings");
  json_builder_begin_array (json);
  for (guint i = 0; job->findings != NULL && i < job->findings->len; i++)
    json_builder_add_string_value (json, ((const AssaySignOffFinding *) job->findings->pdata[i])->text);
  json_builder_end_array (json);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}

/* The words that may follow a visit's number. (transfer full) */
static char *
list_words (void)
{
  GString *known = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", steps[i].word);
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_string_append_printf (known, ", %s", others[i].word);
  return g_string_free (known, FALSE);
}

static gboolean
find_step (Job        *job,
           const char *word,
           GError    **error)
{
  g_autofree char *known = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].word, word))
      job->step = &steps[i];
  if (job->step != NULL)
    return TRUE;
  known = list_words ();
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is no step; there are %s."), word, known);
  return FALSE;
}

static gboolean
check_plan (const Job *job,
            guint      n_words,
            GError   **error)
{
  const char *const allowed[] = { "--framework", "--provider", "--kind", "--on", "--by", "--again", NULL };

  if (n_words > 1 || job->framework_id == NULL || job->reference == NULL || job->on == NULL)
    return assay_cli_fail_usage (error, _("A plan needs --framework, --provider and --on DATE."));
  return assay_cli_visit_job_check_options (job, "plan", allowed, error);
}

static gboolean
check_step (Job        *job,
            char      **words,
            GError    **error)
{
  const char *const allowed[] = { "--on", "--visited-on", "--by", "--reason", NULL };
  const char *const nothing[] = { NULL };

  if (words[0] == NULL)
    return assay_cli_visit_job_check_options (job, _("a visit that is only shown"), nothing, error);
  if (!find_step (job, words[0], error) || !assay_cli_visit_job_check_options (job, words[0], allowed, error))
    return FALSE;
  if (words[1] != NULL)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” says nothing to “%s”."), words[1],
                   words[0]);
      return FALSE;
    }
  if (job->by != NULL && job->step->officer == NULL)
    return assay_cli_fail_usage (error, _("--by names who assesses (plan, start, sign-off) or who reviews (review)."));
  if (job->visited_on != NULL && !signs_off (job))
    return assay_cli_fail_usage (error, _("--visited-on is for “sign-off”: it corrects the day of the visit."));
  if (job->on == NULL)
    job->on = assay_date_today ();
  return TRUE;
}

static gboolean
finish_run (AssayCli *cli,
            Job      *job,
            gboolean  plans,
            GError  **error)
{
  if (!assay_cli_run (cli, plans || job->step != NULL, plans ? run_plan : run_step, job, error))
    return FALSE;
  if (cli->json)
    print_json (job);
  else
    print_text (job);
  return TRUE;
}

static gboolean
run_words (AssayCli *cli,
           Job      *job,
           char    **words,
           GError  **error)
{
  if (g_str_equal (words[0], "plan"))
    return check_plan (job, g_strv_length (words), error) && finish_run (cli, job, TRUE, error);
  if (!assay_cli_visit_parse_number (words[0], &job->id, error))
    return FALSE;
  for (guint i = 0; words[1] != NULL && i < G_N_ELEMENTS (others); i++)
    if (g_str_equal (others[i].word, words[1]))
      return others[i].run (cli, job, words + 1, error);
  return check_step (job, words + 1, error) && finish_run (cli, job, FALSE, error);
}

static gboolean
run_visit (AssayCli *cli,
           char    **words,
           GError  **error)
{
  g_auto (AssayCliVisitJob) job = { 0 };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &job.on, N_("The day, today without it"), N_("YYYY-MM-DD") },
    { "visited-on", 0, 0, G_OPTION_ARG_STRING, &job.visited_on,
      N_("Of a sign-off: the day of the visit, where it is not the day it was begun"), N_("YYYY-MM-DD") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &job.by, N_("Who assesses, reviews or verifies: account or name"),
      N_("OFFICER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &job.reason,
      N_("Why; of a challenge: what the provider says"), N_("TEXT") },
    { "criterion", 0, 0, G_OPTION_ARG_STRING, &job.criterion,
      N_("Of a challenge: what it is about, by its number in the form"), N_("NUMBER") },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &job.framework_id, N_("Of a plan: by which framework"),
      N_("FRAMEWORK") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &job.reference, N_("Of a plan: which provider"), N_("REF") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &job.kind, N_("Of a plan: its kind, such as unannounced"), N_("KIND") },
    { "again", 0, 0, G_OPTION_ARG_NONE, &job.again, N_("Of a plan: even where the same is planned already"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 1, G_MAXUINT, error);

  return arguments != NULL && run_words (cli, &job, arguments, error);
}

const AssayCliVerb assay_cli_verb_visit = {
  .name = "visit",
  .arguments = "NUMBER [STEP] [--on DATE] [--visited-on DATE] [--by OFFICER] [--reason TEXT]\n"
               "  assayctl visit plan --framework F --provider REF --on DATE [--kind KIND] [--by OFFICER] [--again]\n"
               "  assayctl visit NUMBER evidence\n"
               "  assayctl visit NUMBER verify|refuse PIECE… [--by OFFICER] [--reason TEXT]\n"
               "  assayctl visit NUMBER challenge [--reason TEXT] [--criterion NUMBER] [--on DATE]\n"
               "  assayctl visit NUMBER outcome CHALLENGE upheld|partly-upheld|not-upheld|withdrawn [--reason TEXT] "
               "[--on DATE]",
  .summary = N_("Plan a visit, show it, or take it a step: start, sign-off, share-draft, corrections-heard, review, "
                "final, publish, keep-internal, reopen, cancel. List its evidence, verify or refuse pieces; list or "
                "record challenges and their outcome"),
  .run = run_visit,
};
