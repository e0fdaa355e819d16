/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_COLUMN_ROW (assay_import_column_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportColumnRow, assay_import_column_row,
                      ASSAY, IMPORT_COLUMN_ROW, GtkBox)

GtkWidget *assay_import_column_row_new       (AssayImportController *controller,
                                              GtkStringList         *titles);
void       assay_import_column_row_bind      (AssayImportColumnRow  *self,
                                              AssayImportColumn     *column);
void       assay_import_column_row_unbind    (AssayImportColumnRow  *self);
GtkWidget *assay_import_column_row_make_head (void);

G_END_DECLS
