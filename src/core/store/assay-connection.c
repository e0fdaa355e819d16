/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "core/store/assay-connection-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"

/* After how many steps of SQLite's machine a running statement looks whether it is cancelled. */
#define STEPS_BETWEEN_LOOKS 1000

/* Texts are fixed, so few are ever cached; a caller that makes them up must not grow the cache for ever. */
#define MOST_STATEMENTS 256

static void
free_statement (gpointer data)
{
  AssayStatement *self = data;

  sqlite3_finalize (self->handle);
  g_free (self);
}

static int
look_for_cancel_cb (void *data)
{
  AssayConnection *self = data;

  return g_cancellable_is_cancelled (self->cancellable);
}

/* Another process writes: wait, a little longer each time, as long as patience and the person allow. */
static int
wait_cb (void *data,
         int   attempt)
{
  AssayConnection *self = data;
  gint64 pause = MIN (1 + attempt, 25);

  if (self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable))
    return 0;
  if (attempt * 25 > self->patience)
    return 0;
  g_usleep ((gulong) pause * 1000);
  return 1;
}

/**
 * _assay_connection_set_error:
 * @self: a connection
 * @error: (nullable): return location
 *
 * Sets @error from the last failure on the connection.
 */
void
_assay_connection_set_error (AssayConnection *self,
                             GError         **error)
{
  _assay_store_set_error (error, sqlite3_extended_errcode (self->handle),
                          sqlite3_system_errno (self->handle), self->path,
                          sqlite3_errmsg (self->handle));
}

/* Nothing here may read the file: how it is locked is settled before it is. */
static gboolean
set_up (AssayConnection     *self,
        AssayConnectionMode  mode,
        GError             **error)
{
  const char *script = "PRAGMA trusted_schema = OFF;"
                       "PRAGMA cell_size_check = ON;"
                       "PRAGMA temp_store = MEMORY;";

  sqlite3_extended_result_codes (self->handle, 1);
  sqlite3_busy_handler (self->handle, wait_cb, self);
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
  _assay_connection_check_references (self, TRUE);
  if (!_assay_connection_script (self, script, error))
    return FALSE;
  return mode == ASSAY_CONNECTION_WRITE ||
         _assay_connection_script (self, "PRAGMA query_only = ON;", error);
}

static char *
make_uri (const char          *path,
          AssayConnectionMode  mode)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  g_autofree char *escaped = g_uri_escape_string (absolute, "/", FALSE);

  return g_strconcat ("file:", escaped,
                      mode == ASSAY_CONNECTION_FROZEN ? "?immutable=1" : "", NULL);
}

/* Nobody asks how much memory SQLite holds, and to count it takes a lock for every piece. */
static void
configure_sqlite (void)
{
  static gsize configured = 0;

  if (g_once_init_enter (&configured))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&configured, 1);
    }
}

/**
 * _assay_connection_open:
 * @path: a file that exists
 * @mode: what may be done
 * @actor: the account that acts
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Opens a handle that belongs to the calling thread. Whether the file is a register at all is not
 * looked at.
 *
 * Returns: (transfer full) (nullable): the connection
 */
