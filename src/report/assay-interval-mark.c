/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-interval-mark.h"

#include <math.h>

#include "report/assay-shape.h"

#define DOT_RADIUS 4.0
#define LINE_WIDTH 2.5

static void
draw_dot (cairo_t               *cr,
          const AssayChartStyle *style,
          double                 x,
          double                 y,
          gboolean               hollow)
{
  const AssayPalette *palette = style->palette;
  double radius = DOT_RADIUS * style->scale;

  cairo_new_path (cr);
  cairo_arc (cr, x, y, radius + 1.5 * style->scale, 0, 2 * G_PI);
  assay_colour_set_source (&palette->card, cr);
  cairo_fill (cr);
  cairo_arc (cr, x, y, hollow ? radius - 0.75 * style->scale : radius, 0, 2 * G_PI);
  assay_colour_set_source (&palette->mark, cr);
  cairo_set_line_width (cr, 1.5 * style->scale);
  if (hollow)
    cairo_stroke (cr);
  else
    cairo_fill (cr);
}

/**
 * assay_interval_mark_draw:
 * @self: what to draw
 * @cr: where
 * @style: how
 * @x: where the axis has 0
 * @y: the middle
 * @width: pixels from 0 to 100
 *
 * Draws a figure: a dot with a line for its interval, a diamond where it has none, a hollow dot
 * under the minimum base. The axis itself is the caller's.
 */
void
assay_interval_mark_draw (const AssayIntervalMark *self,
                          cairo_t                 *cr,
                          const AssayChartStyle   *style,
                          double                   x,
                          double                   y,
                          double                   width)
{
  double at = x + width * CLAMP (self->value, 0, 100) / 100;

  if (isnan (self->value))
    return;
  if (isnan (self->lower) || isnan (self->upper))
    {
      assay_shape_draw (ASSAY_SHAPE_DIAMOND, cr, &style->palette->mark, at, y,
                        2.5 * DOT_RADIUS * style->scale);
      return;
    }
  cairo_new_path (cr);
  assay_colour_set_source (&style->palette->mark, cr);
  cairo_set_line_width (cr, LINE_WIDTH * style->scale);
  cairo_move_to (cr, x + width * CLAMP (self->lower, 0, 100) / 100, y);
  cairo_line_to (cr, x + width * CLAMP (self->upper, 0, 100) / 100, y);
  cairo_stroke (cr);
  draw_dot (cr, style, at, y, self->tentative);
}
