/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-rate-print.h"
#include "cli/assay-cli-verbs.h"
#include "core/assessment/assay-assessment-waiting.h"
#include "core/assessment/assay-evidence-unverified.h"
#include "core/library/assay-library.h"

typedef struct
{
  const char *framework_id;
  const char *period;
  AssayCliRatings shown;
} Job;

static gboolean
load_details (AssayConnection *connection,
              Job             *job,
              GError         **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  GPtrArray *ratings = job->shown.ratings;

  job->shown.details = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_rating_detail_free);
  for (guint i = 0; i < ratings->len; i++)
    {
      AssayRatingDetail *detail
        = assay_rating_load_one_of (connection,
                                    assay_rating_get_provider_id (g_ptr_array_index (ratings, i)),
                                    job->framework_id, job->period, 0, versions, error);

      if (detail == NULL)
        return FALSE;
      g_ptr_array_add (job->shown.details, detail);
    }
  return TRUE;
}

static gpointer
rate_all (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  Job *job = data;

  job->shown.framework = assay_library_get (connection, job->framework_id, 0, error);
  if (job->shown.framework != NULL
      && assay_rating_rate_all (connection, job->shown.framework, job->period, TRUE, NULL, NULL,
                                &job->shown.run, cancellable, error))
    {
      job->shown.ratings = assay_rating_list (connection, job->framework_id, job->period, error);
      if (job->shown.ratings != NULL && load_details (connection, job, error))
        job->shown.waiting = assay_assessment_list_waiting (connection, job->shown.framework, job->period, 0, error);
      if (job->shown.waiting != NULL)
        job->shown.unverified = assay_unverified_list (connection, job->shown.framework, job->period, 0, error);
    }
  return NULL;
}

static gboolean
rate (AssayCli *cli,
      Job      *job,
      GError  **error)
{
  if (!assay_cli_run (cli, TRUE, rate_all, job, error))
    return FALSE;
  if (cli->json)
    assay_cli_ratings_print_json (&job->shown);
  else
    assay_cli_ratings_print_text (&job->shown);
  return TRUE;
}

static gboolean
run_rate (AssayCli *cli,
          char    **words,
          GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 2, 2, error);
  g_autofree char *period = NULL;
  Job job = { 0 };
  gboolean done;

  if (arguments == NULL || (period = assay_cli_parse_period (arguments[1], error)) == NULL)
    return FALSE;
  job.framework_id = arguments[0];
  job.period = job.shown.period = period;
  done = rate (cli, &job, error);
  g_clear_pointer (&job.shown.details, g_ptr_array_unref);
  g_clear_pointer (&job.shown.waiting, g_ptr_array_unref);
  g_clear_pointer (&job.shown.unverified, g_ptr_array_unref);
  g_clear_pointer (&job.shown.ratings, g_ptr_array_unref);
  g_clear_object (&job.shown.framework);
  return done;
}

const AssayCliVerb assay_cli_verb_rate = {
  .name = "rate",
  .arguments = "FRAMEWORK PERIOD",
  .summary = N_("Rate all providers for a period and show the ratings"),
  .run = run_rate,
};
