/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

/**
 * AssayImportFilePage:
 *
 * Signals: `kind-chosen` (int: AssayImportKind), `file-dropped` (utf8: the path).
 */
#define ASSAY_TYPE_IMPORT_FILE_PAGE (assay_import_file_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportFilePage, assay_import_file_page, ASSAY, IMPORT_FILE_PAGE, AdwBin)

GtkWidget *assay_import_file_page_new         (AssaySession          *session);
void       assay_import_file_page_show        (AssayImportFilePage   *self,
                                               AssayImportController *controller);
void       assay_import_file_page_show_file   (AssayImportFilePage   *self,
                                               AssayTableFile        *file);
void       assay_import_file_page_show_error  (AssayImportFilePage   *self,
                                               const char            *message);

G_END_DECLS
