/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-unverified.h"
#include "cli/assay-cli-verbs.h"
#include "cli/assay-cli-visit-print.h"
#include "core/assessment/assay-assessment-waiting.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/register/assay-provider.h"
#include "report/assay-sentences.h"

typedef struct
{
  const char *reference;
  const char *framework_id;
  const char *period;
  AssayRatingDetail *detail;
  GPtrArray *waiting;
  GPtrArray *unverified;
} Job;

static gpointer
load_detail (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Job *job = data;
  g_autoptr (AssayProvider) provider = assay_provider_find_called (connection, job->reference, error);
  g_autoptr (AssayFramework) framework
    = provider != NULL ? assay_library_get (connection, job->framework_id, 0, error) : NULL;

  if (framework == NULL)
    return NULL;
  job->detail = assay_rating_load (connection, assay_provider_get_id (provider), job->framework_id,
                                   job->period, 0, error);
  if (job->detail != NULL)
    job->waiting = assay_assessment_list_waiting (connection, framework, job->period,
                                                  assay_provider_get_id (provider), error);
  if (job->waiting != NULL)
    job->unverified = assay_unverified_list (connection, framework, job->period, assay_provider_get_id (provider),
                                             error);
  return NULL;
}

static char *
format_value (const AssayExplanation *node)
{
  g_autofree char *value = NULL;

  if (node->category != NULL)
    return g_strdup (node->category);
  value = assay_cli_number (node->is_leaf ? node->value : node->score, 1);
  return node->is_leaf && !isnan (node->value) && *node->unit != '\0'
           ? g_strdup_printf ("%s %s", value, node->unit)
           : g_steal_pointer (&value);
}

static char *
format_interval (const AssayExplanation *node)
{
  g_autofree char *lower = assay_cli_percent (node->lower, 1);
  g_autofree char *upper = assay_cli_percent (node->upper, 1);

  return isnan (node->lower) ? g_strdup ("–") : g_strdup_printf (_("%s to %s"), lower, upper);
}

static char *
format_remark (const AssayExplanation *node)
{
  g_autofree char *reason = g_strjoin (*node->reason != '\0' && node->tentative ? " " : "", node->reason,
                                       node->tentative ? "[u]" : "", NULL);
  const char *const parts[] = { reason, node->note, NULL };

  return assay_sentences_join (parts);
}

/* What a provider is not rated by comes to no score of the whole. */
static void
add_rows (AssayTextTable         *table,
          const AssayExplanation *node,
          gboolean                is_rated)
{
  const gboolean hides = node->depth == 0 && !is_rated;
  g_autofree char *indent = g_strnfill (2 * node->depth, ' ');
  char *cells[] = {
    g_strconcat (indent, node->label, NULL),
    hides ? g_strdup ("–") : format_value (node),
    assay_cli_count (node->n),
    format_interval (node),
    assay_cli_number (hides ? NAN : node->points, 3),
    assay_cli_number (node->is_leaf ? node->weight : NAN, node->weight > floor (node->weight) ? 2 : 0),
    assay_cli_number (hides ? NAN : node->adds, 2),
    g_strdup (node->source),
    g_strdup (node->carrier),
    format_remark (node),
    NULL,
  };

  assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    add_rows (table, g_ptr_array_index (node->children, i), is_rated);
}

static gboolean
has_tentative (const AssayExplanation *node)
{
  gboolean found = node->tentative;

  for (guint i = 0; node->children != NULL && i < node->children->len && !found; i++)
    found = has_tentative (g_ptr_array_index (node->children, i));
  return found;
}

/* The band in force: what was agreed comes before what is computed, which the next sentence says. */
static void
print_head (const AssayRatingDetail *detail,
            const char              *agreed)
{
  const char *id = agreed != NULL ? assay_rating_get_held_band (detail->rating) : NULL;
  const AssayBand *held = id != NULL ? assay_framework_find_band (detail->framework, id) : NULL;
  g_autofree char *score = assay_cli_number (detail->result->score, assay_framework_get_decimals (detail->framework));
  const char *band = held != NULL                ? held->title
                     : detail->result->rated     ? detail->result->band->title
                                                 : _("Not rated");

  assay_cli_print ("%s %s: %s%s%s", assay_rating_get_reference (detail->rating), assay_rating_get_name (detail->rating),
                   band, held == NULL && detail->result->rated ? " " : "",
                   held == NULL && detail->result->rated ? score : "");
}

/* Why it has its band, or none. The result's own words come before the kept explanation's: these are of when it was
 * rated, and may name less. */
static void
print_reason (const AssayResult *result)
{
  if (result->band_reason != NULL)
    assay_cli_print ("%s", result->band_reason);
  if (result->gate_reason != NULL)
    assay_cli_print ("%s", result->gate_reason);
  else if (result->band_reason == NULL && *result->explanation->reason != '\0')
    assay_cli_print ("%s", result->explanation->reason);
}

