/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayShapeIcon:
 *
 * A shape beside a word. It says nothing to those who listen: the word does.
 */
#define ASSAY_TYPE_SHAPE_ICON (assay_shape_icon_get_type ())
G_DECLARE_FINAL_TYPE (AssayShapeIcon, assay_shape_icon, ASSAY, SHAPE_ICON, GtkWidget)

GtkWidget *assay_shape_icon_new      (AssayShape      shape,
                                      AssayInk        ink,
                                      int             size);
void       assay_shape_icon_set      (AssayShapeIcon *self,
                                      AssayShape      shape,
                                      AssayInk        ink);
void       assay_shape_icon_set_size (AssayShapeIcon *self,
                                      int             size);

G_END_DECLS
