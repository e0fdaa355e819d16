/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-chart-trend.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-chart-pen.h"

/* Lengths at a scale of 1. */
#define HEIGHT 220.0
#define HEAD_HEIGHT 16.0
#define FOOT_HEIGHT 28.0
#define MARK_SIZE 12.0
#define LABEL_WIDTH 108.0
#define AXIS_WIDTH 34.0

typedef struct
{
  char *period;
  char *band; /* nullable: the band's id */
  double score;
  double low;
  double high;
} Point;

struct _AssayChartTrend
{
  AssayChart parent_instance;

  AssayFramework *framework;
  GArray *points;
};

typedef struct
{
  double left;
  double width;
  double top;
  double bottom;
  double first;
} Plot;

G_DEFINE_FINAL_TYPE (AssayChartTrend, assay_chart_trend, ASSAY_TYPE_CHART)

static void
clear_point (gpointer data)
{
  Point *point = data;

  g_free (point->period);
  g_free (point->band);
}

static void
assay_chart_trend_finalize (GObject *object)
{
  AssayChartTrend *self = ASSAY_CHART_TREND (object);

  g_clear_object (&self->framework);
  g_array_unref (self->points);
  G_OBJECT_CLASS (assay_chart_trend_parent_class)->finalize (object);
}

static double
find_first (AssayChartTrend *self)
{
  guint n_bands = assay_framework_get_n_bands (self->framework);
  double lowest = n_bands > 1 ? assay_framework_get_band (self->framework, n_bands - 2)->from : 100;

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      lowest = fmin (lowest, fmin (point->score, point->low));
    }
  return CLAMP (10 * floor (lowest / 10), 0, 90);
}

static double
get_x (AssayChartTrend *self,
       const Plot      *plot,
       guint            index)
{
  return plot->left + plot->width * (index + 0.5) / MAX (1, self->points->len);
}

static double
get_y (const Plot *plot,
       double      score)
{
  double share = (score - plot->first) / (100 - plot->first);

  return plot->bottom - (plot->bottom - plot->top) * CLAMP (share, 0, 1);
}

static double
assay_chart_trend_measure (AssayChart            *chart,
                           const AssayChartStyle *style,
                           double                 width)
{
  return ceil (HEIGHT * style->scale);
}

static const AssayBand *
find_band (AssayChartTrend *self,
           const Point     *point)
{
  return point->band != NULL ? assay_framework_find_band (self->framework, point->band) : NULL;
}

static void
draw_thresholds (AssayChartTrend *self,
                 AssayChartPen   *pen,
                 const Plot      *plot,
                 double           right)
{
  const AssayPalette *palette = pen->style->palette;

  for (guint i = 0; i + 1 < assay_framework_get_n_bands (self->framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (self->framework, i);
      double y = get_y (plot, band->from);
      g_autofree char *figure = assay_format_number (
          band->from,
          fmod (band->from, 1) == 0 ? 0 : assay_framework_get_decimals (self->framework));
      g_autofree char *label = g_strdup_printf (_("%s from %s"), band->title, figure);

      assay_chart_pen_line (pen, &palette->muted, 1, plot->left, y, plot->left + plot->width, y);
      assay_chart_pen_shape (pen, assay_role_from_id (band->role),
                             right - assay_chart_pen_scale (pen, LABEL_WIDTH - 8), y, 10);
      assay_chart_pen_text (pen,
                            &(AssayChartText){ .points = ASSAY_CHART_TINY,
                                               .max_width = assay_chart_pen_scale (
                                                   pen, LABEL_WIDTH - 18),
                                               .colour = &palette->secondary },
                            right - assay_chart_pen_scale (pen, LABEL_WIDTH - 18), y, label);
    }
}

static void
draw_axis (AssayChartPen *pen,
           const Plot    *plot)
{
  const AssayPalette *palette = pen->style->palette;
  double step = plot->first < 50 ? 20 : 10;

  for (double figure = 100; figure >= plot->first; figure -= step)
    {
      g_autofree char *text = assay_format_number (figure, 0);
      double y = get_y (plot, figure);

      assay_chart_pen_line (pen, &palette->hairline, 1, plot->left, y, plot->left + plot->width, y);
      assay_chart_pen_text (pen,
                            &(AssayChartText){ .points = ASSAY_CHART_TINY, .align = 1,
                                               .colour = &palette->secondary },
                            plot->left - assay_chart_pen_scale (pen, 8), y, text);
    }
}

/* The line breaks at a period without a score: nothing is known of it, so nothing is drawn through
 * it. */
static void
draw_line (AssayChartTrend *self,
           AssayChartPen   *pen,
           const Plot      *plot)
{
  cairo_new_path (pen->cr);
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);

      if (isnan (point->score))
        cairo_new_sub_path (pen->cr);
      else
        cairo_line_to (pen->cr, get_x (self, plot, i), get_y (plot, point->score));
    }
  assay_colour_set_source (&pen->style->palette->mark, pen->cr);
  cairo_set_line_width (pen->cr, assay_chart_pen_scale (pen, 1));
  cairo_stroke (pen->cr);
}

