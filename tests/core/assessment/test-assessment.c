/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "assess-test.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-connection-private.h"

typedef AssessFixture Fixture;

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  return assay_test_number (fixture->base.db, sql);
}

#define OPEN_DUE "SELECT count (*) FROM due WHERE done_on IS NULL"
#define ENTRIES "SELECT count (*) FROM audit"

static void
test_plan (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 entries = count (fixture, ENTRIES);
  g_autoptr (AssayAssessment) planned = assess_plan (fixture, 1, "announced", "2011-03-12");
  AssessJob job = { .assessment = planned };

  g_assert_cmpstr (assay_assessment_get_name (planned), ==, "Provider 1");
  g_assert_cmpstr (assay_assessment_get_officer (planned), ==, "J. Marsh");
  g_assert_cmpint (assay_assessment_get_state (planned), ==, ASSAY_ASSESSMENT_PLANNED);
  g_assert_cmpuint (assay_assessment_get_criteria (planned), ==, 5);
  g_assert_cmpint (count (fixture, ENTRIES), ==, entries + 1);
  g_assert_cmpint (count (fixture, OPEN_DUE " AND due_on = '2011-03-12' AND kind = 'visit'"), ==, 1);
  g_assert_true (assess_try (fixture, assess_save, &job, NULL));
  g_assert_cmpint (count (fixture, ENTRIES), ==, entries + 1);
}

static gpointer
replan (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssessJob *job = data;

  assay_assessment_replan (connection, job->assessment, job->day, job->officer, error);
  return NULL;
}

static void
test_replan (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (AssayAssessment) planned = assess_plan (fixture, 1, "announced", "2011-03-12");
  AssessJob job = { .assessment = planned, .day = "2011-03-20", .officer = 12 };
  g_autoptr (GError) error = NULL;

  g_assert_true (assess_try (fixture, replan, &job, NULL));
  g_assert_cmpint (count (fixture, OPEN_DUE " AND due_on = '2011-03-20' AND officer_id = 12"), ==, 1);
  g_assert_cmpint (count (fixture, OPEN_DUE), ==, 1);
  g_assert_false (assess_try (fixture, replan, &job, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
}

typedef struct
{
  const char *name;
  const char *value;
  AssayValidationError code;
  const char *word;
} Refusal;

static const Refusal refusals[] = {
  { "kind", "desktop", ASSAY_VALIDATION_ERROR_RANGE, "Kind" },
  { "kind", "", ASSAY_VALIDATION_ERROR_REQUIRED, "Kind" },
  { "period", "2010-11", ASSAY_VALIDATION_ERROR_DATE, "Period" },
  { "planned-on", "", ASSAY_VALIDATION_ERROR_REQUIRED, "Planned for" },
  { "planned-on", "2011-02-30", ASSAY_VALIDATION_ERROR_DATE, "Planned for" },
  { "visited-on", "soon", ASSAY_VALIDATION_ERROR_DATE, "Visited on" },
};

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autoptr (AssayAssessment) planned = assess_make (1, "announced", "2011-03-12");
      g_autoptr (GError) error = NULL;
      AssessJob job = { .assessment = planned };

      g_object_set (planned, refusals[i].name, refusals[i].value, NULL);
      g_assert_false (assess_try (fixture, assess_save, &job, &error));
      g_assert_error (error, ASSAY_VALIDATION_ERROR, (int) refusals[i].code);
      g_assert_true (g_str_has_prefix (error->message, refusals[i].word));
    }
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM assessment"), ==, 0);
}

