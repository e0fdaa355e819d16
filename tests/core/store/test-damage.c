/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _GNU_SOURCE

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

#define ROWS 8000
#define PAGE 16384 /* bytes, of a new register */

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static gpointer
fill (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  for (gint64 i = 1; i <= ROWS; i++)
    if (!assay_connection_run (connection, error,
                               "INSERT INTO provider (id, reference, reference_key, name, name_key, note)"
                               " VALUES (?1, 'HC' || ?1, 'hc' || ?1, 'Provider', 'provider',"
                               " 'A note of some length, so that pages fill up')", "i", i) ||
        !assay_connection_run (connection, error,
                               "INSERT INTO due (id, provider_id, kind, title, due_on)"
                               " VALUES (?1, ?1, 'review', 'Review of the framework', '2011-04-01')", "i",
                               i))
      return NULL;
  assay_audit_record (connection, "test.fill", "test", "Filled.", NULL, NULL, error);
  return NULL;
}

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (AssayDb) db = NULL;

  fixture->folder = assay_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.assay", NULL);
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
}

static void
overwrite (const char *path,
           off_t       from,
           gsize       length)
{
  g_autofree char *noise = g_malloc (length);
  int file = g_open (path, O_WRONLY, 0);

  for (gsize i = 0; i < length; i++)
    noise[i] = (char) (i * 151 + 17);
  g_assert_cmpint (pwrite (file, noise, length, from), ==, length);
  g_close (file, NULL);
}

/* The page on which a table's row lies that is in the middle of the file. */
static void
damage_page (const char *path,
             int         page)
{
  overwrite (path, (off_t) (page - 1) * PAGE, PAGE);
}

/* A leaf of the providers' table: its text is what pages of providers hold. */
static int
find_leaf (const char *path,
           const char *words)
{
  g_autofree char *bytes = NULL;
  gsize length;
  int n = 0;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize page = 1; page < length / PAGE; page++)
    if (bytes[page * PAGE] == 13 && memmem (bytes + page * PAGE, PAGE, words, strlen (words)) != NULL &&
        ++n == 5)
      return (int) page + 1;
  g_assert_not_reached ();
}

