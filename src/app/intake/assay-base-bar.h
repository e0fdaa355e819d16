/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_BASE_BAR (assay_base_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayBaseBar, assay_base_bar, ASSAY, BASE_BAR, GtkWidget)

GtkWidget *assay_base_bar_new (void);
void       assay_base_bar_set (AssayBaseBar *self,
                               double        fraction,
                               double        line);

G_END_DECLS
