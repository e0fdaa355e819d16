/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-chart-intervals-private.h"
#include "report/assay-chart-pen.h"

/* Heights at a scale of 1. */
#define HEAD_HEIGHT 30.0
#define ROW_HEIGHT 40.0
#define FOOT_HEIGHT 28.0
#define MARK_SIZE 14.0

typedef struct
{
  double name_width;
  double axis_left;
  double axis_width;
  double score_right;
  double first; /* the axis's least and greatest figure */
  double last;
} Layout;

static double
find_lowest (AssayChartIntervals *self)
{
  double lowest = 100;

  for (guint i = 0; i < self->scores->len; i++)
    {
      const AssayIntervalsScore *row = &g_array_index (self->scores, AssayIntervalsScore, i);

      lowest = fmin (lowest, fmin (row->score, row->low));
    }
  for (guint i = 0; i < self->thresholds->len; i++)
    {
      const AssayIntervalsThreshold *threshold =
          &g_array_index (self->thresholds, AssayIntervalsThreshold, i);

      lowest = fmin (lowest, fmin (threshold->now, threshold->then));
    }
  return lowest;
}

static void
lay_out (AssayChartIntervals   *self,
         const AssayChartStyle *style,
         double                 width,
         Layout                *layout)
{
  double scale = style->scale;
  double remark = 0;

  for (guint i = 0; i < self->scores->len; i++)
    if (*g_array_index (self->scores, AssayIntervalsScore, i).remark != '\0')
      remark = 110 * scale;
  layout->name_width = CLAMP (0.27 * width, 80 * scale, 240 * scale);
  layout->axis_left = layout->name_width + 12 * scale;
  layout->axis_width = MAX (40 * scale, width - layout->axis_left - remark - 68 * scale);
  layout->score_right = layout->axis_left + layout->axis_width + 52 * scale;
  layout->first = CLAMP (10 * floor (find_lowest (self) / 10), 0, 90);
  layout->last = 100;
}

static double
get_x (const Layout *layout,
       double        score)
{
  double share = (score - layout->first) / (layout->last - layout->first);

  return layout->axis_left + layout->axis_width * CLAMP (share, 0, 1);
}

double
_assay_chart_intervals_measure (AssayChart            *chart,
                                const AssayChartStyle *style,
                                double                 width)
{
  guint n = ASSAY_CHART_INTERVALS (chart)->scores->len;

  return ceil ((HEAD_HEIGHT + n * ROW_HEIGHT + FOOT_HEIGHT) * style->scale);
}

static void
draw_axis (AssayChartPen *pen,
           const Layout  *layout,
           double         y)
{
  /* Labels need about 40 pixels each. */
  double step = layout->axis_width / ((layout->last - layout->first) / 10)
                        >= assay_chart_pen_scale (pen, 36)
                    ? 10
                    : 20;

  for (double figure = layout->first; figure <= layout->last; figure += step)
    {
      g_autofree char *text = assay_format_number (figure, 0);

      assay_chart_pen_text (pen,
                            &(AssayChartText){ .points = ASSAY_CHART_TINY, .align = 0.5,
                                               .colour = &pen->style->palette->secondary },
                            get_x (layout, figure), y, text);
    }
}

static void
draw_strip (AssayChartPen                 *pen,
            const Layout                  *layout,
            const AssayIntervalsThreshold *threshold,
            double                         top,
            double                         bottom)
{
  double from = get_x (layout, MIN (threshold->now, threshold->then));
  double to = get_x (layout, MAX (threshold->now, threshold->then));

  assay_chart_pen_box (pen, &pen->style->palette->tint, NULL, from, top, to - from, bottom - top);
}

static void
draw_threshold_lines (AssayChartPen                 *pen,
                      const Layout                  *layout,
                      const AssayIntervalsThreshold *threshold,
                      double                         top,
                      double                         bottom)
{
  const AssayPalette *palette = pen->style->palette;
  double dashes[] = { assay_chart_pen_scale (pen, 4), assay_chart_pen_scale (pen, 3) };
  double now = get_x (layout, threshold->now);
  double then = get_x (layout, threshold->then);

  if (threshold->now == threshold->then)
    {
      assay_chart_pen_line (pen, &palette->muted, 1, now, top, now, bottom);
      return;
    }
  cairo_set_dash (pen->cr, dashes, 2, 0);
  assay_chart_pen_line (pen, &palette->mark, 1, now, top, now, bottom);
  cairo_set_dash (pen->cr, NULL, 0, 0);
  assay_chart_pen_line (pen, &palette->text, 2, then, top, then, bottom);
}

/* Names stand above the lines. From the highest threshold down, each keeps clear of the one to its
 * right, so that none lies on another however near the thresholds are. Returns the label's left
 * edge. */
