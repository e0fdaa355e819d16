/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

void assay_undo_actions_add (GActionMap   *window,
                             AssaySession *session);
void assay_undo_note        (GtkWidget    *widget,
                             const char   *action_name,
                             GVariant     *target);
void assay_undo_enter       (GtkWidget    *widget,
                             const char   *action_name);
void assay_undo_leave       (GtkWidget    *widget);
void assay_undo_forget      (GtkWidget    *widget,
                             const char   *action_name,
                             GVariant     *target);
void assay_undo_offer       (GtkWidget    *widget,
                             const char   *text,
                             const char   *action_name,
                             GVariant     *target);

G_END_DECLS
