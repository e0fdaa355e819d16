/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

typedef AssayTestRegister Fixture;

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (directory) != NULL)
    n++;
  return n;
}

static gpointer
add_due (AssayConnection *connection,
         gpointer         data,
         GCancellable    *cancellable,
         GError         **error)
{
  assay_connection_run (connection, error,
                        "INSERT INTO due (kind, title, due_on) VALUES ('review', ?, '2011-04-01')",
                        "s", data);
  return g_strdup (data);
}

static gpointer
add_due_and_fail (AssayConnection *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_free (add_due (connection, data, cancellable, NULL));
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE, "no");
  return g_strdup ("lost");
}

static gpointer
check_end_of_rows (AssayConnection *connection,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error, "SELECT title FROM due", "");
  gint64 number = -1;

  while (assay_statement_next (statement, error))
    ;
  g_assert_false (assay_statement_failed (statement));
  /* The smallest number there is has no positive twin: it fails at its row. */
  statement = assay_connection_query (connection, error,
                                      "SELECT abs (-9223372036854775808) FROM due", "");
  g_assert_false (assay_statement_next (statement, &failure));
  g_assert_true (assay_statement_failed (statement));
  g_assert_error (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FAILED);
  g_assert_false (assay_statement_next (NULL, NULL));
  g_assert_true (assay_statement_failed (NULL));
  g_assert_true (assay_connection_query_int (connection, "SELECT id FROM due WHERE id = ?", 1,
                                             &number, error));
  g_assert_cmpint (number, ==, 1);
  g_assert_true (assay_connection_query_int (connection, "SELECT id FROM due WHERE id = ?", 99,
                                             &number, error));
  g_assert_cmpint (number, ==, 0);
  return NULL;
}

/* The end of the rows is told from a failure among them. */
static void
test_end_of_rows (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *title = assay_test_write (fixture->db, add_due, "Review");

  assay_test_read (fixture->db, check_end_of_rows, NULL);
}

static void
test_create (Fixture      *fixture,
             gconstpointer data)
{
  GStatBuf status;

  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
  g_assert_false (assay_db_is_read_only (fixture->db));
  g_assert_null (assay_db_get_notice (fixture->db));
  g_assert_cmpint (assay_test_number (fixture->db,
                                      "SELECT count (*) FROM officer WHERE role = 'administrator'"), ==,
                                      1);
  g_assert_cmpint (assay_test_number (fixture->db, "PRAGMA application_id"), ==, ASSAY_APPLICATION_ID);
  g_assert_cmpint (assay_test_number (fixture->db, "PRAGMA user_version"), ==, _assay_migrate_newest ());
  assay_db_close (fixture->db, NULL);
  g_assert_cmpint (count_files (fixture->folder), ==, 1);
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  char **answer = user_data;
  g_autoptr (GError) error = NULL;

  *answer = assay_db_finish (ASSAY_DB (source), result, &error);
  if (error != NULL)
    *answer = g_strdup (error->message);
}

static void
count_cb (AssayDb *db,
          guint   *n)
{
  (*n)++;
}

static void
test_async (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *kept = NULL;
  g_autofree char *refused = NULL;
  guint changes = 0;

  g_signal_connect (fixture->db, "changed", G_CALLBACK (count_cb), &changes);
  assay_db_write_async (fixture->db, add_due, g_strdup ("one"), g_free, g_free, NULL, finished_cb, &kept);
  assay_db_write_async (fixture->db, add_due_and_fail, g_strdup ("two"), g_free, g_free, NULL,
                        finished_cb, &refused);
  assay_test_wait_for (kept != NULL && refused != NULL);
  g_assert_cmpstr (kept, ==, "one");
  g_assert_cmpstr (refused, ==, "no");
  g_assert_cmpuint (changes, ==, 1);
  g_assert_cmpint (assay_db_get_last_change (fixture->db), ==, 1);
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM due"), ==, 1);
}

static gpointer
write_slowly (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  g_free (add_due (connection, "before the long statement", cancellable, NULL));
  assay_connection_run (connection, error,
                        "INSERT INTO due (kind, title, due_on) WITH RECURSIVE n (i) AS"
                        " (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000000000)"
                        " SELECT 'review', 'x', '2011-04-01' FROM n WHERE i < 0", "");
  return NULL;
}

static gpointer
cancel_thread (gpointer data)
{
  g_usleep (30000);
  g_cancellable_cancel (data);
  return NULL;
}

static void
test_cancel (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  GThread *thread = g_thread_new ("cancel", cancel_thread, cancellable);

  assay_db_write_sync (fixture->db, write_slowly, NULL, cancellable, &error);
  g_thread_join (thread);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM due"), ==, 0);
  g_free (assay_test_write (fixture->db, add_due, "after"));
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM due"), ==, 1);
}

static gpointer
cancel_and_go_on (AssayConnection *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_cancellable_cancel (cancellable);
  return add_due (connection, data, cancellable, NULL);
}

/* Whoever cancels before the end gets nothing, even if no statement noticed. */
static void
test_cancel_late (Fixture      *fixture,
                  gconstpointer data)
{
  g_autofree char *answer = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  assay_db_write_async (fixture->db, cancel_and_go_on, g_strdup ("x"), g_free, g_free, cancellable,
                        finished_cb, &answer);
  assay_test_wait_for (answer != NULL);
  g_assert_cmpstr (answer, !=, "x");
  g_assert_cmpint (assay_test_number (fixture->db, "SELECT count (*) FROM due"), ==, 0);
}

static gpointer
write_from_reader (AssayConnection *connection,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  assay_connection_run (connection, error, "DELETE FROM officer", "");
  return NULL;
}