static double
draw_threshold_label (AssayChartPen                 *pen,
                      const AssayIntervalsThreshold *threshold,
                      int                            decimals,
                      double                         x,
                      double                         limit)
{
  gboolean changed = threshold->now != threshold->then;
  g_autofree char *then = assay_format_number (threshold->then, decimals);
  g_autofree char *now = assay_format_number (threshold->now, decimals);
  g_autofree char *title = changed ? g_strdup_printf ("%s %s", threshold->title, then)
                                   : g_strdup (threshold->title);
  g_autofree char *was = changed ? g_strdup_printf (_("was %s"), now) : g_strdup ("");
  AssayChartText bold = { .points = ASSAY_CHART_TINY, .bold = TRUE, .halo = TRUE };
  AssayChartText plain = { .points = ASSAY_CHART_TINY, .halo = TRUE,
                           .colour = &pen->style->palette->secondary };
  double shape = assay_chart_pen_scale (pen, 14);
  double space = assay_chart_pen_scale (pen, 7);
  double y = assay_chart_pen_scale (pen, HEAD_HEIGHT / 2 - 3);
  double title_width;
  double was_width;
  double left;

  assay_chart_pen_get_text_size (pen, &bold, title, &title_width, NULL);
  assay_chart_pen_get_text_size (pen, &plain, was, &was_width, NULL);
  left = MIN (x - shape / 2, limit - shape - title_width - (changed ? space + was_width : 0));
  assay_chart_pen_shape (pen, threshold->role, left + shape / 2, y, 11);
  assay_chart_pen_text (pen, &bold, left + shape + 2, y, title);
  if (changed)
    assay_chart_pen_text (pen, &plain, left + shape + 2 + title_width + space, y, was);
  return left - space;
}

static int
compare_thresholds (const void *a,
                    const void *b)
{
  const AssayIntervalsThreshold *const *first = a;
  const AssayIntervalsThreshold *const *second = b;

  return ((*first)->then < (*second)->then) - ((*first)->then > (*second)->then);
}

static void
draw_thresholds (AssayChartIntervals *self,
                 AssayChartPen       *pen,
                 const Layout        *layout,
                 double               right,
                 double               top,
                 double               bottom)
{
  guint n = self->thresholds->len;
  g_autofree const AssayIntervalsThreshold **sorted =
      g_new (const AssayIntervalsThreshold *, n + 1);

  for (guint i = 0; i < n; i++)
    sorted[i] = &g_array_index (self->thresholds, AssayIntervalsThreshold, i);
  if (n > 0)
    qsort (sorted, n, sizeof *sorted, compare_thresholds);
  for (guint i = 0; i < n; i++)
    draw_strip (pen, layout, sorted[i], top, bottom);
  for (guint i = 0; i < n; i++)
    {
      draw_threshold_lines (pen, layout, sorted[i], top, bottom);
      right = draw_threshold_label (pen, sorted[i], self->decimals,
                                    get_x (layout, sorted[i]->then), right);
    }
}

static void
draw_mark (AssayChartPen             *pen,
           const Layout              *layout,
           const AssayIntervalsScore *row,
           double                     y)
{
  const AssayPalette *palette = pen->style->palette;
  double x = get_x (layout, row->score);

  if (!isnan (row->low) && !isnan (row->high))
    assay_chart_pen_line (pen, row->emphasis ? &palette->mark : &palette->muted, 2.5,
                          get_x (layout, row->low), y, get_x (layout, row->high), y);
  assay_colour_set_source (&palette->card, pen->cr);
  cairo_arc (pen->cr, x, y, assay_chart_pen_scale (pen, MARK_SIZE / 2 + 1.5), 0, 2 * G_PI);
  cairo_fill (pen->cr);
  assay_chart_pen_shape (pen, row->role, x, y, MARK_SIZE);
}

static void
draw_row (AssayChartIntervals       *self,
          AssayChartPen             *pen,
          const Layout              *layout,
          const AssayIntervalsScore *row,
          double                     y,
          double                     width)
{
  const AssayPalette *palette = pen->style->palette;
  AssayChartText text = { .points = ASSAY_CHART_SMALL, .bold = row->emphasis };
  g_autofree char *figure = assay_format_number (row->score, self->decimals);

  text.max_width = layout->name_width;
  text.max_lines = 2;
  assay_chart_pen_text (pen, &text, 0, y, row->name);
  draw_mark (pen, layout, row, y);
  text.max_width = 0;
  text.align = 1;
  assay_chart_pen_text (pen, &text, layout->score_right, y, figure);
  text.colour = row->emphasis ? NULL : &palette->secondary;
  text.max_width = MAX (1, width - layout->score_right - assay_chart_pen_scale (pen, 8));
  assay_chart_pen_text (pen, &text, width, y, row->remark);
}

void
_assay_chart_intervals_draw (AssayChart            *chart,
                             cairo_t               *cr,
                             const AssayChartStyle *style,
                             double                 width,
                             double                 height)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartIntervals *self = ASSAY_CHART_INTERVALS (chart);
  guint n = self->scores->len;
  double top = HEAD_HEIGHT * style->scale;
  double bottom = MAX (top, height - FOOT_HEIGHT * style->scale);
  double step = (bottom - top) / MAX (1, n);
  Layout layout;

  assay_chart_pen_init (&pen, cr, style);
  lay_out (self, style, width, &layout);
  for (guint i = 0; i < n; i++)
    assay_chart_pen_line (&pen, &style->palette->hairline, 1, layout.axis_left,
                          top + step * (i + 0.5), layout.axis_left + layout.axis_width,
                          top + step * (i + 0.5));
  draw_thresholds (self, &pen, &layout, width, top, bottom);
  for (guint i = 0; i < n; i++)
    draw_row (self, &pen, &layout, &g_array_index (self->scores, AssayIntervalsScore, i),
              top + step * (i + 0.5), width);
  draw_axis (&pen, &layout, bottom + FOOT_HEIGHT * style->scale / 2);
}
