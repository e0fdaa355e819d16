/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssayRatingSection:
 *
 * Why a provider has its rating: the answer, and every measure with what it adds.
 */
#define ASSAY_TYPE_RATING_SECTION (assay_rating_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayRatingSection, assay_rating_section, ASSAY, RATING_SECTION, AssayProviderSection)

G_END_DECLS
