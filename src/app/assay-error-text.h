/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

const char *assay_error_text_get_title (const GError *error);
const char *assay_error_text_get_next  (const GError *error);
char       *assay_error_text_dup_body  (const GError *error);
void        assay_error_show           (GtkWidget    *widget,
                                        const GError *error);
gpointer    assay_error_finish         (GtkWidget    *widget,
                                        gpointer      session,
                                        GAsyncResult *result);

G_END_DECLS
