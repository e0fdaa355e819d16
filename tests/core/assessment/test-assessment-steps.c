/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "assess-test.h"

#include "core/assessment/assay-sign-off.h"

typedef AssessFixture Fixture;

#define OPEN_DUE "SELECT count (*) FROM due WHERE done_on IS NULL"

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return assay_test_number (fixture->base.db, sql);
}

/* Until when corrections run, or NULL. */
static void
check_corrections_due (Fixture    *fixture,
                       const char *day)
{
  g_autofree char *sql = g_strdup_printf (OPEN_DUE " AND kind = 'corrections' AND due_on = '%s' AND subject = "
                                          "'assessment:%" G_GINT64_FORMAT ":corrections'", day,
                                          assay_assessment_get_id (fixture->visit));

  g_assert_cmpint (count (fixture, sql), ==, 1);
}

static gpointer
list_steps (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_step_list (connection, assay_assessment_get_id (data), error);
}

static void
test_whole_way (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GPtrArray) steps = NULL;
  AssessJob job = { 0 };
  gint64 entries;

  assess_share_draft (fixture);
  check_corrections_due (fixture, "2011-04-03");
  entries = count (fixture, "SELECT count (*) FROM audit");
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-03", NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit"), ==, entries + 1);
  g_assert_cmpint (count (fixture, OPEN_DUE), ==, 0);
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-05", NULL);
  g_assert_false (assay_assessment_is_published (fixture->visit));
  job.assessment = fixture->visit;
  g_assert_true (assess_try (fixture, assess_publish, &job, NULL));
  assess_refresh (fixture);
  g_assert_true (assay_assessment_is_published (fixture->visit));
  steps = assay_test_read (fixture->base.db, list_steps, fixture->visit);
  g_assert_cmpuint (steps->len, ==, 6);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpint (((AssayStep *) steps->pdata[i])->state, ==, i);
  g_assert_cmpstr (((AssayStep *) steps->pdata[3])->taken_on, ==, "2011-03-20");
}

/* Every pair of states: what may follow what, and nothing else. */
static void
test_ways (void)
{
  static const char *const allowed[] = {
    [ASSAY_ASSESSMENT_PLANNED] = "under-way cancelled",
    [ASSAY_ASSESSMENT_UNDER_WAY] = "signed-off cancelled",
    [ASSAY_ASSESSMENT_SIGNED_OFF] = "draft-shared under-way",
    [ASSAY_ASSESSMENT_DRAFT_SHARED] = "corrections-heard under-way",
    [ASSAY_ASSESSMENT_CORRECTIONS_HEARD] = "final under-way",
    [ASSAY_ASSESSMENT_REVIEWED] = "final",
    [ASSAY_ASSESSMENT_FINAL] = "",
    [ASSAY_ASSESSMENT_CANCELLED] = "",
  };

  for (guint from = 0; from < G_N_ELEMENTS (allowed); from++)
    for (guint to = 0; to < G_N_ELEMENTS (allowed); to++)
      {
        g_autoptr (AssayAssessment) assessment = g_object_new (ASSAY_TYPE_ASSESSMENT, "state", (int) from, NULL);
        g_auto (GStrv) words = g_strsplit (allowed[from], " ", -1);
        gboolean expected =
          g_strv_contains ((const char *const *) words, assay_assessment_state_get_id ((AssayAssessmentState) to));
        g_autofree char *why_not = NULL;

        g_assert_cmpint (assay_assessment_may_take (assessment, (AssayAssessmentState) to, &why_not), ==, expected);
        g_assert_cmpint (why_not == NULL, ==, expected);
      }
}

static void
test_reasons (Fixture       *fixture,
              gconstpointer  data)
{
  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", "All the same",
                      ASSAY_VALIDATION_ERROR_STATE, "5 criteria");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_CANCELLED, "2011-03-15", " ", ASSAY_VALIDATION_ERROR_REQUIRED,
                      "Reason");
  assess_put_all (fixture, "met");
  assess_put (fixture, "c0", "met", "staff");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", NULL, ASSAY_VALIDATION_ERROR_REQUIRED,
                      "Reason");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-11", "Files were locked away",
                      ASSAY_VALIDATION_ERROR_DATE, "before");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", "Files were locked away");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-03-16", NULL, ASSAY_VALIDATION_ERROR_STATE, "no step");
}

static void
test_corrections_closed_early (Fixture       *fixture,
                               gconstpointer  data)
{
  assess_share_draft (fixture);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-02", NULL,
                      ASSAY_VALIDATION_ERROR_REQUIRED, "3 April 2011");
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-03-25", "The provider has none");
}

/* Back to under way from each state in between, with a reason; what ran ends, and runs anew. */
static void
test_reopened (Fixture       *fixture,
               gconstpointer  data)
{
  assess_share_draft (fixture);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-21", NULL, ASSAY_VALIDATION_ERROR_REQUIRED,
                      "Reason");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-21", "The training record was found");
  g_assert_cmpint (count (fixture, OPEN_DUE), ==, 0);
  assess_put (fixture, "c1", "part", "staff");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-22", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-23", "A slip");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-23", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-24", NULL);
  check_corrections_due (fixture, "2011-04-07");
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-08", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-04-09", "Upheld");
}

static void
test_stale_step (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr (AssayAssessment) stale = NULL;
  g_autoptr (GError) error = NULL;
  AssessJob job = { .state = ASSAY_ASSESSMENT_CANCELLED, .day = "2011-03-15", .note = "The home closed" };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  stale = job.assessment = assay_assessment_copy (fixture->visit);
  assess_step (fixture, ASSAY_ASSESSMENT_CANCELLED, "2011-03-15", "The home closed");
  g_assert_false (assess_try (fixture, assess_take, &job, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "Provider 1"));
}