static void
test_readers_read (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assay_db_read_sync (fixture->db, write_from_reader, NULL, NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
}

static gpointer
values (AssayConnection *connection,
        gpointer         data,
        GCancellable    *cancellable,
        GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new ("a\0b", 3);
  AssayStatement *statement =
    assay_connection_query (connection, error, "SELECT ?, ?, ?, ?, ?, ?", "sidbsd", "“text”", G_MAXINT64,
                            0.5,
                            bytes, NULL, NAN);
  gsize length;

  g_assert_true (assay_statement_next (statement, error));
  g_assert_cmpstr (assay_statement_get_text (statement, 0), ==, "“text”");
  g_assert_cmpint (assay_statement_get_int (statement, 1), ==, G_MAXINT64);
  g_assert_cmpfloat (assay_statement_get_double (statement, 2), ==, 0.5);
  g_assert_nonnull (assay_statement_get_blob (statement, 3, &length));
  g_assert_cmpuint (length, ==, 3);
  g_assert_true (assay_statement_is_null (statement, 4));
  g_assert_null (assay_statement_get_text (statement, 4));
  g_assert_true (isnan (assay_statement_get_double (statement, 5)));
  g_assert_false (assay_statement_next (statement, error));
  return NULL;
}

static void
test_values (Fixture      *fixture,
             gconstpointer data)
{
  assay_test_read (fixture->db, values, NULL);
}

static gpointer
change_nothing (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_connection_run_one (connection, error, "UPDATE officer SET name = 'x' WHERE version = ?", "i",
                            (gint64) 77);
  return NULL;
}

static gpointer
break_rule (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  assay_connection_run (connection, error,
                        "INSERT INTO officer (account, name, role) VALUES ('x', 'x', 'king')", "");
  return NULL;
}

static void
test_errors (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assay_db_write_sync (fixture->db, change_nothing, NULL, NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT);
  g_clear_error (&error);
  assay_db_write_sync (fixture->db, break_rule, NULL, NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT);
}

static void
test_stranger (Fixture      *fixture,
               gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = _assay_db_open_as (fixture->path, ASSAY_DB_NONE, "stranger", &error);

  g_assert_no_error (error);
  g_assert_true (assay_db_is_read_only (db));
  g_assert_nonnull (strstr (assay_db_get_notice (db), "stranger"));
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM officer"), ==, 1);
  assay_db_write_sync (db, add_due, "x", NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  assay_test_run (fixture->db,
                  "INSERT INTO officer (account, name, role) VALUES ('stranger', 'S', 'officer')");
  g_free (assay_db_write_sync (db, add_due, "x", NULL, &error));
  g_assert_no_error (error);
  g_assert_false (assay_db_is_read_only (db));
  assay_test_run (fixture->db, "UPDATE officer SET role = 'reader' WHERE account = 'stranger'");
  assay_db_write_sync (db, add_due, "x", NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  assay_db_close (db, NULL);
}

static void
test_read_only (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;

  assay_db_close (fixture->db, NULL);
  db = assay_db_open (fixture->path, ASSAY_DB_READ_ONLY, &error);
  g_assert_no_error (error);
  g_assert_true (assay_db_is_read_only (db));
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM officer"), ==, 1);
  assay_db_write_sync (db, add_due, "x", NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  assay_db_close (db, NULL);
  g_assert_cmpint (count_files (fixture->folder), ==, 1);
}

static void
test_network (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;

  assay_db_close (fixture->db, NULL);
  db = _assay_db_open_as (fixture->path, ASSAY_DB_NO_SHARED_MEMORY, g_get_user_name (), &error);
  g_assert_no_error (error);
  g_assert_false (assay_db_is_read_only (db));
  g_assert_nonnull (strstr (assay_db_get_notice (db), "network"));
  g_assert_cmpint (count_files (fixture->folder), ==, 1);
  g_free (assay_test_write (db, add_due, "x"));
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM due"), ==, 1);
  g_assert_true (assay_db_backup_before_import (db, &error));
  g_assert_no_error (error);
  assay_db_close (db, NULL);
}

static void
test_share (Fixture      *fixture,
            gconstpointer data)
{
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  GStatBuf status;

  g_assert_true (assay_db_share_with_group (fixture->db, NULL));
  g_stat (fixture->path, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0660);
  g_stat (log, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0660);
  assay_db_close (fixture->db, NULL);
  g_clear_object (&fixture->db);
  fixture->db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_free (assay_test_write (fixture->db, add_due, "x"));
  g_stat (log, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0660);
}

static void
test_removed (Fixture      *fixture,
              gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_unlink (fixture->path);
  assay_db_write_sync (fixture->db, add_due, "x", NULL, &error);
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  assay_test_add_with_register ("/store/db/create", test_create);
  assay_test_add_with_register ("/store/db/end-of-rows", test_end_of_rows);
  assay_test_add_with_register ("/store/db/async", test_async);
  assay_test_add_with_register ("/store/db/cancel", test_cancel);
  assay_test_add_with_register ("/store/db/cancel-late", test_cancel_late);
  assay_test_add_with_register ("/store/db/readers-read", test_readers_read);
  assay_test_add_with_register ("/store/db/values", test_values);
  assay_test_add_with_register ("/store/db/errors", test_errors);
  assay_test_add_with_register ("/store/db/stranger", test_stranger);
  assay_test_add_with_register ("/store/db/read-only", test_read_only);
  assay_test_add_with_register ("/store/db/network", test_network);
  assay_test_add_with_register ("/store/db/share", test_share);
  assay_test_add_with_register ("/store/db/removed", test_removed);
  return g_test_run ();
}
