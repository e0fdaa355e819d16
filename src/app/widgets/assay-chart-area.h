/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayChartArea:
 *
 * A chart as a picture: an image to those who listen, with what it shows as its description.
 */
#define ASSAY_TYPE_CHART_AREA (assay_chart_area_get_type ())
G_DECLARE_FINAL_TYPE (AssayChartArea, assay_chart_area, ASSAY, CHART_AREA, GtkWidget)

GtkWidget  *assay_chart_area_new       (void);
void        assay_chart_area_set_chart (AssayChartArea *self,
                                        AssayChart     *chart);
AssayChart *assay_chart_area_get_chart (AssayChartArea *self);

G_END_DECLS