AssayConnection *
_assay_connection_open (const char          *path,
                        AssayConnectionMode  mode,
                        const char          *actor,
                        GError             **error)
{
  g_autoptr (AssayConnection) self = g_new0 (AssayConnection, 1);
  g_autofree char *uri = make_uri (path, mode);
  gboolean opens_to_write = mode == ASSAY_CONNECTION_WRITE || mode == ASSAY_CONNECTION_QUERY;
  int flags = SQLITE_OPEN_URI | SQLITE_OPEN_NOMUTEX |
              (opens_to_write ? SQLITE_OPEN_READWRITE : SQLITE_OPEN_READONLY);

  configure_sqlite ();
  self->path = g_strdup (path);
  self->actor = g_strdup (actor);
  self->thread = g_thread_self ();
  self->patience = 5000;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_statement);
  if (sqlite3_open_v2 (uri, &self->handle, flags, NULL) != SQLITE_OK)
    {
      _assay_connection_set_error (self, error);
      return NULL;
    }
  if (!set_up (self, mode, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * _assay_connection_free:
 * @self: (transfer full): a connection, outside a transaction
 *
 * Closes a connection. Where it was the last on the file, SQLite empties and removes the files beside it.
 */
void
_assay_connection_free (AssayConnection *self)
{
  g_assert (self->thread == g_thread_self ());

  g_hash_table_unref (self->statements);
  sqlite3_close (self->handle);
  g_free (self->path);
  g_free (self->actor);
  g_free (self->now);
  g_free (self);
}

/**
 * _assay_connection_set_patience:
 * @self: a connection
 * @milliseconds: how long to wait for another process, about
 *
 * Says how long a transaction waits for another process before it fails with
 * `ASSAY_STORE_ERROR_BUSY`; 5 seconds at first.
 */
void
_assay_connection_set_patience (AssayConnection *self,
                                gint64           milliseconds)
{
  self->patience = milliseconds;
}

/**
 * _assay_connection_check_references:
 * @self: a connection without a transaction
 * @are_checked: whether references between rows are to hold
 *
 * Says whether SQLite sees to references. Unlike the statement that does the same this needs no memory and
 * does not fail, so that they cannot stay unseen to.
 */
void
_assay_connection_check_references (AssayConnection *self,
                                    gboolean         are_checked)
{
  sqlite3_db_config (self->handle, SQLITE_DBCONFIG_ENABLE_FKEY, are_checked ? 1 : 0, NULL);
}

/**
 * _assay_connection_script:
 * @self: a connection
 * @sql: any number of statements
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Runs a script whose rows, if any, do not matter.
 *
 * Returns: whether all of it ran
 */
gboolean
_assay_connection_script (AssayConnection *self,
                          const char      *sql,
                          GError         **error)
{
  if (sqlite3_exec (self->handle, sql, NULL, NULL, NULL) == SQLITE_OK)
    return TRUE;
  _assay_connection_set_error (self, error);
  return FALSE;
}

/**
 * _assay_connection_get_number:
 * @self: a connection
 * @sql: a query without parameters
 * @number: (out): its first row's first column, or 0 where there is no row
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Asks for one number.
 *
 * Returns: whether the query ran
 */
gboolean
_assay_connection_get_number (AssayConnection *self,
                              const char      *sql,
                              gint64          *number,
                              GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (self, &failure, sql, "");

  *number = 0;
  if (statement != NULL && assay_statement_next (statement, &failure))
    *number = assay_statement_get_int (statement, 0);
  if (statement != NULL)
    sqlite3_reset (statement->handle);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* A statement that was left in the middle of its rows would hold its transaction's view of the file. */
static void
rest_statements (AssayConnection *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    {
      sqlite3_reset (((AssayStatement *) statement)->handle);
      sqlite3_clear_bindings (((AssayStatement *) statement)->handle);
    }
  if (g_hash_table_size (self->statements) > MOST_STATEMENTS)
    g_hash_table_remove_all (self->statements);
}

static void
watch_cancellable (AssayConnection *self,
                   GCancellable    *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
  if (cancellable != NULL)
    sqlite3_progress_handler (self->handle, STEPS_BETWEEN_LOOKS, look_for_cancel_cb, self);
  else
    sqlite3_progress_handler (self->handle, 0, NULL, NULL);
}

/**
 * _assay_connection_begin:
 * @self: a connection outside a transaction
 * @writing: whether the transaction writes; it then takes the file's write lock at once
 * @cancellable: (nullable): stops the transaction's statements, also while they run
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Begins a transaction. Its time, the same for all it records, is taken here.
 *
 * Returns: whether it began
 */
gboolean
_assay_connection_begin (AssayConnection *self,
                         gboolean         writing,
                         GCancellable    *cancellable,
                         GError         **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  g_assert (self->thread == g_thread_self ());

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  g_free (self->now);
  self->now = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  watch_cancellable (self, cancellable);
  if (_assay_connection_script (self, writing ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return TRUE;
  watch_cancellable (self, NULL);
  return FALSE;
}

/**
 * _assay_connection_commit:
 * @self: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Ends a transaction by keeping what it did, or, if it was cancelled or cannot be kept, by undoing it.
 *
 * Returns: whether it was kept
 */
gboolean
_assay_connection_commit (AssayConnection *self,
                          GError         **error)
{
  gboolean is_kept;

  rest_statements (self);
  is_kept = !g_cancellable_set_error_if_cancelled (self->cancellable, error);
  watch_cancellable (self, NULL);
  is_kept = is_kept && _assay_connection_script (self, "COMMIT", error);
  if (!is_kept)
    _assay_connection_roll_back (self);
  return is_kept;
}

/**
 * _assay_connection_roll_back:
 * @self: a connection in a transaction
 *
 * Ends a transaction by undoing what it did. Some failures have done that already.
 */
void
_assay_connection_roll_back (AssayConnection *self)
{
  rest_statements (self);
  watch_cancellable (self, NULL);
  if (!sqlite3_get_autocommit (self->handle))
    sqlite3_exec (self->handle, "ROLLBACK", NULL, NULL, NULL);
}

/* The names of indexes are the schema's, never a person's. */
static gboolean
drop_index (AssayConnection *self,
            const char      *name,
            GError         **error)
{
  g_autofree char *script = g_strdup_printf ("DROP INDEX %s", name);

  rest_statements (self);
  return _assay_connection_script (self, script, error);
}

/**
 * assay_connection_drop_index:
 * @self: a connection in a transaction that writes, with no statement in the middle of its rows
 * @name: an index of the schema
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Drops an index, so that many rows can be written without it. The transaction must make it again.
 *
 * Returns: (transfer full) (nullable): the statement that makes it again
 */
char *
assay_connection_drop_index (AssayConnection *self,
                             const char      *name,
                             GError         **error)
{
  g_autofree char *sql = NULL;
  AssayStatement *statement = assay_connection_query (self, error, "SELECT sql FROM sqlite_schema "
                                                                   "WHERE type = 'index' AND name = ?", "s", name);

  if (statement == NULL)
    return NULL;
  if (!assay_statement_next (statement, error))
    {
      if (error != NULL && *error == NULL)
        g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                     _("“%s” lacks an index that Assay made."), self->path);
      return NULL;
    }
  sql = assay_statement_dup_text (statement, 0);
  return drop_index (self, name, error) ? g_steal_pointer (&sql) : NULL;
}

/**
 * assay_connection_last_row_id:
 * @self: a connection
 *
 * Returns: the id of the row that this connection inserted last
 */
gint64
assay_connection_last_row_id (AssayConnection *self)
{
  return sqlite3_last_insert_rowid (self->handle);
}

/**
 * assay_connection_changes:
 * @self: a connection
 *
 * Returns: how many rows the last statement that wrote changed
 */
gint64
assay_connection_changes (AssayConnection *self)
{
  return sqlite3_changes64 (self->handle);
}

/**
 * assay_connection_get_actor:
 * @self: a connection
 *
 * Returns: (transfer none): the operating system's account that acts, as the register records it
 */
const char *
assay_connection_get_actor (AssayConnection *self)
{
  return self->actor;
}

/**
 * assay_connection_get_now:
 * @self: a connection in a transaction
 *
 * Returns: (transfer none): when the transaction began, UTC, ISO 8601, such as `2011-03-31T16:05:00Z`;
 *   the same throughout it
 */
const char *
assay_connection_get_now (AssayConnection *self)
{
  return self->now;
}
