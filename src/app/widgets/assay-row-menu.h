/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayRowMenuFunc:
 * @item: the item of a row
 *
 * Returns: (transfer full): what can be done with it
 */
typedef GMenuModel *(*AssayRowMenuFunc) (gpointer item);

void assay_row_menu_append (GMenu            *menu,
                            const char       *label,
                            const char       *action_name,
                            gint64            target);
void assay_row_menu_mark   (GtkWidget        *cell,
                            gpointer          item);
void assay_row_menu_add    (GtkColumnView    *view,
                            AssayRowMenuFunc  create);

G_END_DECLS
