/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_BAND_COUNTS (assay_band_counts_get_type ())
G_DECLARE_FINAL_TYPE (AssayBandCounts, assay_band_counts, ASSAY, BAND_COUNTS, GtkWidget)

GtkWidget *assay_band_counts_new  (void);
void       assay_band_counts_show (AssayBandCounts *self,
                                   AssayFramework  *framework,
                                   GPtrArray       *moves);

G_END_DECLS
