/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "core/base/assay-resources.h"
#include "core/framework/assay-framework-change.h"
#include "report/assay-sentences.h"
#include "report/report-fixture.h"

#define check(expression, expected)                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *said_ = (expression);                                                         \
    g_assert_cmpstr (said_, ==, expected);                                                         \
  }                                                                                                \
  G_STMT_END

/* Where rules give the band, no score is short of the next. */
static void
test_distance_by_rules (void)
{
  const char *json =
    "{\"id\": \"f\", \"version\": 1, \"title\": \"F\", \"rates\": \"provider\", \"period\": \"quarter\", "
    "\"aggregation\": \"rules\", \"bands\": [{\"id\": \"a\", \"title\": \"A\", \"role\": \"green\"}, "
    "{\"id\": \"b\", \"title\": \"B\", \"role\": \"red\"}], \"rules\": [{\"band\": \"b\"}], \"groups\": ["
    "{\"criterion\": \"m\", \"title\": \"M\", \"scale\": {\"kind\": \"criterion\"}}]}";
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFramework) framework = assay_framework_new_from_data (json, -1, "test.json", &error);

  g_assert_no_error (error);
  check (assay_sentence_distance (framework, 0), "");
  check (assay_sentence_distance (framework, 100), "");
}

static void
test_distance (void)
{
  g_autoptr (AssayFramework) framework = report_fixture_load_framework ();

  check (assay_sentence_distance (framework, 79.7), "0.3 short of Gold");
  check (assay_sentence_distance (framework, 69.9), "0.1 short of Silver");
  check (assay_sentence_distance (framework, 12), "48.0 short of Bronze");
  check (assay_sentence_distance (framework, 80), "just reaches Gold");
  check (assay_sentence_distance (framework, 81), "1.0 over the threshold of Gold");
  check (assay_sentence_distance (framework, NAN), "");
}

/* Where a gate holds the band, points would not help. */
static void
test_standing (void)
{
  g_autoptr (AssayFramework) framework = report_fixture_load_framework ();
  AssayResult result = { .rated = TRUE, .score = 79.7, .band = assay_framework_get_band (framework, 1),
                         .ungated_band = assay_framework_get_band (framework, 1) };
  char reason[] = "R";

  check (assay_sentence_standing (framework, &result), "0.3 short of Gold");
  result.gate_reason = reason;
  result.band = assay_framework_get_band (framework, 2);
  check (assay_sentence_standing (framework, &result), "Silver by the score, but held at Bronze");
  result.band = assay_framework_get_band (framework, 0);
  check (assay_sentence_standing (framework, &result), "Silver by the score, but raised to Gold");
}

static void
test_change (void)
{
  check (assay_sentence_change (79.7, 77.2, "2010-11 Q3", 1), "2.5 up on 2010-11 Q3");
  check (assay_sentence_change (67.6, 71.1, "2010-11 Q3", 1), "3.5 down on 2010-11 Q3");
  check (assay_sentence_change (50, 50, "2010-11 Q3", 1), "the same as in 2010-11 Q3");
  check (assay_sentence_change (50, NAN, "2010-11 Q3", 1), "");
}

/* The words go by the share that is printed beside them. */
static void
test_certainty (void)
{
  check (assay_sentence_certainty (0.52), "an even call");
  check (assay_sentence_certainty (0.594), "an even call");
  check (assay_sentence_certainty (0.596), "fairly sure");
  check (assay_sentence_certainty (0.894), "fairly sure");
  check (assay_sentence_certainty (0.895), "sure");
  check (assay_sentence_certainty (NAN), "");
}

static void
test_stability (void)
{
  g_autoptr (AssayFramework) framework = report_fixture_load_framework ();
  double shares[] = { 0.48, 0.52, 0, 0 };
  AssayStability stability = { 4, shares, 75.7, 82.8, TRUE };
  AssayResult result = { .rated = TRUE, .band = assay_framework_find_band (framework, "silver") };

  check (assay_sentence_stability (framework, &result, &stability, 1800),
         "An even call. Drawing its 1,800 returns again 2,000 times gives Gold 48\u202f%, Silver "
         "52\u202f%; 95 in 100 scores lie from 75.7 to 82.8. With so few or so uniform returns the "
         "doubt is larger than this.");
  check (assay_sentence_stability (framework, &result, NULL, 18), "");
}

static void
test_placeholders (void)
{
  g_autoptr (AssayFramework) framework = report_fixture_load_framework ();
  g_auto (GStrv) open = assay_framework_list_placeholders (framework);
  g_autofree char *count = g_strdup_printf ("%u values of this framework are placeholders", g_strv_length (open));
  g_autofree char *said = assay_sentence_placeholders (framework);

  g_assert_cmpuint (g_strv_length (open), >, 1);
  g_assert_true (g_str_has_prefix (said, count));
}

/* The framework with a base of short visits to people at home. */
static AssayFramework *
load_of_visits (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = assay_resources_lookup ("frameworks/customer-standards.json", &error);
  AssayFramework *framework =
    assay_framework_new_from_data (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                   "customer-standards.json", &error);

  g_assert_no_error (error);
  return framework;
}

