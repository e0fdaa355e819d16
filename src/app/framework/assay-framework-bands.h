/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_FRAMEWORK_BANDS (assay_framework_bands_get_type ())
G_DECLARE_FINAL_TYPE (AssayFrameworkBands, assay_framework_bands, ASSAY, FRAMEWORK_BANDS, AdwBin)

GtkWidget *assay_framework_bands_new  (void);
void       assay_framework_bands_show (AssayFrameworkBands *self,
                                       AssayFramework      *framework);

G_END_DECLS
