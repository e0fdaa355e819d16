/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The score of an assessment against a calculation that shares nothing with the engine: in whole numbers, the
 * half of a point as 1 of 2. And an answer that was saved survives the death of the program: this one starts
 * itself again as the one that dies, "test-assessment-score dies PATH". */

#include <math.h>
#include <signal.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#include "assess-test.h"
#include "core/scoring/assay-scoring.h"

static char *program;

static AssayAssessment *
make_visit (const char *service_type)
{
  return g_object_new (ASSAY_TYPE_ASSESSMENT, "reference", "hc01", "framework-id", "synthetic", "period",
                       ASSESS_PERIOD, "service-type", service_type, "kind", "announced", "visited-on", "2011-04-12",
                       "officer", "J. Marsh", NULL);
}

static GHashTable *
make_answers (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) assay_answer_free);
}

static void
put (GHashTable *answers,
     guint       number,
     const char *key,
     const char *source)
{
  g_autofree char *criterion = g_strdup_printf ("c%u", number);
  AssayAnswer *answer = assess_make_answer (criterion, key, source);

  g_hash_table_replace (answers, answer->criterion, answer);
}

static AssayResult *
score (AssayFramework *framework,
       GHashTable     *answers,
       const char     *service_type)
{
  g_autoptr (AssayAssessment) visit = make_visit (service_type);
  g_autoptr (AssayEvidence) evidence = assay_assessment_to_evidence (visit, framework, answers, NULL);

  return assay_score (framework, evidence);
}

/* Tenths of a per cent of @points half points among @weight, half up, in whole numbers alone. */
static guint
tenths (guint64 points,
        guint64 weight)
{
  return (guint) ((points * 1000 + weight) / (2 * weight));
}

/* 150 criteria, of which one is not for home care; answers as a generator with a known seed gives them. */
static void
test_independent (void)
{
  static const char *const keys[] = { "met", "part", "not-met", "not-applicable" };
  static const AssessShape shape = { 5, 30, "", 3 };
  g_autoptr (AssayFramework) framework = assess_make_framework (&shape);

  for (guint seed = 1; seed <= 20; seed++)
    {
      g_autoptr (GHashTable) answers = make_answers ();
      g_autoptr (GRand) generator = g_rand_new_with_seed (seed);
      g_autoptr (AssayResult) result = NULL;
      guint64 half_points = 0;
      guint64 weights = 0;

      for (guint i = 0; i < 150; i++)
        {
          guint kind = (guint) g_rand_int_range (generator, 0, 20);
          guint key = kind < 13 ? 0 : kind < 16 ? 1 : kind < 18 ? 2 : 3;
          guint weight = i % 7 == 6 ? 3 : 1;

          put (answers, i, keys[key], "staff");
          if (key == 3 || i == 149)
            continue;
          weights += weight;
          half_points += weight * (2 - key);
        }
      result = score (framework, answers, "home care");
      g_assert_cmpint (lround (10 * result->score), ==, tenths (half_points, weights));
      g_assert_cmpfloat (assay_explanation_recompute (result->explanation, 1), ==, result->score);
    }
}

/* 1,000 criteria of one weight: the printed figure decides the band. */
static void
check_edge (AssayFramework *framework,
            guint           met,
            guint           part,
            double          printed,
            const char     *band)
{
  g_autoptr (GHashTable) answers = make_answers ();
  g_autoptr (AssayResult) result = NULL;

  for (guint i = 0; i < 1000; i++)
    put (answers, i, i < met ? "met" : i < met + part ? "part" : "not-met", "staff");
  result = score (framework, answers, "Care home");
  g_assert_true (result->rated);
  g_assert_cmpfloat (result->score, ==, printed);
  g_assert_cmpstr (result->band->id, ==, band);
}

static void
test_edges (void)
{
  static const AssessShape shape = { 10, 100, "", 1 };
  g_autoptr (AssayFramework) framework = assess_make_framework (&shape);

  check_edge (framework, 949, 1, 95.0, "excellent");
  check_edge (framework, 949, 0, 94.9, "good");
  check_edge (framework, 779, 1, 78.0, "good");
  check_edge (framework, 779, 0, 77.9, "adequate");
  check_edge (framework, 649, 1, 65.0, "adequate");
  check_edge (framework, 649, 0, 64.9, "poor");
}

static void
test_not_applicable (void)
{
  g_autoptr (AssayFramework) framework = assess_make_framework (&assess_small);
  g_autoptr (GHashTable) answers = make_answers ();
  g_autoptr (AssayResult) none = NULL;
  g_autoptr (AssayResult) half = NULL;

  for (guint i = 0; i < 6; i++)
    put (answers, i, "not-applicable", "");
  none = score (framework, answers, "Care home");
  g_assert_false (none->rated);
  g_assert_cmpstr (none->reason, ==, "nothing-applicable");
  for (guint i = 3; i < 6; i++)
    put (answers, i, i == 3 ? "part" : "met", "staff");
  half = score (framework, answers, "Care home");
  g_assert_cmpfloat (half->score, ==, 83.3);
  g_assert_cmpfloat (half->coverage, ==, 1);
}

