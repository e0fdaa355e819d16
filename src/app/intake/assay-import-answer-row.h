/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_ANSWER_ROW (assay_import_answer_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportAnswerRow, assay_import_answer_row,
                      ASSAY, IMPORT_ANSWER_ROW, GtkBox)

GtkWidget *assay_import_answer_row_new    (AssayImportController *controller);
void       assay_import_answer_row_bind   (AssayImportAnswerRow  *self,
                                           AssayImportAnswer     *answer);
void       assay_import_answer_row_unbind (AssayImportAnswerRow  *self);

G_END_DECLS
