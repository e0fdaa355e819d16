/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

typedef struct
{
  char *folder;
  char *path;
  AssayDb *db;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  fixture->folder = assay_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.assay", NULL);
  fixture->db = assay_test_new_db (fixture->folder);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  g_clear_object (&fixture->db);
  assay_test_spin ();
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

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
  add_due (connection, data, cancellable, NULL);
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE, "no");
  return g_strdup ("lost");
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

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/db/create", Fixture, NULL, set_up, test_create, tear_down);
  g_test_add ("/store/db/async", Fixture, NULL, set_up, test_async, tear_down);
  return g_test_run ();
}
