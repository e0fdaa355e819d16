/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_ANSWERS_PAGE (assay_import_answers_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportAnswersPage, assay_import_answers_page,
                      ASSAY, IMPORT_ANSWERS_PAGE, GtkBox)

GtkWidget *assay_import_answers_page_new  (void);
void       assay_import_answers_page_show (AssayImportAnswersPage *self,
                                           AssayImportController  *controller);

G_END_DECLS
