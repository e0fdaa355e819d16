/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assessment/assay-visit-sheet.h"

G_BEGIN_DECLS

/**
 * AssayAreaRow:
 *
 * An area of a visit in the list beside its form: number, title, how many criteria are answered.
 */
#define ASSAY_TYPE_AREA_ROW (assay_area_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayAreaRow, assay_area_row, ASSAY, AREA_ROW, GtkListBoxRow)

GtkWidget *assay_area_row_new    (const AssayVisitArea *area);
void       assay_area_row_update (AssayAreaRow         *self);

G_END_DECLS
