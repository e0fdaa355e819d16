/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What is made of a register of which one thing or another is lost: it is sound, as much is kept as can be, and
 * what is not is told in words. */

#define _GNU_SOURCE

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

#define PAGE 16384 /* bytes, of a new register */

#define CONTENT                                                                                          \
  "INSERT INTO officer (id, account, name, role) VALUES (7, 'jo', 'Jo Officer', 'officer');"             \
  "INSERT INTO provider (id, reference, reference_key, name, name_key, officer_id) VALUES"               \
  " (11, 'HC01', 'hc01', 'Acorn Care', 'acorn care', 7), (12, 'HC02', 'hc02', 'Beech Care', 'beech care', 7);" \
  "INSERT INTO survey (id, name, period) VALUES (3, 'Spring', '2010-11 Q4');"                            \
  "INSERT INTO survey_question (id, survey_id, position, heading, title, scale, answers) VALUES"         \
  " (1, 3, 0, 'On time', 'On time', 'own', '[\"Yes\",\"No\"]'), (2, 3, 1, 'Kind', 'Kind', 'own', '[\"Yes\",\"No\"]');" \
  "INSERT INTO import (id, kind, period, survey_id, file_name, file_digest, mapping, rows_read, rows_new," \
  " rows_changed, rows_present, rows_set_aside, imported_by, imported_at) VALUES (5, 'survey', '2010-11 Q4', 3," \
  " 'spring.csv', 'x', '{}', 2, 2, 0, 0, 0, 'jo', '2011-04-01T09:00:00Z');"                               \
  "INSERT INTO response (survey_id, identity, provider_id, answers, import_id) VALUES"                   \
  " (3, 'a', 11, x'0103', 5), (3, 'b', 12, x'0201', 5);"                                                 \
  "INSERT INTO assessment (id, provider_id, framework_id, framework_version, period, kind, state, officer_id," \
  " visited_on) VALUES (9, 12, 'care-quality-standard', 1, '2010-11 Q4', 'unannounced', 'final', 7, '2011-03-02');" \
  "INSERT INTO assessment_answer (assessment_id, criterion, answer, answered_by, answered_at) VALUES"    \
  " (9, 'dignity', 'met', 'jo', '2011-03-02T10:00:00Z');"                                                \
  "INSERT INTO action_plan (id, provider_id, origin, kind, title, state, due_on) VALUES"                 \
  " (4, 12, 'assessment:9', 'action-plan', 'After the visit', 'agreed', '2011-05-01');"                  \
  "INSERT INTO action (plan_id, provider_id, title, due_on, status) VALUES (4, 12, 'Train', '2011-05-02', 'open')"

typedef struct
{
  char *folder;
  char *path;
  char *made;
} Fixture;

static gpointer
fill (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  g_autoptr (GBytes) json = g_resources_lookup_data ("/org/assay/Assay/core/frameworks/care-quality-standard.json",
                                                     G_RESOURCE_LOOKUP_FLAGS_NONE, error);
  g_autofree char *text = g_strndup (g_bytes_get_data (json, NULL), g_bytes_get_size (json));

  assay_connection_run (connection, error, "INSERT INTO framework (id, version, title, json, added_by, added_at)"
                        " VALUES ('care-quality-standard', 1, 'Care quality', ?, 'jo', '2011-04-01')", "s", text);
  _assay_connection_script (connection, CONTENT, error);
  for (int i = 0; i < 5; i++)
    {
      g_autofree char *summary = g_strdup_printf ("Change %d.", i);

      assay_audit_record (connection, "test.change", "provider HC01", summary, NULL, "{\"change\":1}", error);
    }
  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (AssayDb) db = NULL;

  fixture->folder = assay_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.assay", NULL);
  fixture->made = g_build_filename (fixture->folder, "made.assay", NULL);
  db = assay_test_new_db (fixture->folder);
  assay_test_write (db, fill, NULL);
  assay_db_close (db, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  assay_test_spin ();
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
  g_free (fixture->made);
}

/* Noise over the first page of a table or an index: all of it, where it is small. */
static void
ruin (Fixture    *fixture,
      const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayConnection) connection =
    _assay_connection_open (fixture->path, ASSAY_CONNECTION_WRITE, "", &error);
  g_autofree char *query = g_strdup_printf ("SELECT rootpage FROM sqlite_schema WHERE name = '%s'", name);
  guint8 noise[PAGE];
  gint64 page;
  int file;

  g_assert_no_error (error);
  g_assert_true (_assay_connection_script (connection, "PRAGMA wal_checkpoint (TRUNCATE); PRAGMA writable_schema = ON",
                                           &error));
  g_assert_true (_assay_connection_get_number (connection, query, &page, &error));
  g_assert_cmpint (page, >, 1);
  g_clear_pointer (&connection, _assay_connection_free);
  for (gsize i = 0; i < PAGE; i++)
    noise[i] = (guint8) (i * 151 + 17);
  file = g_open (fixture->path, O_WRONLY, 0);
  g_assert_cmpint (pwrite (file, noise, PAGE, (off_t) (page - 1) * PAGE), ==, PAGE);
  g_close (file, NULL);
}