/* What is not answered stays in the divisor of the coverage; what does not apply does not. */
static void
test_not_answered (void)
{
  g_autoptr (AssayFramework) framework = assess_make_framework (&assess_small);
  g_autoptr (GHashTable) answers = make_answers ();
  g_autoptr (AssayResult) result = NULL;
  const AssayExplanation *leaf;

  put (answers, 0, "met", "records");
  result = score (framework, answers, "Home care");
  g_assert_cmpfloat_with_epsilon (result->coverage, 0.2, 1e-9);
  leaf = ((AssayExplanation *) result->explanation->children->pdata[0])->children->pdata[0];
  g_assert_cmpstr (leaf->carrier, ==, "Announced visit, 12 April 2011, J. Marsh");
  g_assert_cmpstr (leaf->as_of, ==, "2011-04-12");
  leaf = ((AssayExplanation *) result->explanation->children->pdata[0])->children->pdata[1];
  g_assert_cmpint (leaf->missing, ==, ASSAY_MISSING_NOT_SCORED);
  g_assert_cmpstr (leaf->reason, ==, "Not answered yet.");
  leaf = ((AssayExplanation *) result->explanation->children->pdata[1])->children->pdata[2];
  g_assert_cmpint (leaf->missing, ==, ASSAY_MISSING_NOT_APPLICABLE);
}

static void
test_policy_alone (void)
{
  g_autoptr (AssayFramework) framework = assess_make_framework (&assess_small);
  g_autoptr (GHashTable) answers = make_answers ();
  g_autoptr (AssayResult) result = NULL;
  const AssayExplanation *group;

  put (answers, 0, "met", "policy");
  put (answers, 1, "met", "policy records");
  put (answers, 2, "not-met", "policy");
  result = score (framework, answers, "Home care");
  group = result->explanation->children->pdata[0];
  g_assert_cmpfloat (((AssayExplanation *) group->children->pdata[0])->points, ==, 0.5);
  g_assert_nonnull (strstr (((AssayExplanation *) group->children->pdata[0])->reason, "policy alone"));
  g_assert_cmpfloat (((AssayExplanation *) group->children->pdata[1])->points, ==, 1);
  g_assert_cmpfloat (((AssayExplanation *) group->children->pdata[2])->points, ==, 0);
  g_assert_cmpfloat (result->score, ==, 50);
}

/* What is compared with another visit is what counts, not what was answered. */
static void
test_counted_words (void)
{
  g_autoptr (AssayFramework) framework = assess_make_framework (&assess_small);
  const AssayNode *leaf = assay_framework_get_leaf (framework, 1);
  g_autoptr (AssayAnswer) alone = assess_make_answer ("c1", "met", "policy");
  g_autoptr (AssayAnswer) borne_out = assess_make_answer ("c1", "met", "policy records");
  const AssayScaleStep *less = assay_answer_find_counted (framework, leaf, alone, ASSAY_EVIDENCE_UNSEEN);
  const AssayScaleStep *full = assay_answer_find_counted (framework, leaf, borne_out, ASSAY_EVIDENCE_UNSEEN);
  g_autofree char *words = assay_answer_dup_words (framework, leaf, alone, ASSAY_EVIDENCE_UNSEEN);
  g_autofree char *plain = assay_answer_dup_words (framework, leaf, borne_out, ASSAY_EVIDENCE_UNSEEN);
  g_autofree char *none = assay_answer_dup_words (framework, leaf, NULL, ASSAY_EVIDENCE_UNSEEN);

  g_assert_cmpfloat (less->points, <, full->points);
  g_assert_cmpstr (words, ==, "Met in full, counts as “Met in part”");
  g_assert_cmpstr (plain, ==, "Met in full");
  g_assert_cmpstr (none, ==, "not answered");
  g_assert_null (assay_answer_find_counted (framework, leaf, NULL, ASSAY_EVIDENCE_UNSEEN));
}