static void
test_damaged_page (Fixture      *fixture,
                   gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  g_autoptr (AssayDb) rescued = NULL;
  g_autoptr (AssayVerifyReport) report = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "rescued.assay", NULL);
  g_auto (GStrv) lost = NULL;
  gint64 rest;

  damage_page (fixture->path, find_leaf (fixture->path, "A note of some length"));
  db = assay_db_open (fixture->path, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_true (assay_db_is_damaged (db));
  g_assert_true (assay_db_is_read_only (db));
  g_assert_nonnull (strstr (assay_db_get_notice (db), "damaged"));
  report = assay_db_verify (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, >, 0);
  assay_db_close (db, NULL);

  g_assert_true (assay_recover (fixture->path, path, NULL, &lost, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lost), ==, 2);
  g_assert_true (g_str_has_prefix (lost[0], "Providers: "));
  g_assert_nonnull (strstr (lost[0], " entries, numbers "));
  g_assert_nonnull (strstr (lost[1], "marked “recovered”"));
  rescued = assay_db_open (path, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  rest = assay_test_number (rescued, "SELECT count (*) FROM provider WHERE name = 'Provider'");
  g_assert_cmpint (rest, <, ROWS);
  g_assert_cmpint (rest, >, ROWS - 400);
  g_assert_cmpint (assay_test_number (rescued, "SELECT count (*) FROM provider"), ==, ROWS);
  g_assert_cmpint (assay_test_number (rescued, "SELECT count (*) FROM due"), ==, ROWS);
  g_clear_pointer (&report, assay_verify_report_free);
  report = assay_db_verify (rescued, NULL, &error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  assay_db_close (rescued, NULL);
}

static void
test_damage_keeps_backups (Fixture      *fixture,
                           gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_autofree char *sound = NULL;
  g_autofree char *kept = NULL;

  g_assert_true (assay_db_backup_before_import (db, &error));
  assay_db_close (db, NULL);
  g_clear_object (&db);
  damage_page (fixture->path, find_leaf (fixture->path, "A note of some length"));
  db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_assert_false (assay_db_backup_daily (db, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  assay_db_close (db, NULL);
  g_clear_object (&db);
  sound = assay_backup_find_sound (fixture->path);
  g_assert_nonnull (sound);
  g_assert_true (assay_backup_restore (sound, fixture->path, &kept, &error));
  g_assert_no_error (error);
  db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_assert_false (assay_db_is_damaged (db));
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM provider"), ==, ROWS);
  assay_db_close (db, NULL);
}

static void
test_truncated (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  g_autoptr (AssayDb) rescued = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "rescued.assay", NULL);
  g_auto (GStrv) lost = NULL;
  GStatBuf status;

  g_stat (fixture->path, &status);
  g_assert_cmpint (truncate (fixture->path, status.st_size / 2), ==, 0);
  db = assay_db_open (fixture->path, ASSAY_DB_NONE, &error);
  if (db != NULL)
    {
      g_assert_true (assay_db_is_damaged (db));
      assay_db_close (db, NULL);
    }
  else
    g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  g_clear_error (&error);
  g_assert_true (assay_recover (fixture->path, path, NULL, &lost, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (lost), >, 0);
  rescued = assay_db_open (path, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (rescued, "SELECT count (*) FROM provider"), >, ROWS / 10);
  assay_db_close (rescued, NULL);
}

static void
check_refused (const char      *path,
               AssayStoreError  code,
               const char      *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gsize before_length = 0, after_length = 0;

  g_file_get_contents (path, &before, &before_length, NULL);
  g_assert_null (assay_db_open (path, ASSAY_DB_NONE, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, words));
  g_file_get_contents (path, &after, &after_length, NULL);
  g_assert_cmpmem (before, before_length, after, after_length);
}

static void
test_refusals (Fixture      *fixture,
               gconstpointer data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.assay", NULL);
  g_autofree char *letter = assay_test_write_file (fixture->folder, "letter.assay",
                                                   "Dear provider, we write …");
  g_autofree char *empty = assay_test_write_file (fixture->folder, "empty.assay", "");
  g_autofree char *foreign = assay_test_write_file (fixture->folder, "foreign.assay", "");
  g_autofree char *noise = assay_test_write_file (fixture->folder, "noise.assay", "");
  g_autoptr (AssayConnection) connection =
    _assay_connection_open (foreign, ASSAY_CONNECTION_WRITE, "", NULL);

  overwrite (noise, 0, 100000);
  _assay_connection_script (connection, "CREATE TABLE songs (title)", NULL);
  g_clear_pointer (&connection, _assay_connection_free);
  check_refused (missing, ASSAY_STORE_ERROR_OPEN, "missing.assay");
  check_refused (fixture->folder, ASSAY_STORE_ERROR_FOREIGN, "is a folder");
  check_refused (letter, ASSAY_STORE_ERROR_FOREIGN, "letter.assay");
  check_refused (empty, ASSAY_STORE_ERROR_FOREIGN, "empty");
  check_refused (noise, ASSAY_STORE_ERROR_FOREIGN, "not a database");
  check_refused (foreign, ASSAY_STORE_ERROR_FOREIGN, "another program");
}

static void
test_newer (Fixture      *fixture,
            gconstpointer data)
{
  g_autoptr (AssayConnection) connection =
    _assay_connection_open (fixture->path, ASSAY_CONNECTION_WRITE, "", NULL);

  _assay_connection_script (connection, "PRAGMA user_version = 9999; PRAGMA journal_mode = DELETE", NULL);
  g_clear_pointer (&connection, _assay_connection_free);
  check_refused (fixture->path, ASSAY_STORE_ERROR_TOO_NEW, "newer Assay");
}

static void
test_exists (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (assay_db_open (fixture->path, ASSAY_DB_CREATE, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN);
  g_clear_error (&error);
  g_assert_true (_assay_verify_file (fixture->path, NULL, &error));
}

static gpointer
check_titles (AssayConnection  *connection,
              gpointer          data,
              GCancellable     *cancellable,
              GError          **error)
{
  AssayStatement *tables = assay_connection_query (connection, error,
                                                   "SELECT name FROM sqlite_schema WHERE type = 'table'"
                                                   " AND name NOT LIKE 'sqlite%'", "");

  while (assay_statement_next (tables, error))
    {
      const char *table = assay_statement_get_text (tables, 0);

      if (g_str_equal (_assay_table_get_title (table), table))
        g_test_fail_printf ("what is lost of %s is not told in words", table);
    }
  return NULL;
}

/* Whatever can be lost has words for those who lost it. */
static void
test_titles (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, &error);

  assay_test_read (db, check_titles, NULL);
  assay_db_close (db, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/damage/page", Fixture, NULL, set_up, test_damaged_page, tear_down);
  g_test_add ("/store/damage/backups-stay", Fixture, NULL, set_up, test_damage_keeps_backups, tear_down);
  g_test_add ("/store/damage/truncated", Fixture, NULL, set_up, test_truncated, tear_down);
  g_test_add ("/store/damage/titles", Fixture, NULL, set_up, test_titles, tear_down);
  g_test_add ("/store/refuse/strangers", Fixture, NULL, set_up, test_refusals, tear_down);
  g_test_add ("/store/refuse/newer", Fixture, NULL, set_up, test_newer, tear_down);
  g_test_add ("/store/refuse/exists", Fixture, NULL, set_up, test_exists, tear_down);
  return g_test_run ();
}
