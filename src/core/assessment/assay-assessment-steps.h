/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssayStep:
 * @state: where the assessment came to
 * @taken_on: the day that people name, ISO
 * @recorded_by: the account that recorded it
 * @recorder: who that is: the officer's name where the register has it, else the account
 *
 * One step that an assessment took.
 */
typedef struct
{
  AssayAssessmentState state;
  char *taken_on;
  char *note;
  char *recorded_by;
  char *recorder;
  char *recorded_at;
} AssayStep;

void       assay_step_free                (AssayStep             *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStep, assay_step_free)
GPtrArray *assay_step_list                (AssayConnection       *connection,
                                           gint64                 assessment_id,
                                           GError               **error);

AssayAssessmentState assay_assessment_get_next_step (AssayAssessment *assessment);

/* Each step checks that it may be taken from where the assessment is, is one transaction and one audit row, and
 * sets or ends what is due by it. @assessment is as it was read: a stale one is a conflict. */
gboolean   assay_assessment_may_take      (AssayAssessment       *assessment,
                                           AssayAssessmentState   state,
                                           char                 **why_not);
gboolean   assay_assessment_take          (AssayConnection       *connection,
                                           AssayAssessment       *assessment,
                                           AssayFramework        *framework,
                                           AssayAssessmentState   state,
                                           const char            *taken_on,
                                           const char            *note,
                                           GError               **error);
gboolean   assay_assessment_set_published (AssayConnection       *connection,
                                           AssayAssessment       *assessment,
                                           gboolean               published,
                                           GError               **error);

/**
 * AssayChallenge:
 * @criterion: the leaf's id, "" for the whole
 * @outcome: "" while it is open, `upheld` `partly-upheld` `not-upheld` `withdrawn`
 *
 * What a provider holds against an assessment.
 */
typedef struct
{
  gint64 id;
  gint64 assessment_id;
  char *received_on;
  char *criterion;
  char *grounds;
  char *outcome;
  char *outcome_note;
  char *decided_on;
  char *decided_by;
  gint64 version;
} AssayChallenge;

const char *assay_challenge_outcome_get_title (const char           *outcome);
void       assay_challenge_free           (AssayChallenge        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayChallenge, assay_challenge_free)
GPtrArray *assay_challenge_list           (AssayConnection       *connection,
                                           gint64                 assessment_id,
                                           GError               **error);
gboolean   assay_challenge_save           (AssayConnection       *connection,
                                           AssayChallenge        *challenge,
                                           GError               **error);

G_END_DECLS
