/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assessment/assay-visit-criterion.h"

G_BEGIN_DECLS

/**
 * AssayCriterionFiles:
 *
 * The files of a criterion, the evidence that a provider names for it, and what adds to them.
 */
#define ASSAY_TYPE_CRITERION_FILES (assay_criterion_files_get_type ())
G_DECLARE_FINAL_TYPE (AssayCriterionFiles, assay_criterion_files, ASSAY, CRITERION_FILES, GtkBox)

void assay_criterion_files_show (AssayCriterionFiles *self,
                                 AssayVisitCriterion *criterion);

G_END_DECLS
