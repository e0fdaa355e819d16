/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Ratings by frameworks that are judged, and by what people say at home. */

#include <math.h>

#include "core/assessment/assess-test.h"
#include "core/rating/assay-rating.h"

typedef AssessFixture Fixture;

static gpointer
rate (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  assay_rating_rate_all (connection, data, ASSESS_PERIOD, TRUE, NULL, NULL, NULL, NULL, error);
  return NULL;
}

static gpointer
flag (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  assay_rating_flag_changed (connection, data, ASSESS_PERIOD, NULL, error);
  return NULL;
}

typedef struct
{
  const char *framework;
  gint64 provider;
} Whose;

static gpointer
load_detail (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Whose *whose = data;

  return assay_rating_load (connection, whose->provider, whose->framework, ASSESS_PERIOD, 0, error);
}

static AssayRatingDetail *
rate_and_load (Fixture *fixture,
               gint64   provider)
{
  Whose whose = { assay_framework_get_id (fixture->framework), provider };

  assay_test_write (fixture->base.db, rate, fixture->framework);
  return assay_test_read (fixture->base.db, load_detail, &whose);
}

static const AssayExplanation *
get_leaf (const AssayRatingDetail *detail,
          guint                    group,
          guint                    leaf)
{
  const AssayExplanation *whole = detail->result->explanation;

  return ((AssayExplanation *) whole->children->pdata[group])->children->pdata[leaf];
}

static void
sign_off (Fixture    *fixture,
          const char *day)
{
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, day, "Enough was seen");
}

static void
test_visit (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AssayRatingDetail) before = NULL;
  g_autoptr (AssayRatingDetail) after = NULL;
  g_autoptr (AssayRatingDetail) other = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  assess_put (fixture, "c1", "not-met", "staff");
  before = rate_and_load (fixture, 1);
  g_assert_false (before->result->rated);
  g_assert_cmpstr (get_leaf (before, 0, 0)->reason, ==, "No visit in this period");
  sign_off (fixture, "2011-03-13");
  after = rate_and_load (fixture, 1);
  g_assert_cmpfloat (after->result->score, ==, 80);
  g_assert_cmpstr (after->result->band->id, ==, "good");
  g_assert_null (after->stability);
  g_assert_cmpstr (get_leaf (after, 0, 0)->carrier, ==, "Announced visit, 12 March 2011, J. Marsh");
  g_assert_cmpint (get_leaf (after, 1, 2)->missing, ==, ASSAY_MISSING_NOT_APPLICABLE);
  other = rate_and_load (fixture, 2);
  g_assert_false (other->result->rated);
}

/* Of several the newest speaks, whichever was signed off last; a self-assessment does not count here. */
static void
test_newest (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (AssayRatingDetail) detail = NULL;

  assess_begin (fixture, 1, "unannounced", "2011-03-20");
  assess_put_all (fixture, "part");
  sign_off (fixture, "2011-03-21");
  assess_begin (fixture, 1, "announced", "2011-03-01");
  assess_put_all (fixture, "met");
  sign_off (fixture, "2011-03-25");
  assess_begin (fixture, 1, "self-assessment", "2011-03-30");
  assess_put_all (fixture, "met");
  sign_off (fixture, "2011-03-30");
  detail = rate_and_load (fixture, 1);
  g_assert_cmpfloat (detail->result->score, ==, 50);
}

static const AssessShape hiding = { 2, 3, ", 'hides-score': true", 3 };

static void
test_hidden (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (AssayRatingDetail) hidden = NULL;
  g_autoptr (AssayRatingDetail) shown = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  sign_off (fixture, "2011-03-13");
  g_assert_false (assay_assessment_shows_score (fixture->visit, fixture->framework));
  hidden = rate_and_load (fixture, 1);
  g_assert_false (hidden->result->rated);
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-14", NULL);
  g_assert_true (assay_assessment_shows_score (fixture->visit, fixture->framework));
  shown = rate_and_load (fixture, 1);
  g_assert_cmpfloat (shown->result->score, ==, 100);
}

static gpointer
agree (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const AssayRatingDetail *detail = data;

  assay_rating_agree (connection, assay_rating_get_id (detail->rating), detail->result->band->id, "", error);
  return NULL;
}

#define FLAGGED "SELECT count (*) FROM rating WHERE state = 'agreed' AND flag <> ''"

static void
back_to (Fixture *fixture,
         gint64   visit)
{
  g_object_unref (fixture->visit);
  fixture->visit = assess_read (fixture, visit);
}

static void
test_flagged (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (AssayRatingDetail) detail = NULL;
  gint64 visit;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  visit = assay_assessment_get_id (fixture->visit);
  assess_put_all (fixture, "met");
  sign_off (fixture, "2011-03-13");
  detail = rate_and_load (fixture, 1);
  assay_test_write (fixture->base.db, agree, detail);
  assess_begin (fixture, 1, "self-assessment", "2011-03-13");
  assess_put_all (fixture, "met");
  sign_off (fixture, "2011-03-13");
  g_assert_cmpint (assay_test_number (fixture->base.db, FLAGGED), ==, 0);
  back_to (fixture, visit);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-14", "A record was found");
  g_assert_cmpint (assay_test_number (fixture->base.db, FLAGGED), ==, 1);
  assess_put (fixture, "c1", "part", "staff");
  sign_off (fixture, "2011-03-15");
  assay_test_write (fixture->base.db, flag, fixture->framework);
  g_assert_cmpint (assay_test_number (fixture->base.db, FLAGGED " AND flag LIKE '%90.0%'"), ==, 1);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-16", "It was a slip");
  assess_put (fixture, "c1", "met", "staff records");
  sign_off (fixture, "2011-03-17");
  assay_test_write (fixture->base.db, flag, fixture->framework);
  g_assert_cmpint (assay_test_number (fixture->base.db, FLAGGED), ==, 0);
}

