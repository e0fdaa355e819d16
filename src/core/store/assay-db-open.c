/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-db-private.h"

#define HEADER "SQLite format 3"

static gboolean
notify_cb (gpointer data)
{
  g_object_notify (data, "read-only");
  g_object_notify (data, "notice");
  return G_SOURCE_REMOVE;
}

/**
 * _assay_db_note:
 * @self: a database
 * @is_read_only: whether writes are refused
 * @notice: (nullable): what people should know
 *
 * Sets how the file is open, and notifies of it in the owner's context.
 */
void
_assay_db_note (AssayDb    *self,
                gboolean    is_read_only,
                const char *notice)
{
  g_autoptr (GSource) source = NULL;

  g_mutex_lock (&self->lock);
  self->is_read_only = is_read_only;
  /* Interned, since it is lent out and may be replaced meanwhile; there are few. */
  self->notice = g_intern_string (notice);
  g_mutex_unlock (&self->lock);
  if (!self->is_started)
    return;
  source = g_idle_source_new ();
  g_source_set_callback (source, notify_cb, g_object_ref (self), g_object_unref);
  g_source_attach (source, self->context);
}

static gboolean
create_file (const char *path,
             GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int file = g_open (path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0600);

  if (file >= 0)
    return g_close (file, NULL);
  if (errno == EEXIST)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
                 _("“%s” exists already. Choose another name for the new register."), name);
  else if (errno == ENOSPC || errno == EDQUOT)
    _assay_store_set_error (error, SQLITE_FULL, errno, path, g_strerror (errno));
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                 _("“%s” could not be made: %s."), name, g_strerror (errno));
  return FALSE;
}

/* What a stranger's file is, told without SQLite, which would take an empty file for a new database. */
static gboolean
check_header (const char *path,
              GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  char header[sizeof HEADER] = { 0 };
  int file = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  gssize length;

  if (file < 0)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
                   errno == ENOENT ? _("There is no file “%s” (%s).") : _("“%s” cannot be opened: %s."),
                   name, g_strerror (errno));
      return FALSE;
    }
  length = read (file, header, sizeof header);
  g_close (file, NULL);
  if (length == sizeof header && memcmp (header, HEADER, sizeof header) == 0)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN,
               length == 0 ? _("The file “%s” is empty, so it is not an Assay register.")
                           : _("The file “%s” is not a database, so it is not an Assay register."),
               name);
  return FALSE;
}

static gboolean
check_versions (AssayConnection *connection,
                gint64          *version,
                GError         **error)
{
  g_autofree char *name = g_filename_display_name (connection->path);
  gint64 application;

  if (!_assay_connection_get_number (connection, "PRAGMA application_id", &application, error) ||
      !_assay_connection_get_number (connection, "PRAGMA user_version", version, error))
    return FALSE;
  if (application != ASSAY_APPLICATION_ID)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN,
                 _("The file “%s” is a database of another program, not an Assay register."), name);
  else if (*version > _assay_migrate_newest ())
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_TOO_NEW,
                 _("“%s” was written by a newer Assay than this one. Please update Assay to open it. "
                   "Nothing was changed."), name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Without the right to write the folder, SQLite cannot make the files that it shares with others. If
 * nobody else's are there, nobody writes, and the file can be read as it lies. */
static AssayConnection *
open_to_read (AssayDb *self,
              GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  AssayConnection *connection;
  gint64 version;

  self->reader_mode = is_writable (self->path) ? ASSAY_CONNECTION_QUERY : ASSAY_CONNECTION_READ;
  connection = _assay_connection_open (self->path, self->reader_mode, self->actor, &failure);
  if (connection != NULL &&
      _assay_connection_get_number (connection, "PRAGMA schema_version", &version, &failure))
    return connection;
  g_clear_pointer (&connection, _assay_connection_free);
  if (g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN) &&
      !g_file_test (log, G_FILE_TEST_EXISTS))
    {
      self->reader_mode = ASSAY_CONNECTION_FROZEN;
      return _assay_connection_open (self->path, self->reader_mode, self->actor, error);
    }
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/* The files beside the register get its mode from SQLite, but the group of whoever makes them. */
static void
hand_to_group (const char *path)
{
  GStatBuf status;

  if (g_stat (path, &status) != 0 || (status.st_mode & 0060) != 0060)
    return;
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *beside = g_strconcat (path, i == 0 ? "-wal" : "-shm", NULL);

      if (chown (beside, (uid_t) -1, status.st_gid) != 0)
        g_debug ("%s: %s", beside, g_strerror (errno));
    }
}

/* SQLite answers with the mode that it could have. */
static gboolean
set_journal (AssayDb         *self,
             AssayConnection *connection,
             GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error, "PRAGMA journal_mode = WAL", "");
  gboolean shares_memory;

  if (statement == NULL || !assay_statement_next (statement, error))
    return FALSE;
  shares_memory = g_strcmp0 (assay_statement_get_text (statement, 0), "wal") == 0;
  sqlite3_reset (statement->handle);
  if (shares_memory)
    self->n_readers = ASSAY_DB_READERS;
  else
    _assay_db_note (self, FALSE,
                    _("This register lies where it cannot be shared the fast way, as on a network drive. "
                      "It is safe, but slower, and better used by one person at a time."));
  return _assay_connection_script (connection, "PRAGMA synchronous = FULL", error);
}

