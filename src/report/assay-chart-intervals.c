/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-chart-intervals.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-chart-intervals-private.h"

G_DEFINE_FINAL_TYPE (AssayChartIntervals, assay_chart_intervals, ASSAY_TYPE_CHART)

static void
clear_threshold (gpointer data)
{
  AssayIntervalsThreshold *threshold = data;

  g_free (threshold->title);
}

static void
clear_score (gpointer data)
{
  AssayIntervalsScore *score = data;

  g_free (score->name);
  g_free (score->remark);
}

static void
assay_chart_intervals_finalize (GObject *object)
{
  AssayChartIntervals *self = ASSAY_CHART_INTERVALS (object);

  g_array_unref (self->thresholds);
  g_array_unref (self->scores);
  G_OBJECT_CLASS (assay_chart_intervals_parent_class)->finalize (object);
}

static void
append_thresholds (AssayChartIntervals *self,
                   GString             *text)
{
  for (guint i = 0; i < self->thresholds->len; i++)
    {
      const AssayIntervalsThreshold *threshold =
          &g_array_index (self->thresholds, AssayIntervalsThreshold, i);
      g_autofree char *now = assay_format_number (threshold->now, self->decimals);
      g_autofree char *then = assay_format_number (threshold->then, self->decimals);

      if (threshold->now == threshold->then)
        /* TRANSLATORS: a band and its threshold, after a full stop */
        g_string_append_printf (text, _(" %s from %s."), threshold->title, now);
      else
        g_string_append_printf (text, _(" %s from %s, was %s."), threshold->title, then, now);
    }
}

static char *
assay_chart_intervals_describe (AssayChart *chart)
{
  AssayChartIntervals *self = ASSAY_CHART_INTERVALS (chart);
  GString *text = g_string_new (NULL);
  guint n = self->scores->len;
  g_autofree char *number = assay_format_count (n);

  g_string_append_printf (text, ngettext ("The score of %s provider.", "The scores of %s providers.", n), number);
  append_thresholds (self, text);
  for (guint i = 0; i < n; i++)
    {
      const AssayIntervalsScore *score = &g_array_index (self->scores, AssayIntervalsScore, i);
      g_autofree char *figure = assay_format_number (score->score, self->decimals);

      if (!score->emphasis)
        continue;
      /* TRANSLATORS: a provider, its score, and what becomes of it */
      g_string_append_printf (text, _(" %s, %s: %s."), score->name, figure, score->remark);
    }
  return g_string_free (text, FALSE);
}

static char *
format_or_dash (double value,
                int    decimals)
{
  return isnan (value) ? g_strdup ("–") : assay_format_number (value, decimals);
}

static AssayTextTable *
assay_chart_intervals_to_table (AssayChart *chart)
{
  AssayChartIntervals *self = ASSAY_CHART_INTERVALS (chart);
  AssayTextTable *table = assay_text_table_new (assay_chart_get_title (chart));

  assay_text_table_add_column (table, _("Provider"), FALSE);
  assay_text_table_add_column (table, _("Score"), TRUE);
  assay_text_table_add_column (table, _("From"), TRUE);
  assay_text_table_add_column (table, _("To"), TRUE);
  assay_text_table_add_column (table, _("Remark"), FALSE);
  for (guint i = 0; i < self->scores->len; i++)
    {
      const AssayIntervalsScore *score = &g_array_index (self->scores, AssayIntervalsScore, i);
      char **cells = g_new0 (char *, 6);

      cells[0] = g_strdup (score->name);
      cells[1] = format_or_dash (score->score, self->decimals);
      cells[2] = format_or_dash (score->low, self->decimals);
      cells[3] = format_or_dash (score->high, self->decimals);
      cells[4] = g_strdup (score->remark);
      assay_text_table_take_row (table, cells);
    }
  return table;
}

static void
assay_chart_intervals_class_init (AssayChartIntervalsClass *klass)
{
  AssayChartClass *chart_class = ASSAY_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_chart_intervals_finalize;
  chart_class->measure = _assay_chart_intervals_measure;
  chart_class->draw = _assay_chart_intervals_draw;
  chart_class->describe = assay_chart_intervals_describe;
  chart_class->to_table = assay_chart_intervals_to_table;
}

static void
assay_chart_intervals_init (AssayChartIntervals *self)
{
  self->thresholds = g_array_new (FALSE, TRUE, sizeof (AssayIntervalsThreshold));
  g_array_set_clear_func (self->thresholds, clear_threshold);
  self->scores = g_array_new (FALSE, TRUE, sizeof (AssayIntervalsScore));
  g_array_set_clear_func (self->scores, clear_score);
}

/**
 * assay_chart_intervals_new:
 * @decimals: of the scores, as the framework says
 *
 * Makes a chart without scores or thresholds.
 *
 * Returns: (transfer full): the chart
 */
AssayChartIntervals *
assay_chart_intervals_new (int decimals)
{
  AssayChartIntervals *self = g_object_new (ASSAY_TYPE_CHART_INTERVALS, NULL);

  self->decimals = decimals;
  return self;
}

/**
 * assay_chart_intervals_add_threshold:
 * @self: a chart
 * @title: the band's
 * @role: the band's
 * @now: the threshold in force
 * @then: the one proposed; the same as @now where it does not change
 *
 * Adds an upright line; where the threshold changes, the one in force is dashed and the strip
 * between the two is tinted.
 */
void
assay_chart_intervals_add_threshold (AssayChartIntervals *self,
                                     const char          *title,
                                     AssayRole            role,
                                     double               now,
                                     double               then)
{
  AssayIntervalsThreshold threshold = { g_strdup (title), role, now, then };

  g_array_append_val (self->thresholds, threshold);
}

/**
 * assay_chart_intervals_add_score:
 * @self: a chart
 * @name: the provider's
 * @role: of the band it holds; gives the mark's shape and colour
 * @score: 0 to 100
 * @low: lower end of its interval; NaN where there is none
 * @high: upper end
 * @remark: (nullable): at the right edge, such as "stays" or "Gold to Silver"
 * @emphasis: whether the row is spoken of: bold, its interval in full colour
 *
 * Adds a row below those already there.
 */
void
assay_chart_intervals_add_score (AssayChartIntervals *self,
                                 const char          *name,
                                 AssayRole            role,
                                 double               score,
                                 double               low,
                                 double               high,
                                 const char          *remark,
                                 gboolean             emphasis)
{
  AssayIntervalsScore row = {
    g_strdup (name), role, score, low, high, g_strdup (remark != NULL ? remark : ""), emphasis,
  };

  g_array_append_val (self->scores, row);
}
