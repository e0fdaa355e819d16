/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "assess-test.h"

#include "core/assessment/assay-open-visit.h"

/* What a provider holds against a visit, and what that opens. */

typedef AssessFixture Fixture;

#define OPEN_DUE "SELECT count (*) FROM due WHERE done_on IS NULL"

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return assay_test_number (fixture->base.db, sql);
}

static AssayChallenge *
make_challenge (Fixture *fixture)
{
  AssayChallenge *challenge = g_new0 (AssayChallenge, 1);

  challenge->assessment_id = assay_assessment_get_id (fixture->visit);
  challenge->received_on = g_strdup ("2011-03-25");
  challenge->criterion = g_strdup ("c1");
  challenge->grounds = g_strdup ("The record was in the other office");
  return challenge;
}

static void
decide (AssayChallenge *challenge)
{
  challenge->outcome = g_strdup ("not-upheld");
  challenge->outcome_note = g_strdup ("It was not there on the day");
  g_free (challenge->decided_on);
  challenge->decided_on = g_strdup ("2011-04-10");
}

#define REVIEWER(id) "UPDATE assessment SET reviewer_id = " id
#define ACTS_AS(id) "UPDATE assessment SET officer_id = (SELECT id FROM officer WHERE account NOT IN ('marsh', " \
                    "'reed'))" id

static void
test_disputed (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (AssayChallenge) challenge = NULL;
  AssessJob job = { 0 };

  assess_share_draft (fixture);
  challenge = job.challenge = make_challenge (fixture);
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  g_assert_cmpint (count (fixture, OPEN_DUE " AND kind = 'challenge' AND due_on = '2011-04-08'"), ==, 1);
  assess_refresh (fixture);
  g_assert_cmpuint (assay_assessment_get_open_challenges (fixture->visit), ==, 1);
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-03", NULL);
  g_assert_cmpint (count (fixture, OPEN_DUE " AND kind = 'review'"), ==, 1);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-05", NULL, ASSAY_VALIDATION_ERROR_STATE,
                      "second officer");
  assess_step (fixture, ASSAY_ASSESSMENT_REVIEWED, "2011-04-08", NULL);
  g_assert_cmpint (assay_assessment_get_reviewer_id (fixture->visit), !=, 0);
  g_assert_cmpint (assay_assessment_get_reviewer_id (fixture->visit), !=, 11);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-09", NULL, ASSAY_VALIDATION_ERROR_STATE, "waits");
  decide (challenge);
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  g_assert_cmpint (count (fixture, OPEN_DUE), ==, 0);
  assess_refresh (fixture);
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-11", NULL);
}

static void
set_outcome (AssayChallenge *challenge,
             const char     *outcome)
{
  g_free (challenge->outcome);
  challenge->outcome = g_strdup (outcome);
}

/* What was final and published is corrected where the provider was right, and goes its way again; once it has,
 * the same challenge opens nothing any more. */
static void
test_upheld (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (AssayChallenge) challenge = NULL;
  AssessJob job = { 0 };

  assess_share_draft (fixture);
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-03", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-05", NULL);
  job.assessment = fixture->visit;
  g_assert_true (assess_try (fixture, assess_publish, &job, NULL));
  challenge = job.challenge = make_challenge (fixture);
  decide (challenge);
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  assess_refresh (fixture);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-04-11", "Not right", ASSAY_VALIDATION_ERROR_STATE,
                      "upheld");
  set_outcome (challenge, "partly-upheld");
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  assess_refresh (fixture);
  g_assert_cmpuint (assay_assessment_get_upheld_challenges (fixture->visit), ==, 1);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-04-11", " ", ASSAY_VALIDATION_ERROR_REQUIRED,
                      "Reason");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-04-11", "The record was there");
  g_assert_false (assay_assessment_is_published (fixture->visit));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE action = 'assessment.reopen'"), ==, 1);
  assess_put (fixture, "c1", "met", "staff");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-04-12", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-04-12", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-26", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_REVIEWED, "2011-04-27", NULL);
  g_assert_cmpuint (assay_assessment_get_upheld_challenges (fixture->visit), ==, 0);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-04-28", "Again", ASSAY_VALIDATION_ERROR_STATE,
                      "upheld");
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-28", NULL);
}

