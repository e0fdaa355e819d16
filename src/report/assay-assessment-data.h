/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-attachment.h"
#include "core/assessment/assay-evidence-unverified.h"
#include "core/scoring/assay-scoring.h"

G_BEGIN_DECLS

/**
 * AssayAssessmentData:
 * @assessment: as it was read
 * @framework: the version it goes by
 * @answers: (element-type utf8 AssayAnswer): by criterion
 * @standings: (element-type utf8 AssayEvidenceStanding): how the evidence of its criteria stands
 * @tally: how far its evidence is verified
 * @pieces: (element-type AssayEvidencePiece): evidence that the provider names
 * @attachments: (element-type AssayAttachment): without their contents
 * @result: what it comes to
 * @previous: (nullable): the provider's assessment before this one
 * @previous_answers: (nullable) (element-type utf8 AssayAnswer): of that one
 * @previous_standings: (nullable) (element-type utf8 AssayEvidenceStanding): how the evidence stood there
 * @previous_result: (nullable): what that one came to, where it went by the same framework version
 * @steps: (element-type AssayStep): that it took
 * @challenges: (element-type AssayChallenge): the provider's
 * @actions: (element-type AssayAction): agreed after it
 * @shows_score: whether score and band may be seen yet
 * @counts_with_others: whether it is a visit to one person, too little to come to a score of its own
 *
 * An assessment and all that is told of it: on its page, in its report and in workbooks.
 */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  GHashTable *answers;
  GHashTable *standings;
  AssayEvidenceTally tally;
  GPtrArray *pieces;
  GPtrArray *attachments;
  AssayResult *result;
  AssayAssessment *previous;
  GHashTable *previous_answers;
  GHashTable *previous_standings;
  AssayResult *previous_result;
  GPtrArray *steps;
  GPtrArray *challenges;
  GPtrArray *actions;
  gboolean shows_score;
  gboolean counts_with_others;
} AssayAssessmentData;

AssayAssessmentData  *assay_assessment_data_load        (AssayConnection           *connection,
                                                         gint64                     id,
                                                         GError                   **error);
void                  assay_assessment_data_free        (AssayAssessmentData       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAssessmentData, assay_assessment_data_free)
const AssayScaleStep *assay_assessment_data_find_answer (const AssayAssessmentData *self,
                                                         const AssayNode           *leaf);
char                 *assay_assessment_data_dup_answer  (const AssayAssessmentData *self,
                                                         const AssayNode           *leaf);
const AssayScaleStep *assay_assessment_data_find_counted (const AssayAssessmentData *self,
                                                         const AssayNode           *leaf);
const AssayScaleStep *assay_assessment_data_find_previous (const AssayAssessmentData *self,
                                                         const AssayNode           *leaf);
AssayExplanation     *assay_assessment_data_find_node   (const AssayAssessmentData *self,
                                                         const char                *id);
char                 *assay_assessment_data_dup_sources (const AssayAssessmentData *self,
                                                         const AssayAnswer         *answer);
char                 *assay_assessment_data_dup_note    (const AssayAssessmentData *self,
                                                         const AssayNode           *leaf);
guint                 assay_assessment_data_count_not_applicable (const AssayAssessmentData *self,
                                                         const AssayNode           *node);
char                 *assay_assessment_data_dup_evidence (const AssayAssessmentData *self);
char                 *assay_assessment_data_dup_headline (const AssayAssessmentData *self);
guint                 assay_assessment_data_count       (const AssayAssessmentData *self,
                                                         const char                *key);

G_END_DECLS
