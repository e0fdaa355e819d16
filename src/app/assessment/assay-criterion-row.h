/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assessment/assay-visit-criterion.h"

G_BEGIN_DECLS

/**
 * AssayCriterionRow:
 *
 * A criterion of a visit's form: one line while it is folded; opened, all that belongs to its answer.
 */
#define ASSAY_TYPE_CRITERION_ROW (assay_criterion_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayCriterionRow, assay_criterion_row, ASSAY, CRITERION_ROW, GtkListBoxRow)

GtkWidget           *assay_criterion_row_new           (AssayVisitCriterion *criterion,
                                                        const char          *last_visit);
AssayVisitCriterion *assay_criterion_row_get_criterion (AssayCriterionRow   *self);
void                 assay_criterion_row_set_open      (AssayCriterionRow   *self,
                                                        gboolean             is_open);
void                 assay_criterion_row_set_editable  (AssayCriterionRow   *self,
                                                        gboolean             is_editable);
void                 assay_criterion_row_focus_part    (AssayCriterionRow   *self,
                                                        const char          *part);

G_END_DECLS
