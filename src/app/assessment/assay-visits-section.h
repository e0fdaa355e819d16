/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssayVisitsSection:
 *
 * The assessments of a provider, the newest first: what was planned, made and found.
 */
#define ASSAY_TYPE_VISITS_SECTION (assay_visits_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitsSection, assay_visits_section, ASSAY, VISITS_SECTION, AssayProviderSection)

G_END_DECLS
