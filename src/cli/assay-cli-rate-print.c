/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-rate-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli-unverified.h"
#include "cli/assay-cli-visit-print.h"
#include "cli/assay-cli.h"
#include "core/assessment/assay-assessment-waiting.h"
#include "report/assay-rating-words.h"
#include "report/assay-sentences.h"

static const char *
get_band_title (AssayFramework *framework,
                const char     *id)
{
  const AssayBand *band = id == NULL ? NULL : assay_framework_find_band (framework, id);

  return band != NULL ? band->title : "–";
}

static char *
format_stability (AssayRating *rating)
{
  double share = assay_rating_get_top_share (rating);

  return isnan (share) ? g_strdup ("–") : assay_stability_format_share (share);
}

static char *
format_range (AssayRating *rating,
              int          decimals)
{
  g_autofree char *low = assay_cli_number (assay_rating_get_range_low (rating), decimals);
  g_autofree char *high = assay_cli_number (assay_rating_get_range_high (rating), decimals);

  return isnan (assay_rating_get_range_low (rating)) ? g_strdup ("–")
                                                     : g_strdup_printf (_("%s to %s"), low, high);
}

static char *
format_previous (AssayFramework *framework,
                 AssayRating    *rating)
{
  const char *band = assay_rating_get_previous_band (rating);
  g_autofree char *score = assay_cli_number (assay_rating_get_previous_score (rating),
                                             assay_framework_get_decimals (framework));

  return band == NULL ? g_steal_pointer (&score)
                      : g_strdup_printf ("%s %s", get_band_title (framework, band), score);
}

/* That it is out of date comes first. What a panel agreed against the figures is said instead of what gave the band, a
 * rule or a gate, or why there is none. */
static char *
format_remark (AssayFramework          *framework,
               AssayRating             *rating,
               const AssayRatingDetail *detail)
{
  g_autofree char *agreed = assay_sentence_agreed (framework, rating);
  g_autofree char *outdated = assay_sentence_outdated (rating);
  const char *const parts[] = { outdated != NULL ? outdated : "", agreed, NULL };

  return agreed != NULL ? assay_sentences_join (parts) : assay_rating_words_remark (rating, detail);
}

static char **
make_row (AssayFramework          *framework,
          AssayRating             *rating,
          const AssayRatingDetail *detail)
{
  int decimals = assay_framework_get_decimals (framework);
  char *cells[] = {
    g_strdup (assay_rating_get_reference (rating)),
    assay_cli_name (assay_rating_get_name (rating)),
    assay_cli_number (assay_rating_get_score (rating), decimals),
    g_strdup (assay_rating_get_held_band (rating) != NULL
                ? get_band_title (framework, assay_rating_get_held_band (rating))
                : _("Not rated")),
    format_stability (rating),
    format_range (rating, decimals),
    assay_cli_percent (assay_rating_get_coverage (rating), 0),
    assay_cli_count (assay_rating_get_returns (rating)),
    assay_cli_count (assay_rating_get_sent (rating)),
    format_previous (framework, rating),
    format_remark (framework, rating, detail),
    NULL,
  };

  return g_memdup2 (cells, sizeof cells);
}

static void
add_columns (AssayTextTable *table,
             AssayFramework *framework)
{
  assay_text_table_add_column (table, _("Reference"), FALSE);
  assay_text_table_add_column (table, _("Provider"), FALSE);
  assay_text_table_add_column (table, _("Score"), TRUE);
  assay_text_table_add_column (table, _("Band"), FALSE);
  assay_text_table_add_column (table, _("Stability"), TRUE);
  assay_text_table_add_column (table, _("Range"), TRUE);
  assay_text_table_add_column (table, _("Coverage"), TRUE);
  assay_text_table_add_column (table, assay_sentence_base_title (framework), TRUE);
  assay_text_table_add_column (table, _("Sent"), TRUE);
  assay_text_table_add_column (table, _("Last period"), FALSE);
  assay_text_table_add_column (table, _("Remark"), FALSE);
}

/**
 * assay_cli_ratings_print_text:
 * @shown: what to show
 *
 * Prints the ratings of a period for people.
 */
