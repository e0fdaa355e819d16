/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/rating/demo-register.h"

#include <math.h>

#include "core/base/assay-error.h"
#include "core/register/assay-rating-flag.h"

static AssayFramework *
get_framework (AssayConnection *connection)
{
  return assay_library_get (connection, "care-governance", 0, NULL);
}

static GPtrArray *
gather (AssayConnection *connection,
        AssayFramework  *framework)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *evidence = assay_rating_gather (connection, framework, DEMO_PERIOD, NULL, &error);

  g_assert_no_error (error);
  return evidence;
}

static const AssayEvidence *
find_evidence (GPtrArray  *evidence,
               const char *reference)
{
  for (guint i = 0; i < evidence->len; i++)
    if (g_str_equal (((AssayEvidence *) evidence->pdata[i])->reference, reference))
      return evidence->pdata[i];
  g_assert_not_reached ();
}

static const AssayEvidenceItem *
find_item (AssayFramework      *framework,
           const AssayEvidence *evidence,
           const char          *measure)
{
  return &evidence->items[assay_framework_find_node (framework, measure)->leaf_index];
}

static void
run (AssayConnection *connection,
     const char      *sql)
{
  g_autoptr (GError) error = NULL;

  assay_connection_run (connection, &error, sql, "");
  g_assert_no_error (error);
}

static gpointer
check_items (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autoptr (GPtrArray) evidence = gather (connection, framework);
  const AssayEvidence *one = find_evidence (evidence, "HC03");
  const AssayEvidence *other = find_evidence (evidence, "HC11");
  const AssayEvidenceItem *share = find_item (framework, one, "independence");
  const AssayEvidenceItem *rate = find_item (framework, one, "complaints");
  const AssayEvidenceItem *none = find_item (framework, other, "rttm-compliance");

  g_assert_cmpuint (evidence->len, ==, 12);
  g_assert_cmpint (one->returns, ==, 18);
  g_assert_cmpuint (one->n_strata, ==, 1);
  g_assert_cmpuint (one->strata[0], ==, 18);
  g_assert_cmpint (share->n, ==, 17);
  g_assert_cmpint (share->positive, ==, 17);
  g_assert_cmpstr (share->carrier, ==, "typed in");
  g_assert_cmpstr (share->as_of, ==, "2011-03-01");
  g_assert_cmpint (rate->positive, ==, 8);
  g_assert_cmpint (rate->n, ==, 205);
  g_assert_cmpfloat (rate->value, ==, 100.0 * 8 / 205);
  g_assert_cmpstr (rate->carrier, ==, "return.csv");
  g_assert_true (none->missing == ASSAY_MISSING_NOT_RETURNED);
  g_assert_true (isnan (none->value));
  return NULL;
}

static void
test_items (Fixture       *fixture,
            gconstpointer  data)
{
  assay_test_write (fixture->db, check_items, NULL);
}

static const char *
find_reason (const AssayExplanation *node,
             const char             *id)
{
  const char *reason = node->is_leaf && g_strcmp0 (node->id, id) == 0 ? node->reason : NULL;

  for (guint i = 0; reason == NULL && i < node->children->len; i++)
    reason = find_reason (node->children->pdata[i], id);
  return reason;
}

static void
assert_reason (AssayFramework      *framework,
               const AssayEvidence *evidence,
               const char          *id,
               const char          *reason)
{
  g_autoptr (AssayResult) result = assay_score (framework, evidence);

  g_assert_cmpstr (find_reason (result->explanation, id), ==, reason);
}

