/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/actions/assay-action-plan.h"
#include "core/assessment/assay-answer.h"

G_BEGIN_DECLS

/* The criteria whose answers ask for an action, AssayNode of @framework in its order. */
GPtrArray *assay_assessment_list_needs   (AssayConnection *connection,
                                          AssayAssessment *assessment,
                                          AssayFramework  *framework,
                                          GError         **error);
/* Where a plan came from, as its origin says it. */
char      *assay_assessment_dup_origin   (AssayAssessment *assessment);

/**
 * AssayMissingAction:
 * @assessment_id: the assessment
 * @criterion: a leaf's id
 * @label: its number and title, as the form has them
 *
 * A criterion whose answer asks for an action and has none.
 */
typedef struct
{
  gint64 assessment_id;
  char *criterion;
  char *label;
} AssayMissingAction;

void       assay_missing_action_free     (AssayMissingAction *self);
GPtrArray *assay_assessment_list_missing_actions (AssayConnection *connection,
                                          const AssayActionPlan *plan,
                                          GError         **error);
/* Submits a plan; one that an assessment asked for needs an action for each criterion that asks for one, and
 * those without are named by their titles. */
gboolean   assay_assessment_submit_plan  (AssayConnection *connection,
                                          AssayActionPlan *plan,
                                          const char      *submitted_on,
                                          GError         **error);

G_END_DECLS
