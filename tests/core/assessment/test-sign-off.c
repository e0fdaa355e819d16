/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>

#include "assess-test.h"
#include "core/assessment/assay-attachment.h"
#include "core/assessment/assay-consistency.h"
#include "core/assessment/assay-assessment-plan.h"
#include "core/assessment/assay-plan-submit.h"
#include "core/assessment/assay-sign-off.h"

typedef AssessFixture Fixture;

static gpointer
check_visit (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  Fixture *fixture = data;

  return assay_sign_off_check (connection, fixture->visit, fixture->framework, error);
}

static guint
count_kind (GPtrArray        *findings,
            AssaySignOffKind  kind)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((AssaySignOffFinding *) findings->pdata[i])->kind == kind;
  return n;
}

/* The one finding of a kind. */
static const AssaySignOffFinding *
find_kind (GPtrArray        *findings,
           AssaySignOffKind  kind,
           const char       *criterion)
{
  g_assert_cmpuint (count_kind (findings, kind), ==, 1);
  for (guint i = 0; i < findings->len; i++)
    {
      const AssaySignOffFinding *finding = findings->pdata[i];

      if (finding->kind != kind)
        continue;
      g_assert_cmpstr (finding->leaf->id, ==, criterion);
      return finding;
    }
  g_assert_not_reached ();
}

static void
test_answers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (AssayAnswer) bare = assess_make_answer ("c3", "part", "staff");
  AssessJob job = { .answer = bare };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put (fixture, "c0", "met", "staff");
  assess_put (fixture, "c1", "met", "policy");
  assess_put (fixture, "c2", "met", "");
  job.assessment = fixture->visit;
  g_assert_true (assess_try (fixture, assess_answer, &job, NULL));
  findings = assay_test_read (fixture->base.db, check_visit, fixture);
  g_assert_cmpuint (findings->len, ==, 5);
  g_assert_nonnull (strstr (find_kind (findings, ASSAY_SIGN_OFF_MISSING_SOURCE, "c0")->text, "Records"));
  g_assert_false (find_kind (findings, ASSAY_SIGN_OFF_POLICY_ALONE, "c1")->stops);
  find_kind (findings, ASSAY_SIGN_OFF_NO_SOURCE, "c2");
  find_kind (findings, ASSAY_SIGN_OFF_NO_NOTE, "c3");
  g_assert_true (find_kind (findings, ASSAY_SIGN_OFF_UNANSWERED, "c4")->stops);
}

