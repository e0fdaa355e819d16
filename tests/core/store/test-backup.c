/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

typedef AssayTestRegister Fixture;

static gpointer
record (AssayConnection *connection,
        gpointer         data,
        GCancellable    *cancellable,
        GError         **error)
{
  assay_audit_record (connection, "test.change", "test", data, "{\"a\":1}", "{\"a\":2}", error);
  return NULL;
}

static AssayVerifyReport *
verify (AssayDb *db)
{
  g_autoptr (GError) error = NULL;
  AssayVerifyReport *report = assay_db_verify (db, NULL, &error);

  g_assert_no_error (error);
  return report;
}

static gboolean
has_problem (AssayDb    *db,
             const char *words)
{
  g_autoptr (AssayVerifyReport) report = verify (db);

  for (guint i = 0; i < report->problems->len; i++)
    if (strstr (g_ptr_array_index (report->problems, i), words) != NULL)
      return TRUE;
  return FALSE;
}

/* As somebody would who edits the file behind the program's back. */
static void
tamper (const char *path,
        const char *sql)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "nobody",
                                                                   &error);

  g_assert_no_error (error);
  _assay_connection_script (connection, sql, &error);
  g_assert_no_error (error);
}

static void
test_chain (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AssayVerifyReport) report = NULL;

  for (guint i = 0; i < 5; i++)
    assay_test_write (fixture->db, record, "Something was changed.");
  report = verify (fixture->db);
  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpint (report->entries, ==, 6);
  g_assert_cmpuint (strlen (report->head), ==, 64);
}

static void
test_tampering (Fixture      *fixture,
                gconstpointer data)
{
  const char *const drop = "DROP TRIGGER audit_is_never_changed; DROP TRIGGER audit_is_never_shortened;";

  for (guint i = 0; i < 5; i++)
    assay_test_write (fixture->db, record, "Something was changed.");
  tamper (fixture->path, drop);
  g_assert_false (has_problem (fixture->db, ""));
  tamper (fixture->path, "UPDATE audit SET actor = 'somebody else' WHERE number = 3");
  g_assert_true (has_problem (fixture->db, "Entry 3 of the audit trail was altered"));
  g_assert_false (has_problem (fixture->db, "Entry 4"));
  tamper (fixture->path, "UPDATE audit_detail SET after = 'another' WHERE number = 4");
  g_assert_true (has_problem (fixture->db,
                              "Entry 4 of the audit trail: what is kept of the state after"));
  tamper (fixture->path, "DELETE FROM audit_detail WHERE number = 5; DELETE FROM audit WHERE number = 5");
  g_assert_true (has_problem (fixture->db, "lacks entries 5 to 5"));
}

static gpointer
change_chain (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  assay_connection_run (connection, error, data, "");
  return NULL;
}

/* What can be in no file but a damaged one: no value where one must be, bytes that are no text. */
static void
test_no_text (Fixture      *fixture,
              gconstpointer data)
{
  for (guint i = 0; i < 3; i++)
    assay_test_write (fixture->db, record, "Something was changed.");
  tamper (fixture->path, "PRAGMA foreign_keys = OFF; DROP TRIGGER audit_is_never_shortened;"
                         "CREATE TABLE loose (number INTEGER PRIMARY KEY, at, actor, action, subject,"
                         " summary, before_digest, after_digest, hash);"
                         "INSERT INTO loose SELECT number, at, actor, action, subject, summary,"
                         " before_digest, after_digest, hash FROM audit;"
                         "DROP TABLE audit; ALTER TABLE loose RENAME TO audit");
  tamper (fixture->path, "UPDATE audit SET actor = NULL WHERE number = 2;"
                         "UPDATE audit SET summary = CAST (x'ff41fe' AS TEXT) WHERE number = 3;"
                         "UPDATE audit SET hash = NULL WHERE number = 4");
  g_assert_true (has_problem (fixture->db, "Entry 2 of the audit trail was altered"));
  g_assert_true (has_problem (fixture->db, "Entry 3 of the audit trail was altered"));
  g_assert_true (has_problem (fixture->db, "Entry 4 of the audit trail was altered"));
}

