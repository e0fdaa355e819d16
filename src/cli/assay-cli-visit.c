/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An assessment planned, or taken through its steps: the same calls that the window makes. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-verbs.h"
#include "cli/assay-cli-visit-print.h"
#include "core/assessment/assay-sign-off.h"
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
typedef struct
{
  const char *word;
  Does does;
  AssayAssessmentState state;
  const char *officer;
} Step;

static const Step steps[] = {
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

/* What was asked for, and what came of it. */
typedef struct
{
  gint64 id;
  const Step *step;
  char *framework_id;
  char *reference;
  char *kind;
  char *on;
  char *visited_on;
  char *by;
  char *reason;
  AssayAssessment *visit;
  AssayFramework *framework;
  GPtrArray *findings;
  GPtrArray *taken;
} Job;

static void
clear_job (Job *job)
{
  g_free (job->framework_id);
  g_free (job->reference);
  g_free (job->kind);
  g_free (job->on);
  g_free (job->visited_on);
  g_free (job->by);
  g_free (job->reason);
  g_clear_pointer (&job->findings, g_ptr_array_unref);
  g_clear_pointer (&job->taken, g_ptr_array_unref);
  g_clear_object (&job->visit);
  g_clear_object (&job->framework);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Job, clear_job)

static gboolean
fail_usage (GError    **error,
            const char *message)
{
  g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, message);
  return FALSE;
}

/* Says who could have been meant, and how somebody is added. */
static gboolean
fail_officer (GPtrArray  *officers,
              const char *by,
              GError    **error)
{
  g_autoptr (GString) known = g_string_new (NULL);

  for (guint i = 0; i < officers->len; i++)
    {
      const AssayOfficer *officer = officers->pdata[i];

      g_string_append_printf (known, g_str_equal (officer->name, officer->account) ? "%s%s" : "%s%s (%s)",
                              i > 0 ? _(", ") : "", officer->name, officer->account);
    }
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
               _("There is no officer “%s” in the register. It has: %s. “assayctl officers ACCOUNT --name NAME” adds "
                 "one."),
               by, known->str);
  return FALSE;
}

/* An officer by account or by name; 0 where nobody was named. */
static gboolean
find_officer (AssayConnection *connection,
              const char      *by,
              gint64          *id,
              GError         **error)
{
  g_autoptr (GPtrArray) officers = NULL;

  *id = 0;
  if (by == NULL)
    return TRUE;
  officers = assay_officer_list (connection, error);
  if (officers == NULL)
    return FALSE;
  for (guint i = 0; i < officers->len; i++)
    {
      const AssayOfficer *officer = officers->pdata[i];

      if (g_str_equal (officer->account, by) || g_ascii_strcasecmp (officer->name, by) == 0)
        *id = officer->id;
    }
  return *id != 0 || fail_officer (officers, by, error);
}

/* The assessment as it is now, its framework and the steps that it took. */
static gboolean
read_visit (AssayConnection *connection,
            Job             *job,
            GError         **error)
{
  g_autoptr (GError) failure = NULL;

  g_clear_object (&job->visit);
  g_clear_object (&job->framework);
  g_clear_pointer (&job->taken, g_ptr_array_unref);
  job->visit = assay_assessment_load (connection, job->id, &failure);
  if (g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    assay_cli_visit_set_unknown (error, job->id);
  else if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  if (job->visit == NULL)
    return FALSE;
  job->framework = assay_library_get (connection, assay_assessment_get_framework_id (job->visit),
                                      assay_assessment_get_framework_version (job->visit), error);
  if (job->framework == NULL)
    return FALSE;
  job->taken = assay_step_list (connection, job->id, error);
  return job->taken != NULL;
}

static gboolean
set_officer (AssayConnection *connection,
             Job             *job,
             GError         **error)
{
  g_autoptr (AssayAssessment) changed = NULL;
  gint64 officer;

  if (!find_officer (connection, job->by, &officer, error))
    return FALSE;
  if (officer == 0)
    return TRUE;
  changed = assay_assessment_copy (job->visit);
  g_object_set (changed, job->step->officer, officer, NULL);
  return assay_assessment_save (connection, changed, error) != 0 && read_visit (connection, job, error);
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
          read_visit (connection, job, error));
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
  for (guint i = 0; job->findings != NULL && i < job->findings->len; i++)
    assay_cli_say ("%s", ((const AssaySignOffFinding *) job->findings->pdata[i])->text);
  return assay_assessment_take (connection, job->visit, job->framework, job->step->state, job->on, job->reason, error);
}

static gpointer
run_step (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  Job *job = data;

  if (read_visit (connection, job, error) && job->step != NULL && take_step (connection, job, error))
    read_visit (connection, job, error);
  return NULL;
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
  gint64 officer;

  if (framework == NULL || !find_officer (connection, job->by, &officer, error))
    return NULL;
  planned = g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", assay_provider_get_id (provider), "framework-id",
                          job->framework_id, "framework-version", assay_framework_get_version (framework), "kind",
                          kind != NULL ? kind : ASSAY_ASSESSMENT_ANNOUNCED, "planned-on", job->on, "officer-id",
                          officer, NULL);
  if (assay_assessment_settle (connection, planned, error))
    job->id = assay_assessment_save (connection, planned, error);
  if (job->id != 0)
    read_visit (connection, job, error);
  return NULL;
}

