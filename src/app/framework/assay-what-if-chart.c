/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-what-if-chart.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/rating/assay-rating.h"
#include "core/scoring/assay-scoring.h"
#include "report/assay-chart-intervals.h"

/* Movers first, then by score, highest first. */
static int
compare_moves (gconstpointer a,
               gconstpointer b)
{
  const AssayMove *move_a = *(const AssayMove *const *) a;
  const AssayMove *move_b = *(const AssayMove *const *) b;

  if (move_a->moved != move_b->moved)
    return move_a->moved ? -1 : 1;
  if (move_a->then->score != move_b->then->score)
    return move_a->then->score > move_b->then->score ? -1 : 1;

  return strcmp (move_a->evidence->reference, move_b->evidence->reference);
}

static AssayRole
get_role (const AssayBand *band)
{
  return band ? assay_role_from_id (band->role) : ASSAY_ROLE_NONE;
}

static void
add_thresholds (AssayChartIntervals *chart,
                AssayFramework      *now,
                AssayFramework      *then)
{
  for (guint i = 0; i < assay_framework_get_n_bands (now); i++)
    {
      const AssayBand *band = assay_framework_get_band (now, i);
      const AssayBand *changed = assay_framework_find_band (then, band->id);

      if (isfinite (band->from) && (!changed || isfinite (changed->from)))
        assay_chart_intervals_add_threshold (chart, band->title, get_role (band), band->from,
                                             changed ? changed->from : band->from);
    }
}

static void
get_range (const AssayMove *move,
           AssayRating     *rating,
           GHashTable      *ranges,
           double          *low,
           double          *high)
{
  const AssayStability *range = ranges ? g_hash_table_lookup (ranges, move->evidence->reference)
                                       : NULL;

  *low = range ? range->low : NAN;
  *high = range ? range->high : NAN;
  if (!ranges && rating)
    {
      *low = assay_rating_get_range_low (rating);
      *high = assay_rating_get_range_high (rating);
    }
}

static void
add_move (AssayChartIntervals *chart,
          const AssayMove     *move,
          AssayRating         *rating,
          GHashTable          *ranges)
{
  const char *name = rating ? assay_rating_get_name (rating) : move->evidence->reference;
  g_autofree char *remark = NULL;
  double low;
  double high;

  if (!move->moved)
    remark = g_strdup (_("stays"));
  else
    remark = g_strdup_printf (_("%s to %s"),
                              move->now->band ? move->now->band->title : _("Not rated"),
                              move->then->band ? move->then->band->title : _("Not rated"));
  get_range (move, rating, ranges, &low, &high);
  assay_chart_intervals_add_score (chart, name, get_role (move->now->band), move->then->score,
                                   low, high, remark, move->moved);
}

/**
 * assay_what_if_chart_sort:
 * @moves: (element-type AssayMove): what a change would do
 *
 * Returns: (transfer container) (element-type AssayMove): what the chart shows, in its order: movers
 *   first, then the others by score; who has no score is not in it
 */
GPtrArray *
assay_what_if_chart_sort (GPtrArray *moves)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < moves->len; i++)
    {
      AssayMove *move = g_ptr_array_index (moves, i);

      if (isfinite (move->then->score))
        g_ptr_array_add (sorted, move);
    }
  g_ptr_array_sort (sorted, compare_moves);

  return sorted;
}

/**
 * assay_what_if_chart_new:
 * @now: the framework in force
 * @then: the changed one
 * @moves: (element-type AssayMove): what the change would do
 * @ratings: (element-type utf8 AssayRating): ratings by provider reference, for names and intervals
 * @ranges: (nullable) (element-type utf8 AssayStability): intervals under the changed framework by
 *   provider reference; who is not in it has none. NULL where those of the ratings hold
 *
 * Draws who would move: movers first, then the others by score. Who has no score is not in it.
 *
 * Returns: (transfer full): the chart
 */
AssayChart *
assay_what_if_chart_new (AssayFramework *now,
                         AssayFramework *then,
                         GPtrArray      *moves,
                         GHashTable     *ratings,
                         GHashTable     *ranges)
{
  AssayChartIntervals *chart = assay_chart_intervals_new (assay_framework_get_decimals (now));
  g_autoptr (GPtrArray) sorted = assay_what_if_chart_sort (moves);

  add_thresholds (chart, now, then);
  for (guint i = 0; i < sorted->len; i++)
    {
      const AssayMove *move = g_ptr_array_index (sorted, i);

      add_move (chart, move, g_hash_table_lookup (ratings, move->evidence->reference),
                ranges);
    }
  assay_chart_set_title (ASSAY_CHART (chart), _("Who would move"));

  return ASSAY_CHART (chart);
}
