/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The shipped frameworks that visits are made by: what they hold, and how they rate. */

#include <math.h>
#include <string.h>

#include "core/base/assay-number.h"
#include "core/base/assay-resources.h"
#include "core/framework/assay-framework-change.h"
#include "core/framework/assay-visit-rules.h"
#include "core/scoring/assay-scoring.h"

#define HOME_CARE "Domiciliary care"
#define CARE_HOME "Nursing home"

static AssayFramework *
load (const char *id)
{
  g_autofree char *path = g_strdup_printf ("frameworks/%s.json", id);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup (path, &error);
  AssayFramework *framework;

  g_assert_no_error (error);
  framework = assay_framework_new_from_data (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                             id, &error);
  g_assert_no_error (error);
  return framework;
}

/* Every criterion that applies gets @answer. */
static AssayEvidence *
answer_all (AssayFramework *framework,
            const char     *service_type,
            const char     *answer)
{
  AssayEvidence *evidence = assay_evidence_new ("A", "2010-11", assay_framework_get_n_leaves (framework));

  for (guint i = 0; i < evidence->n_items; i++)
    {
      evidence->items[i].missing = ASSAY_MISSING_NOT_APPLICABLE;
      if (!assay_node_applies (assay_framework_get_leaf (framework, i), service_type, NULL))
        continue;
      evidence->items[i].missing = ASSAY_MISSING_NONE;
      evidence->items[i].category = g_strdup (answer);
    }
  return evidence;
}

static gboolean
is_in (const AssayNode *node,
       const char      *id)
{
  for (; node != NULL; node = node->parent)
    if (g_str_equal (node->id, id))
      return TRUE;
  return FALSE;
}

/* Answers again what is in the group of that id, or the criterion itself. */
static void
answer (AssayFramework *framework,
        AssayEvidence  *evidence,
        const char     *id,
        const char     *key)
{
  for (guint i = 0; i < evidence->n_items; i++)
    if (is_in (assay_framework_get_leaf (framework, i), id)
        && evidence->items[i].missing == ASSAY_MISSING_NONE)
      {
        g_free (evidence->items[i].category);
        evidence->items[i].category = g_strdup (key);
      }
}

static void
assert_rated (AssayFramework      *framework,
              const AssayEvidence *evidence,
              double               score,
              const char          *band)
{
  g_autoptr (AssayResult) result = assay_score (framework, evidence);

  g_assert_true (result->rated);
  g_assert_cmpfloat_with_epsilon (result->score, score, 1e-9);
  g_assert_cmpstr (result->band->id, ==, band);
}

static guint
count_leaves (const AssayNode *node,
              const char      *service_type,
              const char      *kind,
              gboolean         critical)
{
  guint count = 0;

  if (node->kind != ASSAY_NODE_GROUP)
    return node->scored && (node->critical || !critical) && assay_node_applies (node, service_type, kind);
  for (guint i = 0; i < node->n_children; i++)
    count += count_leaves (node->children[i], service_type, kind, critical);
  return count;
}

/* Whoever judges by it is told what to look for, from whom, and how. */
static void
assert_is_explained (AssayFramework *framework)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      g_test_message ("%s", leaf->id);
      g_assert_cmpstr (leaf->guidance, !=, "");
      g_assert_cmpstr (leaf->method, !=, "");
      g_assert_cmpuint (g_strv_length (leaf->required_sources), >=, 2);
      g_assert_cmpstr (leaf->source, ==, "visit");
    }
}