static void
draw_score (AssayChartTrend *self,
            AssayChartPen   *pen,
            const Point     *point,
            double           x,
            double           y)
{
  const AssayPalette *palette = pen->style->palette;
  const AssayBand *band = find_band (self, point);
  g_autofree char *figure =
      assay_format_number (point->score, assay_framework_get_decimals (self->framework));

  assay_colour_set_source (&palette->card, pen->cr);
  cairo_arc (pen->cr, x, y, assay_chart_pen_scale (pen, MARK_SIZE / 2 + 1.5), 0, 2 * G_PI);
  cairo_fill (pen->cr);
  assay_chart_pen_shape (pen, assay_role_from_id (band != NULL ? band->role : NULL), x, y,
                         MARK_SIZE);
  assay_chart_pen_text (pen,
                        &(AssayChartText){ .points = ASSAY_CHART_SMALL, .bold = TRUE,
                                           .halo = TRUE },
                        x + assay_chart_pen_scale (pen, 8), y - assay_chart_pen_scale (pen, 12),
                        figure);
}

static void
draw_point (AssayChartTrend *self,
            AssayChartPen   *pen,
            const Plot      *plot,
            guint            index)
{
  const AssayPalette *palette = pen->style->palette;
  const Point *point = &g_array_index (self->points, Point, index);
  double x = get_x (self, plot, index);
  AssayChartText label = { .points = ASSAY_CHART_TINY, .align = 0.5,
                           .colour = &palette->secondary };

  label.max_width = plot->width / self->points->len;
  assay_chart_pen_text (pen, &label, x, plot->bottom + assay_chart_pen_scale (pen, 16),
                        point->period);
  if (isnan (point->score))
    {
      assay_chart_pen_text (pen, &label, x, plot->bottom - assay_chart_pen_scale (pen, 10),
                            _("Not rated"));
      return;
    }
  if (!isnan (point->low) && !isnan (point->high))
    assay_chart_pen_line (pen, &palette->mark, 2.5, x, get_y (plot, point->low), x,
                          get_y (plot, point->high));
  draw_score (self, pen, point, x, get_y (plot, point->score));
}

static void
assay_chart_trend_draw (AssayChart            *chart,
                        cairo_t               *cr,
                        const AssayChartStyle *style,
                        double                 width,
                        double                 height)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartTrend *self = ASSAY_CHART_TREND (chart);
  Plot plot = {
    .left = AXIS_WIDTH * style->scale,
    .width = MAX (1, width - (AXIS_WIDTH + LABEL_WIDTH + 8) * style->scale),
    .top = HEAD_HEIGHT * style->scale,
    .bottom = height - FOOT_HEIGHT * style->scale,
    .first = find_first (self),
  };

  assay_chart_pen_init (&pen, cr, style);
  draw_axis (&pen, &plot);
  draw_thresholds (self, &pen, &plot, width);
  draw_line (self, &pen, &plot);
  for (guint i = 0; i < self->points->len; i++)
    draw_point (self, &pen, &plot, i);
}

