/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-form-layout.h"
#include "report/assay-assessment-data.h"
#include "report/assay-text-table.h"

G_BEGIN_DECLS

AssayTextTable *assay_assessment_table_areas    (const AssayAssessmentData *data);
AssayTextTable *assay_assessment_table_criteria (const AssayAssessmentData *data,
                                                 const AssayFormSheet      *sheet);
AssayTextTable *assay_assessment_table_actions  (const AssayAssessmentData *data);
AssayTextTable *assay_assessment_table_challenges (const AssayAssessmentData *data);
AssayTextTable *assay_assessment_table_steps    (const AssayAssessmentData *data);

G_END_DECLS
