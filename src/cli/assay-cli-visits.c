/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-verbs.h"
#include "cli/assay-cli-visit-print.h"
#include "core/register/assay-provider.h"

typedef struct
{
  const char *reference;
  const char *framework_id;
  const char *period;
  GPtrArray *visits;
  guint n_elsewhere;                /* in other periods */
} Job;

static gboolean
is_of_framework (const Job       *job,
                 AssayAssessment *visit)
{
  return job->framework_id == NULL || g_str_equal (job->framework_id, assay_assessment_get_framework_id (visit));
}

static gboolean
is_of_period (const Job       *job,
              AssayAssessment *visit)
{
  return job->period == NULL || g_str_equal (job->period, assay_assessment_get_period (visit));
}

static gpointer
load_visits (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Job *job = data;
  g_autoptr (AssayProvider) provider = NULL;

  if (job->reference != NULL && (provider = assay_provider_find_called (connection, job->reference, error)) == NULL)
    return NULL;
  job->visits = assay_assessment_list (connection, provider != NULL ? assay_provider_get_id (provider) : 0, error);
  for (guint i = job->visits != NULL ? job->visits->len : 0; i-- > 0;)
    {
      AssayAssessment *visit = job->visits->pdata[i];
      const gboolean is_wanted = is_of_framework (job, visit);

      if (is_wanted && is_of_period (job, visit))
        continue;
      job->n_elsewhere += is_wanted;
      g_ptr_array_remove_index (job->visits, i);
    }
  return NULL;
}

static char **
make_row (AssayAssessment *visit)
{
  const char *visited_on = assay_assessment_get_visited_on (visit);
  const char *next = assay_cli_visit_next_word (visit);
  char *cells[] = {
    assay_cli_count (assay_assessment_get_id (visit)),
    g_strdup (assay_assessment_get_reference (visit)),
    assay_cli_name (assay_assessment_get_name (visit)),
    g_strdup (assay_assessment_get_framework_id (visit)),
    g_strdup (assay_assessment_get_period (visit)),
    g_strdup (assay_assessment_kind_get_title (assay_assessment_get_kind (visit))),
    g_strdup (*visited_on != '\0' ? visited_on : assay_assessment_get_planned_on (visit)),
    g_strdup (assay_assessment_state_get_title (assay_assessment_get_state (visit))),
    g_strdup_printf (_("%u of %u"), assay_assessment_get_answered (visit), assay_assessment_get_criteria (visit)),
    g_strdup (next != NULL ? next : "–"),
    NULL,
  };

  return g_memdup2 (cells, sizeof cells);
}

static void
print_none (const Job *job)
{
  if (job->n_elsewhere > 0)
    assay_cli_print (ngettext ("There are no visits in %s; there is %u in another period.",
                               "There are no visits in %s; there are %u in other periods.", job->n_elsewhere),
                     job->period, job->n_elsewhere);
  else
    assay_cli_print ("%s", _("There are no visits yet. “assayctl visit plan” plans one."));
}

static void
print_text (const Job *job)
{
  const GPtrArray *visits = job->visits;
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");

  if (visits->len == 0)
    {
      print_none (job);
      return;
    }
  assay_text_table_add_column (table, _("No."), TRUE);
  assay_text_table_add_column (table, _("Reference"), FALSE);
  assay_text_table_add_column (table, _("Provider"), FALSE);
  assay_text_table_add_column (table, _("Framework"), FALSE);
  assay_text_table_add_column (table, _("Period"), FALSE);
  assay_text_table_add_column (table, _("Kind"), FALSE);
  assay_text_table_add_column (table, _("Day"), FALSE);
  assay_text_table_add_column (table, _("State"), FALSE);
  assay_text_table_add_column (table, _("Answered"), TRUE);
  assay_text_table_add_column (table, _("Next step"), FALSE);
  for (guint i = 0; i < visits->len; i++)
    assay_text_table_take_row (table, make_row (visits->pdata[i]));
  assay_cli_table_print (table);
}

static void
print_json (const GPtrArray *visits)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < visits->len; i++)
    {
      assay_cli_visit_add_json (json, visits->pdata[i]);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static gboolean
run_visits (AssayCli *cli,
            char    **words,
            GError  **error)
{
  g_autofree char *period = NULL;
  g_autofree char *canonical = NULL;
  g_autofree char *reference = NULL;
  g_autofree char *framework = NULL;
  const GOptionEntry entries[] = {
    { "provider", 0, 0, G_OPTION_ARG_STRING, &reference, N_("Of one provider"), N_("REF") },
    { "framework", 0, 0, G_OPTION_ARG_STRING, &framework, N_("By one framework"), N_("FRAMEWORK") },
    { "period", 0, 0, G_OPTION_ARG_STRING, &period, N_("Of one period"), N_("PERIOD") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 0, 0, error);
  g_autoptr (GPtrArray) visits = NULL;
  Job job = { 0 };

  if (arguments == NULL || (period != NULL && (canonical = assay_cli_parse_period (period, error)) == NULL))
    return FALSE;
  job = (Job) { reference, framework, canonical, NULL, 0 };
  if (!assay_cli_run (cli, FALSE, load_visits, &job, error))
    return FALSE;
  visits = job.visits;
  if (cli->json)
    print_json (visits);
  else
    print_text (&job);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_visits = {
  .name = "visits",
  .arguments = "[--provider REF] [--framework FRAMEWORK] [--period PERIOD]",
  .summary = N_("List visits and self-assessments, where they stand and what comes next"),
  .run = run_visits,
};
