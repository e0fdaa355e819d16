/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayIntervalMark:
 * @value: 0 to 100; NaN draws nothing
 * @lower: lower end of the interval, 0 to 100; NaN where there is none, which draws a diamond
 * @upper: upper end
 * @tentative: under the minimum base: a hollow dot
 *
 * A figure as a dot on an axis from 0 to 100, with a line for its interval.
 */
typedef struct
{
  double value;
  double lower;
  double upper;
  gboolean tentative;
} AssayIntervalMark;

void assay_interval_mark_draw (const AssayIntervalMark *self,
                               cairo_t                 *cr,
                               const AssayChartStyle   *style,
                               double                   x,
                               double                   y,
                               double                   width);

G_END_DECLS
