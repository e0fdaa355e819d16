/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *assay_overview_card_new  (const char *title,
                                     const char *caption,
                                     const char *lead_page);
GtkWidget *assay_overview_label_new (const char *text,
                                     float       xalign,
                                     const char *style);
GtkWidget *assay_overview_line_new  (void);
GtkWidget *assay_overview_link_new  (const char *text,
                                     const char *said,
                                     const char *action_name);
GtkWidget *assay_overview_name_new  (const char *name,
                                     const char *said,
                                     gint64      provider_id);

G_END_DECLS
