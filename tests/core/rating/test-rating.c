/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/rating/demo-register.h"

#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/framework/assay-framework-change.h"
#include "core/rating/assay-rating-missing.h"
#include "core/register/assay-figure.h"

static const struct
{
  const char *reference;
  const char *score;
  const char *band;
} expected[] = {
  { "HC01", "76.6", "silver" },  { "HC02", "61.9", "bronze" },      { "HC03", "79.7", "silver" },
  { "HC04", "81.0", "gold" },    { "HC05", "67.6", "bronze" },      { "HC06", "58.0", "not-awarded" },
  { "HC07", "56.3", "not-awarded" }, { "HC08", "77.5", "silver" },  { "HC09", "84.3", "gold" },
  { "HC10", "", NULL },          { "HC11", "", NULL },              { "HC12", "", NULL },
};

static gpointer
check_list (AssayConnection  *connection,
            gpointer          data,
            GCancellable     *cancellable,
            GError          **error)
{
  AssayRatingRun run = rate (connection);
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", "2010-11-q4", error);

  g_assert_cmpuint (run.providers, ==, 12);
  g_assert_cmpuint (run.stored, ==, 12);
  g_assert_cmpuint (run.not_rated, ==, 3);
  g_assert_cmpuint (ratings->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < ratings->len; i++)
    {
      AssayRating *rating = ratings->pdata[i];
      g_autofree char *score = assay_format_number (assay_rating_get_score (rating), 1);

      g_assert_cmpstr (assay_rating_get_reference (rating), ==, expected[i].reference);
      g_assert_cmpstr (score, ==, expected[i].score);
      g_assert_cmpstr (assay_rating_get_band (rating), ==, expected[i].band);
      g_assert_cmpstr (assay_rating_get_held_band (rating), ==, expected[i].band);
      g_assert_cmpstr (assay_rating_get_state (rating), ==, "provisional");
      g_assert_true (isnan (assay_rating_get_top_share (rating)) == (expected[i].band == NULL));
      g_assert_true ((assay_rating_get_reason (rating)[0] != '\0') == (expected[i].band == NULL));
    }
  g_assert_cmpint (assay_rating_get_sent (ratings->pdata[0]), ==, 66);
  g_assert_cmpint (assay_rating_get_people_supported (ratings->pdata[0]), ==, 256);
  g_assert_cmpint (assay_rating_get_returns (ratings->pdata[9]), ==, 7);
  return NULL;
}

static void
test_list (Fixture       *fixture,
           gconstpointer  data)
{
  assay_test_write (fixture->db, check_list, NULL);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE action = 'rating.run'"), ==, 1);
}

static gpointer
check_never_rated (AssayConnection  *connection,
                   gpointer          data,
                   GCancellable     *cancellable,
                   GError          **error)
{
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, error);
  g_auto (GStrv) none = assay_rating_periods (connection, "care-governance", error);
  g_auto (GStrv) periods = NULL;

  g_assert_cmpuint (ratings->len, ==, 12);
  g_assert_cmpstr (assay_rating_get_state (ratings->pdata[3]), ==, "none");
  g_assert_cmpint (assay_rating_get_id (ratings->pdata[3]), ==, 0);
  g_assert_null (assay_rating_get_held_band (ratings->pdata[3]));
  g_assert_cmpuint (g_strv_length (none), ==, 0);
  rate (connection);
  periods = assay_rating_periods (connection, "care-governance", error);
  g_assert_cmpuint (g_strv_length (periods), ==, 1);
  g_assert_cmpstr (periods[0], ==, DEMO_PERIOD);
  return NULL;
}

static void
test_never_rated (Fixture       *fixture,
                  gconstpointer  data)
{
  assay_test_write (fixture->db, check_never_rated, NULL);
}

/* Many ratings are loaded with one reading of each version of their framework. */
static gpointer
check_one_of (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (AssayRatingDetail) first = NULL;
  g_autoptr (AssayRatingDetail) second = NULL;
  g_autoptr (AssayRatingDetail) alone = NULL;

  rate (connection);
  first = assay_rating_load_one_of (connection, 1, "care-governance", DEMO_PERIOD, 0, versions, error);
  second = assay_rating_load_one_of (connection, 2, "care-governance", DEMO_PERIOD, 0, versions, error);
  alone = assay_rating_load (connection, 2, "care-governance", DEMO_PERIOD, 0, error);
  g_assert_true (first->framework == second->framework);
  g_assert_cmpuint (versions->len, ==, 1);
  g_assert_cmpfloat (second->result->score, ==, alone->result->score);
  return NULL;
}

static void
test_one_of (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_one_of, NULL);
}

