/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayChartTrend:
 *
 * A provider's score over the periods, with intervals and the thresholds of the framework in force.
 */
#define ASSAY_TYPE_CHART_TREND (assay_chart_trend_get_type ())
G_DECLARE_FINAL_TYPE (AssayChartTrend, assay_chart_trend, ASSAY, CHART_TREND, AssayChart)

AssayChartTrend *assay_chart_trend_new       (AssayFramework  *framework);
void             assay_chart_trend_add_point (AssayChartTrend *self,
                                              const char      *period,
                                              const char      *band,
                                              double           score,
                                              double           low,
                                              double           high);

G_END_DECLS
