/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayWhatIf:
 *
 * Properties: changed (boolean): whether anything was moved and the result is a framework that can be
 * saved.
 */
#define ASSAY_TYPE_WHAT_IF (assay_what_if_get_type ())
G_DECLARE_FINAL_TYPE (AssayWhatIf, assay_what_if, ASSAY, WHAT_IF, AdwBin)

GtkWidget *assay_what_if_new   (void);
void       assay_what_if_show  (AssayWhatIf    *self,
                                AssaySession   *session,
                                AssayFramework *framework);
void       assay_what_if_reset (AssayWhatIf    *self);
void       assay_what_if_save  (AssayWhatIf    *self);

G_END_DECLS
