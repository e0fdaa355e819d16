/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/scoring/assay-scoring.h"

#include <math.h>
#include <string.h>

#define HEAD "'id': 'f', 'version': 1, 'title': 'F', 'rates': 'provider', 'period': 'quarter', "
#define BANDS "'bands': [{'id': 'good', 'title': 'Good', 'from': 95, 'role': 'green'}, " \
              "{'id': 'fair', 'title': 'Fair', 'from': 60.5, 'role': 'amber'}, " \
              "{'id': 'poor', 'title': 'Poor', 'role': 'red'}], "
#define WORDS "'bands': [{'id': 'a', 'title': 'A', 'role': 'blue'}, {'id': 'b', 'title': 'B', " \
              "'role': 'green'}, {'id': 'c', 'title': 'C', 'role': 'amber'}, {'id': 'none', " \
              "'title': 'None', 'role': 'red'}], "
#define FIGURE(id, weight) "{'measure': '" id "', 'title': '" id "', 'source': 'return', 'field': 'x', " \
                           "'weight': " weight ", 'scale': {'kind': 'linear', 'zero-at': 0, 'one-at': 100}}"
#define JUDGED(id, more) "{'criterion': '" id "', 'title': '" id "', 'scale': {'kind': 'criterion'}" more "}"
#define COLOURS "{'kind': 'categories', 'categories': [{'key': 'green', 'points': 1}, " \
                "{'key': 'amber', 'points': 0.5}, {'key': 'red', 'points': 0}, " \
                "{'key': 'no-opinion', 'points': null}]}"
#define COLOUR(id) "{'measure': '" id "', 'title': '" id "', 'source': 'judgement', 'scale': 'colours'}"

/* Single quotes are easier to read in C. */
static AssayFramework *
parse (const char *text)
{
  g_autofree char *json = g_strdelimit (g_strdup (text), "'", '"');
  g_autoptr (GError) error = NULL;
  AssayFramework *framework = assay_framework_new_from_data (json, -1, "test.json", &error);

  g_assert_no_error (error);
  return framework;
}

/* Evidence in words, leaf by leaf: a number, a category, or "-" for what is not returned. */
static AssayResult *
score (AssayFramework *framework,
       const char     *words)
{
  g_auto (GStrv) values = g_strsplit (words, " ", -1);
  g_autoptr (AssayEvidence) evidence = assay_evidence_new ("A", "2010-11 Q4", g_strv_length (values));

  for (guint i = 0; i < evidence->n_items; i++)
    {
      AssayEvidenceItem *item = &evidence->items[i];

      if (g_str_equal (values[i], "-"))
        continue;
      item->missing = ASSAY_MISSING_NONE;
      if (g_ascii_isdigit (values[i][0]))
        item->value = g_ascii_strtod (values[i], NULL);
      else
        item->category = g_strdup (values[i]);
    }
  return assay_score (framework, evidence);
}

static void
assert_band (AssayFramework *framework,
             const char     *words,
             const char     *band)
{
  g_autoptr (AssayResult) result = score (framework, words);

  g_test_message ("%s: %s, wanted %s", words, result->band == NULL ? "none" : result->band->id, band);
  g_assert_cmpstr (result->band == NULL ? NULL : result->band->id, ==, band);
  g_assert_cmpstr (result->explanation->band, ==, band);
}

/* Why the whole has its band, as the explanation tells it. */
static void
assert_reason (AssayFramework *framework,
               const char     *words,
               const char     *reason)
{
  g_autoptr (AssayResult) result = score (framework, words);

  g_assert_cmpstr (result->explanation->reason, ==, reason);
}

/* What is printed is what counts: the rounded score decides. */
static void
test_edges (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', " BANDS "'groups': [" FIGURE ("m", "1") "]}");

  assert_band (framework, "94.9499", "fair");
  assert_band (framework, "94.95", "good");
  assert_band (framework, "95", "good");
  assert_band (framework, "60.4499", "poor");
  assert_band (framework, "60.45", "fair");
  assert_band (framework, "0", "poor");
  assert_band (framework, "250", "good");
}