/* Who is asked at home is where the answer comes from; what a criterion asks for by name is still asked for. */
static void
test_at_home (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;

  assess_begin (fixture, 1, "home-visit", "2011-03-12");
  assess_put (fixture, "c0", "met", "");
  assess_put (fixture, "c1", "met", "");
  assess_put (fixture, "c2", "met", "staff");
  assess_put (fixture, "c3", "met", "");
  findings = assay_test_read (fixture->base.db, check_visit, fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  find_kind (findings, ASSAY_SIGN_OFF_MISSING_SOURCE, "c0");
  find_kind (findings, ASSAY_SIGN_OFF_UNANSWERED, "c4");
}

/* "Not applicable" needs neither source nor evidence. */
static void
test_nothing (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr (GPtrArray) findings = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  assess_put (fixture, "c0", "not-applicable", "");
  findings = assay_test_read (fixture->base.db, check_visit, fixture);
  g_assert_cmpuint (findings->len, ==, 0);
}

typedef struct
{
  Fixture *fixture;
  const char *criterion;
  const char *text;
  const char *verdict;
  gsize size;
} Evidence;

static gpointer
attach (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Evidence *evidence = data;
  g_autoptr (GBytes) content = g_bytes_new_take (g_strnfill (evidence->size, 'x'), evidence->size);

  assay_attachment_add (connection, evidence->fixture->visit, evidence->criterion, evidence->text, "text/plain",
                        content, error);
  return NULL;
}

static gpointer
name_piece (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Evidence *evidence = data;
  g_autoptr (AssayEvidencePiece) piece = g_new0 (AssayEvidencePiece, 1);

  piece->criterion = g_strdup (evidence->criterion);
  piece->description = g_strdup (evidence->text);
  piece->verdict = g_strdup (evidence->verdict);
  assay_evidence_piece_save (connection, evidence->fixture->visit, piece, error);
  return NULL;
}

static void
test_used_twice (Fixture       *fixture,
                 gconstpointer  data)
{
  Evidence files[] = { { fixture, "c0", "rota.pdf", "", 10 }, { fixture, "c1", "rota (copy).pdf", "", 10 },
                       { fixture, "c2", "other.pdf", "", 11 } };
  Evidence pieces[] = { { fixture, "c1", "Training matrix, 2011", "verified", 0 },
                        { fixture, "c3", "training MATRIX 2011", "verified", 0 },
                        { fixture, "c3", "Training matrix 2011", "verified", 0 } };
  g_autoptr (GPtrArray) findings = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  for (guint i = 0; i < 3; i++)
    {
      assay_test_write (fixture->base.db, attach, &files[i]);
      assay_test_write (fixture->base.db, name_piece, &pieces[i]);
    }
  findings = assay_test_read (fixture->base.db, check_visit, fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpuint (count_kind (findings, ASSAY_SIGN_OFF_USED_TWICE), ==, 2);
  g_assert_nonnull (strstr (((AssaySignOffFinding *) findings->pdata[0])->text, "Criterion 0”, “Criterion 1"));
  g_assert_nonnull (strstr (((AssaySignOffFinding *) findings->pdata[1])->text, "Criterion 1”, “Criterion 3"));
}

static void
refuse_file (Evidence             *evidence,
             AssayValidationError  code)
{
  g_autoptr (GError) error = NULL;

  assay_db_write_sync (evidence->fixture->base.db, attach, evidence, NULL, &error);
  g_assert_error (error, ASSAY_VALIDATION_ERROR, (int) code);
}

static void
test_files_refused (Fixture       *fixture,
                    gconstpointer  data)
{
  Evidence large = { fixture, "c0", "film.mp4", "", ASSAY_ATTACHMENT_MOST_BYTES + 1 };
  Evidence most = { fixture, "c0", "photograph.jpg", "", ASSAY_ATTACHMENT_MOST_BYTES };
  Evidence empty = { fixture, "c0", "nothing.txt", "", 0 };
  Evidence at_home = { fixture, "c0", "letter.jpg", "", 9 };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  refuse_file (&large, ASSAY_VALIDATION_ERROR_RANGE);
  refuse_file (&empty, ASSAY_VALIDATION_ERROR_RANGE);
  assay_test_write (fixture->base.db, attach, &most);
  assess_begin (fixture, 1, "home-visit", "2011-03-12");
  refuse_file (&at_home, ASSAY_VALIDATION_ERROR_STATE);
}

static const AssessShape verifying = { 2, 3, ", 'verifies-evidence': true", 3 };

static void
test_not_verified (Fixture       *fixture,
                   gconstpointer  data)
{
  Evidence pieces[] = { { fixture, "c0", "Rota", "verified", 0 }, { fixture, "c1", "Matrix", "verified", 0 },
                        { fixture, "c2", "Log", "verified", 0 },  { fixture, "c3", "Plan", "verified", 0 },
                        { fixture, "c3", "Diary", "", 0 } };
  g_autoptr (GPtrArray) findings = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  for (guint i = 0; i < G_N_ELEMENTS (pieces); i++)
    assay_test_write (fixture->base.db, name_piece, &pieces[i]);
  findings = assay_test_read (fixture->base.db, check_visit, fixture);
  g_assert_cmpuint (findings->len, ==, 2);
  g_assert_cmpstr (((AssaySignOffFinding *) findings->pdata[0])->leaf->id, ==, "c4");
  g_assert_cmpstr (((AssaySignOffFinding *) findings->pdata[1])->leaf->id, ==, "c3");
  g_assert_nonnull (strstr (((AssaySignOffFinding *) findings->pdata[1])->text, "Diary"));
}

/* Tables of two by two with their known values: the lady tasting tea, and others as statistics programs
 * give them. */
static void
test_fisher (void)
{
  g_assert_cmpfloat_with_epsilon (assay_fisher_exact (3, 4, 1, 4), 34.0 / 70, 1e-12);
  g_assert_cmpfloat_with_epsilon (assay_fisher_exact (4, 4, 0, 4), 2.0 / 70, 1e-12);
  g_assert_cmpfloat_with_epsilon (assay_fisher_exact (1, 10, 11, 14), 0.0027594562, 1e-9);
  g_assert_cmpfloat_with_epsilon (assay_fisher_exact (8, 10, 1, 6), 0.0349650350, 1e-9);
  g_assert_cmpfloat (assay_fisher_exact (5, 10, 5, 10), ==, 1);
  g_assert_cmpfloat (assay_fisher_exact (10, 10, 10, 10), ==, 1);
}

/* Visits that were signed off, with one answer each. */
static gpointer
add_judgements (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < 22; i++)
    {
      assay_connection_run (connection, error,
                            "INSERT INTO assessment (provider_id, framework_id, framework_version, period, kind, "
                            "state, officer_id, visited_on) VALUES (1, 'synthetic', 1, ?, 'announced', 'final', ?, "
                            "'2011-03-01')", "si", ASSESS_PERIOD, (gint64) (i < 12 ? 11 : 12));
      assay_connection_run (connection, error,
                            "INSERT INTO assessment_answer (assessment_id, criterion, answer, answered_by, "
                            "answered_at) VALUES (?, 'c1', ?, 'x', 'x'), (?1, 'c2', ?, 'x', 'x')", "iss",
                            assay_connection_last_row_id (connection), i < 12 ? "met" : i < 14 ? "met" : "part",
                            i % 2 == 0 ? "not-applicable" : "met");
    }
  return NULL;
}

static gpointer
list_consistency (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_consistency_list (connection, data, error);
}

static gpointer
list_history (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_answer_history (connection, "synthetic", "c1", *(gint64 *) data, error);
}

static void
test_consistency (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) history = NULL;
  g_autoptr (GPtrArray) nobodys = NULL;
  const AssayConsistency *first;
  gint64 provider = 0;

  assay_test_write (fixture->base.db, add_judgements, NULL);
  list = assay_test_read (fixture->base.db, list_consistency, fixture->framework);
  g_assert_cmpuint (list->len, ==, 1);
  first = list->pdata[0];
  g_assert_cmpstr (first->criterion, ==, "c1");
  g_assert_cmpstr (first->a, ==, "A. Reed");
  g_assert_cmpuint (first->a_n, ==, 10);
  g_assert_cmpuint (first->a_full, ==, 2);
  g_assert_cmpuint (first->b_full, ==, 12);
  g_assert_cmpuint (first->in_common, ==, 10);
  g_assert_cmpfloat_with_epsilon (first->p, assay_fisher_exact (2, 10, 12, 12), 1e-12);
  history = assay_test_read (fixture->base.db, list_history, &provider);
  g_assert_cmpuint (history->len, ==, 22);
  provider = 2;
  nobodys = assay_test_read (fixture->base.db, list_history, &provider);
  g_assert_cmpuint (nobodys->len, ==, 0);
}

