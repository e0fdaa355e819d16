/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What is kept of a rating must come back as it was. */

#include "core/scoring/demo-evidence.h"

static void
test_demo_evidence (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();
  g_autoptr (AssayEvidence) evidence = load_demo_evidence (framework, "HC11");
  g_autofree char *json = assay_evidence_to_json (evidence);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayEvidence) again = assay_evidence_from_json (json, &error);
  g_autofree char *second = assay_evidence_to_json (again);

  g_assert_no_error (error);
  g_assert_true (assay_evidence_equal (evidence, again));
  g_assert_cmpstr (json, ==, second);
}

static void
fill_randomly (AssayEvidenceItem *item)
{
  static const char *const texts[] = { "", "a \"file\".csv", "Überblick\n.csv", "back\\slash" };

  item->missing = g_test_rand_int_range (0, 8);
  item->positive = g_test_rand_int_range (-1, 30);
  item->n = g_test_rand_int_range (-1, 60);
  item->value = g_test_rand_int_range (0, 4) == 0 ? (double) NAN : g_test_rand_double_range (-1e6, 1e6);
  if (g_test_rand_int_range (0, 3) == 0)
    item->value = g_test_rand_int_range (0, 1000) / 10.0;
  if (isnan (item->value) && item->positive >= 0 && item->n > 0)
    item->positive = -1;
  item->category = g_test_rand_int_range (0, 3) == 0 ? g_strdup ("met") : NULL;
  item->carrier = texts[g_test_rand_int_range (0, 4)];
  item->as_of = g_test_rand_bit () ? "2011-03-05" : "";
  item->span = g_test_rand_bit () ? "2010-11 Q2 to 2010-11 Q4" : "";
}

static void
test_random_evidence (void)
{
  for (int i = 0; i < 500; i++)
    {
      g_autoptr (AssayEvidence) evidence = assay_evidence_new ("A \"B\"", "2010-11 Q4", 20);
      g_autofree char *json = NULL;
      g_autoptr (AssayEvidence) again = NULL;

      evidence->returns = g_test_rand_int_range (0, 100);
      for (guint j = 0; j < evidence->n_items; j++)
        fill_randomly (&evidence->items[j]);
      json = assay_evidence_to_json (evidence);
      again = assay_evidence_from_json (json, NULL);
      g_assert_nonnull (again);
      g_assert_true (assay_evidence_equal (evidence, again));
    }
}

static void
test_broken_evidence (void)
{
  static const char *const broken[] = { "", "[]", "{}", "{\"items\": 3}", "nonsense" };

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (assay_evidence_from_json (broken[i], &error));
      g_assert_nonnull (error);
    }
}

static void
test_explanation (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();
  g_autoptr (AssayEvidence) evidence = load_demo_evidence (framework, "HC03");
  g_autoptr (AssayResult) result = assay_score (framework, evidence);
  g_autofree char *json = assay_explanation_to_json (result->explanation);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayExplanation) again = assay_explanation_from_json (json, &error);
  g_autofree char *second = assay_explanation_to_json (again);

  g_assert_no_error (error);
  g_assert_cmpstr (json, ==, second);
  g_assert_cmpfloat (assay_explanation_recompute (again, 1), ==, 79.7);
}

/* Rated again from what is kept, a rating is the same. */
static void
test_kept_evidence_gives_the_same (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();
  g_autoptr (AssayEvidence) evidence = load_demo_evidence (framework, "HC05");
  g_autofree char *kept = assay_evidence_to_json (evidence);
  g_autoptr (AssayEvidence) again = assay_evidence_from_json (kept, NULL);
  g_autoptr (AssayResult) before = assay_score (framework, evidence);
  g_autoptr (AssayResult) after = assay_score (framework, again);
  g_autofree char *first = assay_explanation_to_json (before->explanation);
  g_autofree char *second = assay_explanation_to_json (after->explanation);

  g_assert_cmpfloat (before->exact, ==, after->exact);
  g_assert_cmpstr (first, ==, second);
}

static void
test_stability (void)
{
  g_autoptr (AssayFramework) framework = load_care_governance ();
  g_autoptr (AssayEvidence) evidence = load_demo_evidence (framework, "HC01");
  g_autoptr (AssayResult) result = assay_score (framework, evidence);
  g_autoptr (AssayStability) stability = assay_stability_new (framework, evidence, result, NULL);
  g_autofree char *json = assay_stability_to_json (stability, framework);
  g_autoptr (AssayStability) again = assay_stability_from_json (json, framework, NULL);
  g_autofree char *second = assay_stability_to_json (again, framework);

  g_assert_cmpstr (json, ==, second);
  g_assert_cmpfloat (again->low, ==, stability->low);
}

static void
test_share_format (void)
{
  static const struct
  {
    double share;
    const char *text;
  } cases[] = { { 0, "< 1\u202f%" },      { 0.0099, "< 1\u202f%" }, { 0.01, "1\u202f%" },
                { 0.525, "53\u202f%" },   { 0.99, "99\u202f%" },    { 0.9905, "> 99\u202f%" },
                { 1, "> 99\u202f%" },     { NAN, "" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = assay_stability_format_share (cases[i].share);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

/* Each band rounded by itself would add to 101 or 99. */
static void
test_shares_add_up (void)
{
  static const struct
  {
    double shares[4];
    int kept;
    const char *text;
  } cases[] = {
    { { 0, 0.685, 0.315, 0 }, 1, "< 1\u202f%|69\u202f%|31\u202f%|< 1\u202f%" },
    { { 0, 0.685, 0.315, 0 }, 2, "< 1\u202f%|68\u202f%|32\u202f%|< 1\u202f%" },
    { { 0.333, 0.333, 0.334, 0 }, 0, "33\u202f%|33\u202f%|34\u202f%|< 1\u202f%" },
    { { 0.004, 0.2965, 0.6955, 0.004 }, -1, "< 1\u202f%|30\u202f%|70\u202f%|< 1\u202f%" },
    { { 0.29, 0.57, 0.14, 0 }, 0, "29\u202f%|57\u202f%|14\u202f%|< 1\u202f%" },
    { { 0, 0, 1, 0 }, 2, "< 1\u202f%|< 1\u202f%|> 99\u202f%|< 1\u202f%" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const AssayStability stability = { 4, (double *) cases[i].shares, 0, 0, FALSE };
      g_auto (GStrv) texts = assay_stability_format_shares (&stability, cases[i].kept);
      g_autofree char *text = g_strjoinv ("|", texts);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence/demo", test_demo_evidence);
  g_test_add_func ("/evidence/random", test_random_evidence);
  g_test_add_func ("/evidence/broken", test_broken_evidence);
  g_test_add_func ("/evidence/explanation", test_explanation);
  g_test_add_func ("/evidence/kept-gives-the-same", test_kept_evidence_gives_the_same);
  g_test_add_func ("/evidence/stability", test_stability);
  g_test_add_func ("/evidence/share-format", test_share_format);
  g_test_add_func ("/evidence/shares-add-up", test_shares_add_up);
  return g_test_run ();
}