static void
print_text (const Job *job)
{
  const AssayRatingDetail *detail = job->detail;
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  g_autofree char *coverage = assay_sentence_coverage (detail->result);
  g_autofree char *agreed = assay_sentence_agreed (detail->framework, detail->rating);
  g_autofree char *outdated = assay_sentence_outdated (detail->rating);
  g_autofree char *placeholders = assay_sentence_placeholders (detail->framework);

  print_head (detail, agreed);
  if (outdated != NULL)
    assay_cli_print ("%s", outdated);
  if (agreed != NULL)
    assay_cli_print ("%s", agreed);
  print_reason (detail->result);
  assay_cli_visits_print_waiting (job->waiting, detail->framework, job->period, FALSE);
  assay_cli_unverified_print (job->unverified, FALSE);
  assay_cli_print ("%s\n", coverage);
  assay_text_table_add_column (table, _("Measure"), FALSE);
  assay_text_table_add_column (table, _("Value"), TRUE);
  assay_text_table_add_column (table, _("Base"), TRUE);
  assay_text_table_add_column (table, _("95 % interval"), TRUE);
  assay_text_table_add_column (table, _("Points"), TRUE);
  assay_text_table_add_column (table, _("Weight"), TRUE);
  assay_text_table_add_column (table, _("Adds"), TRUE);
  assay_text_table_add_column (table, _("Source"), FALSE);
  assay_text_table_add_column (table, _("Carrier"), FALSE);
  assay_text_table_add_column (table, _("Remark"), FALSE);
  add_rows (table, detail->result->explanation, detail->result->rated);
  assay_cli_table_print (table);
  if (has_tentative (detail->result->explanation))
    assay_cli_print ("\n%s", _("[u] answered by fewer people than the minimum base"));
  if (placeholders != NULL)
    assay_cli_print ("\n%s", placeholders);
  if (detail->stability != NULL)
    {
      g_autofree char *stability
        = assay_sentence_stability (detail->framework, detail->result, detail->stability,
                                    assay_rating_get_returns (detail->rating));

      assay_cli_print ("\n%s", stability);
    }
  else if (detail->result->rated && !assay_stability_applies (detail->framework))
    assay_cli_print ("\n%s", _("Nothing is sampled here: all of it is judged or counted, so that no other band would "
                              "have come of asking other people."));
}

/* Counts that make no sense for a step are null for programs, as every other figure that is not there. */
static void
clear_unknown (JsonObject *node)
{
  const char *const members[] = { "positive", "n" };
  JsonArray *children = json_object_get_array_member (node, "children");

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    if (json_object_get_int_member (node, members[i]) < 0)
      json_object_set_null_member (node, members[i]);
  for (guint i = 0; children != NULL && i < json_array_get_length (children); i++)
    clear_unknown (json_array_get_object_element (children, i));
}

/* What would have come of too little is no result, to programs neither. */
static void
add_result (JsonObject              *root,
            const AssayRatingDetail *detail)
{
  const char *const members[] = { "score", "points", "adds", "roundedScore" };

  if (detail->result->rated)
    json_object_set_double_member (root, "roundedScore", detail->result->score);
  for (guint i = 0; i < G_N_ELEMENTS (members) && !detail->result->rated; i++)
    json_object_set_null_member (root, members[i]);
}

static gboolean
print_json (const Job *job,
            GError   **error)
{
  const AssayRatingDetail *detail = job->detail;
  g_autofree char *text = assay_explanation_to_json (detail->result->explanation);
  g_autoptr (JsonNode) tree = json_from_string (text, error);
  g_autoptr (JsonBuilder) unverified = json_builder_new ();
  JsonObject *root;

  if (tree == NULL)
    return FALSE;
  root = json_node_get_object (tree);
  clear_unknown (root);
  json_object_set_string_member (root, "reference", assay_rating_get_reference (detail->rating));
  json_object_set_string_member (root, "name", assay_rating_get_name (detail->rating));
  add_result (root, detail);
  if (*assay_rating_get_flag (detail->rating) != '\0')
    json_object_set_string_member (root, "changedSince", assay_rating_get_flag (detail->rating));
  else
    json_object_set_null_member (root, "changedSince");
  json_object_set_array_member (root, "notCounted",
                                assay_cli_visits_list_waiting (job->waiting, detail->framework,
                                                               job->period));
  assay_cli_unverified_add_json (unverified, job->unverified, 0);
  json_object_set_member (root, "unverifiedEvidence", json_builder_get_root (unverified));
  assay_cli_json_print_node (tree);
  return TRUE;
}

static gboolean
run_explain (AssayCli *cli,
             char    **words,
             GError  **error)
{
  g_auto (GStrv) arguments = assay_cli_parse (cli, words, NULL, 3, 3, error);
  g_autofree char *period = NULL;
  g_autoptr (AssayRatingDetail) detail = NULL;
  g_autoptr (GPtrArray) waiting = NULL;
  g_autoptr (GPtrArray) unverified = NULL;
  Job job = { 0 };

  if (arguments == NULL || (period = assay_cli_parse_period (arguments[2], error)) == NULL)
    return FALSE;
  job = (Job) { arguments[0], arguments[1], period, NULL, NULL, NULL };
  if (!assay_cli_run (cli, FALSE, load_detail, &job, error))
    return FALSE;
  detail = job.detail;
  waiting = job.waiting;
  unverified = job.unverified;
  if (cli->json)
    return print_json (&job, error);
  print_text (&job);
  return TRUE;
}

const AssayCliVerb assay_cli_verb_explain = {
  .name = "explain",
  .arguments = "PROVIDER FRAMEWORK PERIOD",
  .summary = N_("Show where every point of a provider’s rating comes from"),
  .run = run_explain,
};
