/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "core/scoring/assay-engine-private.h"

/* The step that a figure reaches, or the category of that key; NULL for none. */
const AssayScaleStep *
_assay_scale_find_step (const AssayScale *scale,
                        double            value,
                        const char       *category)
{
  for (guint i = 0; i < scale->n_steps; i++)
    {
      const AssayScaleStep *step = &scale->steps[i];

      if (scale->kind == ASSAY_SCALE_STEPS ? value >= step->from
                                           : g_strcmp0 (step->key, category) == 0)
        return step;
    }
  return NULL;
}

/**
 * assay_scale_points:
 * @scale: a scale
 * @value: in the measure's unit; a share in per cent; NaN for none
 * @category: (nullable): for categories and criteria: the key of the answer
 *
 * Turns a value into points: linear between the two anchors and clamped beyond them; the step that
 * it reaches; what the category carries. Any thread.
 *
 * Returns: 0 to 1; NaN for no value, an unknown category or an answer that says "not applicable"
 */
double
assay_scale_points (const AssayScale *scale,
                    double            value,
                    const char       *category)
{
  const AssayScaleStep *step;

  g_return_val_if_fail (scale != NULL, NAN);
  if (scale->kind == ASSAY_SCALE_SHARE || scale->kind == ASSAY_SCALE_LINEAR)
    {
      double points = (value - scale->zero_at) / (scale->one_at - scale->zero_at);

      return isnan (points) ? (double) NAN : CLAMP (points, 0.0, 1.0);
    }
  if (scale->kind == ASSAY_SCALE_STEPS && isnan (value))
    return NAN;
  step = _assay_scale_find_step (scale, value, category);
  return step == NULL ? (double) NAN : step->points;
}

/* Whether it is made from what the minimum base counts: returns of a survey, or short visits. */
gboolean
_assay_leaf_has_base (AssayFramework  *framework,
                      const AssayNode *leaf)
{
  if (assay_framework_counts_visits (framework))
    return leaf->scale != NULL && leaf->scale->kind == ASSAY_SCALE_SHARE &&
           strcmp (leaf->source, "visit") == 0;
  return strcmp (leaf->source, "survey") == 0;
}

/* Why a leaf has no points, the minimum base among the reasons. */
AssayMissing
_assay_leaf_get_missing (AssayFramework      *framework,
                         const AssayEvidence *evidence,
                         const AssayNode     *leaf)
{
  AssayMissing missing = evidence->items[leaf->leaf_index].missing;

  if (missing == ASSAY_MISSING_NOT_APPLICABLE)
    return missing;
  if (!leaf->scored)
    return ASSAY_MISSING_NOT_SCORED;
  if (missing == ASSAY_MISSING_NONE && _assay_leaf_has_base (framework, leaf) &&
      evidence->returns < (gint64) assay_framework_get_minimum_base (framework))
    return ASSAY_MISSING_UNDER_BASE;
  return missing;
}

/* What a leaf brings. A key stays known where there are no points, for gates look at what is known.
 * */
void
_assay_leaf_evaluate (const AssayNode *leaf,
                      AssayMissing     missing,
                      double           value,
                      const char      *category,
                      AssayLeafValue  *result)
{
  const AssayScale *scale = leaf->scale;
  gboolean by_steps = scale != NULL && scale->n_steps > 0;
  const AssayScaleStep *step = NULL;

  if (by_steps && (category != NULL || !isnan (value)))
    step = _assay_scale_find_step (scale, value, category);
  result->missing = missing;
  result->key = step == NULL ? NULL : step->key;
  result->applies = missing != ASSAY_MISSING_NOT_APPLICABLE;
  result->points = NAN;
  if (step != NULL && isnan (step->points))
    {
      result->missing = ASSAY_MISSING_NOT_APPLICABLE;
      result->applies = FALSE;
    }
  else if (missing == ASSAY_MISSING_NONE)
    {
      result->points = assay_scale_points (scale, value, category);
      if (isnan (result->points))
        result->missing = ASSAY_MISSING_NOT_RETURNED;
    }
}

/* @leaves has room for one value a leaf of the framework. */
void
_assay_evaluate_all (AssayFramework      *framework,
                     const AssayEvidence *evidence,
                     AssayLeafValue      *leaves)
{
  for (guint i = 0; i < evidence->n_items; i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      const AssayEvidenceItem *item = &evidence->items[i];

      _assay_leaf_evaluate (leaf, _assay_leaf_get_missing (framework, evidence, leaf), item->value,
                            item->category, &leaves[i]);
    }
}
