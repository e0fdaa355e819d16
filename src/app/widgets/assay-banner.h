/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayBanner:
 *
 * Trouble that lasts, said across the top of a page, with one thing that can be done about it. Hidden
 * while there is nothing to say.
 */
#define ASSAY_TYPE_BANNER (assay_banner_get_type ())
G_DECLARE_FINAL_TYPE (AssayBanner, assay_banner, ASSAY, BANNER, AdwBin)

void assay_banner_set_text   (AssayBanner *self,
                              const char  *text);
void assay_banner_set_action (AssayBanner *self,
                              const char  *label,
                              const char  *action_name);

G_END_DECLS