/* A plan after a visit is made once. */

static gpointer
ensure_plan (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  const Fixture *fixture = data;

  return assay_assessment_ensure_plan (connection, fixture->visit, fixture->framework, error);
}

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (AssayActionPlan) first = NULL;
  g_autoptr (AssayActionPlan) again = NULL;

  assess_begin (fixture, 2, "announced", "2011-03-12");
  first = assay_db_write_sync (fixture->base.db, ensure_plan, fixture, NULL, NULL);
  again = assay_db_write_sync (fixture->base.db, ensure_plan, fixture, NULL, NULL);
  g_assert_nonnull (first);
  g_assert_nonnull (again);
  g_assert_cmpint (again->id, ==, first->id);
  g_assert_cmpint (first->provider_id, ==, 2);
  g_assert_cmpstr (first->kind, ==, "action-plan");
  g_assert_cmpstr (first->state, ==, "draft");
  g_assert_cmpstr (first->title, ==, "Announced visit of 12 March 2011");
  g_assert_cmpstr (first->due_on, !=, "");
}

static gpointer
agree (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  gpointer *both = data;
  const Fixture *fixture = both[0];

  assay_assessment_agree (connection, fixture->visit, fixture->framework, both[1], error);
  return NULL;
}

/* The plan comes with the first action, and does not stay where the action was refused. */
static void
test_agree (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (AssayAction) action = g_object_new (ASSAY_TYPE_ACTION, "subject", "c1", NULL);
  g_autoptr (AssayAction) other = g_object_new (ASSAY_TYPE_ACTION, "subject", "c2", "title", "Train the staff", NULL);
  g_autoptr (GError) error = NULL;
  gpointer both[] = { fixture, action };

  assess_begin (fixture, 2, "announced", "2011-03-12");
  assay_db_write_sync (fixture->base.db, agree, both, NULL, &error);
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_assert_cmpint (assay_test_number (fixture->base.db, "SELECT count (*) FROM action_plan"), ==, 0);
  g_object_set (action, "title", "Look over the plans", NULL);
  assay_test_write (fixture->base.db, agree, both);
  both[1] = other;
  assay_test_write (fixture->base.db, agree, both);
  g_assert_cmpint (assay_test_number (fixture->base.db, "SELECT count (*) FROM action_plan"), ==, 1);
  g_assert_cmpint (assay_test_number (fixture->base.db, "SELECT count (*) FROM action WHERE plan_id = "
                                      "(SELECT id FROM action_plan) AND provider_id = 2"), ==, 2);
}

