/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssaySurveysSection:
 *
 * What people who use the service answered.
 */
#define ASSAY_TYPE_SURVEYS_SECTION (assay_surveys_section_get_type ())
G_DECLARE_FINAL_TYPE (AssaySurveysSection, assay_surveys_section, ASSAY, SURVEYS_SECTION, AssayProviderSection)

G_END_DECLS
