/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assessment/assay-visit-criterion.h"

G_BEGIN_DECLS

/**
 * AssayCriterionBody:
 *
 * What belongs to a criterion's answer: the answers to choose from, evidence, point of view, note, files, and what the
 * visit before found. What a person does here goes through the actions `visit.answer`, `visit.source`,
 * `visit.perspective`, `visit.note`, `visit.attach`, `visit.open-file`, `visit.verify` of the page.
 */
#define ASSAY_TYPE_CRITERION_BODY (assay_criterion_body_get_type ())
G_DECLARE_FINAL_TYPE (AssayCriterionBody, assay_criterion_body, ASSAY, CRITERION_BODY, GtkBox)

GtkWidget *assay_criterion_body_new        (AssayVisitCriterion *criterion,
                                            const char          *last_visit);
void       assay_criterion_body_set_editable (AssayCriterionBody *self,
                                            gboolean             is_editable);
void       assay_criterion_body_focus_part (AssayCriterionBody  *self,
                                            const char          *part);

G_END_DECLS
