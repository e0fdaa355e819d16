/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"
#include "core/scoring/assay-scoring.h"

G_BEGIN_DECLS

/**
 * AssayAnswer:
 * @criterion: the leaf's id
 * @answer: a key of the leaf's scale, "" where it is not answered yet
 * @sources: (array zero-terminated=1): ids of evidence sources, in the framework's order
 * @perspectives: (array zero-terminated=1): likewise
 * @carried: taken over from the assessment that this one follows up, and not looked at again
 * @answered_by: who answered it: the officer’s name where the register has it, else the account
 * @version: 0 for one that is not in the register
 */
typedef struct
{
  char *criterion;
  char *answer;
  char **sources;
  char **perspectives;
  char *note;
  gboolean carried;
  char *answered_by;
  char *answered_at;
  gint64 version;
} AssayAnswer;

AssayAnswer *assay_answer_new      (const char       *criterion);
AssayAnswer *assay_answer_copy     (const AssayAnswer *self);
void         assay_answer_free     (AssayAnswer      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAnswer, assay_answer_free)

/* All answers of an assessment; values are AssayAnswer by criterion. */
GHashTable  *assay_answer_load_all (AssayConnection  *connection,
                                    gint64            assessment_id,
                                    GError          **error);
/* The stored answer of one criterion, to be shown beside one's own after a conflict; NULL without @error where
 * there is none. */
AssayAnswer *assay_answer_load     (AssayConnection  *connection,
                                    gint64            assessment_id,
                                    const char       *criterion,
                                    GError          **error);
/* As save, but part of the caller's change, without an audit row of its own: for forms that come in. */
gboolean     assay_answer_put      (AssayConnection  *connection,
                                    AssayAssessment  *assessment,
                                    AssayFramework   *framework,
                                    AssayAnswer      *answer,
                                    GError          **error);
/* Stores one answer; it is on disk when the write returns. A stale one (its version is not the stored one's) is
 * ASSAY_STORE_ERROR_CONFLICT and nothing is stored; on success @answer gets the new version. */
gboolean     assay_answer_save     (AssayConnection  *connection,
                                    AssayAssessment  *assessment,
                                    AssayFramework   *framework,
                                    AssayAnswer      *answer,
                                    GError          **error);

/**
 * AssayEvidenceStanding:
 * @ASSAY_EVIDENCE_UNSEEN: none was named, or none was verified and some is still to be looked at
 * @ASSAY_EVIDENCE_VERIFIED: a piece was verified
 * @ASSAY_EVIDENCE_REFUSED: every piece that was named was refused
 *
 * How the evidence that was named for a criterion stands. The register is asked by these numbers.
 */
typedef enum
{
  ASSAY_EVIDENCE_UNSEEN = 0,
  ASSAY_EVIDENCE_VERIFIED = 1,
  ASSAY_EVIDENCE_REFUSED = 2,
} AssayEvidenceStanding;

/**
 * AssayCounted:
 * @key: what counts, a key of the leaf's scale; NULL where nothing does yet
 * @reason: (nullable): why it is not the answer that was given, as a sentence
 *
 * What an answer counts as by the framework's rules: a policy without other evidence is at most met in part; an
 * answer whose evidence is not verified does not count yet.
 */
typedef struct
{
  const char *key;
  const char *reason;
} AssayCounted;

AssayCounted assay_answer_count    (AssayFramework   *framework,
                                    const AssayNode  *leaf,
                                    const AssayAnswer *answer,
                                    AssayEvidenceStanding evidence);

const AssayScaleStep *assay_answer_find_counted (AssayFramework    *framework,
                                                 const AssayNode   *leaf,
                                                 const AssayAnswer *answer,
                                                 AssayEvidenceStanding evidence);
char                 *assay_answer_dup_words    (AssayFramework    *framework,
                                                 const AssayNode   *leaf,
                                                 const AssayAnswer *answer,
                                                 AssayEvidenceStanding evidence);

/* Puts what it says into evidence that holds more, such as a survey's figures. */
void           assay_assessment_fill_evidence (AssayAssessment *assessment,
                                             AssayFramework  *framework,
                                             GHashTable      *answers,
                                             GHashTable      *standings,
                                             AssayEvidence   *evidence);
/* The evidence that an assessment's answers are, as the engine takes it; the same call serves the visit
 * form's running score, the result page and the rating of a period. */
AssayEvidence *assay_assessment_to_evidence (AssayAssessment *assessment,
                                             AssayFramework  *framework,
                                             GHashTable      *answers,
                                             GHashTable      *standings);

/**
 * AssayAnswerHistory:
 *
 * How a criterion was judged before, newest first, of one provider or of all.
 */
typedef struct
{
  gint64 assessment_id;
  gint64 provider_id;
  char *provider;
  char *visited_on;
  char *kind;
  char *officer;
  AssayAnswer *answer;
  AssayEvidenceStanding evidence;
} AssayAnswerHistory;

void       assay_answer_history_free (AssayAnswerHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAnswerHistory, assay_answer_history_free)
GPtrArray *assay_answer_history      (AssayConnection    *connection,
                                      const char         *framework_id,
                                      const char         *criterion,
                                      gint64              provider_id,
                                      GError            **error);

G_END_DECLS
