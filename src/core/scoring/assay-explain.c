/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-number.h"
#include "core/scoring/assay-engine-private.h"

typedef struct
{
  AssayFramework *framework;
  const AssayEvidence *evidence;
  const AssayLeafValue *leaves;
} Explaining;

/**
 * assay_explanation_free:
 * @self: (nullable) (transfer full): an explanation, with all below it
 */
void
assay_explanation_free (AssayExplanation *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->children);
  g_free (self->id);
  g_free (self->label);
  g_free (self->unit);
  g_free (self->category);
  g_free (self->source);
  g_free (self->carrier);
  g_free (self->as_of);
  g_free (self->span);
  g_free (self->note);
  g_free (self->reason);
  g_free (self->band);
  g_free (self);
}

static gboolean
is_share (const AssayNode *leaf)
{
  return strcmp (leaf->source, "survey") == 0 ||
         (leaf->scale != NULL && leaf->scale->kind == ASSAY_SCALE_SHARE);
}

static char *
describe_missing (const Explaining *what,
                  const AssayNode  *leaf,
                  AssayMissing      missing)
{
  const AssayEvidenceItem *item = &what->evidence->items[leaf->leaf_index];
  guint base = assay_framework_get_minimum_base (what->framework);
  g_autofree char *returns = assay_format_count (what->evidence->returns);

  if (missing == ASSAY_MISSING_UNDER_BASE && assay_framework_counts_visits (what->framework))
    return g_strdup_printf (_ ("Too few visits: %s of at least %u"), returns, base);
  if (missing == ASSAY_MISSING_UNDER_BASE)
    return g_strdup_printf (_ ("Too few returns: %s of at least %u"), returns, base);
  if (missing == ASSAY_MISSING_IMPOSSIBLE && leaf->divisor != NULL && item->n == 0)
    return g_strdup (_ ("Cannot be worked out: 0 people supported"));
  if (missing == ASSAY_MISSING_NOT_RETURNED && leaf->divisor != NULL && item->positive >= 0)
    return g_strdup (strcmp (leaf->divisor, "people-supported") == 0
                       ? _ ("Cannot be worked out: people supported is not known")
                       : _ ("Cannot be worked out: what it is divided by is not known"));
  return g_strdup (assay_missing_get_text (missing));
}

/* What the evidence itself says comes before what the kind of gap says. */
static char *
describe_leaf (const Explaining *what,
               const AssayNode  *leaf,
               AssayMissing      missing)
{
  const char *reason = what->evidence->items[leaf->leaf_index].reason;

  if (reason[0] != '\0' && (missing == ASSAY_MISSING_NONE || missing == ASSAY_MISSING_NOT_SCORED))
    return g_strdup (reason);
  return describe_missing (what, leaf, missing);
}

static void
fill_figures (AssayExplanation *self,
              const Explaining *what,
              const AssayNode  *leaf)
{
  const AssayEvidenceItem *item = &what->evidence->items[leaf->leaf_index];
  const AssayScaleStep *step = NULL;
  gint64 base = (gint64) assay_framework_get_minimum_base (what->framework);

  if (leaf->scale != NULL && item->category != NULL)
    step = _assay_scale_find_step (leaf->scale, item->value, item->category);
  self->value = item->value;
  self->category = g_strdup (step != NULL && step->title != NULL ? step->title : item->category);
  self->positive = item->positive;
  self->n = item->n;
  self->carrier = g_strdup (item->carrier);
  self->as_of = g_strdup (item->as_of);
  self->span = g_strdup (item->span);
  if (!is_share (leaf) || item->n <= 0)
    return;
  self->tentative = _assay_leaf_has_base (what->framework, leaf) && item->n < base;
  if (item->positive >= 0 && item->positive <= item->n)
    assay_wilson (item->positive, item->n, &self->lower, &self->upper);
}

/* What the framework says beside the value, and that more were counted than there are. */
static char *
describe_note (const Explaining *what,
               const AssayNode  *leaf)
{
  const AssayEvidenceItem *item = &what->evidence->items[leaf->leaf_index];
  g_autofree char *more = NULL;

  if (leaf->divisor == NULL || item->n <= 0 || item->positive <= item->n)
    return g_strdup (leaf->note);
  more = g_strdup_printf (_ ("More were counted than there are: %" PRId64 " of %" PRId64 "."), item->positive, item->n);
  return g_strjoin (leaf->note[0] != '\0' ? " " : "", leaf->note, more, NULL);
}

static AssayExplanation *
make_node (const AssayNode *node)
{
  AssayExplanation *self = g_new0 (AssayExplanation, 1);

  self->id = g_strdup (node->id);
  self->label = g_strdup (node->title);
  self->depth = node->depth;
  self->is_leaf = node->kind != ASSAY_NODE_GROUP;
  self->unit = g_strdup (node->unit == NULL ? "" : node->unit);
  self->value = self->points = self->score = self->adds = self->lower = self->upper = NAN;
  self->positive = self->n = -1;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_explanation_free);
  return self;
}

