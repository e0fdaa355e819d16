/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/framework/assay-framework.h"
#include "core/scoring/assay-evidence.h"

G_BEGIN_DECLS

/**
 * ASSAY_ENGINE_VERSION:
 *
 * Raised whenever the same framework and evidence could give another result.
 */
#define ASSAY_ENGINE_VERSION 1

/**
 * AssayExplanation:
 * @id: the framework node's id
 * @label: its title
 * @depth: 0 for the whole
 * @is_leaf: a measure or criterion
 * @value: in @unit; NaN where there is none
 * @unit: as the framework names it
 * @category: (nullable): for categories and criteria: the title of the answer
 * @points: 0 to 1 for a leaf; NaN where it has none
 * @score: 0 to 100, unrounded, for every node that has points; NaN otherwise
 * @weight: the weight that counts towards the whole; 0 where it is left out
 * @adds: what it adds to the whole's score: 100·weight·points ÷ Σ weight; NaN where it has none
 * @coverage: share of the weight that applies and has points, 0 to 1
 * @scored: how many leaves below have points
 * @leaves: how many leaves below apply
 * @positive: as in the evidence
 * @n: as in the evidence
 * @lower: lower end of the 95 % Wilson interval of a share, 0 to 1; NaN where there is none
 * @upper: upper end
 * @source: the framework's word for the source
 * @carrier: the file or form that brought it
 * @as_of: ISO date, or ""
 * @span: periods pooled, or ""
 * @note: the framework's note, or ""
 * @missing: why there are no points
 * @reason: that in words; for the whole, why it is not rated, or which rule, level or gate gave its
 *   band; or ""
 * @tentative: [u]
 * @band: (nullable): the band's id, for groups with bands and the whole
 * @children: (element-type AssayExplanation): in the framework's order
 *
 * One step of an explanation; the root is the whole. From the leaves' points and weights the score
 * can be worked out again.
 */
typedef struct _AssayExplanation AssayExplanation;
struct _AssayExplanation
{
  char *id;
  char *label;
  guint depth;
  gboolean is_leaf;
  double value;
  char *unit;
  char *category;
  double points;
  double score;
  double weight;
  double adds;
  double coverage;
  guint scored;
  guint leaves;
  gint64 positive;
  gint64 n;
  double lower;
  double upper;
  char *source;
  char *carrier;
  char *as_of;
  char *span;
  char *note;
  AssayMissing missing;
  char *reason;
  gboolean tentative;
  char *band;
  GPtrArray *children;
};

void              assay_explanation_free      (AssayExplanation       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayExplanation, assay_explanation_free)
char             *assay_explanation_to_json   (const AssayExplanation *self);
AssayExplanation *assay_explanation_from_json (const char             *json,
                                               GError                **error);
double            assay_explanation_recompute (const AssayExplanation *self,
                                               int                     decimals);

/**
 * AssayResult:
 * @rated: whether there is a score or band at all
 * @score: rounded to the framework's decimals; NaN where there is none
 * @exact: before rounding
 * @band: (nullable): after gates; NULL where not rated
 * @ungated_band: (nullable): before gates
 * @band_reason: (nullable): what gave the band before gates where no threshold did: the rule that
 *   matched, or the level of a ladder that is not complete
 * @gate_reason: (nullable): what a gate did; of one that looks at every critical criterion, also the
 *   titles of those at which it acted
 * @reason: (nullable): why it is not rated: `insufficient-evidence`, `low-coverage`,
 *   `not-visited`, `nothing-applicable`
 * @reason_text: (nullable): that as a sentence
 * @coverage: 0 to 1
 * @explanation: (nullable): the tree; NULL from `assay_score_quick ()`
 *
 * What the engine makes of evidence. The bands are the framework's: it must outlive the result.
 */
typedef struct
{
  gboolean rated;
  double score;
  double exact;
  const AssayBand *band;
  const AssayBand *ungated_band;
  char *band_reason;
  char *gate_reason;
  char *reason;
  char *reason_text;
  double coverage;
  AssayExplanation *explanation;
} AssayResult;

void         assay_result_free   (AssayResult         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayResult, assay_result_free)
AssayResult *assay_score         (AssayFramework      *framework,
                                  const AssayEvidence *evidence);
AssayResult *assay_score_quick   (AssayFramework      *framework,
                                  const AssayEvidence *evidence);
double       assay_scale_points  (const AssayScale    *scale,
                                  double               value,
                                  const char          *category);

/**
 * AssayStability:
 * @n_bands: as many as the framework has
 * @shares: (array length=n_bands): share of the redraws that gave each band, in the framework's
 *   order, adding to 1
 * @low: 2.5 percentile of the redrawn scores, rounded like the score
 * @high: 97.5 percentile
 * @understates: under 30 returns or unanimous items: the doubt is larger than shown
 */
typedef struct
{
  guint n_bands;
  double *shares;
  double low;
  double high;
  gboolean understates;
} AssayStability;

#define ASSAY_STABILITY_DRAWS 2000

void            assay_stability_free (AssayStability      *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayStability, assay_stability_free)
gboolean        assay_stability_applies (AssayFramework   *framework);
AssayStability *assay_stability_new  (AssayFramework      *framework,
                                      const AssayEvidence *evidence,
                                      const AssayResult   *result,
                                      GCancellable        *cancellable);
char           *assay_stability_to_json      (const AssayStability *self,
                                              AssayFramework       *framework);
AssayStability *assay_stability_from_json    (const char           *json,
                                              AssayFramework       *framework,
                                              GError              **error);
char           *assay_stability_format_share (double                share);
char          **assay_stability_format_shares (const AssayStability *self,
                                                int                   kept);

/**
 * AssayMove:
 * @evidence: borrowed: whose
 * @now: under the framework in force
 * @then: under the changed one
 * @moved: the band differs
 *
 * What a change of framework would do to one provider.
 */
typedef struct
{
  const AssayEvidence *evidence;
  AssayResult *now;
  AssayResult *then;
  gboolean moved;
} AssayMove;

void       assay_move_free (AssayMove *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMove, assay_move_free)
GPtrArray *assay_what_if (AssayFramework *now,
                          AssayFramework *then,
                          GPtrArray      *evidence);

G_END_DECLS