static gpointer
check_detail (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  rate (connection);
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD,
                                                         error);
      g_autoptr (AssayRatingDetail) detail =
        assay_rating_load (connection, assay_rating_get_provider_id (ratings->pdata[i]),
                           "care-governance", DEMO_PERIOD, 0, error);
      g_autofree char *score = NULL;

      g_assert_nonnull (detail);
      g_assert_true ((detail->stability == NULL) == (expected[i].band == NULL));
      if (expected[i].band == NULL)
        continue;
      score = assay_format_number (assay_explanation_recompute (detail->result->explanation, 1), 1);
      g_assert_cmpstr (score, ==, expected[i].score);
      g_assert_cmpstr (detail->result->explanation->band, ==, expected[i].band);
    }
  return NULL;
}

static void
test_detail (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_detail, NULL);
}

static gpointer
check_again (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  AssayRatingRun second;

  rate (connection);
  second = rate (connection);
  g_assert_cmpuint (second.stored, ==, 0);
  g_assert_cmpuint (second.unchanged, ==, 12);
  g_assert_cmpuint (second.not_rated, ==, 3);
  return NULL;
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  assay_test_write (fixture->db, check_again, NULL);
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM rating"), ==, 12);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE action = 'rating.run'"), ==, 1);
}

static gpointer
check_revision (AssayConnection  *connection,
                gpointer          data,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GPtrArray) history = NULL;
  AssayRatingRun run;

  rate (connection);
  correct (connection, "HC03", "turnover", 30);
  run = rate (connection);
  g_assert_cmpuint (run.stored, ==, 1);
  g_assert_cmpuint (run.unchanged, ==, 11);
  ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, error);
  g_assert_cmpstr (assay_rating_get_band (find_rating (ratings, "HC03")), ==, "gold");
  history = assay_rating_history (connection,
                                  assay_rating_get_provider_id (find_rating (ratings, "HC03")),
                                  "care-governance", error);
  g_assert_cmpuint (history->len, ==, 2);
  g_assert_cmpint (assay_rating_get_revision (history->pdata[0]), ==, 2);
  g_assert_cmpstr (assay_rating_get_state (history->pdata[1]), ==, "superseded");
  g_assert_cmpfloat (assay_rating_get_score (history->pdata[1]), ==, 79.7);
  return NULL;
}

static void
test_revision (Fixture       *fixture,
               gconstpointer  data)
{
  assay_test_write (fixture->db, check_revision, NULL);
}

static gpointer
check_refusals (AssayConnection  *connection,
                gpointer          data,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) band = NULL;
  g_autoptr (GError) state = NULL;
  g_autoptr (GError) unknown = NULL;
  gint64 id;

  rate (connection);
  id = find_id (connection, "HC03");
  g_assert_false (assay_rating_agree (connection, id, "gold", "", &reason));
  g_assert_error (reason, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_assert_false (assay_rating_agree (connection, id, "platinum", "It shines.", &band));
  g_assert_error (band, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE);
  g_assert_false (assay_rating_publish (connection, id, &state));
  g_assert_error (state, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  g_assert_false (assay_rating_agree (connection, 4711, "gold", "", &unknown));
  g_assert_error (unknown, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
  return NULL;
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  assay_test_write (fixture->db, check_refusals, NULL);
}

static gpointer
check_decision (AssayConnection  *connection,
                gpointer          data,
                GCancellable     *cancellable,
                GError          **error)
{
  gint64 id;

  rate (connection);
  id = find_id (connection, "HC03");
  g_assert_true (assay_rating_agree (connection, id, "gold", "The panel saw the next quarter.", error));
  assert_held (connection, "agreed", "silver", "gold");
  g_assert_true (assay_rating_publish (connection, id, error));
  assert_held (connection, "published", "silver", "gold");
  g_assert_true (assay_rating_unpublish (connection, id, error));
  assert_held (connection, "agreed", "silver", "gold");
  g_assert_true (assay_rating_unagree (connection, id, error));
  assert_held (connection, "provisional", "silver", "silver");
  return NULL;
}

static void
test_decision (Fixture       *fixture,
               gconstpointer  data)
{
  assay_test_write (fixture->db, check_decision, NULL);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE subject = 'provider HC03'"), ==, 4);
}

static const char *
get_flag (AssayConnection *connection,
          GPtrArray      **ratings)
{
  g_clear_pointer (ratings, g_ptr_array_unref);
  *ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, NULL);
  return assay_rating_get_flag (find_rating (*ratings, "HC03"));
}

static gpointer
check_flagged (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);
  g_autoptr (GPtrArray) ratings = NULL;
  AssayRatingRun run;

  rate (connection);
  g_assert_true (assay_rating_agree (connection, find_id (connection, "HC03"), "silver", "", error));
  correct (connection, "HC03", "turnover", 30);
  run = rate (connection);
  g_assert_cmpuint (run.stored, ==, 0);
  assert_held (connection, "agreed", "silver", "silver");
  g_assert_nonnull (strstr (get_flag (connection, &ratings), "Gold"));
  g_assert_cmpfloat (assay_rating_get_score (find_rating (ratings, "HC03")), ==, 79.7);
  correct (connection, "HC03", "turnover", 39.3);
  g_assert_true (assay_rating_flag_changed (connection, framework, DEMO_PERIOD, NULL, error));
  g_assert_cmpstr (get_flag (connection, &ratings), ==, "");
  correct (connection, "HC03", "turnover", 30);
  g_assert_true (assay_rating_flag_changed (connection, framework, DEMO_PERIOD, NULL, error));
  g_assert_cmpstr (get_flag (connection, &ratings), !=, "");
  return NULL;
}

