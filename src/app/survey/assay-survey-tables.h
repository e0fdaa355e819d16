/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/survey/assay-survey.h"
#include "report/assay-text-table.h"

G_BEGIN_DECLS

AssayTextTable *assay_survey_tables_new_rates  (AssaySurvey             *survey,
                                                GPtrArray               *rates);
AssayTextTable *assay_survey_tables_new_counts (const AssaySurveyResult *result);

G_END_DECLS