static void
test_weights (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', 'minimum-coverage': 0.5, " BANDS "'groups': ["
           FIGURE ("m", "3") ", " FIGURE ("n", "1") ", " FIGURE ("o", "0") "]}");
  g_autoptr (AssayResult) both = score (framework, "100 20 0");
  g_autoptr (AssayResult) one = score (framework, "100 - 0");
  g_autoptr (AssayResult) light = score (framework, "- 100 100");

  g_assert_cmpfloat (both->score, ==, 80);
  g_assert_cmpfloat (both->coverage, ==, 1);
  g_assert_cmpfloat (one->score, ==, 100);
  g_assert_cmpfloat (one->coverage, ==, 0.75);
  g_assert_false (light->rated);
  g_assert_true (isnan (light->score));
  g_assert_null (light->band);
  g_assert_cmpstr (light->reason, ==, "low-coverage");
  g_assert_cmpfloat (light->coverage, ==, 0.25);
}

static void
test_groups (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'groups', " BANDS "'groups': [{'group': 'g', 'title': 'G', 'weight': 3, "
           "'children': [" FIGURE ("m", "1") ", " FIGURE ("n", "1") "]}, {'group': 'h', 'title': 'H', "
           "'weight': 1, 'children': [" FIGURE ("o", "5") "]}]}");
  g_autoptr (AssayResult) all = score (framework, "100 0 100");
  g_autoptr (AssayResult) part = score (framework, "100 - 0");

  g_assert_cmpfloat (all->score, ==, 62.5);
  g_assert_cmpfloat (assay_explanation_recompute (all->explanation, 1), ==, 62.5);
  g_assert_cmpfloat (part->score, ==, 75);
  g_assert_cmpfloat (part->coverage, ==, (3 * 0.5 + 1) / 4);
  g_assert_cmpfloat (assay_explanation_recompute (part->explanation, 1), ==, 75);
}

static void
test_not_applicable (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', 'minimum-coverage': 1, " BANDS "'groups': ["
           JUDGED ("m", "") ", " JUDGED ("n", "") "]}");
  g_autoptr (AssayResult) one = score (framework, "met not-applicable");
  g_autoptr (AssayResult) none = score (framework, "not-applicable not-applicable");

  g_assert_true (one->rated);
  g_assert_cmpfloat (one->score, ==, 100);
  g_assert_cmpfloat (one->coverage, ==, 1);
  g_assert_cmpuint (one->explanation->leaves, ==, 1);
  g_assert_false (none->rated);
  g_assert_cmpstr (none->reason, ==, "nothing-applicable");
}

static void
test_rules (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'rules', 'scales': {'colours': " COLOURS "}, " WORDS
           "'rules': [{'band': 'c', 'count': 'red'}, {'band': 'b', 'count': 'amber', 'at-least': 2}, "
           "{'band': 'a'}], 'groups': [" COLOUR ("m") ", " COLOUR ("n") ", " COLOUR ("o") "]}");

  assert_band (framework, "green green green", "a");
  assert_band (framework, "green amber green", "a");
  assert_band (framework, "green amber amber", "b");
  assert_band (framework, "red amber amber", "c");
  assert_band (framework, "green - no-opinion", "a");
  assert_reason (framework, "red amber amber",
                 "Rule 1 of 3 gives “C”: “red” counts 1, and the rule asks for at least 1.");
  assert_reason (framework, "green amber amber",
                 "Rule 2 of 3 gives “B”: “amber” counts 2, and the rule asks for at least 2.");
  assert_reason (framework, "green - amber",
                 "Rule 3 of 3 gives “A”: no rule before it matched.");
}

#define AREA(id, leaves) "{'group': '" id "', 'title': '" id "', 'bands': [{'id': 'fine', 'title': 'Fine', " \
                         "'from': 80, 'role': 'green'}, {'id': 'bad', 'title': 'Bad', 'role': 'red'}], " \
                         "'children': [" leaves "]}"

