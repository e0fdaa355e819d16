/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

char      *assay_assessment_dup_why_waiting (AssayAssessment *self,
                                             AssayFramework  *framework,
                                             const char      *period);
GPtrArray *assay_assessment_list_waiting    (AssayConnection *connection,
                                             AssayFramework  *framework,
                                             const char      *period,
                                             gint64           provider_id,
                                             GError         **error);

G_END_DECLS
