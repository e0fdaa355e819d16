/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_EXPORT_WINDOW (assay_export_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayExportWindow, assay_export_window, ASSAY, EXPORT_WINDOW, AdwWindow)

GtkWidget *assay_export_window_new  (GtkWindow    *parent,
                                     AssaySession *session);
void       assay_export_actions_add (GActionMap   *window,
                                     AssaySession *session);

G_END_DECLS