/* Groups are counted by their own band, whose rounded score decides; critical criteria apart. */
static void
test_rules_of_groups (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'rules', " WORDS
           "'rules': [{'band': 'none', 'count': 'not-met', 'critical': true}, "
           "{'band': 'c', 'count': 'bad', 'of': 'groups', 'at-least': 2}, {'band': 'b', 'count': 'bad', "
           "'of': 'groups'}, {'band': 'a'}], 'groups': [" AREA ("g", JUDGED ("m", ", 'critical': true") ", "
           JUDGED ("n", "")) ", " AREA ("h", FIGURE ("o", "1")) "]}");
  g_autoptr (AssayResult) two = score (framework, "part part 0");

  assert_band (framework, "met met 100", "a");
  assert_band (framework, "met met 79.94", "b");
  assert_band (framework, "met met 79.95", "a");
  assert_band (framework, "met not-met 100", "b");
  assert_band (framework, "met not-met 0", "c");
  assert_band (framework, "not-met met 100", "none");
  assert_band (framework, "not-applicable not-applicable 0", "b");
  g_assert_cmpstr (((AssayExplanation *) two->explanation->children->pdata[0])->band, ==, "bad");
  assert_reason (framework, "part part 0",
                 "Rule 2 of 4 gives “C”: 2 areas are “Bad” (g; h), and the rule asks for at least 2.");
  assert_reason (framework, "met met 0",
                 "Rule 3 of 4 gives “B”: 1 area is “Bad” (h), and the rule asks for at least 1.");
  assert_reason (framework, "not-met not-met 0",
                 "Rule 1 of 4 gives “None”: 1 critical criterion is “Not met” (m), and the rule asks for "
                 "at least 1.");
}

static void
test_ladder (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'ladder', " WORDS "'groups': [" JUDGED ("m", ", 'level': 'c'") ", "
           JUDGED ("n", ", 'level': 'b'") ", " JUDGED ("o", ", 'level': 'b'") ", "
           JUDGED ("p", ", 'level': 'a'") "]}");

  assert_band (framework, "met met met met", "a");
  assert_band (framework, "met met part met", "c");
  assert_band (framework, "part met met met", "none");
  assert_band (framework, "met met - met", "c");
  /* A level where nothing applies is passed over, never awarded. */
  assert_band (framework, "met not-applicable not-applicable met", "a");
  assert_band (framework, "met not-applicable not-applicable part", "c");
  assert_band (framework, "not-applicable met met part", "b");
  assert_reason (framework, "met met met met", "Every level is complete.");
  assert_reason (framework, "met met part part", "“B” is not complete: 1 of 2 is not met in full (o).");
  assert_reason (framework, "met - part met",
                 "“B” is not complete: 2 of 2 are not met in full (n; o).");
  assert_reason (framework, "met not-applicable part met",
                 "“B” is not complete: 1 of 1 is not met in full (o).");
}

#define GATED(gates) \
  "{" HEAD "'aggregation': 'measures', 'scales': {'colours': " COLOURS "}, " BANDS "'gates': [" gates "], " \
  "'groups': [{'measure': 'cqc', 'title': 'C', 'source': 'judgement', 'weight': 0, 'scale': 'colours'}, " \
  FIGURE ("m", "1") ", " JUDGED ("x", ", 'weight': 0, 'critical': true") "]}"
#define CAP_FAIR "{'leaf': 'cqc', 'is': 'amber', 'at-most': 'fair', 'reason': 'R1'}"
#define CAP_POOR "{'is': 'not-met', 'at-most': 'poor', 'reason': 'R2'}"
#define FORCE_GOOD "{'leaf': 'cqc', 'is': 'green', 'force': 'good', 'reason': 'R3'}"
#define FORCE_FAIR "{'leaf': 'cqc', 'is': 'red', 'force': 'fair', 'reason': 'R4'}"

