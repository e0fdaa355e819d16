/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/actions/assay-action-plan.h"
#include "core/actions/assay-action.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

AssayActionPlan *assay_assessment_find_plan   (AssayConnection *connection,
                                               gint64           assessment_id,
                                               GError         **error);
AssayActionPlan *assay_assessment_ensure_plan (AssayConnection *connection,
                                               AssayAssessment *assessment,
                                               AssayFramework  *framework,
                                               GError         **error);
gint64           assay_assessment_agree       (AssayConnection *connection,
                                               AssayAssessment *assessment,
                                               AssayFramework  *framework,
                                               AssayAction     *action,
                                               GError         **error);

G_END_DECLS
