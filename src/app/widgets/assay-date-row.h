/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayDateRow:
 *
 * A date in a form: typed in any usual way, day first, or picked from a calendar.
 */
#define ASSAY_TYPE_DATE_ROW (assay_date_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayDateRow, assay_date_row, ASSAY, DATE_ROW, AdwEntryRow)

GtkWidget *assay_date_row_new      (const char   *title);
char      *assay_date_row_dup_date (AssayDateRow *self);
char      *assay_date_row_dup_fault (AssayDateRow *self);
void       assay_date_row_set_date (AssayDateRow *self,
                                    const char   *iso_date);

G_END_DECLS
