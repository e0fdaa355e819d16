/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayMissing:
 * @ASSAY_MISSING_NONE: there is a value
 * @ASSAY_MISSING_NOT_ASKED: the question was not asked
 * @ASSAY_MISSING_NO_ANSWER: asked, and nobody answered
 * @ASSAY_MISSING_UNDER_BASE: fewer returns than the framework's minimum
 * @ASSAY_MISSING_NOT_RETURNED: the provider sent no figure
 * @ASSAY_MISSING_NOT_SCORED: the framework names no scale yet; the value may be there all the same
 * @ASSAY_MISSING_NOT_APPLICABLE: does not apply; leaves both sums
 * @ASSAY_MISSING_IMPOSSIBLE: cannot be worked out, such as a rate among 0 people supported
 * @ASSAY_MISSING_NOT_VISITED: nobody assessed the provider in the period
 */
typedef enum
{
  ASSAY_MISSING_NONE,
  ASSAY_MISSING_NOT_ASKED,
  ASSAY_MISSING_NO_ANSWER,
  ASSAY_MISSING_UNDER_BASE,
  ASSAY_MISSING_NOT_RETURNED,
  ASSAY_MISSING_NOT_SCORED,
  ASSAY_MISSING_NOT_APPLICABLE,
  ASSAY_MISSING_IMPOSSIBLE,
  ASSAY_MISSING_NOT_VISITED,
} AssayMissing;

const char  *assay_missing_get_id   (AssayMissing  missing);
AssayMissing assay_missing_from_id  (const char   *id);
const char  *assay_missing_get_text (AssayMissing  missing);

/**
 * AssayEvidenceItem:
 * @missing: why there is no value to score
 * @value: in the measure's unit (a share in per cent, 0 to 100); NaN where there is none
 * @category: (nullable): for categories and criteria: the key
 * @positive: positive answers, or the numerator of a rate; -1 where it makes no sense
 * @n: the base: answers, or the denominator; -1 where it makes no sense
 * @carrier: the file or form that brought it, or ""; interned, as the next two are, for a run holds
 *   very many of few different ones
 * @as_of: ISO date, or ""
 * @span: the periods pooled, such as `2010-11 Q2 to 2010-11 Q4`, or ""
 * @reason: why it is not what was answered, or not yet, as a sentence, or ""; interned too
 *
 * What is known of one leaf of a framework. The minimum base is the engine's business: evidence
 * says what there is, however little.
 */
typedef struct
{
  AssayMissing missing;
  double value;
  char *category;
  gint64 positive;
  gint64 n;
  const char *carrier;
  const char *as_of;
  const char *span;
  const char *reason;
} AssayEvidenceItem;

/**
 * AssayEvidence:
 * @reference: the provider's
 * @period: in canonical form
 * @returns: the provider's survey returns with at least one answer; where the framework's minimum base
 *   is of visits, the short visits with at least one
 * @blank_returns: wholly blank ones
 * @items: (array length=n_items): one a leaf, in the order of the framework's leaves
 * @answers: (nullable): the provider's own returns for the redraws: `returns` rows of one byte a
 *   leaf: 0 no answer, 1 an answer that is not positive, 2 a positive one; grouped by quarter where
 *   pooled
 * @strata: (array length=n_strata): how many rows of @answers each quarter has; their sum is
 *   @returns
 *
 * All that a rating is made from.
 */
typedef struct
{
  char *reference;
  char *period;
  gint64 returns;
  gint64 blank_returns;
  AssayEvidenceItem *items;
  guint n_items;
  guint8 *answers;
  guint *strata;
  guint n_strata;
} AssayEvidence;

AssayEvidence *assay_evidence_new       (const char          *reference,
                                         const char          *period,
                                         guint                n_items);
void           assay_evidence_free      (AssayEvidence       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayEvidence, assay_evidence_free)
gboolean       assay_evidence_equal     (const AssayEvidence *a,
                                         const AssayEvidence *b);
char          *assay_evidence_to_json   (const AssayEvidence *self);
AssayEvidence *assay_evidence_from_json (const char          *json,
                                         GError             **error);
void           assay_evidence_append_json (const AssayEvidence *self,
                                           GString             *json);

G_END_DECLS