static void
test_gates (void)
{
  g_autoptr (AssayFramework) framework =
    parse (GATED (CAP_FAIR ", " CAP_POOR ", " FORCE_GOOD ", " FORCE_FAIR));
  g_autoptr (AssayResult) capped = score (framework, "amber 99 met");
  g_autoptr (AssayResult) idle = score (framework, "amber 20 met");

  assert_band (framework, "- 99 met", "good");
  assert_band (framework, "amber 99 met", "fair");
  assert_band (framework, "amber 99 not-met", "poor");
  assert_band (framework, "green 10 not-met", "good");
  assert_band (framework, "red 99 not-met", "fair");
  assert_band (framework, "red 10 not-met", "fair");
  g_assert_cmpstr (capped->ungated_band->id, ==, "good");
  g_assert_cmpfloat (capped->score, ==, 99);
  g_assert_cmpstr (capped->gate_reason, ==, "R1");
  g_assert_null (idle->gate_reason);
}

/* What "a critical criterion" means is said by its title. */
static void
test_gate_names_criteria (void)
{
  g_autoptr (AssayFramework) framework = parse (GATED (CAP_POOR));
  g_autoptr (AssayResult) capped = score (framework, "amber 99 not-met");

  g_assert_cmpstr (capped->gate_reason, ==, "R2 “Not met”: x.");
}

/* A gate is told after the rule that it overrules. */
static void
test_gated_rules (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'rules', 'scales': {'colours': " COLOURS "}, " WORDS
           "'gates': [{'leaf': 'm', 'is': 'red', 'force': 'none', 'reason': 'Red is never rated.'}], "
           "'rules': [{'band': 'a'}], 'groups': [" COLOUR ("m") "]}");

  assert_reason (framework, "red",
                 "Rule 1 of 1 gives “A”: no rule before it matched. Red is never rated.");
}

static void
test_scales (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', " BANDS "'groups': [{'measure': 'down', 'title': 'D', "
           "'source': 'return', 'field': 'x', 'scale': {'kind': 'linear', 'zero-at': 50, 'one-at': 0}}, "
           "{'measure': 'steps', 'title': 'S', 'source': 'return', 'field': 'x', 'scale': {'kind': 'steps', "
           "'steps': [{'from': 90, 'points': 1}, {'from': 80, 'points': 0.5}, {'points': 0}]}}]}");
  const AssayScale *down = assay_framework_get_leaf (framework, 0)->scale;
  const AssayScale *steps = assay_framework_get_leaf (framework, 1)->scale;

  g_assert_cmpfloat (assay_scale_points (down, 0, NULL), ==, 1);
  g_assert_cmpfloat (assay_scale_points (down, 25, NULL), ==, 0.5);
  g_assert_cmpfloat (assay_scale_points (down, 80, NULL), ==, 0);
  g_assert_true (isnan (assay_scale_points (down, NAN, NULL)));
  g_assert_cmpfloat (assay_scale_points (steps, 90, NULL), ==, 1);
  g_assert_cmpfloat (assay_scale_points (steps, 89.999, NULL), ==, 0.5);
  g_assert_cmpfloat (assay_scale_points (steps, -5, NULL), ==, 0);
  g_assert_true (isnan (assay_scale_points (steps, NAN, NULL)));
}

/* The base counts returns, whoever says that there is a value. */
static void
test_minimum_base (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', 'minimum-base': {'n': 10, 'of': 'returns'}, "
           "'minimum-coverage': 0.6, " BANDS "'groups': [{'measure': 's', 'title': 'S', 'source': 'survey', "
           "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100}}]}");
  g_autoptr (AssayEvidence) evidence = assay_evidence_new ("A", "2010-11 Q4", 1);
  g_autoptr (AssayResult) few = NULL;
  g_autoptr (AssayResult) enough = NULL;

  evidence->items[0].missing = ASSAY_MISSING_NONE;
  evidence->items[0].positive = 8;
  evidence->items[0].n = 9;
  evidence->items[0].value = 800.0 / 9;
  evidence->returns = 9;
  few = assay_score (framework, evidence);
  g_assert_false (few->rated);
  g_assert_cmpstr (few->reason, ==, "insufficient-evidence");
  g_assert_nonnull (strstr (few->reason_text, "9 returns"));
  evidence->returns = 10;
  enough = assay_score (framework, evidence);
  g_assert_true (enough->rated);
  g_assert_true (((AssayExplanation *) enough->explanation->children->pdata[0])->tentative);
}

