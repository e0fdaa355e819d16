/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_PROGRESS_PAGE (assay_import_progress_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportProgressPage, assay_import_progress_page,
                      ASSAY, IMPORT_PROGRESS_PAGE, GtkBox)

GtkWidget *assay_import_progress_page_new    (void);
void       assay_import_progress_page_start  (AssayImportProgressPage *self,
                                              const char              *title,
                                              const char              *leaves);
void       assay_import_progress_page_update (AssayImportProgressPage *self,
                                              double                   progress,
                                              guint64                  rows);

G_END_DECLS
