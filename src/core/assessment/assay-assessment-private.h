/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/* Rows. */
gboolean         _assay_assessment_set_conflict (AssayAssessment      *stored,
                                                 GError              **error);
AssayAssessment *_assay_assessment_load_fresh   (AssayConnection      *connection,
                                                 AssayAssessment      *assessment,
                                                 GError              **error);
gboolean         _assay_assessment_does_rate     (AssayAssessment      *assessment,
                                                 const AssayVisitRules *rules);
GPtrArray       *_assay_assessment_list_of_period (AssayConnection     *connection,
                                                 const char           *framework_id,
                                                 const char           *period,
                                                 gint64                provider_id,
                                                 GError              **error);
GPtrArray       *_assay_assessment_list_with_steps_left (AssayConnection *connection,
                                                 GError              **error);
gboolean         _assay_assessment_check_editable (AssayConnection    *connection,
                                                 AssayAssessment      *assessment,
                                                 GError              **error);
void             _assay_assessment_follow_day   (AssayAssessment      *self,
                                                 AssayFramework       *framework,
                                                 const char           *day);

/* How the evidence `e` of one criterion stands, as a column: #AssayEvidenceStanding. */
#define _ASSAY_EVIDENCE_STANDING                                                                            \
  "CASE WHEN max (e.verdict = 'verified') THEN 1 WHEN min (e.verdict = 'refused') THEN 2 ELSE 0 END"

/* Answers. */
gboolean         _assay_leaf_is_judged          (const AssayNode      *leaf);
gboolean         _assay_leaf_is_share           (const AssayNode      *leaf);
gboolean         _assay_leaf_is_asked           (const AssayNode      *leaf,
                                                 AssayAssessment      *assessment);
char                **_assay_answer_split_words (const char           *words);
const AssayScaleStep *_assay_leaf_find_answer   (const AssayNode      *leaf,
                                                 const char           *key);
gboolean         _assay_leaf_needs_evidence     (const AssayNode      *leaf,
                                                 const AssayScaleStep *given);
gboolean         _assay_answer_needs_action     (AssayFramework       *framework,
                                                 const AssayNode      *leaf,
                                                 const AssayAnswer    *answer);

/* The plan of actions. */
gboolean         _assay_assessment_begin_plan   (AssayConnection      *connection,
                                                 AssayAssessment      *assessment,
                                                 AssayFramework       *framework,
                                                 const char           *from,
                                                 GError              **error);

/* What is recorded. */
char            *_assay_assessment_dup_subject  (AssayAssessment      *self);
char            *_assay_assessment_dup_provider (AssayAssessment      *self);
char            *_assay_assessment_describe     (AssayAssessment      *self);
char            *_assay_assessment_to_json      (AssayAssessment      *self);
gboolean         _assay_assessment_record       (AssayConnection      *connection,
                                                 AssayAssessment      *before,
                                                 AssayAssessment      *after,
                                                 const char           *action,
                                                 const char           *summary,
                                                 GError              **error);

/* Steps, and what is due by them. */
gboolean         _assay_assessment_add_step     (AssayConnection      *connection,
                                                 gint64                id,
                                                 AssayAssessmentState  state,
                                                 const char           *taken_on,
                                                 const char           *note,
                                                 GError              **error);
gboolean         _assay_assessment_check_day    (const char           *name,
                                                 const char           *day,
                                                 GError              **error);
gboolean         _assay_assessment_set_due      (AssayConnection      *connection,
                                                 AssayAssessment      *self,
                                                 const char           *about,
                                                 const char           *kind,
                                                 const char           *title,
                                                 const char           *due_on,
                                                 gint64                officer_id,
                                                 GError              **error);
gboolean         _assay_assessment_end_due      (AssayConnection      *connection,
                                                 gint64                id,
                                                 const char           *about,
                                                 const char           *done_on,
                                                 GError              **error);

G_END_DECLS