/* What is planned stays as planned once it has begun. */
static void
test_facts_settle (Fixture       *fixture,
                   gconstpointer  data)
{
  AssessJob job = { 0 };
  g_autoptr (GError) error = NULL;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  job.assessment = fixture->visit;
  g_object_set (fixture->visit, "kind", "unannounced", NULL);
  g_assert_false (assess_try (fixture, assess_save, &job, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE);
  g_object_set (fixture->visit, "kind", "announced", "summary", "Well led", NULL);
  g_assert_true (assess_try (fixture, assess_save, &job, NULL));
  assess_refresh (fixture);
  g_assert_cmpstr (assay_assessment_get_summary (fixture->visit), ==, "Well led");
}

static void
test_start (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  fixture->visit = assess_plan (fixture, 1, "announced", "2011-03-12");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-13-12", NULL, ASSAY_VALIDATION_ERROR_DATE,
                      "not a date");
  assess_refuse_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "9999-01-01", NULL, ASSAY_VALIDATION_ERROR_DATE,
                      "to come");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-14", NULL);
  g_assert_true (assay_assessment_is_editable (fixture->visit));
  g_assert_cmpstr (assay_assessment_get_visited_on (fixture->visit), ==, "2011-03-14");
  g_assert_cmpint (count (fixture, OPEN_DUE), ==, 0);
}

static void
test_answer (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (AssayAnswer) answer = assess_make_answer ("c1", "part", "records staff records");
  AssessJob job = { .answer = answer };
  g_autoptr (GHashTable) answers = NULL;
  const AssayAnswer *stored;
  gint64 entries;

  assess_begin (fixture, 1, "announced", "2011-03-12");
  entries = count (fixture, ENTRIES);
  job.assessment = fixture->visit;
  g_assert_true (assess_try (fixture, assess_answer, &job, NULL));
  g_assert_cmpint (answer->version, ==, 1);
  g_assert_true (assess_try (fixture, assess_answer, &job, NULL));
  g_assert_cmpint (answer->version, ==, 1);
  g_assert_cmpint (count (fixture, ENTRIES), ==, entries + 1);
  answers = assess_answers (fixture);
  stored = g_hash_table_lookup (answers, "c1");
  g_assert_cmpstr (stored->answer, ==, "part");
  g_assert_cmpstr (stored->sources[0], ==, "staff");
  g_assert_cmpstr (stored->sources[1], ==, "records");
  g_assert_null (stored->sources[2]);
  assess_refresh (fixture);
  g_assert_cmpuint (assay_assessment_get_answered (fixture->visit), ==, 1);
}

static const Refusal bad_answers[] = {
  { "nothing", "met", ASSAY_VALIDATION_ERROR_RANGE, "Criterion" },
  { "g0", "met", ASSAY_VALIDATION_ERROR_RANGE, "Criterion" },
  { "c5", "met", ASSAY_VALIDATION_ERROR_RANGE, "Criterion" },
  { "c1", "brilliant", ASSAY_VALIDATION_ERROR_RANGE, "Answer" },
};

static void
refuse_answer (Fixture              *fixture,
               AssayAnswer          *answer,
               AssayValidationError  code,
               const char           *word)
{
  AssessJob job = { .assessment = fixture->visit, .answer = answer };
  g_autoptr (GError) error = NULL;

  g_assert_false (assess_try (fixture, assess_answer, &job, &error));
  g_assert_error (error, ASSAY_VALIDATION_ERROR, (int) code);
  g_assert_true (g_str_has_prefix (error->message, word));
}

static void
test_answer_refused (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autoptr (AssayAnswer) sourced = assess_make_answer ("c1", "met", "gossip");
  g_autoptr (AssayAnswer) good = assess_make_answer ("c1", "met", "staff");
  g_autoptr (AssayAnswer) viewed = assess_make_answer ("c1", "met", "staff");

  fixture->visit = assess_plan (fixture, 1, "announced", "2011-03-12");
  refuse_answer (fixture, good, ASSAY_VALIDATION_ERROR_STATE, "State");
  assess_step (fixture, ASSAY_ASSESSMENT_UNDER_WAY, "2011-03-12", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (bad_answers); i++)
    {
      g_autoptr (AssayAnswer) bad = assess_make_answer (bad_answers[i].name, bad_answers[i].value, "staff");

      refuse_answer (fixture, bad, bad_answers[i].code, bad_answers[i].word);
    }
  refuse_answer (fixture, sourced, ASSAY_VALIDATION_ERROR_RANGE, "Source");
  g_strfreev (viewed->perspectives);
  viewed->perspectives = g_strsplit ("uses nobody", " ", -1);
  refuse_answer (fixture, viewed, ASSAY_VALIDATION_ERROR_RANGE, "Perspective");
  assess_put_all (fixture, "met");
  assess_step (fixture, ASSAY_ASSESSMENT_SIGNED_OFF, "2011-03-13", NULL);
  refuse_answer (fixture, good, ASSAY_VALIDATION_ERROR_STATE, "State");
}

