/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-survey-print.h"
#include "cli/assay-cli-verbs.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/register/assay-provider.h"

typedef struct
{
  const char *name;
  const char *period;
  const char *reference;
  AssaySurveyResult *result;
  GPtrArray *rates;
} Job;

/* The newest survey that has the name and the period that were asked for, if any were. */
static AssaySurvey *
choose_survey (AssayConnection *connection,
               const Job       *job,
               GError         **error)
{
  g_autoptr (GPtrArray) surveys = assay_survey_list (connection, error);
  AssaySurvey *chosen = NULL;

  if (surveys == NULL)
    return NULL;
  for (guint i = 0; i < surveys->len; i++)
    {
      AssaySurvey *survey = g_ptr_array_index (surveys, i);

      if ((job->name == NULL || assay_survey_is_called (survey, job->name))
          && (job->period == NULL || g_strcmp0 (job->period, assay_survey_get_period (survey)) == 0)
          && (chosen == NULL
              || g_strcmp0 (assay_survey_get_period (survey), assay_survey_get_period (chosen)) > 0))
        chosen = survey;
    }
  if (chosen != NULL)
    return g_object_ref (chosen);
  if (job->name == NULL && job->period == NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _("There is no survey in the register yet."));
  else if (job->name == NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _("There is no survey of %s in the register."), job->period);
  else if (job->period == NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _("There is no survey “%s” in the register."), job->name);
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _("There is no survey “%s” of %s in the register."), job->name, job->period);
  return NULL;
}

static gpointer
load_survey (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Job *job = data;
  g_autoptr (AssaySurvey) survey = choose_survey (connection, job, error);
  g_autoptr (AssayProvider) provider = NULL;
  gint64 provider_id = 0;

  if (survey == NULL)
    return NULL;
  if (job->reference != NULL)
    {
      provider = assay_provider_find_called (connection, job->reference, error);
      if (provider == NULL)
        return NULL;
      provider_id = assay_provider_get_id (provider);
    }
  job->result = assay_survey_result_load (connection, survey, provider_id, error);
  if (job->result != NULL && provider_id == 0)
    job->rates = assay_survey_response_rates (connection, survey, error);
  return NULL;
}

static gboolean
show_survey (AssayCli *cli,
             Job      *job,
             GError  **error)
{
  AssayCliSurvey shown;

  if (!assay_cli_run (cli, FALSE, load_survey, job, error))
    return FALSE;
  shown = (AssayCliSurvey) { job->result, job->reference, job->rates };
  if (cli->json)
    assay_cli_survey_print_json (&shown);
  else
    assay_cli_survey_print_text (&shown);
  return TRUE;
}

static gboolean
run_survey (AssayCli *cli,
            char    **words,
            GError  **error)
{
  g_autofree char *period = NULL;
  g_autofree char *stored = NULL;
  g_autofree char *reference = NULL;
  const GOptionEntry entries[] = {
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_("The period"), N_("PERIOD") },
    { "provider", 0, 0, G_OPTION_ARG_STRING, &reference, N_("One provider’s returns"), N_("REF") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 0, 1, error);
  Job job = { 0 };
  gboolean done;

  if (arguments == NULL
      || (period != NULL && (stored = assay_cli_parse_period (period, error)) == NULL))
    return FALSE;
  job.name = arguments[0];
  job.period = stored;
  job.reference = reference;
  done = show_survey (cli, &job, error);
  g_clear_pointer (&job.rates, g_ptr_array_unref);
  g_clear_pointer (&job.result, assay_survey_result_free);
  return done;
}

const AssayCliVerb assay_cli_verb_survey = {
  .name = "survey",
  .arguments = "[NAME] [--period PERIOD] [--provider REF]",
  .summary = N_("Show a survey’s results by question; the newest survey without a name"),
  .run = run_survey,
};