/* Where people are seen at home, nobody speaks of returns. */
static void
test_of_visits (void)
{
  g_autoptr (AssayFramework) framework = load_of_visits ();
  g_autoptr (AssayFramework) other = report_fixture_load_framework ();
  g_autoptr (AssayRatingData) data = report_fixture_new_data (12);
  double shares[] = { 0.48, 0.52, 0, 0 };
  AssayStability stability = { 4, shares, 75.7, 82.8, TRUE };
  AssayResult result = { .rated = TRUE, .band = assay_framework_get_band (framework, 0) };
  g_autofree char *said = assay_sentence_stability (framework, &result, &stability, 18);
  g_autofree char *rated = assay_sentence_rated (framework, data->ratings);

  check (assay_sentence_base (framework, 1, -1), "1 person seen at home");
  check (assay_sentence_base (framework, 18, -1), "18 people seen at home");
  check (assay_sentence_base (other, 7, -1), "7 returned");
  g_assert_cmpstr (assay_sentence_base_title (framework), ==, "People seen");
  g_assert_cmpstr (assay_sentence_base_title (other), ==, "Returns");
  g_assert_nonnull (strstr (said, "Drawing its 18 visits to people at home again"));
  g_assert_null (strstr (said, "returns"));
  g_assert_true (g_str_has_suffix (rated, "3 have too few visits to people at home to be rated."));
}

static void
test_response (void)
{
  check (assay_sentence_response (18, 52), "18 of 52 returned, 35\u202f%");
  check (assay_sentence_response (7, -1), "7 returned");
  check (assay_sentence_response (0, 0), "0 returned");
}

static void
test_period (void)
{
  g_autoptr (AssayRatingData) data = report_fixture_new_data (12);

  check (assay_sentence_band_counts (data->framework, data->ratings),
         "No Gold, 1 Silver, 4 Bronze");
  check (assay_sentence_rated (data->framework, data->ratings),
         "9 of 12 providers are rated. 3 moved down; 3 have too few returns to be rated.");
}

/* As many as a whole country has: thousands are told apart. */
static void
test_many (void)
{
  g_autoptr (AssayRatingData) data = report_fixture_new_data (2400);
  g_autofree char *said = assay_sentence_rated (data->framework, data->ratings);

  g_test_message ("%s", said);
  g_assert_nonnull (strstr (said, " of 2,400 providers are rated."));
}

static void
test_explained (void)
{
  g_autoptr (AssayRatingData) data = report_fixture_new_data (1);
  const AssayRatingDetail *detail = g_ptr_array_index (data->details, 0);
  g_autofree char *weakest = assay_sentence_weakest (detail->result, 1);

  check (assay_sentence_coverage (detail->result),
         "13 of 15 measures could be scored, 87\u202f% of the weight.");
  g_assert_true (g_str_has_prefix (weakest, "Most points are lost on "));
  g_assert_true (g_str_has_suffix (weakest, " of 100."));
}

static GPtrArray *
collect_evidence (AssayRatingData *data)
{
  GPtrArray *evidence = g_ptr_array_new ();

  for (guint i = 0; i < data->details->len; i++)
    g_ptr_array_add (evidence, ((AssayRatingDetail *) g_ptr_array_index (data->details, i))->evidence);
  return evidence;
}

static void
check_what_if (double      silver,
               const char *headline,
               const char *detail)
{
  g_autoptr (AssayRatingData) data = report_fixture_new_data (12);
  g_autoptr (GPtrArray) evidence = collect_evidence (data);
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFramework) then = NULL;
  g_autoptr (GPtrArray) moves = NULL;

  assay_framework_change_set_from (change, "silver", silver);
  then = assay_framework_change_apply (change, data->framework, 2, &error);
  g_assert_no_error (error);
  moves = assay_what_if (data->framework, then, evidence);
  check (assay_sentence_what_if (data->framework, then, moves), headline);
  check (assay_sentence_what_if_moves (data->framework, then, moves, NULL), detail);
}

static void
test_what_if (void)
{
  check_what_if (70, "Nothing is changed", "All 9 rated providers would stay where they are.");
  check_what_if (69.9, "Nobody would move", "All 9 rated providers would stay where they are.");
  check_what_if (79, "At 79.0, nobody would hold Silver",
                 "1 of 9 rated providers would move, from Silver to Bronze. "
                 "HC007 would miss Silver by 7.6.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/sentences/placeholders", test_placeholders);
  g_test_add_func ("/sentences/distance", test_distance);
  g_test_add_func ("/sentences/standing", test_standing);
  g_test_add_func ("/sentences/distance-by-rules", test_distance_by_rules);
  g_test_add_func ("/sentences/change", test_change);
  g_test_add_func ("/sentences/certainty", test_certainty);
  g_test_add_func ("/sentences/stability", test_stability);
  g_test_add_func ("/sentences/of-visits", test_of_visits);
  g_test_add_func ("/sentences/response", test_response);
  g_test_add_func ("/sentences/period", test_period);
  g_test_add_func ("/sentences/many", test_many);
  g_test_add_func ("/sentences/explained", test_explained);
  g_test_add_func ("/sentences/what-if", test_what_if);
  return g_test_run ();
}
