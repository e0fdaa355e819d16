/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/survey/assay-survey.h"
#include "report/assay-chart.h"

G_BEGIN_DECLS

AssayChart *assay_survey_chart_new (const AssaySurveyResult *result,
                                    AssayFramework          *framework);

G_END_DECLS
