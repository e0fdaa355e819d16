/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/framework/assay-framework-change.h"

G_BEGIN_DECLS

/**
 * AssayWhatIfControls:
 *
 * Signal `changed`: a threshold or weight was moved, or another reading chosen.
 */
#define ASSAY_TYPE_WHAT_IF_CONTROLS (assay_what_if_controls_get_type ())
G_DECLARE_FINAL_TYPE (AssayWhatIfControls, assay_what_if_controls,
                      ASSAY, WHAT_IF_CONTROLS, AdwBin)

GtkWidget            *assay_what_if_controls_new         (void);
void                  assay_what_if_controls_show        (AssayWhatIfControls *self,
                                                          AssayFramework      *framework);
AssayFrameworkChange *assay_what_if_controls_dup_change  (AssayWhatIfControls *self);
void                  assay_what_if_controls_reset       (AssayWhatIfControls *self);
void                  assay_what_if_controls_show_counts (AssayWhatIfControls *self,
                                                          GPtrArray           *moves);

G_END_DECLS
