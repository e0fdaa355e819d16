/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_WINDOW (assay_import_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportWindow, assay_import_window, ASSAY, IMPORT_WINDOW, AdwWindow)

GtkWidget *assay_import_window_new  (GtkWindow         *parent,
                                     AssaySession      *session,
                                     AssayImportKind    kind);
void       assay_import_window_open (AssayImportWindow *self,
                                     const char        *path);

G_END_DECLS
