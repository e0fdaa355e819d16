/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib-object.h>

#include "report/assay-palette.h"
#include "report/assay-text-table.h"

G_BEGIN_DECLS

/**
 * AssayChartStyle:
 * @palette: the colours
 * @font: (nullable): a font family; NULL for "Sans"
 * @scale: 1 for the usual size of text, 2 for twice that; space grows with it
 *
 * How a chart is to look, given anew at each drawing.
 */
typedef struct
{
  const AssayPalette *palette;
  const char *font;
  double scale;
} AssayChartStyle;

/**
 * AssayChart:
 *
 * A picture of figures that can be measured, drawn, described and laid out as a table, without
 * knowing of any toolkit. Filled by its own type's functions and not changed afterwards, so that
 * any thread may draw it.
 */
#define ASSAY_TYPE_CHART (assay_chart_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayChart, assay_chart, ASSAY, CHART, GObject)

/**
 * AssayChartClass:
 * @measure: the natural height for a width, both in pixels
 * @draw: draws into 0, 0, @width, @height; the background is the caller's
 * @describe: what the chart shows, in a sentence or a few
 * @to_table: the figures
 */
struct _AssayChartClass
{
  GObjectClass parent_class;

  double          (*measure)  (AssayChart            *self,
                               const AssayChartStyle *style,
                               double                 width);
  void            (*draw)     (AssayChart            *self,
                               cairo_t               *cr,
                               const AssayChartStyle *style,
                               double                 width,
                               double                 height);
  char           *(*describe) (AssayChart            *self);
  AssayTextTable *(*to_table) (AssayChart            *self);
};

const char     *assay_chart_get_title (AssayChart            *self);
void            assay_chart_set_title (AssayChart            *self,
                                       const char            *title);
double          assay_chart_measure   (AssayChart            *self,
                                       const AssayChartStyle *style,
                                       double                 width);
void            assay_chart_draw      (AssayChart            *self,
                                       cairo_t               *cr,
                                       const AssayChartStyle *style,
                                       double                 width,
                                       double                 height);
char           *assay_chart_describe  (AssayChart            *self);
AssayTextTable *assay_chart_to_table  (AssayChart            *self);

G_END_DECLS
