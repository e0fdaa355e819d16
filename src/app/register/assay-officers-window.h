/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_OFFICERS_WINDOW (assay_officers_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayOfficersWindow, assay_officers_window, ASSAY, OFFICERS_WINDOW, AdwWindow)

GtkWindow *assay_officers_window_new  (GtkWindow    *parent,
                                       AssaySession *session);
void       assay_officers_actions_add (GActionMap   *window,
                                       AssaySession *session);

G_END_DECLS