static gpointer
load_plan (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_assessment_find_plan (connection, assay_assessment_get_id (((Fixture *) data)->visit), error);
}

static gpointer
list_missing (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  return assay_assessment_list_missing_actions (connection, data, error);
}

static gpointer
submit (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  assay_assessment_submit_plan (connection, data, "2011-03-25", error);
  return NULL;
}

/* The draft brings the plan, though nothing was agreed on the day; what still wants an action is listed and named. */
static void
test_plan_begins (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (AssayAction) action = g_object_new (ASSAY_TYPE_ACTION, "subject", "c1", "title", "Train the staff",
                                                 "owner", "Manager", "due-on", "2011-05-01", NULL);
  gpointer both[] = { fixture, action };
  g_autoptr (AssayActionPlan) plan = NULL;
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GPtrArray) left = NULL;
  g_autoptr (GError) error = NULL;

  assess_begin (fixture, 2, "announced", "2011-03-12");
  assess_put_all (fixture, "met");
  assess_put (fixture, "c1", "part", "staff");
  assess_put (fixture, "c3", "not-met", "records");
  /* A policy alone counts as met in part, and so asks for an action as well. */
  assess_put (fixture, "c4", "met", "policy");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-15", "Talked over");
  g_assert_null (assay_test_read (fixture->base.db, load_plan, fixture));
  assess_step (fixture, ASSAY_ASSESSMENT_DRAFT_SHARED, "2011-03-20", NULL);
  plan = assay_test_read (fixture->base.db, load_plan, fixture);
  g_assert_nonnull (plan);
  g_assert_cmpstr (plan->due_on, ==, "2011-04-03");
  missing = assay_test_read (fixture->base.db, list_missing, plan);
  g_assert_cmpuint (missing->len, ==, 3);
  g_assert_cmpstr (((AssayMissingAction *) missing->pdata[0])->criterion, ==, "c1");
  g_assert_cmpstr (((AssayMissingAction *) missing->pdata[0])->label, ==, "1.2  Criterion 1");
  g_assert_cmpstr (((AssayMissingAction *) missing->pdata[2])->criterion, ==, "c4");
  assay_test_write (fixture->base.db, agree, both);
  left = assay_test_read (fixture->base.db, list_missing, plan);
  g_assert_cmpuint (left->len, ==, 2);
  assay_db_write_sync (fixture->base.db, submit, plan, NULL, &error);
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED);
  g_assert_nonnull (strstr (error->message, "2 criteria: 2.1  Criterion 3; 2.2  Criterion 4."));
}

/* Where everything is met nothing is to be planned. */
static void
test_plan_not_asked (Fixture       *fixture,
                     gconstpointer  data)
{
  assess_share_draft (fixture);
  g_assert_null (assay_test_read (fixture->base.db, load_plan, fixture));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, shape, function) \
  g_test_add ("/assessment/sign-off/" path, Fixture, shape, assess_set_up, function, assess_tear_down)
  ADD ("answers", NULL, test_answers);
  ADD ("at-home", NULL, test_at_home);
  ADD ("nothing", NULL, test_nothing);
  ADD ("used-twice", NULL, test_used_twice);
  ADD ("files-refused", NULL, test_files_refused);
  ADD ("not-verified", &verifying, test_not_verified);
  ADD ("plan", NULL, test_plan);
  ADD ("agree", NULL, test_agree);
  ADD ("plan-begins", NULL, test_plan_begins);
  ADD ("plan-not-asked", NULL, test_plan_not_asked);
  g_test_add_func ("/assessment/consistency/fisher", test_fisher);
  ADD ("consistency", NULL, test_consistency);
  return g_test_run ();
}
