/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_CHECK_PAGE (assay_import_check_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportCheckPage, assay_import_check_page,
                      ASSAY, IMPORT_CHECK_PAGE, GtkBox)

GtkWidget *assay_import_check_page_new  (void);
void       assay_import_check_page_show (AssayImportCheckPage  *self,
                                         AssayImportController *controller,
                                         guint                  minimum_base);

G_END_DECLS
