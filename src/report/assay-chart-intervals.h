/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayChartIntervals:
 *
 * Scores with their intervals, one provider a row, against thresholds; and, for a what-if, against
 * the thresholds in force and those proposed, what lies between them tinted.
 */
#define ASSAY_TYPE_CHART_INTERVALS (assay_chart_intervals_get_type ())
G_DECLARE_FINAL_TYPE (AssayChartIntervals, assay_chart_intervals, ASSAY, CHART_INTERVALS,
                      AssayChart)

AssayChartIntervals *assay_chart_intervals_new           (int                  decimals);
void                 assay_chart_intervals_add_threshold (AssayChartIntervals *self,
                                                          const char          *title,
                                                          AssayRole            role,
                                                          double               now,
                                                          double               then);
void                 assay_chart_intervals_add_score     (AssayChartIntervals *self,
                                                          const char          *name,
                                                          AssayRole            role,
                                                          double               score,
                                                          double               low,
                                                          double               high,
                                                          const char          *remark,
                                                          gboolean             emphasis);

G_END_DECLS
