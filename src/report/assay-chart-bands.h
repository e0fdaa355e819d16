/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayChartBands:
 *
 * How many providers hold each band, with an upright line for the period before.
 */
#define ASSAY_TYPE_CHART_BANDS (assay_chart_bands_get_type ())
G_DECLARE_FINAL_TYPE (AssayChartBands, assay_chart_bands, ASSAY, CHART_BANDS, AssayChart)

AssayChartBands *assay_chart_bands_new              (const char      *previous);
AssayChartBands *assay_chart_bands_new_from_ratings (AssayFramework  *framework,
                                                     GPtrArray       *ratings,
                                                     GPtrArray       *previous_ratings,
                                                     const char      *previous);
void             assay_chart_bands_add              (AssayChartBands *self,
                                                     const char      *title,
                                                     AssayRole        role,
                                                     gint64           count,
                                                     gint64           previous_count);

G_END_DECLS