static AssayExplanation *
explain_leaf (const Explaining *what,
              const AssayNode  *leaf,
              double            weight)
{
  const AssayLeafValue *value = &what->leaves[leaf->leaf_index];
  AssayExplanation *self = make_node (leaf);
  gboolean has_points = !isnan (value->points);

  fill_figures (self, what, leaf);
  self->points = value->points;
  self->score = 100 * value->points;
  self->weight = has_points ? weight : 0;
  self->scored = has_points;
  self->leaves = value->applies;
  self->coverage = has_points && value->applies ? 1 : 0;
  self->missing = value->missing;
  self->source = g_strdup (leaf->source_title);
  self->note = describe_note (what, leaf);
  self->reason = describe_leaf (what, leaf, value->missing);
  return self;
}

static void
fill_group (AssayExplanation *self,
            const Explaining *what,
            const AssayNode  *group)
{
  AssayNodeSum sum;
  int band;

  _assay_sum_node (what->framework, group, what->leaves, &sum);
  self->points = sum.points;
  self->score = 100 * sum.points;
  self->coverage = isnan (sum.coverage) ? 0 : sum.coverage;
  self->scored = sum.scored;
  self->leaves = sum.leaves;
  self->missing = sum.leaves == 0 ? ASSAY_MISSING_NOT_APPLICABLE : ASSAY_MISSING_NONE;
  self->source = g_strdup ("");
  self->carrier = g_strdup ("");
  self->as_of = g_strdup ("");
  self->span = g_strdup ("");
  self->note = g_strdup ("");
  self->reason = g_strdup (assay_missing_get_text (self->missing));
  band = _assay_find_own_band (what->framework, group, &sum);
  if (band >= 0)
    self->band = g_strdup (group->bands[band].id);
}

/* The weights of the children that have points: what each of them shares its group's weight with.
 * */
static double
sum_of_weights (const Explaining *what,
                const AssayNode  *group)
{
  double sum = 0;

  for (guint i = 0; i < group->n_children; i++)
    {
      AssayNodeSum child;

      _assay_sum_node (what->framework, group->children[i], what->leaves, &child);
      if (!isnan (child.points))
        sum += group->children[i]->weight;
    }
  return sum;
}

/* @share is the part of the whole that the group has, where groups have weights of their own. */
static AssayExplanation *
explain_group (const Explaining *what,
               const AssayNode  *group,
               double            share)
{
  gboolean by_groups =
    assay_framework_get_aggregation (what->framework) == ASSAY_AGGREGATION_GROUPS;
  double sum = by_groups ? sum_of_weights (what, group) : 0;
  AssayExplanation *self = make_node (group);

  fill_group (self, what, group);
  for (guint i = 0; i < group->n_children; i++)
    {
      const AssayNode *child = group->children[i];
      double weight = by_groups ? (sum > 0 ? share * child->weight / sum : 0) : child->weight;
      AssayExplanation *inner = child->kind == ASSAY_NODE_GROUP
                                  ? explain_group (what, child, weight)
                                  : explain_leaf (what, child, weight);

      self->weight += inner->weight;
      g_ptr_array_add (self->children, inner);
    }
  return self;
}

/* What every node adds, which is known once the sum of all weights is. */
static double
fill_adds (AssayExplanation *self,
           double            weights)
{
  double adds = 0;

  if (self->is_leaf)
    adds = self->weight > 0 ? 100 * self->weight * self->points / weights : (double) NAN;
  for (guint i = 0; i < self->children->len; i++)
    {
      double inner = fill_adds (self->children->pdata[i], weights);

      adds += isnan (inner) ? 0 : inner;
    }
  self->adds = self->is_leaf || self->weight > 0 ? adds : (double) NAN;
  return self->adds;
}

/* Why the whole has its band, or none: the rule or level, then what a gate made of it. */
static char *
describe_whole (const AssayResult *result)
{
  if (!result->rated)
    return g_strdup (result->reason_text);
  if (result->band_reason != NULL && result->gate_reason != NULL)
    return g_strdup_printf ("%s %s", result->band_reason, result->gate_reason);
  return g_strdup (result->band_reason != NULL ? result->band_reason : result->gate_reason);
}

/* Builds the tree. (transfer full) */
AssayExplanation *
_assay_explain (AssayFramework       *framework,
                const AssayEvidence  *evidence,
                const AssayLeafValue *leaves,
                const AssayResult    *result)
{
  Explaining what = { framework, evidence, leaves };
  AssayExplanation *self = explain_group (&what, assay_framework_get_root (framework), 1);
  char *reason = describe_whole (result);

  fill_adds (self, self->weight);
  if (result->band != NULL)
    self->band = g_strdup (result->band->id);
  if (reason != NULL)
    {
      g_free (self->reason);
      self->reason = reason;
    }
  return self;
}

static void
add_up (const AssayExplanation *self,
        double                 *points,
        double                 *weights)
{
  if (self->is_leaf && self->weight > 0)
    {
      *points += self->weight * self->points;
      *weights += self->weight;
    }
  for (guint i = 0; i < self->children->len; i++)
    add_up (self->children->pdata[i], points, weights);
}

/**
 * assay_explanation_recompute:
 * @self: an explanation, of the whole or of a group
 * @decimals: the framework's decimals
 *
 * Works the score out again from nothing but the weights and points of the leaves. Any thread.
 *
 * Returns: the score, 0 to 100, rounded; NaN where nothing has points
 */
double
assay_explanation_recompute (const AssayExplanation *self,
                             int                     decimals)
{
  double points = 0;
  double weights = 0;

  g_return_val_if_fail (self != NULL, NAN);
  add_up (self, &points, &weights);
  return weights > 0 ? assay_round (100 * points / weights, decimals) : (double) NAN;
}
