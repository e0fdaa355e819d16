/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A fault at every place where one can happen, one after the other: whatever breaks, the register holds
 * whole changes, those that were reported as kept are there, and it is sound. */

#include <glib/gstdio.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"
#include "support/fault-vfs.h"

#define ROWS 300
#define MOST_PLACES 400

static gpointer
write_batch (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  for (guint i = 0; i < ROWS; i++)
    if (!assay_connection_run (connection, error,
                               "INSERT INTO due (kind, title, due_on) VALUES ('review',"
                               " 'A title of some length, so that pages fill up', '2011-04-01')", ""))
      return NULL;
  assay_audit_record (connection, "test.batch", "test", "A batch was written.", NULL, NULL, error);
  return NULL;
}

static void
check_register (const char *path,
                gboolean    is_kept)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = assay_db_open (path, ASSAY_DB_NONE, &error);
  g_autoptr (AssayVerifyReport) report = NULL;
  gint64 batches;

  g_assert_no_error (error);
  g_assert_false (assay_db_is_damaged (db));
  report = assay_db_verify (db, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
  batches = assay_test_number (db, "SELECT count (*) FROM audit WHERE action = 'test.batch'");
  g_assert_cmpint (batches, >=, is_kept);
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM due"), ==, batches * ROWS);
  assay_db_close (db, NULL);
}

/* Opens, writes and closes with a fault at one place; FALSE once that is beyond the last. */
static gboolean
try_place (FaultKind kind,
           guint     place)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  g_autoptr (AssayDb) new = assay_test_new_db (folder);
  g_autoptr (AssayDb) db = NULL;
  g_autoptr (GError) error = NULL;
  gboolean has_struck;

  assay_db_close (new, NULL);
  fault_vfs_arm (kind, place);
  db = assay_db_open (path, ASSAY_DB_NONE, &error);
  if (db != NULL && !assay_db_is_read_only (db))
    assay_db_write_sync (db, write_batch, NULL, NULL, &error);
  if (db != NULL)
    assay_db_close (db, NULL);
  has_struck = fault_vfs_disarm ();
  check_register (path, db != NULL && error == NULL && !assay_db_is_read_only (db));
  assay_test_remove_folder (folder);
  return has_struck;
}

static void
test_places (gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  guint place = 1;

  while (place < MOST_PLACES && try_place (kind, place))
    place += place < 20 ? 1 : 3;
  g_test_message ("%u places", place);
  g_assert_cmpuint (place, >, 2);
  g_assert_cmpuint (place, <, MOST_PLACES);
}

/* A copy that fails leaves nothing behind, least of all half of one. */
static void
test_backup (gconstpointer data)
{
  FaultKind kind = GPOINTER_TO_INT (data);
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "copy.assay", NULL);
  g_autoptr (AssayDb) db = assay_test_new_db (folder);
  gboolean has_struck = TRUE;

  for (guint place = 1; has_struck; place += 2)
    {
      g_autoptr (GError) error = NULL;
      gboolean is_copied;

      fault_vfs_arm (kind, place);
      is_copied = assay_db_backup (db, path, FALSE, NULL, &error);
      has_struck = fault_vfs_disarm ();
      g_assert_cmpint (is_copied, ==, error == NULL);
      g_assert_cmpint (is_copied, ==, g_file_test (path, G_FILE_TEST_EXISTS));
      g_assert_true (!is_copied || _assay_verify_file (path, NULL, NULL));
      g_unlink (path);
    }
  assay_db_close (db, NULL);
  assay_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_install ();
  g_test_add_data_func ("/store/faults/read", GINT_TO_POINTER (FAULT_READ), test_places);
  g_test_add_data_func ("/store/faults/write", GINT_TO_POINTER (FAULT_WRITE), test_places);
  g_test_add_data_func ("/store/faults/sync", GINT_TO_POINTER (FAULT_SYNC), test_places);
  g_test_add_data_func ("/store/faults/open", GINT_TO_POINTER (FAULT_OPEN), test_places);
  g_test_add_data_func ("/store/faults/backup-read", GINT_TO_POINTER (FAULT_READ), test_backup);
  g_test_add_data_func ("/store/faults/backup-write", GINT_TO_POINTER (FAULT_WRITE), test_backup);
  return g_test_run ();
}