static void
set_flag (AssayConnection *connection,
          const char      *flag)
{
  g_autoptr (GError) error = NULL;

  assay_connection_run (connection, &error,
                        "UPDATE rating SET flag = ? WHERE state = 'provisional'", "s", flag);
  g_assert_no_error (error);
}

static gpointer
check_flagged_provisional (AssayConnection  *connection,
                           gpointer          data,
                           GCancellable     *cancellable,
                           GError          **error)
{
  g_autoptr (GPtrArray) ratings = NULL;

  /* The same evidence after all: rating again takes the flag away and makes no revision. */
  rate (connection);
  set_flag (connection, "A figure was corrected.");
  g_assert_cmpuint (rate (connection).stored, ==, 0);
  g_assert_cmpstr (get_flag (connection, &ratings), ==, "");
  /* Other evidence: a new revision, without one. */
  g_assert_true (assay_figure_correct (connection, assay_rating_get_provider_id (find_rating (ratings, "HC03")),
                                       DEMO_PERIOD, "turnover", 30, "Misread", error));
  g_assert_cmpstr (get_flag (connection, &ratings), ==, "A figure was corrected.");
  g_assert_cmpuint (rate (connection).stored, ==, 1);
  g_assert_cmpstr (get_flag (connection, &ratings), ==, "");
  /* Who agrees what is older than its evidence is told so further on. */
  set_flag (connection, "A figure was corrected.");
  g_assert_true (assay_rating_agree (connection, find_id (connection, "HC03"), "gold", "", error));
  g_assert_cmpstr (get_flag (connection, &ratings), ==, "A figure was corrected.");
  g_assert_true (assay_rating_unagree (connection, find_id (connection, "HC03"), error));
  g_assert_cmpstr (get_flag (connection, &ratings), ==, "A figure was corrected.");
  return NULL;
}

static void
test_flagged_provisional (Fixture       *fixture,
                          gconstpointer  data)
{
  assay_test_write (fixture->db, check_flagged_provisional, NULL);
}

static void
test_flagged (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_flagged, NULL);
}

/* A later version rates provisional ratings again and leaves agreed ones under the old one. */
static gpointer
check_next_version (AssayConnection  *connection,
                    gpointer          data,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);
  g_autoptr (AssayFrameworkChange) change = assay_framework_change_new ();
  g_autoptr (AssayFramework) next = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  AssayRatingRun run;

  rate (connection);
  g_assert_true (assay_rating_agree (connection, find_id (connection, "HC09"), "gold", "", error));
  assay_framework_change_set_from (change, "gold", 85);
  next = assay_framework_change_apply (change, framework, 2, error);
  g_assert_true (assay_library_add (connection, next, error));
  run = rate (connection);
  g_assert_cmpuint (run.stored, ==, 11);
  ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, error);
  g_assert_cmpstr (assay_rating_get_band (find_rating (ratings, "HC04")), ==, "silver");
  g_assert_cmpint (assay_rating_get_framework_version (find_rating (ratings, "HC04")), ==, 2);
  g_assert_cmpstr (assay_rating_get_band (find_rating (ratings, "HC09")), ==, "gold");
  g_assert_cmpint (assay_rating_get_framework_version (find_rating (ratings, "HC09")), ==, 1);
  return NULL;
}

static void
test_next_version (Fixture       *fixture,
                   gconstpointer  data)
{
  assay_test_write (fixture->db, check_next_version, NULL);
}

