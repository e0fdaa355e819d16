/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

/* A register as the program of an earlier version left it. */
static char *
make_old (const char *folder,
          int         version)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_strdup_printf ("tests/data/store/version-%d.sql", version);
  g_autofree char *source = assay_test_source_path (name);
  g_autofree char *script = NULL;
  char *path = assay_test_write_file (folder, "old.assay", "");
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "jo",
                                                                   &error);

  g_assert_no_error (error);
  g_file_get_contents (source, &script, NULL, &error);
  g_assert_no_error (error);
  _assay_connection_script (connection, script, &error);
  g_assert_no_error (error);
  g_chmod (path, 0640);
  return path;
}

static void
check_content (AssayDb *db)
{
  g_autoptr (AssayVerifyReport) report = assay_db_verify (db, NULL, NULL);

  g_assert_cmpuint (report->problems->len, ==, 0);
  g_assert_cmpint (report->entries, ==, 3);
  g_assert_cmpint (assay_test_number (db, "PRAGMA user_version"), ==, _assay_migrate_newest ());
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM provider"), ==, 2);
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM response"), ==, 2);
  g_assert_cmpint (assay_test_number (db, "SELECT value FROM figure WHERE superseded = 0"), ==, 43);
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM rating WHERE score = 79.7"
                                          " AND coalesce (range_low, 77.1) = 77.1"), ==, 1);
}

static void
check_backups (const char *path,
               int         from)
{
  g_auto (GStrv) backups = assay_backup_list (path);
  int newest = _assay_migrate_newest ();

  g_assert_cmpint ((int) g_strv_length (backups), ==, MIN (newest - from, 5));
  for (guint i = 0; backups[i] != NULL; i++)
    {
      g_autoptr (AssayConnection) connection =
        _assay_connection_open (backups[i], ASSAY_CONNECTION_READ, "", NULL);
      gint64 version;

      g_assert_true (_assay_connection_get_number (connection, "PRAGMA user_version", &version, NULL));
      g_assert_cmpint (version, <, newest);
      g_assert_cmpint (version, >=, from);
    }
}

static void
test_from (gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = make_old (folder, GPOINTER_TO_INT (data));
  GStatBuf status;

  db = _assay_db_open_as (path, ASSAY_DB_NONE, "jo", &error);
  g_assert_no_error (error);
  g_assert_false (assay_db_is_read_only (db));
  check_content (db);
  check_backups (path, GPOINTER_TO_INT (data));
  assay_db_close (db, NULL);
  g_stat (path, &status);
  g_assert_cmpint (status.st_mode & 0777, ==, 0640);
  assay_test_remove_folder (folder);
}

/* The schema is the same whether a register was made new or brought up from the first version. */
static void
test_same_schema (void)
{
  const char *const shape = "SELECT sum (length (sql) * (1 + unicode (name))) FROM sqlite_schema";
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = make_old (folder, 1);
  g_autoptr (AssayDb) old = _assay_db_open_as (path, ASSAY_DB_NONE, "jo", NULL);
  g_autoptr (AssayDb) new = assay_test_new_db (folder);

  g_assert_cmpint (assay_test_number (old, shape), ==, assay_test_number (new, shape));
  assay_db_close (old, NULL);
  assay_db_close (new, NULL);
  assay_test_remove_folder (folder);
}

static void
test_read_only (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = make_old (folder, 1);

  g_assert_null (_assay_db_open_as (path, ASSAY_DB_READ_ONLY, "jo", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  g_clear_error (&error);
  g_assert_null (_assay_db_open_as (path, ASSAY_DB_NONE, "stranger", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY);
  g_assert_nonnull (strstr (error->message, "must open it once"));
  assay_test_remove_folder (folder);
}

/* Data that the new schema would refuse: the register stays as it is, and so does its version. */
static void
test_broken_references (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = make_old (folder, 1);
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "jo",
                                                                   NULL);
  gint64 version;

  _assay_connection_script (connection, "PRAGMA foreign_keys = OFF; DELETE FROM provider", NULL);
  g_clear_pointer (&connection, _assay_connection_free);
  g_assert_null (_assay_db_open_as (path, ASSAY_DB_NONE, "jo", &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT);
  connection = _assay_connection_open (path, ASSAY_CONNECTION_READ, "jo", NULL);
  g_assert_true (_assay_connection_get_number (connection, "PRAGMA user_version", &version, NULL));
  g_assert_cmpint (version, ==, 1);
  g_clear_pointer (&connection, _assay_connection_free);
  assay_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (int version = 1; version <= _assay_migrate_newest (); version++)
    {
      g_autofree char *path = g_strdup_printf ("/store/migrate/from-%d", version);

      g_test_add_data_func (path, GINT_TO_POINTER (version), test_from);
    }
  g_test_add_func ("/store/migrate/same-schema", test_same_schema);
  g_test_add_func ("/store/migrate/read-only", test_read_only);
  g_test_add_func ("/store/migrate/broken-references", test_broken_references);
  return g_test_run ();
}
