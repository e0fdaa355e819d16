/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_COLUMNS_PAGE (assay_import_columns_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportColumnsPage, assay_import_columns_page,
                      ASSAY, IMPORT_COLUMNS_PAGE, GtkBox)

GtkWidget *assay_import_columns_page_new  (void);
void       assay_import_columns_page_show (AssayImportColumnsPage *self,
                                           AssayImportController  *controller);

G_END_DECLS
