/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What happens when others have the register too, or when this process ends in the middle. The test
 * program starts itself again as the other process: "test-processes CHILD PATH". */

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup.h"
#include "core/store/assay-db-private.h"
#include "support/assay-test.h"

#define BATCH 200
#define TURNS 25

static char *program;

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture      *fixture,
        gconstpointer data)
{
  g_autoptr (AssayDb) db = NULL;

  fixture->folder = assay_test_make_folder ();
  fixture->path = g_build_filename (fixture->folder, "test.assay", NULL);
  db = assay_test_new_db (fixture->folder);
  assay_db_close (db, NULL);
}

static void
tear_down (Fixture      *fixture,
           gconstpointer data)
{
  assay_test_spin ();
  g_chmod (fixture->folder, 0700);
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
  g_free (fixture->path);
}

/* As an import does: many rows, one entry in the chain. */
static gpointer
write_batch (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  for (guint i = 0; i < BATCH; i++)
    if (!assay_connection_run (connection, error,
                               "INSERT INTO due (kind, title, due_on) VALUES ('review',"
                               " 'A title of some length, so that pages fill up', '2011-04-01')", ""))
      return NULL;
  assay_audit_record (connection, "test.batch", "test", "A batch was written.", NULL, NULL, error);
  return NULL;
}

static gpointer
write_one (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  assay_audit_record (connection, "test.turn", "test", "A turn was taken.", NULL, NULL, error);
  return NULL;
}

static int
write_for_ever (AssayDb *db)
{
  g_autoptr (GError) error = NULL;

  while (error == NULL)
    assay_db_write_sync (db, write_batch, NULL, NULL, &error);
  g_printerr ("%s\n", error->message);
  return g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FULL) ? 28 : 1;
}

static int
take_turns (AssayDb *db)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < TURNS && error == NULL; i++)
    assay_db_write_sync (db, write_one, NULL, NULL, &error);
  return error == NULL ? 0 : 1;
}

static int
read_without_writing (AssayDb *db)
{
  g_autoptr (GError) error = NULL;

  if (!assay_db_is_read_only (db) || strstr (assay_db_get_notice (db), "cannot be written") == NULL ||
      assay_test_number (db, "SELECT count (*) FROM audit") != 1)
    return 1;
  assay_db_write_sync (db, write_one, NULL, NULL, &error);
  return g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY) ? 0 : 1;
}

/* Root may write everything: another account is needed to be refused. */
static void
become_nobody (void)
{
  if (geteuid () == 0 && (setgid (65534) != 0 || setuid (65534) != 0))
    exit (1);
}

static void
limit_files (void)
{
  struct rlimit limit = { 600 * 1024, 600 * 1024 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

static int
run_child (const char *kind,
           const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  int status = 1;

  if (g_str_equal (kind, "read-only"))
    become_nobody ();
  if (g_str_equal (kind, "full"))
    limit_files ();
  db = assay_db_open (path, ASSAY_DB_NONE, &error);
  if (db == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (g_str_equal (kind, "for-ever") || g_str_equal (kind, "full"))
    status = write_for_ever (db);
  else if (g_str_equal (kind, "turns"))
    status = take_turns (db);
  else if (g_str_equal (kind, "read-only"))
    status = read_without_writing (db);
  assay_db_close (db, NULL);
  return status;
}

static GPid
start_child (const char *kind,
             const char *path)
{
  g_autoptr (GError) error = NULL;
  const char *words[] = { program, kind, path, NULL };
  GPid child = 0;

  g_spawn_async (NULL, (char **) words, NULL, G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_STDERR_TO_DEV_NULL,
                 NULL,
                 NULL, &child, &error);
  g_assert_no_error (error);
  return child;
}

static int
wait_for_child (GPid child)
{
  int status;

  while (waitpid (child, &status, 0) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
check_sound (AssayDb *db)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayVerifyReport) report = assay_db_verify (db, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (report->problems->len, ==, 0);
}

/* Killed at another moment each time: whole batches are there, and nothing else. A machine that has much to do gets
 * more time where nothing was written. */
static void
test_kill (Fixture      *fixture,
           gconstpointer data)
{
  gint64 before = 0;
  guint patience = 1;

  for (guint round = 0; round < 12 || (before == 0 && round < 20); round++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayDb) db = NULL;
      GPid child = start_child ("for-ever", fixture->path);
      gint64 batches;

      g_usleep (patience * (20000 + round * 7919));
      kill (child, SIGKILL);
      wait_for_child (child);
      db = assay_db_open (fixture->path, ASSAY_DB_NONE, &error);
      g_assert_no_error (error);
      g_assert_false (assay_db_is_damaged (db));
      check_sound (db);
      batches = assay_test_number (db, "SELECT count (*) FROM audit WHERE action = 'test.batch'");
      g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM due"), ==, batches * BATCH);
      g_assert_cmpint (batches, >=, before);
      patience *= batches == 0 ? 2 : 1;
      before = batches;
      assay_db_close (db, NULL);
    }
  g_assert_cmpint (before, >, 0);
}

static void
test_two_writers (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  GPid child = start_child ("turns", fixture->path);

  g_assert_cmpint (take_turns (db), ==, 0);
  g_assert_cmpint (wait_for_child (child), ==, 0);
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM audit"), ==, 1 + 2 * TURNS);
  check_sound (db);
  assay_db_close (db, NULL);
}

static void
count_cb (AssayDb *db,
          guint   *n)
{
  (*n)++;
}

static void
test_other_is_noticed (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  guint n = 0;

  g_signal_connect (db, "changed", G_CALLBACK (count_cb), &n);
  g_assert_cmpint (wait_for_child (start_child ("turns", fixture->path)), ==, 0);
  g_assert_cmpuint (n, ==, 0);
  assay_test_wait_for (n > 0);
  g_assert_cmpint (assay_db_get_last_change (db), >, 0);
  assay_db_close (db, NULL);
}

static void
test_full_disk (Fixture      *fixture,
                gconstpointer data)
{
  g_autoptr (AssayDb) db = NULL;
  gint64 batches;

  g_assert_cmpint (wait_for_child (start_child ("full", fixture->path)), ==, 28);
  db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  check_sound (db);
  batches = assay_test_number (db, "SELECT count (*) FROM audit WHERE action = 'test.batch'");
  g_assert_cmpint (batches, >, 0);
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM due"), ==, batches * BATCH);
  assay_db_close (db, NULL);
}

static void
test_read_only_folder (Fixture      *fixture,
                       gconstpointer data)
{
  g_autoptr (GDir) directory = NULL;

  g_chmod (fixture->path, 0444);
  g_chmod (fixture->folder, 0555);
  g_assert_cmpint (wait_for_child (start_child ("read-only", fixture->path)), ==, 0);
  directory = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (directory), ==, "test.assay");
  g_assert_null (g_dir_read_name (directory));
}

/* Another program that holds the file and does not let go. */
static void
test_locked (Fixture      *fixture,
             gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayConnection) holder =
    _assay_connection_open (fixture->path, ASSAY_CONNECTION_WRITE, "", NULL);

  _assay_connection_script (holder, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                                    "BEGIN EXCLUSIVE", &error);
  g_assert_no_error (error);
  g_assert_null (assay_db_open (fixture->path, ASSAY_DB_NONE, &error));
  g_assert_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY);
}

