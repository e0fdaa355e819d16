/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What must hold of every framework and evidence, tried on random ones. */

#include "core/scoring/assay-scoring.h"

#include <math.h>

#include "core/base/assay-number.h"

#define RUNS 400

static void
append_leaf (GString *json,
             guint    number)
{
  gboolean falls = g_test_rand_bit ();

  g_string_append_printf (json, "{\"measure\":\"m%u\",\"title\":\"M\",\"source\":\"return\",\"field\":\"x\","
                          "\"weight\":%d,\"scored\":%s,\"scale\":{\"kind\":\"linear\",\"zero-at\":%d,"
                          "\"one-at\":%d}}", number, g_test_rand_int_range (1, 9),
                          number > 0 && g_test_rand_int_range (0, 6) == 0 ? "false" : "true",
                          falls ? 100 : 0, falls ? 0 : 100);
}

static AssayFramework *
make_framework (const char *aggregation)
{
  g_autoptr (GString) json = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  guint groups = (guint) g_test_rand_int_range (1, 5);
  AssayFramework *framework;
  guint leaf = 0;

  g_string_append_printf (json, "{\"id\":\"f\",\"version\":1,\"title\":\"F\",\"rates\":\"provider\","
                          "\"period\":\"quarter\",\"aggregation\":\"%s\",\"bands\":[{\"id\":\"a\","
                          "\"title\":\"A\",\"from\":60,\"role\":\"gold\"},{\"id\":\"b\",\"title\":\"B\","
                          "\"role\":\"plain\"}],\"groups\":[", aggregation);
  for (guint i = 0; i < groups; i++)
    {
      g_string_append_printf (json, "%s{\"group\":\"g%u\",\"title\":\"G\",\"weight\":%d,\"children\":[",
                              i > 0 ? "," : "", i, g_test_rand_int_range (1, 5));
      append_leaf (json, leaf++);
      for (int more = g_test_rand_int_range (0, 5); more > 0; more--)
        {
          g_string_append_c (json, ',');
          append_leaf (json, leaf++);
        }
      g_string_append (json, "]}");
    }
  g_string_append (json, "]}");
  framework = assay_framework_new_from_data (json->str, -1, "random", &error);
  g_assert_no_error (error);
  return framework;
}

static AssayEvidence *
make_evidence (AssayFramework *framework)
{
  AssayEvidence *evidence = assay_evidence_new ("A", "2010-11 Q4", assay_framework_get_n_leaves (framework));

  for (guint i = 0; i < evidence->n_items; i++)
    {
      int missing = g_test_rand_int_range (0, 10);

      if (missing == 0)
        evidence->items[i].missing = ASSAY_MISSING_NOT_APPLICABLE;
      if (missing < 2)
        continue;
      evidence->items[i].missing = ASSAY_MISSING_NONE;
      evidence->items[i].value = g_test_rand_double_range (-20, 120);
    }
  return evidence;
}

/* A group's score by the definition, without the engine. */
static double
average (const AssayExplanation *node,
         double                 *weights)
{
  double sum = 0;

  *weights = 0;
  for (guint i = 0; i < node->children->len; i++)
    {
      const AssayExplanation *child = node->children->pdata[i];
      double inner = child->weight;

      sum += child->is_leaf ? (child->weight > 0 ? child->weight * child->points : 0)
                            : average (child, &inner);
      *weights += inner;
    }
  return sum;
}

static void
check_explanation (const AssayExplanation *node)
{
  double weights;
  double sum = average (node, &weights);
  double adds = 0;

  g_assert_cmpfloat (node->coverage, >=, 0);
  g_assert_cmpfloat (node->coverage, <=, 1 + 1e-12);
  g_assert_cmpuint (node->scored, <=, node->leaves);
  if (node->is_leaf)
    return;
  if (weights > 0)
    g_assert_cmpfloat_with_epsilon (node->score, 100 * sum / weights, 1e-9);
  for (guint i = 0; i < node->children->len; i++)
    {
      const AssayExplanation *child = node->children->pdata[i];

      adds += isnan (child->adds) ? 0 : child->adds;
      check_explanation (child);
    }
  if (!isnan (node->adds))
    g_assert_cmpfloat_with_epsilon (node->adds, adds, 1e-9);
}

static void
test_explained (gconstpointer data)
{
  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr (AssayFramework) framework = make_framework (data);
      g_autoptr (AssayEvidence) evidence = make_evidence (framework);
      g_autoptr (AssayResult) result = assay_score (framework, evidence);
      g_autoptr (AssayResult) quick = assay_score_quick (framework, evidence);

      check_explanation (result->explanation);
      g_assert_true (quick->rated == result->rated);
      g_assert_true (quick->band == result->band);
      if (!result->rated)
        continue;
      g_assert_cmpfloat (quick->exact, ==, result->exact);
      g_assert_cmpfloat (result->score, >=, 0);
      g_assert_cmpfloat (result->score, <=, 100);
      g_assert_cmpfloat (assay_explanation_recompute (result->explanation, 1), ==, result->score);
      g_assert_cmpfloat_with_epsilon (result->explanation->adds, result->exact, 1e-9);
      g_assert_true ((result->score >= 60) == g_str_equal (result->band->id, "a"));
    }
}

/* More points for one measure never lower a score, and leaving one out changes only the divisor. */
static void
test_monotone (gconstpointer data)
{
  for (int i = 0; i < RUNS; i++)
    {
      g_autoptr (AssayFramework) framework = make_framework (data);
      g_autoptr (AssayEvidence) evidence = make_evidence (framework);
      g_autoptr (AssayResult) before = assay_score_quick (framework, evidence);
      guint leaf = (guint) g_test_rand_int_range (0, (int) evidence->n_items);
      const AssayScale *scale = assay_framework_get_leaf (framework, leaf)->scale;
      g_autoptr (AssayResult) after = NULL;

      if (evidence->items[leaf].missing != ASSAY_MISSING_NONE || !before->rated)
        continue;
      evidence->items[leaf].value += scale->one_at > scale->zero_at ? 10 : -10;
      after = assay_score_quick (framework, evidence);
      g_assert_cmpfloat (after->exact, >=, before->exact - 1e-9);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/scoring-random/explained/measures", "measures", test_explained);
  g_test_add_data_func ("/scoring-random/explained/groups", "groups", test_explained);
  g_test_add_data_func ("/scoring-random/monotone/measures", "measures", test_monotone);
  g_test_add_data_func ("/scoring-random/monotone/groups", "groups", test_monotone);
  return g_test_run ();
}