void
assay_cli_ratings_print_text (const AssayCliRatings *shown)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");
  g_autofree char *rated = assay_sentence_rated (shown->framework, shown->ratings);
  g_autofree char *counts = assay_sentence_band_counts (shown->framework, shown->ratings);
  g_autofree char *placeholders = assay_sentence_placeholders (shown->framework);

  assay_cli_print (_("%s, version %d: %s\n"), assay_framework_get_title (shown->framework),
                   assay_framework_get_version (shown->framework), shown->period);
  add_columns (table, shown->framework);
  for (guint i = 0; i < shown->ratings->len; i++)
    assay_text_table_take_row (table, make_row (shown->framework, g_ptr_array_index (shown->ratings, i),
                                                g_ptr_array_index (shown->details, i)));
  assay_cli_table_print (table);
  assay_cli_print ("\n%s\n%s", rated, counts);
  assay_cli_visits_print_waiting (shown->waiting, shown->framework, shown->period, TRUE);
  assay_cli_unverified_print (shown->unverified, TRUE);
  assay_cli_print (_("New or changed ratings: %u. Unchanged: %u."), shown->run.stored,
                   shown->run.unchanged);
  if (placeholders != NULL)
    assay_cli_print ("%s", placeholders);
}

static void
add_stability (JsonBuilder             *json,
               const AssayRatingDetail *detail)
{
  const AssayStability *stability = detail->stability;

  json_builder_set_member_name (json, "stability");
  if (stability == NULL)
    {
      json_builder_add_null_value (json);
      json_builder_set_member_name (json, "range");
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  for (guint i = 0; i < stability->n_bands; i++)
    assay_cli_json_add_number (json, assay_framework_get_band (detail->framework, i)->id,
                               stability->shares[i]);
  json_builder_end_object (json);
  json_builder_set_member_name (json, "range");
  json_builder_begin_array (json);
  json_builder_add_double_value (json, stability->low);
  json_builder_add_double_value (json, stability->high);
  json_builder_end_array (json);
}

/* Why what is there of a provider does not count, or NULL. (transfer full) */
static char *
find_why_waiting (const AssayCliRatings *shown,
                  AssayRating           *rating)
{
  for (guint i = 0; i < shown->waiting->len; i++)
    if (assay_assessment_get_provider_id (shown->waiting->pdata[i]) == assay_rating_get_provider_id (rating))
      return assay_assessment_dup_why_waiting (shown->waiting->pdata[i], shown->framework, shown->period);
  return NULL;
}

static void
add_rating (JsonBuilder             *json,
            const AssayCliRatings   *shown,
            AssayRating             *rating,
            const AssayRatingDetail *detail)
{
  g_autofree char *waiting = find_why_waiting (shown, rating);
  const char *flag = assay_rating_get_flag (rating);

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "reference", assay_rating_get_reference (rating));
  assay_cli_json_add_text (json, "name", assay_rating_get_name (rating));
  assay_cli_json_add_number (json, "score", assay_rating_get_score (rating));
  assay_cli_json_add_text (json, "band", assay_rating_get_band (rating));
  assay_cli_json_add_text (json, "heldBand", assay_rating_get_held_band (rating));
  assay_cli_json_add_text (json, "reason", detail->result->rated ? NULL : detail->result->reason);
  assay_cli_json_add_text (json, "notCounted", waiting);
  json_builder_set_member_name (json, "unverifiedEvidence");
  assay_cli_unverified_add_json (json, shown->unverified, assay_rating_get_provider_id (rating));
  assay_cli_json_add_text (json, "state", assay_rating_get_state (rating));
  assay_cli_json_add_text (json, "changedSince", *flag != '\0' ? flag : NULL);
  assay_cli_json_add_number (json, "coverage", assay_rating_get_coverage (rating));
  assay_cli_json_add_count (json, "returns", assay_rating_get_returns (rating));
  assay_cli_json_add_count (json, "sent", assay_rating_get_sent (rating));
  add_stability (json, detail);
  assay_cli_json_add_number (json, "previousScore", assay_rating_get_previous_score (rating));
  assay_cli_json_add_text (json, "previousBand", assay_rating_get_previous_band (rating));
  json_builder_end_object (json);
}

/**
 * assay_cli_ratings_print_json:
 * @shown: what to show
 *
 * Prints the ratings of a period for programs: an array of objects; what does not exist is null.
 */
void
assay_cli_ratings_print_json (const AssayCliRatings *shown)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_array (json);
  for (guint i = 0; i < shown->ratings->len; i++)
    add_rating (json, shown, g_ptr_array_index (shown->ratings, i), g_ptr_array_index (shown->details, i));
  json_builder_end_array (json);
  assay_cli_json_print (json);
}