static void
test_verified (void)
{
  static const AssessShape shape = { 1, 3, ", 'verifies-evidence': true", 1 };
  g_autoptr (AssayFramework) framework = assess_make_framework (&shape);
  const AssayNode *leaf = assay_framework_get_leaf (framework, 1);
  g_autoptr (AssayAnswer) answer = assess_make_answer ("c1", "met", "staff");
  g_autoptr (AssayAnswer) other = assess_make_answer ("c1", "not-applicable", "");
  g_autoptr (AssayAnswer) worst = assess_make_answer ("c1", "not-met", "");
  g_autoptr (AssayAnswer) part = assess_make_answer ("c1", "part", "");
  g_autofree char *words = assay_answer_dup_words (framework, leaf, answer, ASSAY_EVIDENCE_REFUSED);
  AssayCounted refused = assay_answer_count (framework, leaf, answer, ASSAY_EVIDENCE_REFUSED);
  AssayCounted without = assay_answer_count (framework, leaf, answer, ASSAY_EVIDENCE_UNSEEN);

  g_assert_null (without.key);
  /* What claims nothing counts at once: else to fail would cost points only where somebody proves it. */
  g_assert_cmpstr (assay_answer_count (framework, leaf, worst, ASSAY_EVIDENCE_UNSEEN).key, ==, "not-met");
  g_assert_null (assay_answer_count (framework, leaf, part, ASSAY_EVIDENCE_UNSEEN).key);
  g_assert_nonnull (strstr (without.reason, "verified"));
  g_assert_null (refused.key);
  g_assert_nonnull (strstr (refused.reason, "not accepted"));
  g_assert_cmpstr (words, ==, "Met in full, does not count: evidence not accepted");
  g_assert_cmpstr (assay_answer_count (framework, leaf, answer, ASSAY_EVIDENCE_VERIFIED).key, ==, "met");
  g_assert_cmpstr (assay_answer_count (framework, leaf, other, ASSAY_EVIDENCE_UNSEEN).key, ==, "not-applicable");
}

/* Answers until it is killed, and tells each answer that is saved. */
static void G_GNUC_NORETURN
answer_until_killed (const char *path)
{
  g_autoptr (AssayFramework) framework = assess_make_framework (&assess_small);
  g_autoptr (AssayDb) db = assay_db_open (path, ASSAY_DB_NONE, NULL);
  gint64 id = 1;
  g_autoptr (AssayAssessment) visit = assay_test_read (db, assess_load, &id);
  g_autoptr (AssayAnswer) answer = assess_make_answer ("c1", "met", "staff");
  AssessJob job = { .assessment = visit, .framework = framework, .answer = answer };

  while (TRUE)
    {
      g_free (answer->note);
      answer->note = g_strdup_printf ("%" G_GINT64_FORMAT, answer->version + 1);
      assay_db_write_sync (db, assess_answer, &job, NULL, NULL);
      printf ("%" G_GINT64_FORMAT "\n", answer->version);
      fflush (stdout);
    }
}

/* Reads what the other process says until it has said @n lines, kills it, and returns the last it said. */
static gint64
kill_after (const char *path,
            guint       n)
{
  const char *words[] = { program, "dies", path, NULL };
  g_autoptr (GError) error = NULL;
  char line[64];
  gint64 last = 0;
  GPid child;
  FILE *output;
  int fd;

  g_spawn_async_with_pipes (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL, NULL, &child, NULL, &fd,
                            NULL, &error);
  g_assert_no_error (error);
  output = fdopen (fd, "r");
  for (guint i = 0; i < n && fgets (line, sizeof line, output) != NULL; i++)
    last = g_ascii_strtoll (line, NULL, 10);
  kill (child, SIGKILL);
  while (fgets (line, sizeof line, output) != NULL)
    last = g_ascii_strtoll (line, NULL, 10);
  fclose (output);
  waitpid (child, NULL, 0);
  return last;
}

static void
test_killed (AssessFixture *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_strdup (fixture->base.path);
  g_autoptr (GHashTable) answers = NULL;
  const AssayAnswer *answer;
  gint64 told;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  assay_db_close (fixture->base.db, NULL);
  g_clear_object (&fixture->base.db);
  told = kill_after (path, 12);
  fixture->base.db = assay_db_open (path, ASSAY_DB_NONE, NULL);
  answers = assess_answers (fixture);
  answer = g_hash_table_lookup (answers, "c1");
  g_assert_cmpint (told, >=, 12);
  g_assert_cmpint (answer->version, >=, told);
  g_assert_cmpint (answer->version, <=, told + 1);
  g_assert_cmpint (g_ascii_strtoll (answer->note, NULL, 10), ==, answer->version);
}

int
main (int    argc,
      char **argv)
{
  program = g_canonicalize_filename (argv[0], NULL);
  if (argc == 3 && g_str_equal (argv[1], "dies"))
    answer_until_killed (argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/assessment/score/independent", test_independent);
  g_test_add_func ("/assessment/score/edges", test_edges);
  g_test_add_func ("/assessment/score/not-applicable", test_not_applicable);
  g_test_add_func ("/assessment/score/not-answered", test_not_answered);
  g_test_add_func ("/assessment/score/policy-alone", test_policy_alone);
  g_test_add_func ("/assessment/score/counted-words", test_counted_words);
  g_test_add_func ("/assessment/score/verified", test_verified);
  g_test_add ("/assessment/score/killed", AssessFixture, NULL, assess_set_up, test_killed, assess_tear_down);
  return g_test_run ();
}
