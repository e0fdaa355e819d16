/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void assay_visit_columns_add        (GtkColumnView *view);
void assay_visit_columns_set_narrow (GtkColumnView *view,
                                     gboolean       is_narrow);

G_END_DECLS
