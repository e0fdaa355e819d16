/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/rating/demo-register.h"

#include "core/base/assay-error.h"
#include "core/survey/assay-survey.h"

/* The rating of HC03 beside the one in force. */
static gint64
find_beside (AssayConnection *connection)
{
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, "care-governance", DEMO_PERIOD, NULL);
  const gint64 provider = assay_rating_get_provider_id (find_rating (ratings, "HC03"));
  const int revision = assay_rating_find_beside (connection, provider, "care-governance", DEMO_PERIOD, NULL);
  g_autoptr (AssayRatingDetail) detail = NULL;

  if (revision == 0)
    return 0;
  detail = assay_rating_load (connection, provider, "care-governance", DEMO_PERIOD, revision, NULL);
  g_assert_cmpstr (assay_rating_get_state (detail->rating), ==, "beside");
  return assay_rating_get_id (detail->rating);
}

/* What is published stands until what was rated again is agreed, and comes back where that is undone. */
static gpointer
check_revised (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  gboolean stored = TRUE;
  g_autoptr (GError) reason = NULL;
  g_autoptr (GError) state = NULL;
  gint64 first, second;

  rate (connection);
  first = find_id (connection, "HC03");
  g_assert_false (assay_rating_rate_beside (connection, first, NULL, NULL, &state));
  g_assert_error (state, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  g_assert_true (assay_rating_agree (connection, first, "silver", "", error));
  g_assert_true (assay_rating_publish (connection, first, error));
  g_assert_true (assay_rating_rate_beside (connection, first, &stored, NULL, error));
  g_assert_false (stored);
  g_assert_cmpint (find_beside (connection), ==, 0);
  correct (connection, "HC03", "turnover", 30);
  g_assert_true (assay_rating_rate_beside (connection, first, &stored, NULL, error));
  g_assert_true (stored);
  assert_held (connection, "published", "silver", "silver");
  g_assert_true (assay_rating_rate_beside (connection, first, &stored, NULL, error));
  g_assert_cmpint (find_beside (connection), !=, 0);
  g_assert_true (assay_rating_drop_beside (connection, first, error));
  g_assert_cmpint (find_beside (connection), ==, 0);
  g_assert_true (assay_rating_rate_beside (connection, first, NULL, NULL, error));
  g_assert_cmpuint (rate (connection).stored, ==, 0);
  second = find_beside (connection);
  g_assert_true (assay_rating_agree (connection, second, "gold", "", error));
  assert_held (connection, "agreed", "gold", "gold");
  g_assert_true (assay_rating_publish (connection, second, error));
  assert_held (connection, "published", "gold", "gold");
  g_assert_false (assay_rating_withdraw (connection, second, " ", &reason));
  g_assert_error (reason, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_assert_true (assay_rating_withdraw (connection, second, "A return was misread.", error));
  g_assert_true (assay_rating_unagree (connection, second, error));
  assert_held (connection, "published", "silver", "silver");
  g_assert_cmpint (find_beside (connection), ==, second);
  return NULL;
}

static void
test_revised (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_revised, NULL);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE summary LIKE '%A return was misread.'"), ==,
                   1);
}

/* Every known period and, in brackets, the framework by which alone it is known. */
static char *
join_periods (AssayConnection *connection)
{
  g_autoptr (GPtrArray) periods = assay_rating_list_data_periods (connection, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < periods->len; i++)
    {
      const AssayKnownPeriod *known = g_ptr_array_index (periods, i);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", known->period);
      if (*known->framework_id != '\0')
        g_string_append_printf (text, " (%s)", known->framework_id);
    }
  return g_strdup (text->str);
}

/* Figures alone are reason enough to offer their period, and so are assessments; what came back is counted where
 * it lies. */
static gpointer
check_known (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autofree char *known = NULL;
  g_autofree char *since = assay_library_dup_added_at (connection, "care-governance", error);
  gint64 before, after;

  assay_connection_run (connection, error,
                        "INSERT INTO figure (provider_id, period, field, value, carrier, recorded_by, recorded_at)"
                        " SELECT id, '2025-26 Q2', 'turnover', 1, 'x.csv', 'test', '2025-10-01T09:00:00Z'"
                        " FROM provider WHERE reference = 'HC03'", "");
  assay_connection_run (connection, error,
                        "INSERT INTO assessment (provider_id, framework_id, framework_version, period, kind, state)"
                        " SELECT id, 'care-governance', 1, '2026-27 Q1', 'announced', CASE reference WHEN 'HC03'"
                        " THEN 'planned' ELSE 'cancelled' END FROM provider", "");
  known = join_periods (connection);
  g_assert_cmpstr (known, ==, "2026-27 Q1 (care-governance), 2025-26 Q2, " DEMO_PERIOD);
  g_assert_nonnull (since);
  rate (connection);
  g_assert_true (assay_survey_count_returned (connection, DEMO_PERIOD, &before, error));
  g_assert_cmpint (before, ==, 153);
  g_assert_null (assay_survey_find_last_entered (connection, error));
  assay_connection_run (connection, error, "DELETE FROM response WHERE provider_id = (SELECT id FROM provider"
                        " WHERE reference = 'HC03')", "");
  g_assert_true (assay_survey_count_returned (connection, DEMO_PERIOD, &after, error));
  g_assert_cmpint (after, ==, 135);
  return NULL;
}

static void
test_known (Fixture       *fixture,
            gconstpointer  data)
{
  assay_test_write (fixture->db, check_known, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rating/revised", Fixture, NULL, set_up, test_revised, assay_test_tear_down);
  g_test_add ("/rating/known", Fixture, NULL, set_up, test_known, assay_test_tear_down);
  return g_test_run ();
}