static void
run_script (Fixture    *fixture,
            const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayConnection) connection =
    _assay_connection_open (fixture->path, ASSAY_CONNECTION_WRITE, "", &error);

  g_assert_no_error (error);
  _assay_connection_script (connection, sql, &error);
  g_assert_no_error (error);
}

/* Recovers, and looks whether what was made is as good as any register: sound, to be written, and what a backup
 * of it is restored to is sound. The list of losses has a line each. */
static char *
recover (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "backup.assay", NULL);
  g_autofree char *restored = g_build_filename (fixture->folder, "restored.assay", NULL);
  g_autoptr (AssayDb) db = NULL;
  g_auto (GStrv) saved = NULL;
  g_auto (GStrv) lost = NULL;

  assay_recover (fixture->path, fixture->made, &saved, &lost, &error);
  g_assert_no_error (error);
  g_assert_nonnull (saved[0]);
  g_assert_true (_assay_verify_file (fixture->made, NULL, &error));
  g_assert_no_error (error);
  db = assay_db_open (fixture->made, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_false (assay_db_is_read_only (db));
  g_assert_true (assay_db_backup (db, backup, FALSE, NULL, &error));
  g_assert_true (assay_db_backup_before_import (db, &error));
  assay_db_close (db, NULL);
  g_assert_true (assay_backup_restore (backup, restored, NULL, &error));
  g_assert_true (_assay_verify_file (restored, NULL, &error));
  g_assert_no_error (error);
  return g_strjoinv ("\n", lost);
}

static gint64
count (Fixture    *fixture,
       const char *sql)
{
  g_autoptr (AssayDb) db = assay_db_open (fixture->made, ASSAY_DB_NONE, NULL);
  gint64 n = assay_test_number (db, sql);

  assay_db_close (db, NULL);
  return n;
}

static void
test_altered_entry (Fixture      *fixture,
                    gconstpointer data)
{
  g_autofree char *lost = NULL;

  run_script (fixture, "DROP TRIGGER audit_is_never_changed;"
              "UPDATE audit SET summary = 'Nothing.' WHERE number = (SELECT max (number) - 3 FROM audit)");
  lost = recover (fixture);
  g_assert_cmpstr (lost, ==,
                   "Audit trail: 1 entry, number 3, that was altered after it was written.\n"
                   "Audit trail: the numbers of 3 later entries, which are kept with new ones, since the chain is "
                   "broken after number 2.");
  g_assert_cmpint (count (fixture, "SELECT number FROM audit WHERE action = 'register.recover' AND summary LIKE"
                          " '%lost or altered: 3.'"), ==, 3);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE summary LIKE 'Change %'"), ==, 4);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE summary = 'Nothing.'"), ==, 0);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit_detail WHERE number = 3 AND after LIKE '%Nothing.%'"),
                   ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit_detail WHERE after = '{\"change\":1}'"), ==, 4);
}

static void
test_altered_detail (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *lost = NULL;

  run_script (fixture, "UPDATE audit_detail SET after = '{\"change\":2}' WHERE number = 4");
  lost = recover (fixture);
  g_assert_cmpstr (lost, ==, "Details of the audit trail: 1 entry, number 4.");
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE summary LIKE 'Change %'"), ==, 5);
}

static void
test_absent_entries (Fixture      *fixture,
                     gconstpointer data)
{
  g_autofree char *lost = NULL;

  run_script (fixture, "PRAGMA foreign_keys = OFF; DROP TRIGGER audit_is_never_shortened;"
              "DELETE FROM audit WHERE number IN (3, 4)");
  lost = recover (fixture);
  g_assert_nonnull (strstr (lost, "Audit trail: 2 entries, numbers 3 to 4.\n"));
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM audit WHERE summary LIKE 'Change %'"), ==, 3);
}

static void
test_lost_trail (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *lost = NULL;

  ruin (fixture, "audit");
  lost = recover (fixture);
  g_assert_cmpstr (lost, ==, "Audit trail: 6 entries, numbers 1 to 6.");
  g_assert_cmpint (count (fixture, "SELECT number FROM audit WHERE action = 'register.recover'"), ==, 1);
}