static gpointer
load_answer (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  AssayAssessment *assessment = data;

  return assay_answer_load (connection, assay_assessment_get_id (assessment), "c1", error);
}

/* Two officers on two connections: the second sees the conflict and both versions. */
static gpointer
name_myself (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  assay_connection_run (connection, error,
                        "INSERT INTO officer (account, name, role) VALUES (?1, 'Ruth Alder', 'officer') "
                        "ON CONFLICT (account) DO UPDATE SET name = 'Ruth Alder'", "s",
                        assay_connection_get_actor (connection));
  return NULL;
}

/* The second is told who was first, by name, and both answers can be had. */
static void
test_conflict (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (AssayAnswer) mine = assess_make_answer ("c1", "met", "staff");
  g_autoptr (AssayAnswer) theirs = assess_make_answer ("c1", "not-met", "records");
  g_autoptr (AssayAnswer) stored = NULL;
  g_autoptr (AssayDb) other = NULL;
  g_autoptr (GError) error = NULL;
  AssessJob job = { .answer = theirs, .framework = fixture->framework };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  job.assessment = fixture->visit;
  other = assay_db_open (fixture->base.path, ASSAY_DB_NONE, NULL);
  assay_db_write_sync (other, name_myself, NULL, NULL, &error);
  assay_db_write_sync (other, assess_answer, &job, NULL, &error);
  g_assert_no_error (error);
  job.answer = mine;
  g_assert_false (assess_try (fixture, assess_answer, &job, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
  g_assert_nonnull (strstr (error->message, "was answered by Ruth Alder"));
  stored = assay_test_read (fixture->base.db, load_answer, fixture->visit);
  g_assert_cmpstr (stored->answer, ==, "not-met");
  g_assert_cmpint (mine->version, ==, 0);
  mine->version = stored->version;
  g_assert_true (assess_try (fixture, assess_answer, &job, NULL));
  g_assert_cmpint (mine->version, ==, 2);
  assay_db_close (other, NULL);
}

static void
write_note (Fixture     *fixture,
            AssayAnswer *answer,
            const char  *note)
{
  AssessJob job = { .assessment = fixture->visit, .answer = answer };

  g_free (answer->note);
  answer->note = g_strdup (note);
  g_assert_true (assess_try (fixture, assess_answer, &job, NULL));
}

static gpointer
read_last_detail (AssayConnection *connection, gpointer data, GCancellable *cancellable, GError **error)
{
  char **details = data;
  g_autoptr (GPtrArray) entries = assay_audit_list (connection, NULL, 1, error);

  assay_audit_dup_detail (connection, ((AssayAuditEntry *) entries->pdata[0])->number, &details[0], &details[1],
                          error);
  return NULL;
}

/* Of a long note the trail keeps the word that changed, cut between characters. */
static void
test_small_trail (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr (AssayAnswer) answer = assess_make_answer ("c1", "met", "staff");
  char *details[2] = { NULL, NULL };

  assess_begin (fixture, 1, "announced", "2011-03-12");
  write_note (fixture, answer, "Two files of people were read. Both say é in the plan.");
  write_note (fixture, answer, "Two files of people were read. Both say è in the plan.");
  assay_test_read (fixture->base.db, read_last_detail, details);
  g_assert_cmpstr (details[0], ==, "{\"criterion\":\"c1\",\"note\":{\"at\":40,\"text\":\"é\"}}");
  g_assert_cmpstr (details[1], ==, "{\"criterion\":\"c1\",\"note\":{\"at\":40,\"text\":\"è\"}}");
  g_free (details[0]);
  g_free (details[1]);
  write_note (fixture, answer, "Two files of people were read.");
  assay_test_read (fixture->base.db, read_last_detail, details);
  g_assert_cmpstr (details[1], ==, "{\"criterion\":\"c1\",\"note\":{\"at\":30,\"text\":\"\"}}");
  g_free (details[0]);
  g_free (details[1]);
}

/* A register as the program of this format's first days left it; its framework cannot be read. */
static char *
make_old (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = assay_test_source_path ("tests/data/store/version-4.sql");
  g_autofree char *script = NULL;
  g_autofree char *officer = NULL;
  char *path = assay_test_write_file (folder, "old.assay", "");
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "jo", &error);

  g_assert_no_error (error);
  g_file_get_contents (source, &script, NULL, &error);
  g_assert_no_error (error);
  _assay_connection_script (connection, script, &error);
  g_assert_no_error (error);
  /* A register of an older version is brought up to date by somebody who may change it. */
  officer = g_strdup_printf ("INSERT INTO officer (account, name, role) VALUES ('%s', 'Tester', 'administrator')",
                             g_get_user_name ());
  _assay_connection_script (connection, officer, &error);
  g_assert_no_error (error);
  return path;
}

static void
test_old_register (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = make_old (folder);
  g_autoptr (AssayDb) db = assay_db_open (path, ASSAY_DB_NONE, NULL);
  gint64 id = 1;
  g_autoptr (AssayAssessment) visit = assay_test_read (db, assess_load, &id);
  g_autoptr (GHashTable) answers = assay_test_read (db, assess_load_answers, &id);
  const AssayAnswer *answer = g_hash_table_lookup (answers, "dignity-respect");

  g_assert_cmpstr (assay_assessment_get_name (visit), ==, "Acorn Care");
  g_assert_cmpint (assay_assessment_get_state (visit), ==, ASSAY_ASSESSMENT_UNDER_WAY);
  g_assert_cmpuint (assay_assessment_get_answered (visit), ==, 1);
  g_assert_cmpuint (assay_assessment_get_criteria (visit), ==, 0);
  g_assert_cmpstr (answer->note, ==, "Two of three plans.");
  g_assert_cmpstr (answer->sources[0], ==, "records");
  assay_db_close (db, NULL);
  assay_test_spin ();
  assay_test_remove_folder (folder);
}

/* What a list counts of each is counted by an index alone. */
static void
test_counted_by_index (Fixture       *fixture,
                       gconstpointer  data)
{
  g_assert_cmpint (assay_test_number (fixture->base.db,
                                      "SELECT count (*) FROM sqlite_schema WHERE name = 'assessment_answered'"),
                   ==, 1);
  /* INDEXED BY fails where the index cannot serve the count. */
  g_assert_cmpint (assay_test_number (fixture->base.db,
                                      "SELECT count (*) FROM assessment_answer INDEXED BY assessment_answered "
                                      "WHERE assessment_id = 1 AND answer <> ''"), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, function) \
  g_test_add ("/assessment/" path, Fixture, NULL, assess_set_up, function, assess_tear_down)
  ADD ("plan", test_plan);
  ADD ("replan", test_replan);
  ADD ("refused", test_refused);
  ADD ("facts-settle", test_facts_settle);
  ADD ("start", test_start);
  ADD ("answer", test_answer);
  ADD ("answer-refused", test_answer_refused);
  ADD ("conflict", test_conflict);
  ADD ("small-trail", test_small_trail);
  ADD ("counted-by-index", test_counted_by_index);
  g_test_add_func ("/assessment/old-register", test_old_register);
  return g_test_run ();
}
