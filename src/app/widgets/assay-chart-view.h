/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayChartView:
 *
 * A chart and the same as a table, one at a time; either can be copied, printed and saved. What switches
 * and does so is a widget of its own, to be put where the page has room for it.
 */
#define ASSAY_TYPE_CHART_VIEW (assay_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayChartView, assay_chart_view, ASSAY, CHART_VIEW, AdwBin)

GtkWidget  *assay_chart_view_new          (void);
void        assay_chart_view_set_chart    (AssayChartView *self,
                                           AssayChart     *chart);
AssayChart *assay_chart_view_get_chart    (AssayChartView *self);
gboolean    assay_chart_view_shows_table  (AssayChartView *self);
GtkWidget  *assay_chart_view_get_controls (AssayChartView *self);

G_END_DECLS
