/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_DONE_PAGE (assay_import_done_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportDonePage, assay_import_done_page, ASSAY, IMPORT_DONE_PAGE, AdwBin)

GtkWidget *assay_import_done_page_new    (void);
void       assay_import_done_page_show   (AssayImportDonePage     *self,
                                          AssayImportController   *controller);
char      *assay_import_done_page_say    (AssayImportKind          kind,
                                          const AssayImportCounts *counts);

G_END_DECLS
