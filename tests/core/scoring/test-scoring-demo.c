/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The demo's quarter, rated from files read by hand. */

#include "core/scoring/demo-evidence.h"

#include "core/base/assay-number.h"
#include "core/framework/assay-framework-change.h"

static const struct
{
  const char *reference;
  gint64 returns;
  const char *score;
  const char *band;
} expected[] = {
  { "HC01", 0, "76.6", "silver" },  { "HC02", 0, "61.9", "bronze" },
  { "HC03", 0, "79.7", "silver" },  { "HC04", 0, "81.0", "gold" },
  { "HC05", 0, "67.6", "bronze" },  { "HC06", 0, "58.0", "not-awarded" },
  { "HC07", 0, "56.3", "not-awarded" }, { "HC08", 0, "77.5", "silver" },
  { "HC09", 0, "84.3", "gold" },    { "HC10", 7, NULL, NULL },
  { "HC11", 5, NULL, NULL },        { "HC12", 2, NULL, NULL },
};

static void
test_scores (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (AssayEvidence) evidence = load_demo_evidence (framework, expected[i].reference);
      g_autoptr (AssayResult) result = assay_score (framework, evidence);
      g_autofree char *score = assay_format_number (result->score, 1);

      g_assert_true (result->rated == (expected[i].score != NULL));
      g_assert_cmpstr (score, ==, expected[i].score == NULL ? "" : expected[i].score);
      g_assert_cmpstr (result->band == NULL ? NULL : result->band->id, ==, expected[i].band);
      if (expected[i].score != NULL)
        {
          g_assert_cmpfloat (result->coverage, ==, 14.0 / 15);
          g_assert_cmpfloat (assay_explanation_recompute (result->explanation, 1), ==, result->score);
          continue;
        }
      g_assert_cmpint (evidence->returns, ==, expected[i].returns);
      g_assert_cmpstr (result->reason, ==, "insufficient-evidence");
    }
}

static void
test_borderline (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();
  g_autoptr (AssayEvidence) evidence = load_demo_evidence (framework, "HC03");
  g_autoptr (AssayResult) result = assay_score (framework, evidence);
  g_autoptr (AssayStability) first = assay_stability_new (framework, evidence, result, NULL);
  g_autoptr (AssayStability) second = assay_stability_new (framework, evidence, result, NULL);
  double sum = 0;

  g_test_message ("%g gold, %g silver, %g to %g", first->shares[0], first->shares[1], first->low,
                  first->high);
  for (guint i = 0; i < first->n_bands; i++)
    {
      g_assert_cmpfloat (first->shares[i], ==, second->shares[i]);
      sum += first->shares[i];
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-12);
  g_assert_cmpfloat (first->low, ==, second->low);
  g_assert_cmpfloat (first->high, ==, second->high);
  g_assert_cmpfloat_with_epsilon (first->shares[1], 0.52, 0.03);
  g_assert_cmpfloat_with_epsilon (first->shares[0], 0.48, 0.03);
  g_assert_cmpfloat_with_epsilon (first->low, 75.7, 0.3);
  g_assert_cmpfloat_with_epsilon (first->high, 82.8, 0.3);
}

static void
test_who_would_move (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (GPtrArray) evidence = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_evidence_free);
  g_autoptr (AssayFramework) raised = NULL;
  g_autoptr (GPtrArray) moves = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    g_ptr_array_add (evidence, load_demo_evidence (framework, expected[i].reference));
  assay_framework_change_set_from (change, "gold", 85);
  raised = assay_framework_change_apply (change, framework, 1, NULL);
  moves = assay_what_if (framework, raised, evidence);
  g_assert_cmpuint (moves->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < moves->len; i++)
    {
      const AssayMove *move = moves->pdata[i];
      gboolean was_gold = g_strcmp0 (expected[i].band, "gold") == 0;

      g_assert_true (move->moved == was_gold);
      if (was_gold)
        g_assert_cmpstr (move->then->band->id, ==, "silver");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scoring-demo/scores", test_scores);
  g_test_add_func ("/scoring-demo/borderline", test_borderline);
  g_test_add_func ("/scoring-demo/who-would-move", test_who_would_move);
  return g_test_run ();
}
