/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/scoring/assay-scoring.h"

G_BEGIN_DECLS

/* What one leaf brings to the whole: points (NaN for none), the key of its category or step,
 * whether it applies at all. */
typedef struct
{
  AssayMissing missing;
  double points;
  const char *key;
  gboolean applies;
} AssayLeafValue;

/* What the engine finds, in numbers alone. Bands are places in the framework, -1 for none; @gate is
 * the place of the gate that decided, -1 for none; @decider the place of the rule that matched, or of
 * the level of a ladder that is not complete, -1 for none. */
typedef struct
{
  gboolean rated;
  gboolean applicable;
  double exact;
  double score;
  double coverage;
  int ungated;
  int band;
  int gate;
  int decider;
} AssayOutcome;

/* Sums of a node: its points (NaN for none), its coverage (NaN where nothing applies), leaves with
 * points and leaves that apply. */
typedef struct
{
  double points;
  double coverage;
  guint scored;
  guint leaves;
} AssayNodeSum;

gboolean     _assay_leaf_has_base    (AssayFramework       *framework,
                                      const AssayNode      *leaf);
AssayMissing _assay_leaf_get_missing (AssayFramework       *framework,
                                      const AssayEvidence  *evidence,
                                      const AssayNode      *leaf);
void         _assay_leaf_evaluate    (const AssayNode      *leaf,
                                      AssayMissing          missing,
                                      double                value,
                                      const char           *category,
                                      AssayLeafValue       *result);
void         _assay_evaluate_all     (AssayFramework       *framework,
                                      const AssayEvidence  *evidence,
                                      AssayLeafValue       *leaves);
void         _assay_sum_node         (AssayFramework       *framework,
                                      const AssayNode      *node,
                                      const AssayLeafValue *leaves,
                                      AssayNodeSum         *sum);
int          _assay_find_band        (const AssayBand      *bands,
                                      guint                 n_bands,
                                      double                score);
int          _assay_find_own_band    (AssayFramework       *framework,
                                      const AssayNode      *group,
                                      const AssayNodeSum   *sum);
gboolean     _assay_rule_counts      (AssayFramework       *framework,
                                      const AssayRule      *rule,
                                      const AssayNode      *node,
                                      const AssayLeafValue *leaves);
guint        _assay_rule_count       (AssayFramework       *framework,
                                      const AssayRule      *rule,
                                      const AssayLeafValue *leaves);
gboolean     _assay_is_on_level      (const AssayNode      *leaf,
                                      const AssayLeafValue *value,
                                      const char           *level);
void         _assay_engine_run       (AssayFramework       *framework,
                                      const AssayLeafValue *leaves,
                                      gboolean              coverage_counts,
                                      AssayOutcome         *outcome);
char        *_assay_describe_band    (AssayFramework       *framework,
                                      const AssayLeafValue *leaves,
                                      const AssayOutcome   *outcome);
gboolean     _assay_does_gate_act    (const AssayGate      *gate,
                                      const AssayNode      *leaf,
                                      const AssayLeafValue *value);
char        *_assay_describe_gate    (AssayFramework       *framework,
                                      const AssayLeafValue *leaves,
                                      const AssayGate      *gate);
AssayExplanation *_assay_explain     (AssayFramework       *framework,
                                      const AssayEvidence  *evidence,
                                      const AssayLeafValue *leaves,
                                      const AssayResult    *result);
const AssayScaleStep *_assay_scale_find_step (const AssayScale *scale,
                                              double            value,
                                              const char       *category);

G_END_DECLS