/* A rate over 100 % is scored as it comes, and said to be odd. */
static void
test_more_than_there_are (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', " BANDS "'groups': [{'measure': 'c', 'title': 'C', "
           "'source': 'return', 'field': 'complaints', 'divisor': 'people-supported', 'note': 'Stands in.', "
           "'scale': {'kind': 'linear', 'zero-at': 10, 'one-at': 0}}]}");
  g_autoptr (AssayEvidence) evidence = assay_evidence_new ("A", "2010-11 Q4", 1);
  g_autoptr (AssayResult) more = NULL;
  g_autoptr (AssayResult) fewer = NULL;

  evidence->items[0].missing = ASSAY_MISSING_NONE;
  evidence->items[0].positive = 12;
  evidence->items[0].n = 9;
  evidence->items[0].value = 1200.0 / 9;
  more = assay_score (framework, evidence);
  g_assert_cmpstr (((AssayExplanation *) more->explanation->children->pdata[0])->note, ==,
                   "Stands in. More were counted than there are: 12 of 9.");
  evidence->items[0].positive = 9;
  fewer = assay_score (framework, evidence);
  g_assert_cmpstr (((AssayExplanation *) fewer->explanation->children->pdata[0])->note, ==, "Stands in.");
}

/* Where the base is of visits, shares of visits need it, and other leaves do not. */
static void
test_visit_base (void)
{
  g_autoptr (AssayFramework) framework =
    parse ("{" HEAD "'aggregation': 'measures', 'minimum-base': {'n': 10, 'of': 'visits'}, "
           "'minimum-coverage': 0.6, " BANDS "'groups': [{'measure': 'v', 'title': 'V', 'source': 'visit', "
           "'scale': {'kind': 'share', 'zero-at': 0, 'one-at': 100, 'positive': ['yes'], 'answers': ["
           "{'key': 'yes', 'title': 'Yes'}, {'key': 'no', 'title': 'No'}]}}]}");
  g_autoptr (AssayEvidence) evidence = assay_evidence_new ("A", "2010-11 Q4", 1);
  g_autoptr (AssayResult) few = NULL;
  g_autoptr (AssayResult) enough = NULL;
  const AssayExplanation *leaf;

  evidence->items[0].missing = ASSAY_MISSING_NONE;
  evidence->items[0].positive = 8;
  evidence->items[0].n = 9;
  evidence->items[0].value = 800.0 / 9;
  evidence->returns = 9;
  few = assay_score (framework, evidence);
  g_assert_cmpstr (few->reason, ==, "insufficient-evidence");
  g_assert_nonnull (strstr (few->reason_text, "9 visits"));
  leaf = few->explanation->children->pdata[0];
  g_assert_cmpstr (leaf->reason, ==, "Too few visits: 9 of at least 10");
  evidence->returns = 10;
  enough = assay_score (framework, evidence);
  leaf = enough->explanation->children->pdata[0];
  g_assert_true (enough->rated);
  g_assert_true (leaf->tentative);
  g_assert_cmpfloat (enough->score, ==, 88.9);
  g_assert_cmpfloat_with_epsilon (leaf->lower, 0.5650, 0.0001);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/engine/edges", test_edges);
  g_test_add_func ("/engine/weights", test_weights);
  g_test_add_func ("/engine/groups", test_groups);
  g_test_add_func ("/engine/not-applicable", test_not_applicable);
  g_test_add_func ("/engine/rules", test_rules);
  g_test_add_func ("/engine/rules-of-groups", test_rules_of_groups);
  g_test_add_func ("/engine/ladder", test_ladder);
  g_test_add_func ("/engine/gates", test_gates);
  g_test_add_func ("/engine/gate-names-criteria", test_gate_names_criteria);
  g_test_add_func ("/engine/gated-rules", test_gated_rules);
  g_test_add_func ("/engine/scales", test_scales);
  g_test_add_func ("/engine/minimum-base", test_minimum_base);
  g_test_add_func ("/engine/more-than-there-are", test_more_than_there_are);
  g_test_add_func ("/engine/visit-base", test_visit_base);
  return g_test_run ();
}
