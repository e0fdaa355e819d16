/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

const AssayNode *assay_form_find_criterion (AssayFramework  *framework,
                                            AssayAssessment *assessment,
                                            const char      *word);
char            *assay_form_dup_number     (AssayFramework  *framework,
                                            AssayAssessment *assessment,
                                            const char      *criterion);
char            *assay_form_dup_criterion  (AssayFramework  *framework,
                                            AssayAssessment *assessment,
                                            const char      *criterion);

G_END_DECLS
