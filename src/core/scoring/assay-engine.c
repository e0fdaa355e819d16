/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* From what the leaves bring to coverage, score and band. Nothing here allocates, knows a database,
 * a clock or a setting: the same function rates a provider and each of its redraws. */

#include <math.h>

#include "core/base/assay-number.h"
#include "core/scoring/assay-engine-private.h"

/* Sums of weights are compared after the binary noise is off. */
#define NOISE 1e-12

typedef struct
{
  double points;                /* Σ weight·points over what has points */
  double with_points;           /* Σ weight over the same */
  double covered;               /* Σ weight·coverage over what applies */
  double applies;               /* Σ weight over the same */
  guint scored;
  guint leaves;
} Sums;

static void
add_leaf (Sums                 *sums,
          const AssayNode      *leaf,
          const AssayLeafValue *value)
{
  if (!value->applies)
    return;
  sums->leaves++;
  sums->applies += leaf->weight;
  if (isnan (value->points))
    return;
  sums->scored++;
  sums->covered += leaf->weight;
  sums->with_points += leaf->weight;
  sums->points += leaf->weight * value->points;
}

static void
finish_sums (const Sums   *sums,
             AssayNodeSum *result)
{
  result->points = sums->with_points > 0 ? sums->points / sums->with_points : (double) NAN;
  result->coverage = sums->applies > 0 ? sums->covered / sums->applies : (double) NAN;
  result->scored = sums->scored;
  result->leaves = sums->leaves;
}

/* Over all leaves, whatever group they are in. */
static void
add_leaves (const AssayNode      *node,
            const AssayLeafValue *leaves,
            Sums                 *sums)
{
  if (node->kind != ASSAY_NODE_GROUP)
    add_leaf (sums, node, &leaves[node->leaf_index]);
  for (guint i = 0; i < node->n_children; i++)
    add_leaves (node->children[i], leaves, sums);
}

/* Over a group's children, each group among them with a weight of its own. */
static void
add_child (AssayFramework       *framework,
           const AssayNode      *child,
           const AssayLeafValue *leaves,
           Sums                 *sums)
{
  AssayNodeSum inner;

  if (child->kind != ASSAY_NODE_GROUP)
    {
      add_leaf (sums, child, &leaves[child->leaf_index]);
      return;
    }
  _assay_sum_node (framework, child, leaves, &inner);
  sums->scored += inner.scored;
  sums->leaves += inner.leaves;
  if (isnan (inner.coverage))
    return;
  sums->applies += child->weight;
  sums->covered += child->weight * inner.coverage;
  if (isnan (inner.points))
    return;
  sums->with_points += child->weight;
  sums->points += child->weight * inner.points;
}

/* Works out a node of the tree, or the whole from the root. */
void
_assay_sum_node (AssayFramework       *framework,
                 const AssayNode      *node,
                 const AssayLeafValue *leaves,
                 AssayNodeSum         *sum)
{
  Sums sums = { 0 };

  if (assay_framework_get_aggregation (framework) == ASSAY_AGGREGATION_GROUPS &&
      node->kind == ASSAY_NODE_GROUP)
    for (guint i = 0; i < node->n_children; i++)
      add_child (framework, node->children[i], leaves, &sums);
  else
    add_leaves (node, leaves, &sums);
  finish_sums (&sums, sum);
}

/* The place of the first band whose threshold the rounded score reaches. */
int
_assay_find_band (const AssayBand *bands,
                  guint            n_bands,
                  double           score)
{
  guint i = 0;

  /* Both are the nearest binary numbers to a decimal of the same length, so that equal is equal. */
  while (i + 1 < n_bands && score < bands[i].from)
    i++;
  return (int) i;
}

/* The place of a group's own band, by its rounded score; -1 for none. */
int
_assay_find_own_band (AssayFramework     *framework,
                      const AssayNode    *group,
                      const AssayNodeSum *sum)
{
  if (group->n_bands == 0 || isnan (sum->points))
    return -1;
  return _assay_find_band (group->bands, group->n_bands,
                           assay_round (100 * sum->points,
                                        assay_framework_get_decimals (framework)));
}

static gboolean
has_own_band (AssayFramework       *framework,
              const AssayNode      *group,
              const AssayLeafValue *leaves,
              const char           *id)
{
  AssayNodeSum sum;
  int band;

  if (group->n_bands == 0)
    return FALSE;
  _assay_sum_node (framework, group, leaves, &sum);
  band = _assay_find_own_band (framework, group, &sum);
  return band >= 0 && g_str_equal (group->bands[band].id, id);
}

/* Whether a rule counts the leaf or the group of the first level. */
gboolean
_assay_rule_counts (AssayFramework       *framework,
                    const AssayRule      *rule,
                    const AssayNode      *node,
                    const AssayLeafValue *leaves)
{
  const AssayLeafValue *value;

  if (node->kind == ASSAY_NODE_GROUP)
    return rule->of_groups && has_own_band (framework, node, leaves, rule->what);
  value = &leaves[node->leaf_index];
  return !rule->of_groups && (node->critical || !rule->critical) &&
         value->missing == ASSAY_MISSING_NONE && g_strcmp0 (value->key, rule->what) == 0;
}

/* How many leaves have the answer, or groups the band, that a rule counts. */
guint
_assay_rule_count (AssayFramework       *framework,
                   const AssayRule      *rule,
                   const AssayLeafValue *leaves)
{
  const AssayNode *root = assay_framework_get_root (framework);
  guint count = 0;

  for (guint i = 0; rule->of_groups && i < root->n_children; i++)
    count += _assay_rule_counts (framework, rule, root->children[i], leaves);
  for (guint i = 0; !rule->of_groups && i < assay_framework_get_n_leaves (framework); i++)
    count += _assay_rule_counts (framework, rule, assay_framework_get_leaf (framework, i), leaves);
  return count;
}

