/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssayEvidenceTally:
 * @n_pieces: pieces of evidence that were named
 * @n_verified: of these, those that were verified
 * @n_refused: of these, those that were not accepted
 * @n_answers: answers that need evidence: all but “not applicable” and the worst of a scale
 * @n_without: of these, those without a verified piece, which do not count
 * @n_not_accepted: of these, those of which every piece that was named was refused
 *
 * How far the evidence of an assessment is verified.
 */
typedef struct
{
  guint n_pieces;
  guint n_verified;
  guint n_refused;
  guint n_answers;
  guint n_without;
  guint n_not_accepted;
} AssayEvidenceTally;

gboolean    assay_evidence_tally          (AssayConnection           *connection,
                                           AssayAssessment           *assessment,
                                           AssayFramework            *framework,
                                           AssayEvidenceTally        *tally,
                                           GError                   **error);
char       *assay_evidence_tally_dup_text (const AssayEvidenceTally  *self);

/**
 * AssayUnverified:
 * @assessment: an assessment as it was read
 * @tally: how far its evidence is verified
 *
 * An assessment with answers that do not count, for want of verified evidence.
 */
typedef struct
{
  AssayAssessment *assessment;
  AssayEvidenceTally tally;
} AssayUnverified;

void        assay_unverified_free         (AssayUnverified           *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayUnverified, assay_unverified_free)
GPtrArray  *assay_unverified_list         (AssayConnection           *connection,
                                           AssayFramework            *framework,
                                           const char                *period,
                                           gint64                     provider_id,
                                           GError                   **error);

G_END_DECLS