static void
test_follow_up (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr (GHashTable) carried = NULL;
  g_autoptr (GHashTable) looked_at = NULL;
  const AssayAnswer *answer;
  gint64 first;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  assess_put (fixture, "c1", "not-met", "records");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", NULL);
  first = assay_assessment_get_id (fixture->visit);
  assess_begin (fixture, 1, "follow-up", "2011-03-28");
  g_assert_cmpint (assay_assessment_get_follows_id (fixture->visit), ==, first);
  g_assert_cmpuint (assay_assessment_get_answered (fixture->visit), ==, 5);
  carried = assess_answers (fixture);
  answer = g_hash_table_lookup (carried, "c1");
  g_assert_true (answer->carried);
  g_assert_cmpstr (answer->answer, ==, "not-met");
  g_assert_cmpstr (answer->note, ==, "Seen on the day");
  assess_put (fixture, "c1", "not-met", "records");
  looked_at = assess_answers (fixture);
  g_assert_false (((AssayAnswer *) g_hash_table_lookup (looked_at, "c1"))->carried);
  g_assert_true (((AssayAnswer *) g_hash_table_lookup (looked_at, "c2"))->carried);
}

static gpointer
correct_day (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessJob *job = data;

  assay_assessment_set_visited_on (connection, job->assessment, job->framework, job->day, error);
  return NULL;
}

static gboolean
try_day (Fixture     *fixture,
         const char  *day,
         GError     **error)
{
  AssessJob job = { .assessment = fixture->visit, .day = day };

  if (!assess_try (fixture, correct_day, &job, error))
    return FALSE;
  assess_refresh (fixture);
  return TRUE;
}

static void
refuse_day (Fixture    *fixture,
            const char *day,
            const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (try_day (fixture, day, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE);
  g_assert_nonnull (strstr (error->message, words));
}

/* A visit of one day that is begun in the register on a later one. */
static void
test_written_up_later (Fixture       *fixture,
                       gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->visit = assess_plan (fixture, 1, "announced", "2011-03-30");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-04-20", NULL);
  assess_put_all (fixture, "met");
  refuse_day (fixture, "2010-09-30", "30 September 2010 is before 1 October 2010");
  refuse_day (fixture, "2999-01-01", "still to come");
  refuse_day (fixture, "30 March", "not a date");
  g_assert_true (try_day (fixture, "2011-04-02", &error));
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2011-12 H1");
  g_assert_true (try_day (fixture, "2011-03-28", &error));
  g_assert_cmpstr (assay_assessment_get_visited_on (fixture->visit), ==, "2011-03-28");
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2010-11 H2");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-04-01", NULL);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM assessment_step WHERE state = 'under-way' AND "
                                   "taken_on = '2011-03-28'"), ==, 1);
}

static void
begin_on (Fixture    *fixture,
          const char *kind,
          const char *planned_on,
          const char *day)
{
  g_clear_object (&fixture->visit);
  fixture->visit = assess_plan (fixture, 2, kind, planned_on);
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2010-11 H2");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, day, NULL);
}

/* It counts for the period that it is in, later or earlier than it was planned; what somebody was asked to fill in for
 * a period stays there. */
static void
test_begun_elsewhere (Fixture       *fixture,
                      gconstpointer  data)
{
  begin_on (fixture, "announced", "2011-03-30", "2011-04-02");
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2011-12 H1");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE action = 'assessment.start' AND summary LIKE "
                                   "'%It counts for 2011-12 H1 instead of 2010-11 H2.'"), ==, 1);
  begin_on (fixture, "announced", "2010-10-01", "2010-09-30");
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2010-11 H1");
  begin_on (fixture, "announced", "2010-10-01", "2011-03-31");
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2010-11 H2");
  begin_on (fixture, "self-assessment", "2011-03-30", "2011-04-02");
  g_assert_cmpstr (assay_assessment_get_period (fixture->visit), ==, "2010-11 H2");
}

static gpointer
look_over (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  return assay_sign_off_check (connection, fixture->visit, fixture->framework, error);
}

/* What nobody looked at again is signed off with a reason alone. */
static void
test_follow_up_untouched (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", NULL);
  assess_begin (fixture, 1, "follow-up", "2011-03-28");
  assess_put (fixture, "c0", "met", "staff records");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-29", NULL, ASSAY_VALIDATION_ERROR_REQUIRED,
                      "Reason is needed");
  findings = assay_test_read (fixture->base.db, look_over, fixture);
  g_assert_cmpuint (findings->len, ==, 1);
  g_assert_nonnull (strstr (((AssaySignOffFinding *) findings->pdata[0])->text, "4 answers were carried over"));
  g_assert_nonnull (strstr (((AssaySignOffFinding *) findings->pdata[0])->text, "“Criterion 1”"));
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-29", "Only the kitchen was looked at");
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) \
  g_test_add ("/assessment/steps/" path, Fixture, NULL, assess_set_up, function, assess_tear_down)
  g_test_add_func ("/assessment/steps/ways", test_ways);
  ADD ("whole-way", test_whole_way);
  ADD ("written-up-later", test_written_up_later);
  ADD ("begun-elsewhere", test_begun_elsewhere);
  ADD ("follow-up-untouched", test_follow_up_untouched);
  ADD ("reasons", test_reasons);
  ADD ("corrections-closed-early", test_corrections_closed_early);
  ADD ("reopened", test_reopened);
  ADD ("stale", test_stale_step);
  ADD ("follow-up", test_follow_up);
  return g_test_run ();
}