static gpointer
check_missing (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autoptr (GPtrArray) evidence = NULL;

  run (connection, "UPDATE figure SET value = 0 WHERE field = 'people-supported' AND provider_id = 1");
  run (connection, "UPDATE figure SET value = NULL WHERE field = 'people-supported' AND provider_id = 2");
  run (connection, "UPDATE figure SET value = NULL WHERE field = 'turnover' AND provider_id = 1");
  run (connection, "DELETE FROM response WHERE provider_id = 3");
  run (connection, "UPDATE response SET answers = zeroblob (17) WHERE provider_id = 4");
  run (connection, "UPDATE response SET answers = x'FEFE0101' WHERE provider_id = 5");
  run (connection, "UPDATE survey_question SET measure = '' WHERE measure = 'confidence'");
  evidence = gather (connection, framework);
  g_assert_true (find_item (framework, evidence->pdata[0], "complaints")->missing ==
                 ASSAY_MISSING_IMPOSSIBLE);
  g_assert_true (find_item (framework, evidence->pdata[1], "complaints")->missing ==
                 ASSAY_MISSING_NOT_RETURNED);
  /* The count is there: what lacks is what it is divided by. */
  g_assert_cmpint (find_item (framework, evidence->pdata[1], "complaints")->positive, >=, 0);
  assert_reason (framework, evidence->pdata[1], "complaints", "Cannot be worked out: people supported is not known");
  assert_reason (framework, evidence->pdata[0], "turnover", "Not returned");
  g_assert_true (find_item (framework, evidence->pdata[0], "turnover")->missing ==
                 ASSAY_MISSING_NOT_RETURNED);
  g_assert_true (find_item (framework, evidence->pdata[0], "confidence")->missing ==
                 ASSAY_MISSING_NOT_ASKED);
  g_assert_true (find_item (framework, evidence->pdata[2], "independence")->missing ==
                 ASSAY_MISSING_NO_ANSWER);
  g_assert_cmpint (((AssayEvidence *) evidence->pdata[3])->returns, ==, 0);
  g_assert_cmpint (((AssayEvidence *) evidence->pdata[3])->blank_returns, ==, 16);
  g_assert_true (find_item (framework, evidence->pdata[4], "independence")->missing ==
                 ASSAY_MISSING_NOT_APPLICABLE);
  g_assert_cmpint (find_item (framework, evidence->pdata[4], "quality-of-life")->n, ==, 14);
  g_assert_true (find_item (framework, evidence->pdata[4], "feels-safe")->missing ==
                 ASSAY_MISSING_NOT_ASKED);
  return NULL;
}

static void
test_missing (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_missing, NULL);
}

static gpointer
check_subjects (AssayConnection  *connection,
                gpointer          data,
                GCancellable     *cancellable,
                GError          **error)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autoptr (GPtrArray) evidence = NULL;
  AssayRatingRun result;

  run (connection, "UPDATE provider SET closed_on = '2010-12-31' WHERE id = 1");
  run (connection, "UPDATE provider SET closed_on = '2011-01-01' WHERE id = 2");
  run (connection, "UPDATE provider SET service_type = 'Care home' WHERE id = 3");
  run (connection, "UPDATE provider SET service_type = '' WHERE id = 4");
  run (connection, "UPDATE provider SET service_type = 'HOME-CARE' WHERE id = 5");
  evidence = gather (connection, framework);
  g_assert_cmpuint (evidence->len, ==, 10);
  g_assert_cmpstr (((AssayEvidence *) evidence->pdata[0])->reference, ==, "HC02");
  g_assert_cmpstr (((AssayEvidence *) evidence->pdata[1])->reference, ==, "HC04");
  g_assert_cmpstr (((AssayEvidence *) evidence->pdata[2])->reference, ==, "HC05");
  result = rate (connection);
  g_assert_cmpuint (result.providers, ==, 10);
  g_assert_cmpuint (result.other_types, ==, 1);
  return NULL;
}

static void
test_subjects (Fixture       *fixture,
               gconstpointer  data)
{
  assay_test_write (fixture->db, check_subjects, NULL);
}

static gpointer
check_periods (AssayConnection  *connection,
               gpointer          data,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autoptr (GError) length = NULL;
  g_autoptr (GError) cancelled = NULL;
  g_autoptr (GCancellable) stop = g_cancellable_new ();

  g_assert_null (assay_rating_gather (connection, framework, "2010-11", NULL, &length));
  g_assert_error (length, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE);
  g_cancellable_cancel (stop);
  g_assert_false (assay_rating_rate_all (connection, framework, DEMO_PERIOD, TRUE, NULL, NULL, NULL, stop,
                                         &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return NULL;
}

static void
test_periods (Fixture       *fixture,
              gconstpointer  data)
{
  assay_test_write (fixture->db, check_periods, NULL);
}

static AssayFramework *
make_pooling (AssayConnection *connection)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autofree char *json = assay_framework_to_json (framework);
  g_auto (GStrv) halves = g_strsplit (json, "\"leave-out\"", 2);
  g_autofree char *pooling = g_strjoinv ("\"pool\"", halves);

  return assay_framework_new_from_data (pooling, -1, "pooling", NULL);
}

/* The same returns again a quarter earlier, and once more three quarters earlier. */
static void
repeat_survey (AssayConnection *connection)
{
  run (connection, "INSERT INTO survey (id, name, period) VALUES (2, 'Survey', '2010-11 Q3')");
  run (connection, "INSERT INTO survey (id, name, period) VALUES (3, 'Survey', '2010-11 Q1')");
  for (int id = 2; id <= 3; id++)
    {
      g_autofree char *questions = g_strdup_printf (
        "INSERT INTO survey_question (survey_id, position, heading, title, scale, answers, measure) SELECT %d,"
        " position, heading, title, scale, answers, measure FROM survey_question WHERE survey_id = 1", id);
      g_autofree char *returns = g_strdup_printf (
        "INSERT INTO response (survey_id, identity, provider_id, returned_on, answers) SELECT %d, identity,"
        " provider_id, '2010-12-01', answers FROM response WHERE survey_id = 1", id);

      run (connection, questions);
      run (connection, returns);
    }
}

/* Seven become fourteen, five become ten, two become four and, with the first quarter, six. */
static gpointer
check_pooled (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  g_autoptr (AssayFramework) framework = make_pooling (connection);
  g_autoptr (GPtrArray) evidence = NULL;
  const AssayEvidence *seven, *two, *enough;

  repeat_survey (connection);
  evidence = gather (connection, framework);
  seven = find_evidence (evidence, "HC10");
  two = find_evidence (evidence, "HC12");
  enough = find_evidence (evidence, "HC09");
  g_assert_cmpint (seven->returns, ==, 14);
  g_assert_cmpuint (seven->n_strata, ==, 2);
  g_assert_cmpuint (seven->strata[1], ==, 7);
  g_assert_cmpstr (find_item (framework, seven, "independence")->span, ==, "2010-11 Q3 to 2010-11 Q4");
  g_assert_cmpint (find_item (framework, seven, "independence")->n % 2, ==, 0);
  g_assert_cmpint (two->returns, ==, 6);
  g_assert_cmpstr (find_item (framework, two, "dignity-respect")->span, ==, "2010-11 Q1 to 2010-11 Q4");
  g_assert_cmpint (enough->returns, ==, 10);
  g_assert_cmpstr (find_item (framework, enough, "independence")->span, ==, "");
  return NULL;
}

static void
test_pooled (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_pooled, NULL);
}