static void
print_text (const Job *job)
{
  g_autofree char *next = assay_cli_visit_dup_next (job->visit, job->framework);

  assay_cli_print (_("No. %" PRId64 ": %s %s, %s, %s: %u of %u criteria are answered."),
                   assay_assessment_get_id (job->visit), assay_assessment_get_reference (job->visit),
                   assay_assessment_get_name (job->visit), assay_framework_get_title (job->framework),
                   assay_assessment_get_period (job->visit), assay_assessment_get_answered (job->visit),
                   assay_assessment_get_criteria (job->visit));
  for (guint i = 0; i < job->taken->len; i++)
    {
      const AssayStep *step = job->taken->pdata[i];

      assay_cli_print ("  %s  %s%s%s", step->taken_on, assay_assessment_state_get_title (step->state),
                       *step->note != '\0' ? ": " : "", step->note);
    }
  if (assay_assessment_get_state (job->visit) == ASSAY_ASSESSMENT_FINAL)
    assay_cli_print ("  %s", assay_assessment_is_published (job->visit) ? _("It is published.")
                                                                         : _("It is kept internal."));
  assay_cli_print ("%s", next);
}

static void
print_json (const Job *job)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  assay_cli_visit_add_json (json, job->visit);
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

static gboolean
find_step (Job        *job,
           const char *word,
           GError    **error)
{
  GString *known = g_string_new (NULL);

  for (guint i = 0; word != NULL && job->step == NULL && i < G_N_ELEMENTS (steps); i++)
    {
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", steps[i].word);
      if (g_str_equal (steps[i].word, word))
        job->step = &steps[i];
    }
  if (word != NULL && job->step == NULL)
    g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _("“%s” is no step; there are %s."), word,
                 known->str);
  else if (job->by != NULL && (job->step == NULL || job->step->officer == NULL))
    fail_usage (error, _("--by names who assesses (plan, start, sign-off) or who reviews (review)."));
  g_string_free (known, TRUE);
  return word == NULL ? job->by == NULL : job->step != NULL && (job->by == NULL || job->step->officer != NULL);
}

static gboolean
check_plan (const Job *job,
            guint      n_words,
            GError   **error)
{
  if (n_words > 1 || job->framework_id == NULL || job->reference == NULL || job->on == NULL)
    return fail_usage (error, _("A plan needs --framework, --provider and --on DATE."));
  return (job->reason == NULL && job->visited_on == NULL) ||
         fail_usage (error, _("A plan takes neither --reason nor --visited-on."));
}

static gboolean
check_step (Job        *job,
            char      **arguments,
            GError    **error)
{
  if (!assay_cli_visit_parse_number (arguments[0], &job->id, error))
    return FALSE;
  if (job->framework_id != NULL || job->reference != NULL || job->kind != NULL)
    return fail_usage (error, _("--framework, --provider and --kind are for “visit plan” alone."));
  if (!find_step (job, arguments[1], error))
    return FALSE;
  if (job->visited_on != NULL && !signs_off (job))
    return fail_usage (error, _("--visited-on is for “sign-off”: it corrects the day of the visit."));
  if (job->on == NULL)
    job->on = assay_date_today ();
  return TRUE;
}

static gboolean
run_visit (AssayCli *cli,
           char    **words,
           GError  **error)
{
  g_auto (Job) job = { 0 };
  const GOptionEntry entries[] = {
    { "on", 0, 0, G_OPTION_ARG_STRING, &job.on, N_("The day, today without it"), N_("YYYY-MM-DD") },
    { "visited-on", 0, 0, G_OPTION_ARG_STRING, &job.visited_on,
      N_("Of a sign-off: the day of the visit, where it is not the day it was begun"), N_("YYYY-MM-DD") },
    { "by", 0, 0, G_OPTION_ARG_STRING, &job.by, N_("Who assesses or reviews: account or name"), N_("OFFICER") },
    { "reason", 0, 0, G_OPTION_ARG_STRING, &job.reason, N_("Why"), N_("TEXT") },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &job.framework_id, N_("Of a plan: by which framework"),
      N_("FRAMEWORK") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &job.reference, N_("Of a plan: which provider"), N_("REF") },
    { "kind", 0, 0, G_OPTION_ARG_STRING, &job.kind, N_("Of a plan: its kind, such as unannounced"), N_("KIND") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 1, 2, error);
  gboolean plans = arguments != NULL && g_str_equal (arguments[0], "plan");

  if (arguments == NULL)
    return FALSE;
  if (plans ? !check_plan (&job, g_strv_length (arguments), error) : !check_step (&job, arguments, error))
    return FALSE;
  if (!assay_cli_run (cli, plans || job.step != NULL, plans ? run_plan : run_step, &job, error))
    return FALSE;
  if (cli->json)
    print_json (&job);
  else
    print_text (&job);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_visit = {
  .name = "visit",
  .arguments = "NUMBER [STEP] [--on DATE] [--visited-on DATE] [--by OFFICER] "
               "[--reason TEXT] | plan --framework F --provider REF --on DATE",
  .summary = N_("Plan a visit, show it, or take it a step: start, sign-off, share-draft, corrections-heard, review, "
                "final, publish, keep-internal, reopen, cancel"),
  .run = run_visit,
};