/* What belongs to a lost entry is kept, and what an index knows of the entry too. */
static void
test_lost_parent (Fixture      *fixture,
                  gconstpointer data)
{
  static const struct
  {
    const char *table;
    const char *check;
    const char *lost;
  } parents[] = {
    { "provider", "SELECT count (*) FROM provider WHERE id = 11 AND reference = 'HC01'",
      "Providers: in place of 2 lost entries stand others marked “recovered”" },
    { "survey", "SELECT count (*) FROM survey WHERE id = 3 AND name = 'Spring' AND period = '2010-11 Q4'",
      "Surveys: in place of 1 lost entry stands one marked “recovered”" },
    { "survey_question", "SELECT count (*) FROM survey_question WHERE id = 2 AND heading = 'Kind' AND"
      " answers = '[\"Answer 1\",\"Answer 2\",\"Answer 3\"]'", "Questions of surveys: in place of 2 lost ones" },
    { "import", "SELECT count (*) FROM import WHERE id = 5 AND kind = 'survey' AND survey_id = 3 AND rows_new = 2",
      "Imports: in place of 1 lost entry" },
    { "officer", "SELECT count (*) FROM officer WHERE id = 7 AND account = 'jo' AND role = 'reader'",
      "Officers: who administered the register." },
    { "framework", "SELECT count (*) FROM framework WHERE id = 'care-quality-standard' AND json LIKE '{%'",
      "Frameworks: 1 lost one was put back" },
    { "assessment", "SELECT count (*) FROM assessment WHERE id = 9 AND provider_id = 12 AND visited_on = '2011-03-02'"
      " AND kind = 'unannounced'", "Visits and self-assessments: in place of 1 lost entry" },
    { "action_plan", "SELECT count (*) FROM action_plan WHERE id = 4 AND provider_id = 12 AND origin = 'assessment:9'",
      "Plans of actions: in place of 1 lost entry" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (parents); i++)
    {
      Fixture each = { 0 };
      g_autofree char *lost = NULL;

      set_up (&each, NULL);
      ruin (&each, parents[i].table);
      lost = recover (&each);
      g_assert_nonnull (strstr (lost, parents[i].lost));
      g_assert_cmpint (count (&each, parents[i].check), ==, 1);
      g_assert_cmpint (count (&each, "SELECT count (*) FROM response"), ==, 2);
      g_assert_cmpint (count (&each, "SELECT count (*) FROM assessment_answer"), ==, 1);
      g_assert_cmpint (count (&each, "SELECT count (*) FROM action"), ==, 1);
      tear_down (&each, NULL);
    }
}

/* Without the indexes, numbers stand for names. */
static void
test_lost_names (Fixture      *fixture,
                 gconstpointer data)
{
  g_autofree char *lost = NULL;

  ruin (fixture, "provider");
  ruin (fixture, "sqlite_autoindex_provider_1");
  ruin (fixture, "survey");
  ruin (fixture, "sqlite_autoindex_survey_1");
  lost = recover (fixture);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM provider WHERE id = 12 AND reference = 'LOST-12' AND name ="
                          " 'Provider 12 (recovered without its entry)'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM survey WHERE id = 3 AND name = 'Survey 3 (recovered)' AND"
                          " period = '2010-11 Q4'"), ==, 1);
  g_assert_cmpint (count (fixture, "SELECT count (*) FROM response"), ==, 2);
  g_assert_null (strstr (lost, "Not to be read"));
}

/* An index that knows of no entry tells that none is missing. */
static void
test_empty_table (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *lost = NULL;

  ruin (fixture, "service");
  ruin (fixture, "contract");
  lost = recover (fixture);
  g_assert_cmpstr (lost, ==, "");
}

static void
test_numbers (Fixture      *fixture,
              gconstpointer data)
{
  g_autofree char *lost = NULL;

  ruin (fixture, "response");
  lost = recover (fixture);
  g_assert_cmpstr (lost, ==, "Survey returns: 2 entries, numbers 1 to 2.");
}

static void
check_nothing_left (Fixture    *fixture,
                    const char *words)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_recover (fixture->path, fixture->made, NULL, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  g_assert_nonnull (strstr (error->message, "No provider, return, figure, rating or visit can be read"));
  g_assert_nonnull (strstr (error->message, words));
  g_assert_false (g_file_test (fixture->made, G_FILE_TEST_EXISTS));
}

static void
test_nothing_left (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_autofree char *backup = NULL;

  g_assert_true (assay_db_backup_before_import (db, &error));
  assay_db_close (db, NULL);
  backup = assay_backup_find_sound (fixture->path);
  g_assert_nonnull (backup);
  ruin (fixture, "provider");
  ruin (fixture, "response");
  ruin (fixture, "assessment");
  check_nothing_left (fixture, backup);
  g_unlink (backup);
  check_nothing_left (fixture, "no sound backup");
}

/* A register in which there is nothing yet is whole. */
static void
test_new_register (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lost = NULL;

  run_script (fixture, "DELETE FROM action; DELETE FROM action_plan; DELETE FROM assessment_answer;"
              "DELETE FROM assessment; DELETE FROM response; DELETE FROM provider");
  g_assert_true (assay_recover (fixture->path, fixture->made, NULL, &lost, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lost), ==, 0);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
#define ADD(path, func) g_test_add ("/store/recover/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("altered-entry", test_altered_entry);
  ADD ("altered-detail", test_altered_detail);
  ADD ("absent-entries", test_absent_entries);
  ADD ("lost-trail", test_lost_trail);
  ADD ("lost-parent", test_lost_parent);
  ADD ("lost-names", test_lost_names);
  ADD ("empty-table", test_empty_table);
  ADD ("numbers", test_numbers);
  ADD ("nothing-left", test_nothing_left);
  ADD ("new-register", test_new_register);
#undef ADD
  return g_test_run ();
}
