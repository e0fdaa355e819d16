/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

void     assay_portfolio_dialogs_risk    (GtkWindow       *window,
                                          AssaySession    *session,
                                          gint64           provider_id);
void     assay_portfolio_dialogs_target  (GtkWindow       *window,
                                          AssaySession    *session,
                                          gint64           officer_id,
                                          const char      *officer,
                                          const char      *year,
                                          guint            visits,
                                          guint            home_visits);
gpointer assay_portfolio_restore_risk    (AssayConnection *connection,
                                          gpointer         state,
                                          GCancellable    *cancellable,
                                          GError         **error);
gpointer assay_portfolio_restore_target  (AssayConnection *connection,
                                          gpointer         state,
                                          GCancellable    *cancellable,
                                          GError         **error);

G_END_DECLS