static gpointer
check_pooled_only_with_a_return (AssayConnection  *connection,
                                 gpointer          data,
                                 GCancellable     *cancellable,
                                 GError          **error)
{
  g_autoptr (AssayFramework) framework = make_pooling (connection);
  g_autoptr (GPtrArray) evidence = NULL;

  repeat_survey (connection);
  run (connection, "DELETE FROM response WHERE survey_id = 1 AND provider_id = 10");
  evidence = gather (connection, framework);
  g_assert_cmpint (find_evidence (evidence, "HC10")->returns, ==, 0);
  return NULL;
}

static void
test_pooled_only_with_a_return (Fixture       *fixture,
                                gconstpointer  data)
{
  assay_test_write (fixture->db, check_pooled_only_with_a_return, NULL);
}

/* Which ratings of the quarter are flagged, by reference; none is flagged afterwards. */
static char *
take_flagged (AssayConnection *connection)
{
  g_autoptr (GString) text = g_string_new (NULL);
  AssayStatement *statement = assay_connection_query (connection, NULL,
                                                      "SELECT reference FROM rating r JOIN provider p"
                                                      " ON p.id = r.provider_id WHERE flag <> '' ORDER BY 1", "");

  while (assay_statement_next (statement, NULL))
    g_string_append_printf (text, "%s ", assay_statement_get_text (statement, 0));
  run (connection, "UPDATE rating SET flag = ''");
  return g_strdup (text->str);
}

static void
assert_flagged (AssayConnection *connection,
                const char      *expected)
{
  g_autofree char *flagged = take_flagged (connection);

  g_assert_cmpstr (flagged, ==, expected);
}

/* HC10 and HC11 reach the base with the third quarter, HC12 goes back to the first and stays under it: what
 * happens to a quarter's returns flags those that pool it, or would. */
static gpointer
check_flagged_later (AssayConnection  *connection,
                     gpointer          data,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autoptr (AssayFramework) framework = NULL;

  repeat_survey (connection);
  run (connection, "UPDATE framework SET json = replace (json, '\"leave-out\"', '\"pool\"')");
  for (int id = 2; id <= 3; id++)
    {
      g_autofree char *import = g_strdup_printf (
        "INSERT INTO import (id, kind, period, file_name, file_digest, mapping, rows_read, rows_new, rows_changed,"
        " rows_present, rows_set_aside, imported_by, imported_at) SELECT id, 'survey', period, 'x.csv', '', '{}',"
        " 0, 0, 0, 0, 0, 'test', '' FROM survey WHERE id = %d", id);
      g_autofree char *returns = g_strdup_printf ("UPDATE response SET import_id = %d WHERE survey_id = %d", id, id);

      run (connection, import);
      run (connection, returns);
    }
  framework = get_framework (connection);
  g_assert_true (assay_rating_rate_all (connection, framework, DEMO_PERIOD, FALSE, NULL, NULL, NULL, NULL, error));
  assert_flagged (connection, "");
  g_assert_true (assay_rating_flag_import (connection, 2, "It was taken back.", error));
  assert_flagged (connection, "HC10 HC11 HC12 ");
  g_assert_true (assay_rating_flag_import (connection, 3, "It was taken back.", error));
  assert_flagged (connection, "HC12 ");
  for (gint64 id = 1; id <= 12; id++)
    g_assert_true (assay_rating_flag_returns (connection, id, "2010-11 Q2", "A return came.", error));
  assert_flagged (connection, "HC12 ");
  for (gint64 id = 1; id <= 12; id++)
    g_assert_true (assay_rating_flag_returns (connection, id, "2009-10 Q4", "A return came.", error));
  assert_flagged (connection, "");
  /* Where nothing is pooled, an earlier period bears on nothing. */
  run (connection, "UPDATE framework SET json = replace (json, '\"pool\"', '\"leave-out\"')");
  g_assert_true (assay_rating_flag_import (connection, 2, "It was taken back.", error));
  assert_flagged (connection, "");
  return NULL;
}

