/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/intake/assay-import-pass.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_SURVEY_PASS (assay_survey_pass_get_type ())
G_DECLARE_FINAL_TYPE (AssaySurveyPass, assay_survey_pass, ASSAY, SURVEY_PASS, AssayImportPass)

AssayImportPass *assay_survey_pass_new (AssayImportPlan *plan,
                                        AssayFramework  *framework,
                                        AssayConnection *connection,
                                        GError         **error);

G_END_DECLS