/* What people say at home: two questions, and at least three visits are needed. */
#define HOME                                                                                               \
  "{'id': 'home', 'version': 1, 'title': 'At home', 'rates': 'provider', 'period': 'half-year', "            \
  "'aggregation': 'measures', 'minimum-base': {'n': 3, 'of': 'visits'}, "                                    \
  "'bands': [{'id': 'good', 'title': 'Good', 'from': 60, 'role': 'green'}, "                                  \
  "{'id': 'poor', 'title': 'Poor', 'role': 'red'}], 'visits': {'kinds': ['home-visit']}, 'groups': ["         \
  QUESTION ("polite") ", " QUESTION ("on-time") "]}"
#define QUESTION(id)                                                                                       \
  "{'measure': '" id "', 'title': '" id "', 'source': 'visit', 'scale': {'kind': 'share', 'zero-at': 0, "    \
  "'one-at': 100, 'positive': ['yes'], 'answers': [{'key': 'yes', 'title': 'Yes'}, {'key': 'no', "            \
  "'title': 'No'}, {'key': 'none', 'title': 'Does not apply', 'counts': false}]}}"

static void
set_up_home (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *json = g_strdelimit (g_strdup (HOME), "'", '"');
  g_autoptr (GError) error = NULL;

  assay_test_set_up (&fixture->base, NULL);
  fixture->framework = assay_framework_new_from_data (json, -1, "home.json", &error);
  g_assert_no_error (error);
  assay_test_write (fixture->base.db, assess_fill_register, fixture->framework);
}

/* One visit with an answer to each question; "" is none. */
static gpointer
add_home_visit (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const char *const *answers = data;
  gint64 id;

  assay_connection_run (connection, error,
                        "INSERT INTO assessment (provider_id, framework_id, framework_version, period, kind, state, "
                        "visited_on) VALUES (1, 'home', 1, ?, 'home-visit', 'signed-off', '2011-03-02')", "s",
                        ASSESS_PERIOD);
  id = assay_connection_last_row_id (connection);
  assay_connection_run (connection, error,
                        "INSERT INTO assessment_answer (assessment_id, criterion, answer, answered_by, answered_at) "
                        "VALUES (?1, 'polite', ?2, 'x', 'x'), (?1, 'on-time', ?3, 'x', 'x')", "iss", id, answers[0],
                        answers[1]);
  return NULL;
}

static void
test_home_visits (Fixture       *fixture,
                  gconstpointer  data)
{
  const char *said[][2] = { { "yes", "no" }, { "yes", "" }, { "yes", "none" }, { "no", "yes" }, { "", "" } };
  g_autoptr (AssayRatingDetail) few = NULL;
  g_autoptr (AssayRatingDetail) enough = NULL;
  g_autoptr (AssayRatingDetail) nobody = NULL;
  const AssayEvidenceItem *items;

  for (guint i = 0; i < 2; i++)
    assay_test_write (fixture->base.db, add_home_visit, said[i]);
  few = rate_and_load (fixture, 1);
  g_assert_false (few->result->rated);
  g_assert_nonnull (strstr (few->result->reason_text, "2 visits"));
  for (guint i = 2; i < G_N_ELEMENTS (said); i++)
    assay_test_write (fixture->base.db, add_home_visit, said[i]);
  enough = rate_and_load (fixture, 1);
  items = enough->evidence->items;
  g_assert_cmpint (enough->evidence->returns, ==, 4);
  g_assert_cmpint (enough->evidence->blank_returns, ==, 1);
  g_assert_cmpint (items[0].positive, ==, 3);
  g_assert_cmpint (items[0].n, ==, 4);
  g_assert_cmpint (items[1].positive, ==, 1);
  g_assert_cmpint (items[1].n, ==, 2);
  g_assert_cmpstr (items[0].carrier, ==, "visits to people at home");
  g_assert_cmpfloat (enough->result->score, ==, assay_framework_get_decimals (fixture->framework) > 0 ? 62.5 : 63);
  g_assert_nonnull (enough->stability);
  g_assert_cmpfloat (enough->stability->shares[1], >, 0.05);
  g_assert_cmpfloat (enough->stability->shares[0], >, 0.05);
  nobody = rate_and_load (fixture, 2);
  g_assert_cmpint (nobody->evidence->items[0].missing, ==, ASSAY_MISSING_NOT_VISITED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, shape, function) \
  g_test_add ("/rating/visits/" path, Fixture, shape, assess_set_up, function, assess_tear_down)
  ADD ("visit", NULL, test_visit);
  ADD ("newest", NULL, test_newest);
  ADD ("hidden", &hiding, test_hidden);
  ADD ("flagged", NULL, test_flagged);
  g_test_add ("/rating/visits/home", Fixture, NULL, set_up_home, test_home_visits, assess_tear_down);
  return g_test_run ();
}