static void
test_chain_is_fixed (Fixture      *fixture,
                     gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assay_db_write_sync (fixture->db, change_chain, (gpointer) "DELETE FROM audit", NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  assay_db_write_sync (fixture->db, change_chain, (gpointer) "UPDATE audit SET actor = 'x'", NULL,
                       &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT);
}

static gpointer
purge (AssayConnection *connection,
       gpointer         data,
       GCancellable    *cancellable,
       GError         **error)
{
  assay_audit_purge_details (connection, data, error);
  return NULL;
}

static void
test_purge (Fixture      *fixture,
            gconstpointer data)
{
  assay_test_write (fixture->db, record, "Something was changed.");
  assay_test_write (fixture->db, purge, "2001-01-01");
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM audit_detail"), ==, 1);
  assay_test_write (fixture->db, purge, "2999-01-01");
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM audit_detail"), ==, 0);
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM audit WHERE action = 'audit.purge'"), ==, 2);
  g_assert_false (has_problem (fixture->db, ""));
}

static void
test_references (Fixture      *fixture,
                 gconstpointer data)
{
  tamper (fixture->path, "PRAGMA foreign_keys = OFF;"
                         "INSERT INTO due (provider_id, kind, title, due_on) VALUES (77, 'a', 'b', "
                         "'2011-01-01')");
  g_assert_true (has_problem (fixture->db, "1 entry of “due” refers to a “provider” that is not there"));
}

static guint
count_backups (const char *path)
{
  g_auto (GStrv) backups = assay_backup_list (path);

  return g_strv_length (backups);
}

static void
test_backup (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *out = g_build_filename (fixture->folder, "copy.assay", NULL);
  GStatBuf status;

  assay_db_backup (fixture->db, out, FALSE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_stat (out, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_true (_assay_verify_file (out, NULL, &error));
  g_assert_false (assay_db_backup (fixture->db, out, FALSE, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN);
  g_clear_error (&error);
  g_assert_true (assay_db_backup (fixture->db, out, TRUE, NULL, &error));
  g_assert_no_error (error);
  g_assert_false (assay_db_backup (fixture->db, fixture->path, TRUE, NULL, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN);
}

static void
test_daily (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_strconcat (fixture->path, ".backups", NULL);

  g_mkdir (folder, 0700);
  for (guint i = 1; i <= 20; i++)
    {
      g_autofree char *name = g_strdup_printf ("daily-201103%02uT120000.assay", i);

      g_free (assay_test_write_file (folder, name, "old"));
    }
  g_assert_true (assay_db_backup_daily (fixture->db, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (count_backups (fixture->path), ==, 14);
  g_assert_true (assay_db_backup_daily (fixture->db, &error));
  g_assert_cmpuint (count_backups (fixture->path), ==, 14);
}

static void
test_before_import (Fixture      *fixture,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *last = NULL;

  g_assert_null (assay_db_dup_last_backup (fixture->db));
  g_assert_true (assay_db_backup_before_import (fixture->db, &error));
  g_assert_no_error (error);
  g_assert_true (assay_db_backup_before_import (fixture->db, &error));
  g_assert_cmpuint (count_backups (fixture->path), ==, 1);
  last = assay_db_dup_last_backup (fixture->db);
  g_assert_nonnull (strstr (last, "import-"));
}

static void
test_restore (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.assay", NULL);
  g_autofree char *kept = NULL;
  g_autoptr (AssayDb) before = NULL;
  GStatBuf status;

  g_assert_true (assay_db_backup (fixture->db, backup, FALSE, NULL, &error));
  assay_test_write (fixture->db, record, "This goes.");
  g_assert_false (assay_backup_restore (backup, fixture->path, &kept, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY);
  g_assert_null (kept);
  g_clear_error (&error);
  assay_db_share_with_group (fixture->db, &error);
  g_assert_no_error (error);
  g_clear_object (&fixture->db);
  g_assert_true (assay_backup_restore (backup, fixture->path, &kept, &error));
  g_assert_no_error (error);
  g_assert_nonnull (kept);
  g_stat (fixture->path, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0660);
  fixture->db = assay_db_open (fixture->path, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM audit"), ==, 2);
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM audit"
                                                   " WHERE action = 'register.restore'"), ==, 1);
  g_assert_false (has_problem (fixture->db, ""));
  before = assay_db_open (kept, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (before, "SELECT count (*) FROM audit"), ==, 2);
}

static void
test_restore_in_haste (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *backup = g_build_filename (fixture->folder, "copy.assay", NULL);

  g_assert_true (assay_db_backup (fixture->db, backup, FALSE, NULL, &error));
  g_clear_object (&fixture->db);
  for (guint i = 0; i < 4; i++)
    {
      char *kept = NULL;

      g_assert_true (assay_backup_restore (backup, fixture->path, &kept, &error));
      g_assert_no_error (error);
      g_assert_true (g_file_test (kept, G_FILE_TEST_EXISTS));
      g_assert_true (g_hash_table_add (names, kept));
    }
  fixture->db = assay_db_open (fixture->path, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
}

static void
test_restore_unsound (Fixture      *fixture,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = assay_test_write_file (fixture->folder, "letter.assay", "Dear provider, …");
  g_autofree char *kept = NULL;

  g_clear_object (&fixture->db);
  g_assert_false (assay_backup_restore (text, fixture->path, &kept, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN);
  g_assert_null (kept);
  fixture->db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_assert_nonnull (fixture->db);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  assay_test_add_with_register ("/store/chain/verifies", test_chain);
  assay_test_add_with_register ("/store/chain/tampering", test_tampering);
  assay_test_add_with_register ("/store/chain/no-text", test_no_text);
  assay_test_add_with_register ("/store/chain/fixed", test_chain_is_fixed);
  assay_test_add_with_register ("/store/chain/purge", test_purge);
  assay_test_add_with_register ("/store/verify/references", test_references);
  assay_test_add_with_register ("/store/backup/copy", test_backup);
  assay_test_add_with_register ("/store/backup/daily", test_daily);
  assay_test_add_with_register ("/store/backup/before-import", test_before_import);
  assay_test_add_with_register ("/store/restore/whole", test_restore);
  assay_test_add_with_register ("/store/restore/in-haste", test_restore_in_haste);
  assay_test_add_with_register ("/store/restore/unsound", test_restore_unsound);
  return g_test_run ();
}
