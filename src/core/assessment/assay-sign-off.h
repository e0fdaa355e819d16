/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"

G_BEGIN_DECLS

/**
 * AssaySignOffKind:
 * @ASSAY_SIGN_OFF_UNANSWERED: a criterion that applies has no answer: it stops the sign-off
 * @ASSAY_SIGN_OFF_NO_SOURCE: an answer names no evidence source; not asked where a person answers at home
 * @ASSAY_SIGN_OFF_MISSING_SOURCE: a required source was not used
 * @ASSAY_SIGN_OFF_POLICY_ALONE: the answer counts as less, since a policy is all there is
 * @ASSAY_SIGN_OFF_USED_TWICE: the same file or piece of evidence stands under several criteria
 * @ASSAY_SIGN_OFF_NOT_VERIFIED: a piece of evidence that nobody has verified
 * @ASSAY_SIGN_OFF_NO_NOTE: an answer that asks for an action has no note that says why
 * @ASSAY_SIGN_OFF_CARRIED: answers that were carried over, and that nobody confirmed or changed; one finding for all,
 *   at the first of them
 */
typedef enum
{
  ASSAY_SIGN_OFF_UNANSWERED,
  ASSAY_SIGN_OFF_NO_SOURCE,
  ASSAY_SIGN_OFF_MISSING_SOURCE,
  ASSAY_SIGN_OFF_POLICY_ALONE,
  ASSAY_SIGN_OFF_USED_TWICE,
  ASSAY_SIGN_OFF_NOT_VERIFIED,
  ASSAY_SIGN_OFF_NO_NOTE,
  ASSAY_SIGN_OFF_CARRIED,
} AssaySignOffKind;

/**
 * AssaySignOffFinding:
 * @leaf: the criterion
 * @stops: nothing can be signed off while it stands; others can be signed off over, with a reason
 * @text: what it is, as a sentence
 *
 * Something that an officer should know before signing off.
 */
typedef struct
{
  AssaySignOffKind kind;
  const AssayNode *leaf;
  gboolean stops;
  char *text;
} AssaySignOffFinding;

void       assay_sign_off_finding_free (AssaySignOffFinding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySignOffFinding, assay_sign_off_finding_free)
GPtrArray *assay_sign_off_check        (AssayConnection     *connection,
                                        AssayAssessment     *assessment,
                                        AssayFramework      *framework,
                                        GError             **error);

G_END_DECLS
