/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-verbs.h"
#include "core/framework/assay-framework-change.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/register/assay-provider.h"
#include "report/assay-sentences.h"

typedef struct
{
  const char *framework_id;
  const char *period;
  AssayFrameworkChange *change;
  AssayFramework *now;
  AssayFramework *then;
  GPtrArray *providers;
  GPtrArray *evidence;
  GPtrArray *moves;
} Job;

typedef void (*SetFunc) (AssayFrameworkChange *change,
                         const char           *name,
                         double                value);

/* Reads words such as gold=85. */
static gboolean
read_changes (AssayFrameworkChange *change,
              char                **words,
              SetFunc               set,
              GError              **error)
{
  for (; words != NULL && *words != NULL; words++)
    {
      g_auto (GStrv) parts = g_strsplit (*words, "=", 2);
      char *end = NULL;
      double value = parts[0] != NULL && parts[1] != NULL ? g_ascii_strtod (parts[1], &end) : NAN;

      if (end == NULL || end == parts[1] || *end != '\0' || !isfinite (value))
        {
          g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                       _("“%s” must be a name and a number, such as gold=85."), *words);
          return FALSE;
        }
      set (change, parts[0], value);
    }
  return TRUE;
}

static gboolean
read_reading (AssayFrameworkChange *change,
              const char           *name,
              GError              **error)
{
  AssayAggregation reading;

  if (name == NULL)
    return TRUE;
  if (!assay_aggregation_from_id (name, &reading))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("“%s” must be measures, groups, rules or ladder."), name);
      return FALSE;
    }
  assay_framework_change_set_aggregation (change, reading);
  return TRUE;
}

static gpointer
try_out (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  Job *job = data;

  job->now = assay_library_get (connection, job->framework_id, 0, error);
  if (job->now == NULL)
    return NULL;
  job->then = assay_framework_change_apply (job->change, job->now,
                                            assay_framework_get_version (job->now) + 1, error);
  if (job->then == NULL)
    return NULL;
  job->providers = assay_provider_list (connection, error);
  if (job->providers == NULL)
    return NULL;
  job->evidence = assay_rating_gather (connection, job->now, job->period, cancellable, error);
  if (job->evidence != NULL)
    job->moves = assay_what_if (job->now, job->then, job->evidence);
  return NULL;
}

static const char *
find_name (GPtrArray  *providers,
           const char *reference)
{
  for (guint i = 0; i < providers->len; i++)
    if (g_strcmp0 (assay_provider_get_reference (g_ptr_array_index (providers, i)), reference) == 0)
      return assay_provider_get_name (g_ptr_array_index (providers, i));
  return "";
}

static const char *
get_band_title (const AssayResult *result)
{
  return result->rated ? result->band->title : _("Not rated");
}

static void
print_text (const Job *job)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  g_autofree char *change = assay_framework_change_describe (job->change, job->now);
  g_autofree char *sentence = assay_sentence_what_if (job->now, job->then, job->moves);
  int decimals = assay_framework_get_decimals (job->now);

  assay_cli_print ("%s\n%s\n", change, sentence);
  assay_text_table_add_column (table, _("Reference"), FALSE);
  assay_text_table_add_column (table, _("Provider"), FALSE);
  assay_text_table_add_column (table, _("Score"), TRUE);
  assay_text_table_add_column (table, _("Band"), FALSE);
  assay_text_table_add_column (table, _("Score then"), TRUE);
  assay_text_table_add_column (table, _("Band then"), FALSE);
  assay_text_table_add_column (table, _("Moves"), FALSE);
  for (guint i = 0; i < job->moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (job->moves, i);
      char *cells[] = {
        g_strdup (move->evidence->reference),
        assay_cli_name (find_name (job->providers, move->evidence->reference)),
        assay_cli_number (move->now->score, decimals),
        g_strdup (get_band_title (move->now)),
        assay_cli_number (move->then->score, decimals),
        g_strdup (get_band_title (move->then)),
        g_strdup (move->moved ? _("moves") : ""),
        NULL,
      };

      assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
    }
  assay_cli_table_print (table);
}

static void
add_result (JsonBuilder       *json,
            const char        *name,
            const AssayResult *result)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_object (json);
  assay_cli_json_add_number (json, "score", result->score);
  assay_cli_json_add_text (json, "band", result->rated ? result->band->id : NULL);
  json_builder_end_object (json);
}

static void
print_json (const Job *job)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < job->moves->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (job->moves, i);

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "reference", move->evidence->reference);
      assay_cli_json_add_text (json, "name", find_name (job->providers, move->evidence->reference));
      add_result (json, "now", move->now);
      add_result (json, "then", move->then);
      assay_cli_json_add_boolean (json, "moved", move->moved);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  assay_cli_json_print (json);
}

static void
clear_job (Job *job)
{
  g_clear_pointer (&job->moves, g_ptr_array_unref);
  g_clear_pointer (&job->evidence, g_ptr_array_unref);
  g_clear_pointer (&job->providers, g_ptr_array_unref);
  g_clear_object (&job->now);
  g_clear_object (&job->then);
}

static gboolean
run_what_if (AssayCli *cli,
             char    **words,
             GError  **error)
{
  g_auto (GStrv) from = NULL;
  g_auto (GStrv) weights = NULL;
  g_autofree char *reading = NULL;
  const GOptionEntry entries[] = {
    { "from", 0, 0, G_OPTION_ARG_STRING_ARRAY, &from, N_("Where a band begins"), N_("BAND=N") },
    { "weight", 0, 0, G_OPTION_ARG_STRING_ARRAY, &weights, N_("What a measure weighs"),
      N_("MEASURE=W") },
    { "reading", 0, 0, G_OPTION_ARG_STRING, &reading, N_("How the whole is read"), N_("NAME") },
    G_OPTION_ENTRY_NULL,
  };
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, entries, 2, 2, error);
  g_autofree char *period = NULL;
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  Job job = { 0 };
  gboolean done;

  if (arguments == NULL || (period = assay_cli_parse_period (arguments[1], error)) == NULL
      || !read_changes (change, from, assay_framework_change_set_from, error)
      || !read_changes (change, weights, assay_framework_change_set_weight, error)
      || !read_reading (change, reading, error))
    return FALSE;
  job.framework_id = arguments[0];
  job.period = period;
  job.change = change;
  done = assay_cli_run (cli, FALSE, try_out, &job, error);
  if (done)
    (cli->json ? print_json : print_text) (&job);
  clear_job (&job);
  return done;
}

const AssayCliVerb assay_cli_verb_what_if = {
  .name = "what-if",
  .arguments = "FRAMEWORK PERIOD [--from BAND=N]… [--weight MEASURE=W]… [--reading NAME]",
  .summary = N_("Show who would move if thresholds, weights or the reading were others; changes nothing"),
  .run = run_what_if,
};
