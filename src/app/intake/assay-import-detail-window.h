/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/intake/assay-imports.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_DETAIL_WINDOW (assay_import_detail_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportDetailWindow, assay_import_detail_window,
                      ASSAY, IMPORT_DETAIL_WINDOW, AdwWindow)

GtkWidget *assay_import_detail_window_new (GtkWindow    *parent,
                                           AssaySession *session,
                                           AssayImport  *import);

G_END_DECLS