static void
test_care_quality_contents (void)
{
  g_autoptr (AssayFramework) framework = load ("care-quality-standard");
  const AssayNode *root = assay_framework_get_root (framework);
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  guint standards = 0;

  g_assert_cmpuint (root->n_children, ==, 5);
  for (guint i = 0; i < root->n_children; i++)
    {
      const AssayNode *area = root->children[i];

      g_assert_cmpuint (count_leaves (area, HOME_CARE, NULL, TRUE), >=, 1);
      g_assert_cmpuint (count_leaves (area, CARE_HOME, NULL, TRUE), >=, 1);
      g_assert_cmpuint (area->n_bands, ==, 4);
      for (guint j = 0; j < area->n_children; j++, standards++)
        {
          g_assert_cmpuint (count_leaves (area->children[j], HOME_CARE, NULL, FALSE), ==, 5);
          g_assert_cmpuint (count_leaves (area->children[j], CARE_HOME, NULL, FALSE), ==, 5);
          g_assert_true (area->children[j]->weight_placeholder);
        }
    }
  g_assert_cmpuint (standards, ==, 16);
  assert_is_explained (framework);
  g_assert_cmpstr (rules->policy_at_most, ==, "part");
  g_assert_cmpuint (g_strv_length (rules->needs_action), ==, 2);
  g_assert_cmpuint (rules->revisit_months, ==, 6);
  g_assert_cmpstr (rules->revisit_bands[0], ==, "poor");
  g_assert_true (rules->hides_score);
}

/* Only the weights are changed, so that a single score stands exactly at an edge. */
static AssayFramework *
weigh (AssayFramework *framework,
       double          share)
{
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  const AssayNode *root = assay_framework_get_root (framework);
  AssayFramework *changed;

  for (guint i = 0; i < root->n_children; i++)
    assay_framework_change_set_weight (change, root->children[i]->id,
                                       g_str_equal (root->children[i]->id, "personalised"));
  assay_framework_change_set_weight (change, "care", share);
  assay_framework_change_set_weight (change, "nutrition", 100 - share);
  assay_framework_change_set_weight (change, "working-together", 0);
  changed = assay_framework_change_apply (change, framework, 2, NULL);
  g_assert_nonnull (changed);
  return changed;
}

/* What is printed is what counts. */
static void
test_care_quality_edges (void)
{
  static const struct
  {
    double share;
    double score;
    const char *band;
  } edges[] = {
    { 95, 95, "excellent" },  { 94.95, 95, "excellent" }, { 94.9499, 94.9, "good" }, { 78, 78, "good" },
    { 77.95, 78, "good" },    { 77.9499, 77.9, "adequate" }, { 65, 65, "adequate" },
    { 64.95, 65, "adequate" }, { 64.9499, 64.9, "poor" }, { 100, 100, "excellent" },
  };
  g_autoptr (AssayFramework) framework = load ("care-quality-standard");

  for (guint i = 0; i < G_N_ELEMENTS (edges); i++)
    {
      g_autoptr (AssayFramework) weighed = weigh (framework, edges[i].share);
      g_autoptr (AssayEvidence) evidence = answer_all (weighed, HOME_CARE, "met");

      answer (weighed, evidence, "nutrition", "not-met");
      assert_rated (weighed, evidence, edges[i].score, edges[i].band);
    }
}

static void
test_care_quality_rating (void)
{
  g_autoptr (AssayFramework) framework = load ("care-quality-standard");
  g_autoptr (AssayEvidence) evidence = answer_all (framework, CARE_HOME, "met");
  g_autoptr (AssayResult) nothing = NULL;

  assert_rated (framework, evidence, 100, "excellent");
  /* One of five criteria of one of sixteen standards: 100 − 100 ÷ 80. */
  answer (framework, evidence, "complaints-3", "not-met");
  assert_rated (framework, evidence, 98.8, "excellent");
  answer (framework, evidence, "complaints-2", "not-met");
  assert_rated (framework, evidence, 97.5, "adequate");
  answer (framework, evidence, "complaints", "part");
  assert_rated (framework, evidence, 96.9, "excellent");
  /* A group where nothing applies leaves both sums: its area's other standards share its weight. */
  answer (framework, evidence, "complaints", "not-applicable");
  assert_rated (framework, evidence, 100, "excellent");
  answer (framework, evidence, "quality", "part");
  assert_rated (framework, evidence, 95.3, "excellent");
  answer (framework, evidence, "management", "not-applicable");
  assert_rated (framework, evidence, 100, "excellent");
  answer (framework, evidence, "care-quality-standard", "not-applicable");
  nothing = assay_score (framework, evidence);
  g_assert_false (nothing->rated);
  g_assert_cmpstr (nothing->reason, ==, "nothing-applicable");
}

