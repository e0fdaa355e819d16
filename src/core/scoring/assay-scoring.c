/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/scoring/assay-scoring.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "core/scoring/assay-engine-private.h"

/**
 * assay_result_free:
 * @self: (nullable) (transfer full): a result
 */
void
assay_result_free (AssayResult *self)
{
  if (self == NULL)
    return;
  g_free (self->band_reason);
  g_free (self->gate_reason);
  g_free (self->reason);
  g_free (self->reason_text);
  assay_explanation_free (self->explanation);
  g_free (self);
}

static gboolean
has_too_few_returns (AssayFramework       *framework,
                     const AssayLeafValue *leaves)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (leaves[i].missing == ASSAY_MISSING_UNDER_BASE ||
        leaves[i].missing == ASSAY_MISSING_NO_ANSWER ||
        leaves[i].missing == ASSAY_MISSING_NOT_ASKED)
      return TRUE;
  return FALSE;
}

/* Whether nothing has points because nobody assessed the provider: then no share of the weight says more. */
static gboolean
is_not_visited (AssayFramework       *framework,
                const AssayLeafValue *leaves)
{
  gboolean found = FALSE;

  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      if (!isnan (leaves[i].points))
        return FALSE;
      if (leaves[i].missing == ASSAY_MISSING_NOT_VISITED)
        found = TRUE;
      else if (leaves[i].applies && assay_framework_get_leaf (framework, i)->scored)
        return FALSE;
    }
  return found;
}

static char *
describe_few_returns (AssayFramework      *framework,
                      const AssayEvidence *evidence)
{
  g_autofree char *returns = assay_format_count (evidence->returns);

  if (assay_framework_counts_visits (framework))
    return g_strdup_printf (ngettext ("Insufficient evidence: %s visit, and at least %u are needed.",
                                      "Insufficient evidence: %s visits, and at least %u are needed.",
                                      (gulong) evidence->returns),
                            returns, assay_framework_get_minimum_base (framework));
  return g_strdup_printf (ngettext ("Insufficient evidence: %s return, and at least %u are needed.",
                                    "Insufficient evidence: %s returns, and at least %u are needed.",
                                    (gulong) evidence->returns),
                          returns, assay_framework_get_minimum_base (framework));
}

static char *
describe_low_coverage (AssayFramework *framework,
                       double          coverage)
{
  g_autofree char *has = assay_format_percent (coverage, 1);
  double minimum = assay_framework_get_minimum_coverage (framework);
  g_autofree char *needed = assay_format_percent (minimum, 1);

  return g_strdup_printf (_ ("Low coverage: %s of the weight has figures, and at least %s is "
                             "needed."), has, needed);
}

/* Says why there is no rating. Too few returns are named first: coverage is low because of them. */
static void
set_reason (AssayResult          *self,
            AssayFramework       *framework,
            const AssayEvidence  *evidence,
            const AssayLeafValue *leaves,
            const AssayOutcome   *outcome)
{
  if (!outcome->applicable)
    {
      self->reason = g_strdup ("nothing-applicable");
      self->reason_text = g_strdup (_ ("Nothing of this framework applies."));
    }
  else if (evidence->returns < (gint64) assay_framework_get_minimum_base (framework) &&
           has_too_few_returns (framework, leaves))
    {
      self->reason = g_strdup ("insufficient-evidence");
      self->reason_text = describe_few_returns (framework, evidence);
    }
  else if (is_not_visited (framework, leaves))
    {
      self->reason = g_strdup ("not-visited");
      self->reason_text = g_strdup (_ ("No visit in this period counts yet."));
    }
  else
    {
      self->reason = g_strdup ("low-coverage");
      self->reason_text = describe_low_coverage (framework, outcome->coverage);
    }
}

static AssayResult *
make_result (AssayFramework       *framework,
             const AssayEvidence  *evidence,
             const AssayLeafValue *leaves)
{
  AssayResult *self = g_new0 (AssayResult, 1);
  AssayOutcome outcome;

  _assay_engine_run (framework, leaves, TRUE, &outcome);
  self->rated = outcome.rated;
  self->coverage = outcome.coverage;
  self->score = self->exact = NAN;
  if (!outcome.rated)
    {
      set_reason (self, framework, evidence, leaves, &outcome);
      return self;
    }
  self->exact = outcome.exact;
  self->score = outcome.score;
  self->band = assay_framework_get_band (framework, outcome.band);
  self->ungated_band = assay_framework_get_band (framework, outcome.ungated);
  self->band_reason = _assay_describe_band (framework, leaves, &outcome);
  if (outcome.gate >= 0)
    {
      guint n_gates;
      const AssayGate *gates = assay_framework_get_gates (framework, &n_gates);

      self->gate_reason = _assay_describe_gate (framework, leaves, &gates[outcome.gate]);
    }
  return self;
}

/**
 * assay_score:
 * @framework: a framework
 * @evidence: evidence with one item a leaf of @framework
 *
 * Rates and explains. Pure: the same framework and evidence always give the same. Any thread.
 *
 * Returns: (transfer full): the result; @framework must outlive it
 */
AssayResult *
assay_score (AssayFramework      *framework,
             const AssayEvidence *evidence)
{
  g_autofree AssayLeafValue *leaves = NULL;
  AssayResult *self;

  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (framework) && evidence != NULL, NULL);
  g_return_val_if_fail (evidence->n_items == assay_framework_get_n_leaves (framework), NULL);
  leaves = g_new0 (AssayLeafValue, evidence->n_items);
  _assay_evaluate_all (framework, evidence, leaves);
  self = make_result (framework, evidence, leaves);
  self->explanation = _assay_explain (framework, evidence, leaves, self);
  return self;
}

/**
 * assay_score_quick:
 * @framework: a framework
 * @evidence: evidence with one item a leaf of @framework
 *
 * As assay_score(), without the explanation. Any thread.
 *
 * Returns: (transfer full): the result; @framework must outlive it
 */
AssayResult *
assay_score_quick (AssayFramework      *framework,
                   const AssayEvidence *evidence)
{
  g_autofree AssayLeafValue *leaves = NULL;

  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (framework) && evidence != NULL, NULL);
  g_return_val_if_fail (evidence->n_items == assay_framework_get_n_leaves (framework), NULL);
  leaves = g_new0 (AssayLeafValue, evidence->n_items);
  _assay_evaluate_all (framework, evidence, leaves);
  return make_result (framework, evidence, leaves);
}
