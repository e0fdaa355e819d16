/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/actions/assay-action.h"

G_BEGIN_DECLS

void       assay_action_columns_add         (GtkColumnView *view);
GtkWidget *assay_action_columns_create_step (void);
void       assay_action_columns_show_step   (GtkWidget     *button,
                                             AssayAction   *action);

G_END_DECLS
