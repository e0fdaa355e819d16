/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-measure-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"

/* What the table of measures, the list for narrow windows and the calculation say of one measure. */

static char *
format_or_dash (double value,
                int    decimals)
{
  return isnan (value) ? g_strdup ("–") : assay_format_number (value, decimals);
}

/**
 * assay_measure_words_value:
 * @leaf: a measure or criterion
 *
 * Returns: (transfer full): "83.3 %", "2 alerts", "Met in full", or "–"
 */
char *
assay_measure_words_value (const AssayExplanation *leaf)
{
  g_autofree char *number = NULL;

  if (leaf->category != NULL)
    return g_strdup (leaf->category);
  if (isnan (leaf->value))
    return g_strdup ("–");
  if (g_str_equal (leaf->unit, "%"))
    return assay_format_percent (leaf->value / 100, 1);
  number = assay_format_number (leaf->value, leaf->value > floor (leaf->value) ? 1 : 0);
  if (*leaf->unit == '\0')
    return g_steal_pointer (&number);
  return g_strdup_printf ("%s %s", number, leaf->unit);
}

/**
 * assay_measure_words_base:
 * @leaf: a measure or criterion
 *
 * Returns: (transfer full): how many answered, or "–"
 */
char *
assay_measure_words_base (const AssayExplanation *leaf)
{
  return leaf->n < 0 ? g_strdup ("–") : assay_format_count (leaf->n);
}

/**
 * assay_measure_words_points:
 * @leaf: a measure or criterion
 *
 * Returns: (transfer full): points of 100 to one decimal, or "–"
 */
char *
assay_measure_words_points (const AssayExplanation *leaf)
{
  return format_or_dash (leaf->points * 100, 1);
}

/**
 * assay_measure_words_weight:
 * @leaf: a node
 *
 * Returns: (transfer full): the weight that counts, or "–" where it is left out
 */
char *
assay_measure_words_weight (const AssayExplanation *leaf)
{
  if (isnan (leaf->adds) || !(leaf->weight > 0))
    return g_strdup ("–");
  return assay_format_number (leaf->weight, leaf->weight > floor (leaf->weight) ? 2 : 0);
}

/**
 * assay_measure_words_adds:
 * @leaf: a measure or criterion
 *
 * Returns: (transfer full): what it adds to the score, to two decimals, or "–"
 */
char *
assay_measure_words_adds (const AssayExplanation *leaf)
{
  return format_or_dash (leaf->adds, 2);
}

/**
 * assay_measure_words_source:
 * @leaf: a measure or criterion
 *
 * Returns: (transfer full): the framework's word for the source, and the file or form that brought it
 */
char *
assay_measure_words_source (const AssayExplanation *leaf)
{
  if (*leaf->carrier == '\0')
    return g_strdup (leaf->source);
  return g_strdup_printf ("%s, %s", leaf->source, leaf->carrier);
}

/**
 * assay_measure_words_group:
 * @group: a group
 * @total_weight: the weight of everything that has points
 *
 * Returns: (transfer full): "4 of 4 measures, weight 28.6 %"
 */
char *
assay_measure_words_group (const AssayExplanation *group,
                           double                  total_weight)
{
  g_autofree char *share =
    total_weight > 0 ? assay_format_percent (group->weight / total_weight, 1) : g_strdup ("–");

  return g_strdup_printf (ngettext ("%u of %u measure, weight %s", "%u of %u measures, weight %s",
                                    group->leaves), group->scored, group->leaves, share);
}

static char *
describe_limits (const AssayRatingDetail *detail)
{
  AssayFramework *framework = detail->framework;
  const int decimals = assay_framework_get_decimals (framework);
  const AssayBand *band = detail->result->ungated_band;
  const int index = band != NULL ? assay_framework_get_band_index (framework, band->id) : -1;
  g_autofree char *from = NULL;
  g_autofree char *below = NULL;

  if (index < 0)
    return g_strdup ("");
  if (index > 0)
    below = assay_format_number (assay_framework_get_band (framework, (guint) index - 1)->from,
                                 decimals);
  if (!isfinite (band->from))
    return g_strdup_printf (_("%s is below %s"), band->title, below != NULL ? below : "100");
  from = assay_format_number (band->from, decimals);
  if (below == NULL)
    return g_strdup_printf (_("%s is from %s"), band->title, from);
  return g_strdup_printf (_("%s is from %s and below %s"), band->title, from, below);
}

/**
 * assay_measure_words_total:
 * @detail: a rating
 *
 * Returns: (transfer full): what the last row of the table says of how the score comes about
 */
char *
assay_measure_words_total (const AssayRatingDetail *detail)
{
  const int decimals = assay_framework_get_decimals (detail->framework);
  g_autofree char *limits = describe_limits (detail);

  if (!detail->result->rated)
    return g_strdup (detail->result->reason_text != NULL ? detail->result->reason_text : "");
  return g_strdup_printf (ngettext ("Sum of the points added, rounded once to %d decimal: %s",
                                    "Sum of the points added, rounded once to %d decimals: %s",
                                    (gulong) decimals), decimals, limits);
}

/**
 * assay_measure_words_interval:
 * @detail: a rating
 * @leaf: one of its measures
 * @low: (out): lower end of its interval in points of 100, NaN where there is none
 * @high: (out): upper end
 *
 * Takes the interval of a share through the measure's scale, so that it can be drawn beside the points.
 */
void
assay_measure_words_interval (const AssayRatingDetail *detail,
                              const AssayExplanation  *leaf,
                              double                  *low,
                              double                  *high)
{
  const AssayNode *node = assay_framework_find_node (detail->framework, leaf->id);
  double a;
  double b;

  *low = NAN;
  *high = NAN;
  if (isnan (leaf->lower) || node == NULL || node->scale == NULL)
    return;
  a = assay_scale_points (node->scale, leaf->lower * 100, NULL) * 100;
  b = assay_scale_points (node->scale, leaf->upper * 100, NULL) * 100;
  *low = MIN (a, b);
  *high = MAX (a, b);
}
