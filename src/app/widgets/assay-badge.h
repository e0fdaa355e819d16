/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayBadge:
 *
 * A band as shape, word and colour by the role that the framework gives it; the same everywhere.
 */
#define ASSAY_TYPE_BADGE (assay_badge_get_type ())
G_DECLARE_FINAL_TYPE (AssayBadge, assay_badge, ASSAY, BADGE, GtkWidget)

GtkWidget *assay_badge_new      (void);
void       assay_badge_set      (AssayBadge     *self,
                                 AssayRole       role,
                                 const char     *word);
void       assay_badge_set_band (AssayBadge     *self,
                                 AssayFramework *framework,
                                 const char     *band);
void       assay_badge_set_hero (AssayBadge     *self,
                                 gboolean        hero);

G_END_DECLS