static void
go_to_final (Fixture    *fixture,
             const char *day)
{
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, day, NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, day, NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, day, "They were there");
  if (assay_assessment_get_challenges (fixture->visit) > 0)
    assess_step (fixture, ASSAY_ASSESSMENT_REVIEWED, day, NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, day, NULL);
}

static void
uphold (Fixture        *fixture,
        AssayChallenge *challenge,
        const char     *outcome,
        const char     *day)
{
  AssessJob job = { .challenge = challenge };

  if (challenge->outcome == NULL)
    decide (challenge);
  set_outcome (challenge, outcome);
  g_free (challenge->received_on);
  challenge->received_on = g_strdup (day);
  g_free (challenge->decided_on);
  challenge->decided_on = g_strdup (day);
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  assess_refresh (fixture);
}

/* Nobody reads what is known to be wrong. */
static void
refuse_to_publish (Fixture *fixture)
{
  AssessJob job = { .assessment = fixture->visit };
  g_autoptr (GError) error = NULL;

  g_assert_false (assess_try (fixture, assess_publish, &job, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  g_assert_nonnull (strstr (error->message, "upheld since it was final"));
}

/* A challenge opens it once, though all of it is of one day; saving the same outcome again opens nothing. */
static void
test_upheld_on_one_day (Fixture       *fixture,
                        gconstpointer  data)
{
  const char *day = "2011-03-20";
  g_autoptr (AssayChallenge) challenge = NULL;

  assess_begin (fixture, 1, "announced", day);
  assess_put_all (fixture, "met");
  go_to_final (fixture, day);
  challenge = make_challenge (fixture);
  uphold (fixture, challenge, "upheld", day);
  g_assert_cmpuint (assay_assessment_get_upheld_challenges (fixture->visit), ==, 1);
  refuse_to_publish (fixture);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, day, "The record was there");
  assess_put (fixture, "c1", "met", "staff");
  go_to_final (fixture, day);
  g_assert_cmpuint (assay_assessment_get_upheld_challenges (fixture->visit), ==, 0);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, day, "Again", ASSAY_VALIDATION_ERROR_STATE, "upheld");
  uphold (fixture, challenge, "upheld", day);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, day, "Again", ASSAY_VALIDATION_ERROR_STATE, "upheld");
  uphold (fixture, challenge, "partly-upheld", day);
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, day, "It was decided anew");
}

static gpointer
list_open (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_open_visit_list (connection, error);
}

/* What the only visit with steps left waits for, NULL where there is none, and until when. */
static void
check_open (Fixture    *fixture,
            const char *next,
            const char *since,
            const char *due_on)
{
  g_autoptr (GPtrArray) visits = assay_test_read (fixture->base.db, list_open, NULL);
  g_autofree char *said = NULL;

  g_assert_cmpuint (visits->len, ==, next != NULL ? 1 : 0);
  if (next == NULL)
    return;
  said = assay_open_visit_dup_next (visits->pdata[0]);
  g_assert_cmpstr (said, ==, next);
  g_assert_cmpstr (assay_open_visit_get_since (visits->pdata[0]), ==, since);
  g_assert_cmpstr (assay_open_visit_get_due_on (visits->pdata[0]), ==, due_on);
  g_assert_cmpint (assay_open_visit_is_late (visits->pdata[0], "2011-06-01"), ==, *due_on != '\0');
  g_assert_false (assay_open_visit_is_late (visits->pdata[0], due_on));
}