/* The first account administers the register. */
static gboolean
add_first_officer (AssayConnection *connection,
                   GError         **error)
{
  const char *actor = assay_connection_get_actor (connection);
  const char *name = g_get_real_name ();
  g_autofree char *subject = g_strdup_printf ("officer %s", actor);
  g_autofree char *summary = NULL;

  if (g_strcmp0 (name, "Unknown") == 0 || g_strcmp0 (actor, g_get_user_name ()) != 0)
    name = actor;
  summary = g_strdup_printf (_("The register was made; %s administers it."), name);
  return assay_connection_run (connection, error,
                               "INSERT INTO officer (account, name, role) VALUES (?, ?, 'administrator')",
                               "ss", actor, name) &&
         assay_audit_record (connection, "register.create", subject, summary, NULL, NULL, error);
}

static gboolean
settle_officers (AssayConnection *connection,
                 GError         **error)
{
  gint64 officers;

  if (!_assay_connection_get_number (connection, "SELECT count (*) FROM officer", &officers, error))
    return FALSE;
  if (officers > 0)
    return TRUE;
  if (!_assay_connection_begin (connection, TRUE, NULL, error))
    return FALSE;
  if (add_first_officer (connection, error))
    return _assay_connection_commit (connection, error);
  _assay_connection_roll_back (connection);
  return FALSE;
}

static gboolean
may_write (AssayConnection *connection,
           GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT count (*), count (*) FILTER (WHERE account = ?1 AND role <> 'reader')"
                                                      " FROM officer", "s", connection->actor);
  gboolean may;

  if (statement == NULL || !assay_statement_next (statement, error))
    return FALSE;
  may = assay_statement_get_int (statement, 0) == 0 || assay_statement_get_int (statement, 1) > 0;
  sqlite3_reset (statement->handle);
  return may;
}

/**
 * _assay_db_check_rights:
 * @self: a database
 * @connection: its writer
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Looks whether the person may write. Their role may have changed since the register was opened.
 *
 * Returns: whether they may; otherwise @error says why not
 */
gboolean
_assay_db_check_rights (AssayDb         *self,
                        AssayConnection *connection,
                        GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *reason = NULL;
  gboolean may;

  if (self->reader_mode != ASSAY_CONNECTION_WRITE)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY, assay_db_get_notice (self));
      return FALSE;
    }
  may = may_write (connection, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (may)
    {
      if (assay_db_is_read_only (self))
        _assay_db_note (self, FALSE, NULL);
      return TRUE;
    }
  reason = g_strdup_printf (_("The account “%s” may read this register but not change it. An administrator "
                              "of the register can give it a role."), connection->actor);
  _assay_db_note (self, TRUE, reason);
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY, reason);
  return FALSE;
}

static gboolean
set_up_writer (AssayDb         *self,
               AssayConnection *connection,
               gboolean         is_new,
               GError         **error)
{
  gint64 version;

  if (!set_journal (self, connection, error))
    return FALSE;
  hand_to_group (self->path);
  if (!_assay_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < _assay_migrate_newest () && !_assay_db_check_rights (self, connection, error))
    return FALSE;
  if (!_assay_migrate (connection, !is_new, error) || !settle_officers (connection, error))
    return FALSE;
  _assay_db_check_rights (self, connection, NULL);
  return TRUE;
}

static void
note_reading (AssayDb *self)
{
  if (self->flags & ASSAY_DB_READ_ONLY)
    _assay_db_note (self, TRUE, _("This register was opened for reading only."));
  else
    _assay_db_note (self, TRUE, _("This register, or the folder it lies in, cannot be written, so it is open "
                                  "for reading only."));
}

static AssayConnection *
open_existing (AssayDb *self,
               GError **error)
{
  g_autoptr (AssayConnection) connection = NULL;
  gboolean reads_only = (self->flags & ASSAY_DB_READ_ONLY) || !is_writable (self->path);
  gint64 version;

  if (!check_header (self->path, error))
    return NULL;
  if (reads_only)
    connection = open_to_read (self, error);
  else
    connection = _assay_connection_open (self->path, ASSAY_CONNECTION_WRITE, self->actor, error);
  if (connection == NULL || !check_versions (connection, &version, error))
    return NULL;
  if (!reads_only)
    return set_up_writer (self, connection, FALSE, error) ? g_steal_pointer (&connection) : NULL;
  self->n_readers = ASSAY_DB_READERS;
  note_reading (self);
  if (version == _assay_migrate_newest ())
    return g_steal_pointer (&connection);
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                       _("This register was written by an older Assay and must be brought up to date, "
                         "for which it must be opened once by somebody who may change it."));
  return NULL;
}

static AssayConnection *
open_new (AssayDb *self,
          GError **error)
{
  g_autoptr (AssayConnection) connection = NULL;

  if (!create_file (self->path, error))
    return NULL;
  connection = _assay_connection_open (self->path, ASSAY_CONNECTION_WRITE, self->actor, error);
  if (connection != NULL && set_up_writer (self, connection, TRUE, error))
    return g_steal_pointer (&connection);
  g_clear_pointer (&connection, _assay_connection_free);
  g_unlink (self->path);
  return NULL;
}

/**
 * _assay_db_open_file:
 * @self: a database whose path, actor and flags are set
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Opens or makes the file, on the writer thread, and settles how readers open theirs.
 *
 * Returns: (transfer full) (nullable): the writer's connection
 */
AssayConnection *
_assay_db_open_file (AssayDb *self,
                     GError **error)
{
  AssayConnection *connection;

  self->reader_mode = ASSAY_CONNECTION_WRITE;
  connection = self->flags & ASSAY_DB_CREATE ? open_new (self, error) : open_existing (self, error);
  return connection;
}