static gpointer
check_kept_explanation (AssayConnection  *connection,
                        gpointer          data,
                        GCancellable     *cancellable,
                        GError          **error)
{
  g_autoptr (AssayRatingDetail) derived = NULL;
  g_autoptr (AssayRatingDetail) kept = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  rate (connection);
  id = find_id (connection, "HC01");
  derived = assay_rating_load (connection, 1, "care-governance", DEMO_PERIOD, 0, error);
  g_assert_true (assay_rating_agree (connection, id, "silver", "", error));
  kept = assay_rating_load (connection, 1, "care-governance", DEMO_PERIOD, 1, error);
  before = assay_explanation_to_json (derived->result->explanation);
  after = assay_explanation_to_json (kept->result->explanation);
  g_assert_cmpstr (before, ==, after);
  return NULL;
}

static void
test_kept_explanation (Fixture       *fixture,
                       gconstpointer  data)
{
  assay_test_write (fixture->db, check_kept_explanation, NULL);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM rating WHERE explanation IS NOT NULL"), ==, 1);
}

static gpointer
check_missing (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);
  g_autoptr (GPtrArray) before = assay_missing_return_list (connection, framework, DEMO_PERIOD, error);
  g_autoptr (GPtrArray) after = NULL;
  const AssayMissingReturn *one;
  guint n_returns, n_surveys;

  assay_missing_return_count (before, &n_returns, &n_surveys);
  g_assert_cmpuint (n_returns, ==, 0);
  g_assert_cmpuint (n_surveys, ==, 0);
  assay_connection_run (connection, error,
                        "DELETE FROM figure WHERE provider_id = 3 AND field NOT IN ('people-supported',"
                        " 'questionnaires-sent')", "");
  assay_connection_run (connection, error, "DELETE FROM response WHERE provider_id IN (4, 5)", "");
  assay_connection_run (connection, error, "UPDATE provider SET closed_on = '2010-04-01' WHERE id = 5", "");
  after = assay_missing_return_list (connection, framework, DEMO_PERIOD, error);
  assay_missing_return_count (after, &n_returns, &n_surveys);
  g_assert_cmpuint (n_returns, ==, 1);
  g_assert_cmpuint (n_surveys, ==, 1);
  g_assert_cmpuint (after->len, ==, 2);
  one = g_ptr_array_index (after, 0);
  g_assert_cmpint (one->provider_id, ==, 3);
  g_assert_true (one->lacks_return && !one->lacks_survey);
  return NULL;
}

/* Whose return, and whose survey returns, have not come; nobody asks who is closed. */
static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_missing, NULL);
}

static gpointer
check_unknown_period (AssayConnection  *connection,
                      gpointer          data,
                      GCancellable     *cancellable,
                      GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);

  assay_rating_rate_all (connection, framework, "2031-32 Q1", FALSE, NULL, NULL, NULL, NULL, error);
  return NULL;
}

/* A slip of the pen makes nobody not rated, and one is told of which periods there are data. */
static void
test_unknown_period (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  assay_db_write_sync (fixture->db, check_unknown_period, NULL, NULL, &error);
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "There are data of: " DEMO_PERIOD));
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM rating"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rating/list", Fixture, NULL, set_up, test_list, assay_test_tear_down);
  g_test_add ("/rating/never-rated", Fixture, NULL, set_up, test_never_rated, assay_test_tear_down);
  g_test_add ("/rating/detail", Fixture, NULL, set_up, test_detail, assay_test_tear_down);
  g_test_add ("/rating/one-of", Fixture, NULL, set_up, test_one_of, assay_test_tear_down);
  g_test_add ("/rating/again", Fixture, NULL, set_up, test_again, assay_test_tear_down);
  g_test_add ("/rating/revision", Fixture, NULL, set_up, test_revision, assay_test_tear_down);
  g_test_add ("/rating/refusals", Fixture, NULL, set_up, test_refusals, assay_test_tear_down);
  g_test_add ("/rating/decision", Fixture, NULL, set_up, test_decision, assay_test_tear_down);
  g_test_add ("/rating/flagged", Fixture, NULL, set_up, test_flagged, assay_test_tear_down);
  g_test_add ("/rating/flagged-provisional", Fixture, NULL, set_up, test_flagged_provisional,
              assay_test_tear_down);
  g_test_add ("/rating/next-version", Fixture, NULL, set_up, test_next_version, assay_test_tear_down);
  g_test_add ("/rating/kept-explanation", Fixture, NULL, set_up, test_kept_explanation, assay_test_tear_down);
  g_test_add ("/rating/missing", Fixture, NULL, set_up, test_missing, assay_test_tear_down);
  g_test_add ("/rating/unknown-period", Fixture, NULL, set_up, test_unknown_period, assay_test_tear_down);
  return g_test_run ();
}