/* Of a provider that nobody went to, no share of the weight is told. */
static void
test_not_visited (void)
{
  g_autoptr (AssayFramework) framework = load ("care-quality-standard");
  g_autoptr (AssayEvidence) evidence = answer_all (framework, CARE_HOME, "met");
  g_autoptr (AssayResult) never = NULL;
  g_autoptr (AssayResult) unanswered = NULL;

  for (guint i = 0; i < evidence->n_items; i++)
    if (evidence->items[i].missing == ASSAY_MISSING_NONE)
      evidence->items[i].missing = ASSAY_MISSING_NOT_VISITED;
  never = assay_score (framework, evidence);
  g_assert_false (never->rated);
  g_assert_cmpstr (never->reason, ==, "not-visited");
  g_assert_cmpstr (never->reason_text, ==, "No visit in this period counts yet.");
  evidence->items[0].missing = ASSAY_MISSING_NOT_SCORED;
  unanswered = assay_score (framework, evidence);
  g_assert_cmpstr (unanswered->reason, ==, "low-coverage");
}

static void
test_monitoring_contents (void)
{
  g_autoptr (AssayFramework) framework = load ("monitoring-visit");
  const AssayNode *root = assay_framework_get_root (framework);

  g_assert_cmpuint (root->n_children, ==, 10);
  for (guint i = 0; i < root->n_children; i++)
    {
      g_assert_cmpuint (count_leaves (root->children[i], "", NULL, FALSE), ==, 5);
      g_assert_cmpuint (root->children[i]->n_bands, ==, 3);
    }
  assert_is_explained (framework);
  g_assert_cmpuint (assay_framework_get_visit_rules (framework)->n_perspectives, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpstr (assay_framework_get_band (framework, i)->follows, !=, "");
}

static void
test_monitoring_rating (void)
{
  static const char *const areas[] = { "views", "personalisation", "training" };
  g_autoptr (AssayFramework) framework = load ("monitoring-visit");
  g_autoptr (AssayEvidence) evidence = answer_all (framework, "", "met");
  g_autoptr (AssayResult) red = NULL;

  assert_rated (framework, evidence, 100, "green");
  /* 60 % of an area are Amber, and it takes three of them. */
  for (guint i = 0; i < G_N_ELEMENTS (areas); i++)
    {
      g_autofree char *first = g_strdup_printf ("%s-3", areas[i]);
      g_autofree char *second = g_strdup_printf ("%s-4", areas[i]);

      answer (framework, evidence, first, "not-met");
      answer (framework, evidence, second, "not-met");
      assert_rated (framework, evidence, 96 - 4.0 * i, i == 2 ? "amber" : "green");
    }
  answer (framework, evidence, "training", "met");
  answer (framework, evidence, "views-5", "not-met");
  assert_rated (framework, evidence, 90, "amber");
  answer (framework, evidence, "personalisation", "not-met");
  assert_rated (framework, evidence, 84, "red");
  red = assay_score (framework, evidence);
  g_assert_nonnull (strstr (red->band_reason, "2 areas are “Red” (Personalisation; User views)"));
}

static void
test_monitoring_critical (void)
{
  g_autoptr (AssayFramework) framework = load ("monitoring-visit");
  g_autoptr (AssayEvidence) evidence = answer_all (framework, "", "met");

  answer (framework, evidence, "plans-1", "not-met");
  assert_rated (framework, evidence, 98, "amber");
  answer (framework, evidence, "safeguarding-1", "not-met");
  assert_rated (framework, evidence, 96, "red");
  answer (framework, evidence, "plans-1", "part");
  assert_rated (framework, evidence, 97, "amber");
}

static void
test_home_matters_contents (void)
{
  static const char *const plans[] = { NULL, "excellence-plan", "improvement-plan", "special-measures" };
  g_autoptr (AssayFramework) framework = load ("home-matters");
  const AssayNode *root = assay_framework_get_root (framework);

  g_assert_cmpuint (root->n_children, ==, 9);
  for (guint i = 0; i < root->n_children; i++)
    for (guint band = 0; band < 3; band++)
      {
        guint found = 0;

        for (guint j = 0; j < root->children[i]->n_children; j++)
          found += g_str_equal (root->children[i]->children[j]->level,
                                assay_framework_get_band (framework, band)->id);
        g_assert_cmpuint (found, >=, 1);
      }
  assert_is_explained (framework);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (assay_framework_get_band (framework, i)->plan, ==, plans[i]);
  g_assert_true (assay_framework_get_visit_rules (framework)->verifies_evidence);
  g_assert_true (g_strv_contains ((const char *const *) assay_framework_get_visit_rules (framework)->counts,
                                  "self-assessment"));
}

static void
answer_level (AssayFramework *framework,
              AssayEvidence  *evidence,
              const char     *level,
              const char     *key)
{
  for (guint i = 0; i < evidence->n_items; i++)
    if (g_str_equal (assay_framework_get_leaf (framework, i)->level, level))
      answer (framework, evidence, assay_framework_get_leaf (framework, i)->id, key);
}

/* The two readings agree on whole levels, and part where one criterion is missing. */
static void
test_home_matters_readings (void)
{
  g_autoptr (AssayFramework) weighted = load ("home-matters");
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (AssayFramework) ladder = NULL;
  g_autoptr (AssayEvidence) evidence = answer_all (weighted, HOME_CARE, "met");

  assay_framework_change_set_aggregation (change, ASSAY_AGGREGATION_LADDER);
  ladder = assay_framework_change_apply (change, weighted, 2, NULL);
  assert_rated (weighted, evidence, 100, "level-a");
  assert_rated (ladder, evidence, 100, "level-a");
  answer_level (weighted, evidence, "level-a", "not-met");
  assert_rated (weighted, evidence, 83.3, "level-b");
  assert_rated (ladder, evidence, 83.3, "level-b");
  answer_level (weighted, evidence, "level-b", "not-met");
  assert_rated (weighted, evidence, 66.7, "level-c");
  assert_rated (ladder, evidence, 66.7, "level-c");
  answer_level (weighted, evidence, "level-c", "part");
  assert_rated (weighted, evidence, 33.3, "below-c");
  assert_rated (ladder, evidence, 33.3, "below-c");
  answer (weighted, evidence, "home-matters", "met");
  answer (weighted, evidence, "safe-c1", "part");
  assert_rated (weighted, evidence, 98.1, "level-a");
  assert_rated (ladder, evidence, 98.1, "below-c");
}

static void
test_customer_standards (void)
{
  g_autoptr (AssayFramework) framework = load ("customer-standards");
  const AssayNode *root = assay_framework_get_root (framework);
  g_autoptr (AssayEvidence) evidence = answer_all (framework, HOME_CARE, NULL);

  g_assert_cmpuint (count_leaves (root->children[0], HOME_CARE, "expert", FALSE), ==, 4);
  g_assert_cmpuint (count_leaves (root->children[1], HOME_CARE, "expert", FALSE), ==, 12);
  g_assert_cmpuint (count_leaves (root, HOME_CARE, "home-visit", FALSE), ==, 12);
  g_assert_cmpuint (assay_framework_get_minimum_base (framework), ==, 10);
  g_assert_true (assay_framework_counts_visits (framework));
  for (guint i = 0; i < evidence->n_items; i++)
    {
      evidence->items[i].positive = 9;
      evidence->items[i].n = 10;
      evidence->items[i].value = 90;
    }
  evidence->returns = 10;
  assert_rated (framework, evidence, 90, "kept");
  evidence->items[0].value = 80;
  assert_rated (framework, evidence, 89.4, "mostly-kept");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/visit-frameworks/care-quality/contents", test_care_quality_contents);
  g_test_add_func ("/visit-frameworks/care-quality/edges", test_care_quality_edges);
  g_test_add_func ("/visit-frameworks/care-quality/rating", test_care_quality_rating);
  g_test_add_func ("/visit-frameworks/not-visited", test_not_visited);
  g_test_add_func ("/visit-frameworks/monitoring/contents", test_monitoring_contents);
  g_test_add_func ("/visit-frameworks/monitoring/rating", test_monitoring_rating);
  g_test_add_func ("/visit-frameworks/monitoring/critical", test_monitoring_critical);
  g_test_add_func ("/visit-frameworks/home-matters/contents", test_home_matters_contents);
  g_test_add_func ("/visit-frameworks/home-matters/readings", test_home_matters_readings);
  g_test_add_func ("/visit-frameworks/customer-standards", test_customer_standards);
  return g_test_run ();
}
