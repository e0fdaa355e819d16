/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssayHistorySection:
 *
 * The scores of the periods, the revisions of ratings, and what people changed.
 */
#define ASSAY_TYPE_HISTORY_SECTION (assay_history_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayHistorySection, assay_history_section, ASSAY, HISTORY_SECTION, AssayProviderSection)

G_END_DECLS
