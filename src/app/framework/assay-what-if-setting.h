/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/framework/assay-framework-change.h"

G_BEGIN_DECLS

/**
 * AssayWhatIfSetting:
 *
 * Signal `moved`: a person moved the value.
 */
#define ASSAY_TYPE_WHAT_IF_SETTING (assay_what_if_setting_get_type ())
G_DECLARE_FINAL_TYPE (AssayWhatIfSetting, assay_what_if_setting, ASSAY, WHAT_IF_SETTING, GtkBox)

GtkWidget *assay_what_if_setting_new_band   (AssayFramework       *framework,
                                             const AssayBand      *band,
                                             int                   decimals);
GtkWidget *assay_what_if_setting_new_weight (const AssayNode      *leaf,
                                             double                greatest);
void       assay_what_if_setting_add_to     (AssayWhatIfSetting   *self,
                                             AssayFrameworkChange *change);
void       assay_what_if_setting_reset      (AssayWhatIfSetting   *self);

G_END_DECLS
