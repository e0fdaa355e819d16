/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_WINDOW (assay_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayWindow, assay_window, ASSAY, WINDOW, AdwApplicationWindow)

AssayWindow  *assay_window_new         (GtkApplication *application);
AssaySession *assay_window_get_session (AssayWindow    *self);
void          assay_window_open        (AssayWindow    *self,
                                        const char     *path,
                                        AssayDbFlags    flags);
void          assay_window_open_demo   (AssayWindow    *self,
                                        const char     *path);
void          assay_window_show_page   (AssayWindow    *self,
                                        const char     *name);
GtkWidget    *assay_window_get_page    (AssayWindow    *self,
                                        const char     *name);

G_END_DECLS
