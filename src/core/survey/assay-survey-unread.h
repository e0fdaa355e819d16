/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-plan.h"

G_BEGIN_DECLS

char *assay_survey_list_unread         (GArray    *targets,
                                        GPtrArray *choices);
void  assay_survey_doubt_own_questions (GArray    *targets,
                                        GPtrArray *facts,
                                        GPtrArray *choices);
void  assay_survey_lift_doubts         (GArray    *targets,
                                        GPtrArray *choices);

G_END_DECLS
