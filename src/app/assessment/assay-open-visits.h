/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayOpenVisits:
 *
 * The visits that were made and have steps left: what each waits for, and until when.
 */
#define ASSAY_TYPE_OPEN_VISITS (assay_open_visits_get_type ())
G_DECLARE_FINAL_TYPE (AssayOpenVisits, assay_open_visits, ASSAY, OPEN_VISITS, AdwBin)

void assay_open_visits_set_visits (AssayOpenVisits *self,
                                   GPtrArray       *visits,
                                   gboolean         is_filtered);
void assay_open_visits_set_narrow (AssayOpenVisits *self,
                                   gboolean         is_narrow);

G_END_DECLS
