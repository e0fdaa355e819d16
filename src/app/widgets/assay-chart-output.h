/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "report/assay-chart.h"

G_BEGIN_DECLS

void assay_table_output_copy  (GtkWidget            *widget,
                               const AssayTextTable *table);
void assay_table_output_print (GtkWidget            *widget,
                               const AssayTextTable *table,
                               const char           *subtitle);
void assay_chart_output_copy  (GtkWidget            *widget,
                               AssayChart           *chart,
                               gboolean              as_table);
void assay_chart_output_save  (GtkWidget            *widget,
                               AssayChart           *chart);
void assay_chart_output_print (GtkWidget            *widget,
                               AssayChart           *chart);

G_END_DECLS
