/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <pango/pangocairo.h>

#include "report/assay-chart.h"
#include "report/assay-shape.h"

G_BEGIN_DECLS

/* Sizes of text in charts, in points. */
#define ASSAY_CHART_BODY 11.0
#define ASSAY_CHART_SMALL 10.0
#define ASSAY_CHART_TINY 9.0

/**
 * AssayChartPen:
 * @cr: (nullable): where to draw; NULL for measuring
 * @style: colours, font, scale
 * @layout: used for every text in turn
 *
 * What the charts share: text and lines drawn by one hand. Lives on the stack for one drawing.
 */
typedef struct
{
  cairo_t *cr;
  const AssayChartStyle *style;
  PangoLayout *layout;
} AssayChartPen;

/**
 * AssayChartText:
 * @points: size before scaling
 * @bold: weight
 * @colour: (nullable): NULL for the palette's text
 * @align: where @x lies within the text: 0 at its left edge, 0.5 in its middle, 1 at its right
 * @max_width: 0 for no limit; beyond it the text is wrapped, beyond @max_lines shortened
 * @max_lines: 0 counts as 1
 * @halo: drawn with an outline in the card's colour, for words that cross a line
 */
typedef struct
{
  double points;
  gboolean bold;
  const AssayColour *colour;
  double align;
  double max_width;
  int max_lines;
  gboolean halo;
} AssayChartText;

void assay_chart_pen_init  (AssayChartPen         *self,
                            cairo_t               *cr,
                            const AssayChartStyle *style);
void assay_chart_pen_clear (AssayChartPen         *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayChartPen, assay_chart_pen_clear)
double assay_chart_pen_scale         (const AssayChartPen  *self,
                                      double                pixels);
double assay_chart_pen_text          (AssayChartPen        *self,
                                      const AssayChartText *text,
                                      double                x,
                                      double                y,
                                      const char           *words);
void   assay_chart_pen_get_text_size (AssayChartPen        *self,
                                      const AssayChartText *text,
                                      const char           *words,
                                      double               *width,
                                      double               *height);
void   assay_chart_pen_shape         (AssayChartPen        *self,
                                      AssayRole             role,
                                      double                x,
                                      double                y,
                                      double                size);
void   assay_chart_pen_line          (AssayChartPen        *self,
                                      const AssayColour    *colour,
                                      double                width,
                                      double                x1,
                                      double                y1,
                                      double                x2,
                                      double                y2);
void   assay_chart_pen_box           (AssayChartPen        *self,
                                      const AssayColour    *fill,
                                      const AssayColour    *border,
                                      double                x,
                                      double                y,
                                      double                width,
                                      double                height);

G_END_DECLS
