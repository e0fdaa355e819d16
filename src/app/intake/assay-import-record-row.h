/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-imports.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_RECORD_ROW (assay_import_record_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportRecordRow, assay_import_record_row,
                      ASSAY, IMPORT_RECORD_ROW, GtkBox)

GtkWidget *assay_import_record_row_new       (void);
void       assay_import_record_row_bind      (AssayImportRecordRow *self,
                                              AssayImport          *import);
GtkWidget *assay_import_record_row_make_head (void);
char      *assay_import_record_row_describe  (AssayImport          *import);

G_END_DECLS