static char *
format_score (AssayChartTrend *self,
              double           score)
{
  int decimals = assay_framework_get_decimals (self->framework);

  return isnan (score) ? g_strdup ("–") : assay_format_number (score, decimals);
}

static char *
assay_chart_trend_describe (AssayChart *chart)
{
  AssayChartTrend *self = ASSAY_CHART_TREND (chart);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);
      const AssayBand *band = find_band (self, point);
      g_autofree char *score = format_score (self, point->score);

      if (i > 0)
        g_string_append_c (text, ' ');
      if (isnan (point->score))
        g_string_append_printf (text, _("%s: not rated."), point->period);
      else
        /* TRANSLATORS: a period, a score, a band */
        g_string_append_printf (text, _("%s: %s, %s."), point->period, score,
                                band != NULL ? band->title : _("no band"));
    }
  return g_string_free (text, FALSE);
}

static AssayTextTable *
assay_chart_trend_to_table (AssayChart *chart)
{
  AssayChartTrend *self = ASSAY_CHART_TREND (chart);
  AssayTextTable *table = assay_text_table_new (assay_chart_get_title (chart));

  assay_text_table_add_column (table, _("Period"), FALSE);
  assay_text_table_add_column (table, _("Band"), FALSE);
  assay_text_table_add_column (table, _("Score"), TRUE);
  assay_text_table_add_column (table, _("From"), TRUE);
  assay_text_table_add_column (table, _("To"), TRUE);
  for (guint i = 0; i < self->points->len; i++)
    {
      const Point *point = &g_array_index (self->points, Point, i);
      const AssayBand *band = find_band (self, point);
      char **cells = g_new0 (char *, 6);

      cells[0] = g_strdup (point->period);
      cells[1] = g_strdup (band != NULL ? band->title : _("Not rated"));
      cells[2] = format_score (self, point->score);
      cells[3] = format_score (self, point->low);
      cells[4] = format_score (self, point->high);
      assay_text_table_take_row (table, cells);
    }
  return table;
}

static void
assay_chart_trend_class_init (AssayChartTrendClass *klass)
{
  AssayChartClass *chart_class = ASSAY_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_chart_trend_finalize;
  chart_class->measure = assay_chart_trend_measure;
  chart_class->draw = assay_chart_trend_draw;
  chart_class->describe = assay_chart_trend_describe;
  chart_class->to_table = assay_chart_trend_to_table;
}

static void
assay_chart_trend_init (AssayChartTrend *self)
{
  self->points = g_array_new (FALSE, TRUE, sizeof (Point));
  g_array_set_clear_func (self->points, clear_point);
}

/**
 * assay_chart_trend_new:
 * @framework: whose thresholds are drawn and whose bands the points name
 *
 * Makes a chart without points.
 *
 * Returns: (transfer full): the chart
 */
AssayChartTrend *
assay_chart_trend_new (AssayFramework *framework)
{
  AssayChartTrend *self = g_object_new (ASSAY_TYPE_CHART_TREND, NULL);

  self->framework = g_object_ref (framework);
  return self;
}

/**
 * assay_chart_trend_add_point:
 * @self: a chart
 * @period: its name, such as `2010-11 Q3`; the earliest is added first
 * @band: (nullable): the id of the band held; NULL where not rated
 * @score: 0 to 100; NaN where not rated
 * @low: lower end of the score's interval; NaN where there is none
 * @high: upper end
 *
 * Adds a period at the right.
 */
void
assay_chart_trend_add_point (AssayChartTrend *self,
                             const char      *period,
                             const char      *band,
                             double           score,
                             double           low,
                             double           high)
{
  Point point = { g_strdup (period), g_strdup (band), score, low, high };

  g_array_append_val (self->points, point);
}