static void
test_flagged_later (Fixture       *fixture,
                    gconstpointer  data)
{
  assay_test_write (fixture->db, check_flagged_later, NULL);
}

/* The order in which returns came into the register must not show in the redraws. */
static gpointer
check_order (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autoptr (GPtrArray) before = gather (connection, framework);
  g_autoptr (GPtrArray) after = NULL;
  const AssayEvidence *a, *b;

  run (connection, "UPDATE response SET id = 100000 - id");
  after = gather (connection, framework);
  a = find_evidence (before, "HC01");
  b = find_evidence (after, "HC01");
  g_assert_cmpmem (a->answers, a->returns * a->n_items, b->answers, b->returns * b->n_items);
  return NULL;
}

static void
test_order (Fixture       *fixture,
            gconstpointer  data)
{
  assay_test_write (fixture->db, check_order, NULL);
}

static AssayRatingRun
rate_without_redraws (AssayConnection *connection)
{
  g_autoptr (AssayFramework) framework = get_framework (connection);
  g_autoptr (GError) error = NULL;
  AssayRatingRun result;

  assay_rating_rate_all (connection, framework, DEMO_PERIOD, FALSE, NULL, NULL, &result, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* Wherever in the file the returns and figures of a period lie, together, far apart or partly behind others, the same
 * are counted. */
static gpointer
check_places (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  static const char *const moves[] = {
    "id + 100000 WHERE id % 3 = 0", "1000000 - id WHERE TRUE", "id * 1000 WHERE TRUE",
  };

  repeat_survey (connection);
  run (connection, "INSERT INTO figure (provider_id, period, field, value, carrier, recorded_by, recorded_at)"
                   " SELECT provider_id, '2010-11 Q3', field, value + 1, carrier, recorded_by, recorded_at"
                   " FROM figure");
  g_assert_cmpuint (rate_without_redraws (connection).stored, ==, 12);
  for (guint i = 0; i < G_N_ELEMENTS (moves); i++)
    {
      g_autofree char *returns = g_strconcat ("UPDATE response SET id = ", moves[i], NULL);
      g_autofree char *figures = g_strconcat ("UPDATE figure SET id = ", moves[i], NULL);

      run (connection, returns);
      run (connection, figures);
      g_assert_cmpuint (rate_without_redraws (connection).unchanged, ==, 12);
    }
  run (connection, "DELETE FROM response WHERE provider_id = 1 AND survey_id = 1 AND id ="
                   " (SELECT max (id) FROM response WHERE provider_id = 1 AND survey_id = 1)");
  g_assert_cmpuint (rate_without_redraws (connection).stored, ==, 1);
  return NULL;
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  assay_test_write (fixture->db, check_places, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/rating-gather/items", Fixture, NULL, set_up, test_items, assay_test_tear_down);
  g_test_add ("/rating-gather/missing", Fixture, NULL, set_up, test_missing, assay_test_tear_down);
  g_test_add ("/rating-gather/subjects", Fixture, NULL, set_up, test_subjects, assay_test_tear_down);
  g_test_add ("/rating-gather/periods", Fixture, NULL, set_up, test_periods, assay_test_tear_down);
  g_test_add ("/rating-gather/pooled", Fixture, NULL, set_up, test_pooled, assay_test_tear_down);
  g_test_add ("/rating-gather/pooled-only-with-a-return", Fixture, NULL, set_up,
              test_pooled_only_with_a_return, assay_test_tear_down);
  g_test_add ("/rating-gather/flagged-later", Fixture, NULL, set_up, test_flagged_later, assay_test_tear_down);
  g_test_add ("/rating-gather/order", Fixture, NULL, set_up, test_order, assay_test_tear_down);
  g_test_add ("/rating-gather/places", Fixture, NULL, set_up, test_places, assay_test_tear_down);
  return g_test_run ();
}
