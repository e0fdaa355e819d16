/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assessment/assay-visit-work.h"

G_BEGIN_DECLS

/**
 * AssayVisitCriterion:
 *
 * A criterion of the form: what is asked, what is answered, and what stands beside it. Signal `changed`: something
 * that is shown of it is another now.
 */
#define ASSAY_TYPE_VISIT_CRITERION (assay_visit_criterion_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitCriterion, assay_visit_criterion, ASSAY, VISIT_CRITERION, GObject)

AssayVisitCriterion  *assay_visit_criterion_new             (AssayFramework      *framework,
                                                             const AssayNode     *leaf,
                                                             const char          *number,
                                                             const AssayAnswer   *answer,
                                                             const AssayAnswer   *previous,
                                                             AssayEvidenceStanding previous_evidence);
AssayFramework       *assay_visit_criterion_get_framework   (AssayVisitCriterion *self);
const AssayNode      *assay_visit_criterion_get_leaf        (AssayVisitCriterion *self);
const char           *assay_visit_criterion_get_number      (AssayVisitCriterion *self);
void                  assay_visit_criterion_set_position    (AssayVisitCriterion *self,
                                                             guint                position,
                                                             guint                n_criteria);
const AssayAnswer    *assay_visit_criterion_get_answer      (AssayVisitCriterion *self);
const AssayAnswer    *assay_visit_criterion_get_previous    (AssayVisitCriterion *self);
AssayCounted          assay_visit_criterion_count           (AssayVisitCriterion *self);
char                 *assay_visit_criterion_dup_words       (AssayVisitCriterion *self);
int                   assay_visit_criterion_compare         (AssayVisitCriterion *self);
char                 *assay_visit_criterion_dup_previous    (AssayVisitCriterion *self);
void                  assay_visit_criterion_set_answer      (AssayVisitCriterion *self,
                                                             const AssayAnswer   *answer);
void                  assay_visit_criterion_set_version     (AssayVisitCriterion *self,
                                                             gint64               version);
GPtrArray            *assay_visit_criterion_get_attachments (AssayVisitCriterion *self);
GPtrArray            *assay_visit_criterion_get_pieces      (AssayVisitCriterion *self);
void                  assay_visit_criterion_take_evidence   (AssayVisitCriterion *self,
                                                             GPtrArray           *attachments,
                                                             GPtrArray           *pieces);
const char           *assay_visit_criterion_get_open_actions (AssayVisitCriterion *self);
void                  assay_visit_criterion_set_open_actions (AssayVisitCriterion *self,
                                                             const char          *open_actions);
GdkTexture           *assay_visit_criterion_get_picture     (AssayVisitCriterion *self,
                                                             gint64               attachment_id);
void                  assay_visit_criterion_set_picture     (AssayVisitCriterion *self,
                                                             gint64               attachment_id,
                                                             GdkTexture          *picture);
gboolean              assay_visit_criterion_is_answered     (AssayVisitCriterion *self);
const AssayScaleStep *assay_visit_criterion_find_step       (AssayVisitCriterion *self,
                                                             const char          *key);
char                 *assay_visit_criterion_dup_sources     (AssayVisitCriterion *self);
char                 *assay_visit_criterion_dup_required    (AssayVisitCriterion *self);
char                 *assay_visit_criterion_dup_description (AssayVisitCriterion *self);

G_END_DECLS
