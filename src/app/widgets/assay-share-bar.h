/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayShareBar:
 *
 * Shares of a whole as one bar of labelled segments in the bands' colours.
 */
#define ASSAY_TYPE_SHARE_BAR (assay_share_bar_get_type ())
G_DECLARE_FINAL_TYPE (AssayShareBar, assay_share_bar, ASSAY, SHARE_BAR, GtkWidget)

GtkWidget *assay_share_bar_new   (void);
void       assay_share_bar_clear (AssayShareBar *self);
void       assay_share_bar_add   (AssayShareBar *self,
                                  AssayRole      role,
                                  const char    *word,
                                  double         share);

G_END_DECLS
