/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     assay_confirm_async  (GtkWidget           *widget,
                               const char          *heading,
                               const char          *body,
                               const char          *verb,
                               gboolean             destructive,
                               GCancellable        *cancellable,
                               GAsyncReadyCallback  callback,
                               gpointer             user_data);
gboolean assay_confirm_finish (GAsyncResult        *result);

G_END_DECLS