static int
find_band_by_rules (AssayFramework       *framework,
                    const AssayLeafValue *leaves,
                    int                  *rule)
{
  guint n_rules;
  const AssayRule *rules = assay_framework_get_rules (framework, &n_rules);
  guint i = 0;

  /* The last rule always matches: the framework's reader sees to that. */
  while (i + 1 < n_rules && rules[i].what != NULL &&
         _assay_rule_count (framework, &rules[i], leaves) < rules[i].at_least)
    i++;
  *rule = (int) i;
  return assay_framework_get_band_index (framework, rules[i].band);
}

/* Whether a leaf counts towards a level of a ladder. */
gboolean
_assay_is_on_level (const AssayNode      *leaf,
                    const AssayLeafValue *value,
                    const char           *level)
{
  return leaf->scored && value->applies && g_strcmp0 (leaf->level, level) == 0;
}

/* Leaves of a level that apply, and whether all of them have all their points. */
static gboolean
is_complete (AssayFramework       *framework,
             const AssayLeafValue *leaves,
             const char           *level,
             guint                *n_applicable)
{
  gboolean complete = TRUE;

  *n_applicable = 0;
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      if (!_assay_is_on_level (assay_framework_get_leaf (framework, i), &leaves[i], level))
        continue;
      ++*n_applicable;
      complete = complete && leaves[i].points >= 1;
    }
  return complete;
}

/* Climbs from the lowest level until one is not complete, which is put in @stopped; one where nothing
 * applies is passed over. */
static int
find_band_on_ladder (AssayFramework       *framework,
                     const AssayLeafValue *leaves,
                     int                  *stopped)
{
  int reached = (int) assay_framework_get_n_bands (framework) - 1;

  for (int level = reached - 1; level >= 0; level--)
    {
      guint n_applicable;

      if (!is_complete (framework, leaves, assay_framework_get_band (framework, level)->id,
                        &n_applicable))
        {
          *stopped = level;
          break;
        }
      if (n_applicable > 0)
        reached = level;
    }
  return reached;
}

static int
find_ungated (AssayFramework       *framework,
              const AssayLeafValue *leaves,
              double                score,
              int                  *decider)
{
  switch (assay_framework_get_aggregation (framework))
    {
    case ASSAY_AGGREGATION_RULES:
      return find_band_by_rules (framework, leaves, decider);
    case ASSAY_AGGREGATION_LADDER:
      return find_band_on_ladder (framework, leaves, decider);
    case ASSAY_AGGREGATION_WEIGHTED:
    case ASSAY_AGGREGATION_GROUPS:
    default:
      return _assay_find_band (assay_framework_get_band (framework, 0),
                               assay_framework_get_n_bands (framework), score);
    }
}

/* Whether a leaf is one that a gate looks at, and is as the gate asks. */
gboolean
_assay_does_gate_act (const AssayGate      *gate,
                      const AssayNode      *leaf,
                      const AssayLeafValue *value)
{
  const gboolean is_looked_at = gate->leaf == NULL ? leaf->critical : g_str_equal (leaf->id, gate->leaf);

  return is_looked_at && g_strcmp0 (value->key, gate->is) == 0;
}

static gboolean
does_act (AssayFramework       *framework,
          const AssayGate      *gate,
          const AssayLeafValue *leaves)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (_assay_does_gate_act (gate, assay_framework_get_leaf (framework, i), &leaves[i]))
      return TRUE;
  return FALSE;
}

/* The lowest cap wins, and a forced band, the lowest of them, beats every cap. */
static void
pass_gates (AssayFramework       *framework,
            const AssayLeafValue *leaves,
            AssayOutcome         *outcome)
{
  guint n_gates;
  const AssayGate *gates = assay_framework_get_gates (framework, &n_gates);
  int forced = -1;

  outcome->gate = -1;
  outcome->band = outcome->ungated;
  for (guint i = 0; i < n_gates; i++)
    {
      const AssayGate *gate = &gates[i];
      int band = assay_framework_get_band_index (framework,
                                                 gate->force != NULL ? gate->force : gate->at_most);

      if (gate->force != NULL ? band <= forced : (forced >= 0 || band <= outcome->band))
        continue;
      if (!does_act (framework, gate, leaves))
        continue;
      if (gate->force != NULL)
        forced = band;
      outcome->band = band;
      outcome->gate = (int) i;
    }
}

/* Rates what the leaves bring. Redraws set the coverage rule aside. */
void
_assay_engine_run (AssayFramework       *framework,
                   const AssayLeafValue *leaves,
                   gboolean              coverage_counts,
                   AssayOutcome         *outcome)
{
  AssayNodeSum whole;

  _assay_sum_node (framework, assay_framework_get_root (framework), leaves, &whole);
  outcome->applicable = !isnan (whole.coverage);
  outcome->coverage = outcome->applicable ? whole.coverage : 0;
  outcome->exact = 100 * whole.points;
  outcome->score = assay_round (outcome->exact, assay_framework_get_decimals (framework));
  outcome->ungated = outcome->band = outcome->gate = outcome->decider = -1;
  outcome->rated = outcome->applicable && !isnan (whole.points) &&
                   (!coverage_counts || outcome->coverage + NOISE >=
                                          assay_framework_get_minimum_coverage (framework));
  if (!outcome->rated)
    return;
  outcome->ungated = find_ungated (framework, leaves, outcome->score, &outcome->decider);
  pass_gates (framework, leaves, outcome);
}
