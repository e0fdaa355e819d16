/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssaySummarySection:
 *
 * What a panel wants to know of a provider before anything else.
 */
#define ASSAY_TYPE_SUMMARY_SECTION (assay_summary_section_get_type ())
G_DECLARE_FINAL_TYPE (AssaySummarySection, assay_summary_section, ASSAY, SUMMARY_SECTION, AssayProviderSection)

G_END_DECLS
