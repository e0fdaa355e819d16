/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define ASSAY_TYPE_STEP_ROW (assay_step_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayStepRow, assay_step_row, ASSAY, STEP_ROW, GtkWidget)

GtkWidget *assay_step_row_new         (void);
void       assay_step_row_set_steps   (AssayStepRow       *self,
                                       const char *const  *titles);
void       assay_step_row_set_current (AssayStepRow       *self,
                                       guint               current);

G_END_DECLS
