/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "support/assay-test.h"

#include <glib/gstdio.h>

/**
 * assay_test_make_folder:
 *
 * Makes a folder of the test's own.
 *
 * Returns: (transfer full): its path; give it to [func@test_remove_folder]
 */
char *
assay_test_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("assay-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

/**
 * assay_test_remove_folder:
 * @folder: a folder
 *
 * Removes a folder and all that is in it.
 */
void
assay_test_remove_folder (const char *folder)
{
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
        assay_test_remove_folder (path);
      else
        g_unlink (path);
    }
  g_rmdir (folder);
}

/**
 * assay_test_write_file:
 * @folder: a folder
 * @name: name of a file in it
 * @text: what it shall hold
 *
 * Returns: (transfer full): the file's path
 */
char *
assay_test_write_file (const char *folder,
                       const char *name,
                       const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

/**
 * assay_test_source_path:
 * @path: a path below the source folder, such as `data/demo/home-care-survey-2011.csv`
 *
 * Returns: (transfer full): the file's path
 */
char *
assay_test_source_path (const char *path)
{
  const char *folder = g_getenv ("ASSAY_SOURCE_DIR");

  g_assert_nonnull (folder);
  return g_build_filename (folder, path, NULL);
}

/**
 * assay_test_new_db:
 * @folder: a folder
 *
 * Makes the register `test.assay` in @folder.
 *
 * Returns: (transfer full): the register
 */
AssayDb *
assay_test_new_db (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  AssayDb *db = assay_db_open (path, ASSAY_DB_CREATE, &error);

  g_assert_no_error (error);
  return db;
}

/**
 * assay_test_set_up:
 * @self: what to fill
 * @data: not used; here so that this can be given to g_test_add ()
 *
 * Makes a register of the test's own, with a folder around it.
 */
void
assay_test_set_up (AssayTestRegister *self,
                   gconstpointer      data)
{
  self->folder = assay_test_make_folder ();
  self->path = g_build_filename (self->folder, "test.assay", NULL);
  self->db = assay_test_new_db (self->folder);
}

/**
 * assay_test_tear_down:
 * @self: what assay_test_set_up () filled; @db may have been cleared since
 * @data: not used
 *
 * Closes the register and removes its folder.
 */
void
assay_test_tear_down (AssayTestRegister *self,
                      gconstpointer      data)
{
  g_clear_object (&self->db);
  assay_test_spin ();
  assay_test_remove_folder (self->folder);
  g_clear_pointer (&self->folder, g_free);
  g_clear_pointer (&self->path, g_free);
}

/**
 * assay_test_write:
 * @db: a register
 * @func: what to do in a write transaction; must not fail
 * @data: for @func
 *
 * Returns: (transfer full) (nullable): what @func returned
 */
gpointer
assay_test_write (AssayDb     *db,
                  AssayDbFunc  func,
                  gpointer     data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = assay_db_write_sync (db, func, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

/**
 * assay_test_read:
 * @db: a register
 * @func: what to do in a read transaction; must not fail
 * @data: for @func
 *
 * Returns: (transfer full) (nullable): what @func returned
 */
gpointer
assay_test_read (AssayDb     *db,
                 AssayDbFunc  func,
                 gpointer     data)
{
  g_autoptr (GError) error = NULL;
  gpointer result = assay_db_read_sync (db, func, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

typedef struct
{
  const char *sql;
  gint64 number;
} NumberQuery;

static gpointer
ask_number (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  NumberQuery *query = data;
  AssayStatement *statement = assay_connection_query (connection, error, query->sql, "");

  if (statement != NULL && assay_statement_next (statement, error))
    query->number = assay_statement_get_int (statement, 0);
  return NULL;
}

/**
 * assay_test_number:
 * @db: a register
 * @sql: a query whose first row's first column is a number
 *
 * Returns: that number
 */
gint64
assay_test_number (AssayDb    *db,
                   const char *sql)
{
  NumberQuery query = { sql, G_MININT64 };

  assay_test_read (db, ask_number, &query);
  g_assert_cmpint (query.number, !=, G_MININT64);
  return query.number;
}

static gpointer
run_statement (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  assay_connection_run (connection, error, data, "");
  return NULL;
}

/**
 * assay_test_run:
 * @db: a register
 * @sql: one statement that writes
 *
 * Runs a statement, which must not fail, in a transaction of its own.
 */
void
assay_test_run (AssayDb    *db,
                const char *sql)
{
  assay_test_write (db, run_statement, (gpointer) sql);
}

/**
 * assay_test_turn:
 *
 * Turns the default main loop once, waiting a moment where there is nothing to do.
 */
void
assay_test_turn (void)
{
  if (!g_main_context_iteration (NULL, FALSE))
    g_usleep (1000);
}

/**
 * assay_test_spin:
 *
 * Turns the default main loop until there is nothing to do.
 */
void
assay_test_spin (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/**
 * assay_test_wait_until:
 * @condition: what must come true
 * @data: for @condition
 * @text: what that is, in words
 *
 * Turns the main loop until @condition holds; after 20 seconds the test fails with @text. See also
 * assay_test_wait_for ().
 */
void
assay_test_wait_until (AssayTestCondition  condition,
                       gpointer            data,
                       const char         *text)
{
  gint64 deadline = g_get_monotonic_time () + 20 * G_USEC_PER_SEC;

  while (!condition (data))
    {
      if (g_get_monotonic_time () > deadline)
        g_error ("waited in vain for %s", text);
      assay_test_turn ();
    }
}