/* From the sign-off to the end it is on the list of what has steps left, and again when somebody is right later. */
static void
test_open (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AssayChallenge) challenge = NULL;
  AssessJob job = { 0 };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  check_open (fixture, NULL, NULL, NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", NULL);
  check_open (fixture, "Share the draft", "2011-03-15", "");
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-20", NULL);
  check_open (fixture, "Hear the provider\342\200\231s corrections", "2011-03-20", "2011-04-03");
  challenge = job.challenge = make_challenge (fixture);
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  assess_refresh (fixture);
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-03", NULL);
  check_open (fixture, "Decide 1 challenge", "2011-04-03", "2011-04-17");
  uphold (fixture, challenge, "not-upheld", "2011-04-04");
  check_open (fixture, "Review by a second officer", "2011-04-03", "2011-04-17");
  assess_step (fixture, ASSAY_ASSESSMENT_REVIEWED, "2011-04-08", NULL);
  check_open (fixture, "Make it final", "2011-04-08", "");
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-09", NULL);
  check_open (fixture, NULL, NULL, NULL);
  uphold (fixture, challenge, "upheld", "2011-04-10");
  check_open (fixture, "Correct what a challenge was upheld about", "2011-04-09", "");
}

/* Where the provider was right and the answer stays nevertheless, somebody says why. */
static void
test_upheld_and_left (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (AssayChallenge) challenge = NULL;

  assess_share_draft (fixture);
  challenge = make_challenge (fixture);
  uphold (fixture, challenge, "upheld", "2011-04-02");
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-03", NULL);
  assess_step (fixture, ASSAY_ASSESSMENT_REVIEWED, "2011-04-08", NULL);
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-11", NULL, ASSAY_VALIDATION_ERROR_REQUIRED, "upheld");
  assess_step (fixture, ASSAY_ASSESSMENT_FINAL, "2011-04-11", "The wording alone was challenged");
}

/* Whoever assessed does not review, under his own name or another's. */
static void
test_second_officer (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (AssayChallenge) challenge = NULL;
  AssessJob job = { 0 };

  assess_share_draft (fixture);
  challenge = job.challenge = make_challenge (fixture);
  g_assert_true (assess_try (fixture, assess_challenge, &job, NULL));
  assess_refresh (fixture);
  assess_step (fixture, ASSAY_ASSESSMENT_CORRECTIONS_HEARD, "2011-04-03", NULL);
  assay_test_run (fixture->base.db, REVIEWER ("11"));
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_REVIEWED, "2011-04-08", NULL, ASSAY_VALIDATION_ERROR_STATE,
                      "somebody else");
  assay_test_run (fixture->base.db, REVIEWER ("12"));
  assay_test_run (fixture->base.db, ACTS_AS (""));
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_REVIEWED, "2011-04-08", NULL, ASSAY_VALIDATION_ERROR_STATE,
                      "somebody else");
}

static void
test_challenge_refused (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr (AssayChallenge) challenge = NULL;
  g_autoptr (GError) error = NULL;
  AssessJob job = { 0 };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  challenge = job.challenge = make_challenge (fixture);
  g_assert_false (assess_try (fixture, assess_challenge, &job, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  g_clear_error (&error);
  assess_share_draft (fixture);
  challenge->assessment_id = assay_assessment_get_id (fixture->visit);
  challenge->outcome = g_strdup ("upheld");
  g_free (challenge->decided_on);
  challenge->decided_on = g_strdup ("2011-03-20");
  g_assert_false (assess_try (fixture, assess_challenge, &job, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_clear_error (&error);
  challenge->outcome_note = g_strdup ("It was there");
  g_assert_false (assess_try (fixture, assess_challenge, &job, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM assessment_challenge"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) \
  g_test_add ("/assessment/challenges/" path, Fixture, NULL, assess_set_up, function, assess_tear_down)
  ADD ("disputed", test_disputed);
  ADD ("upheld", test_upheld);
  ADD ("upheld-on-one-day", test_upheld_on_one_day);
  ADD ("upheld-and-left", test_upheld_and_left);
  ADD ("second-officer", test_second_officer);
  ADD ("challenge-refused", test_challenge_refused);
  ADD ("steps-left", test_open);
  return g_test_run ();
}