/* Leaves SQLite with statistics to gather when the connection closes. */
static gpointer
write_and_look_up (AssayConnection *connection,
                   gpointer         data,
                   GCancellable    *cancellable,
                   GError         **error)
{
  AssayStatement *statement;

  write_batch (connection, NULL, NULL, error);
  statement = assay_connection_query (connection, error,
                                      "SELECT id FROM due WHERE done_on IS NULL AND due_on = '2011-04-01'",
                                      "");
  if (statement != NULL)
    assay_statement_next (statement, error);
  return NULL;
}

/* What was committed stays done, whoever writes while the register is closed. */
static void
test_close_beside_writer (Fixture      *fixture,
                          gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_autoptr (AssayConnection) other =
    _assay_connection_open (fixture->path, ASSAY_CONNECTION_WRITE, "", NULL);
  gboolean is_closed;

  assay_db_write_sync (db, write_and_look_up, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (_assay_connection_begin (other, TRUE, NULL, &error));
  is_closed = assay_db_close (db, &error);
  g_assert_no_error (error);
  g_assert_true (is_closed);
  _assay_connection_roll_back (other);
}

static void
look_into (const char *path,
           const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  g_autofree char *contents = NULL;

  g_assert_true (g_file_get_contents (name, &contents, NULL, NULL));
}

/* A file chooser looks into the files of a folder, and with the last look this process loses all its
 * locks. Another that comes and goes must not take itself for the last one all the same. */
static void
test_looked_into (Fixture      *fixture,
                  gconstpointer data)
{
  g_autoptr (AssayDb) db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_autoptr (AssayDb) other_window = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  g_autofree char *log = g_strconcat (fixture->path, "-wal", NULL);
  gint64 before = assay_test_number (db, "SELECT count (*) FROM audit");

  assay_db_write_sync (db, write_one, NULL, NULL, NULL);
  assay_db_close (other_window, NULL);
  look_into (fixture->path, "");
  look_into (fixture->path, "-shm");
  g_assert_cmpint (wait_for_child (start_child ("turns", fixture->path)), ==, 0);
  g_assert_true (g_file_test (log, G_FILE_TEST_EXISTS));
  assay_db_write_sync (db, write_one, NULL, NULL, NULL);
  g_assert_cmpint (wait_for_child (start_child ("turns", fixture->path)), ==, 0);
  g_assert_true (assay_db_close (db, NULL));
  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
  g_clear_object (&db);

  db = assay_db_open (fixture->path, ASSAY_DB_NONE, NULL);
  check_sound (db);
  g_assert_cmpint (assay_test_number (db, "SELECT count (*) FROM audit"), ==, before + 2 + 2 * TURNS);
  assay_db_close (db, NULL);
}

int
main (int    argc,
      char **argv)
{
  program = g_canonicalize_filename (argv[0], NULL);
  if (argc == 3 && argv[1][0] != '-')
    return run_child (argv[1], argv[2]);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/store/processes/kill", Fixture, NULL, set_up, test_kill, tear_down);
  g_test_add ("/store/processes/two-writers", Fixture, NULL, set_up, test_two_writers, tear_down);
  g_test_add ("/store/processes/noticed", Fixture, NULL, set_up, test_other_is_noticed, tear_down);
  g_test_add ("/store/processes/full-disk", Fixture, NULL, set_up, test_full_disk, tear_down);
  g_test_add ("/store/processes/read-only-folder", Fixture, NULL, set_up, test_read_only_folder,
              tear_down);
  g_test_add ("/store/processes/locked", Fixture, NULL, set_up, test_locked, tear_down);
  g_test_add ("/store/processes/close-beside-writer", Fixture, NULL, set_up, test_close_beside_writer,
              tear_down);
  g_test_add ("/store/processes/looked-into", Fixture, NULL, set_up, test_looked_into, tear_down);
  return g_test_run ();
}
