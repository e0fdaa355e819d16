/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"

/* Files up to this size, in bytes, are looked over for damage whenever they are opened: it takes about a
 * tenth of a second. Larger ones are when the day's backup is made. */
#define LOOKED_OVER (32 << 20)

/* Of a new register, in bytes: returns are many and short, and are read and written in runs. Seen against
 * SQLite's 4,096: an import of a million returns takes 15 % less time, rating 21,000 providers 14 %. */
#define NEW_PAGE_SIZE "16384"

static gboolean
is_writable (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);

  return g_access (path, W_OK) == 0 && g_access (folder, W_OK) == 0;
}

/* Without the right to write the folder, SQLite cannot make the files that it shares with others. If
 * nobody else's are there, nobody writes, and the file can be read as it lies. */
static AssayConnection *
open_to_read (AssayDb             *self,
              AssayConnectionMode  mode,
              GError             **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *log = g_strconcat (self->path, "-wal", NULL);
  AssayConnection *connection = _assay_connection_open (self->path, mode, self->actor, &failure);
  gint64 version;

  if (connection != NULL &&
      !_assay_connection_get_number (connection, "PRAGMA schema_version", &version, &failure))
    g_clear_pointer (&connection, _assay_connection_free);
  if ((g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN) ||
       g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY)) &&
      !g_file_test (log, G_FILE_TEST_EXISTS))
    {
      g_clear_error (&failure);
      mode = ASSAY_CONNECTION_FROZEN;
      connection = _assay_connection_open (self->path, mode, self->actor, &failure);
    }
  if (connection == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  self->writer_mode = self->reader_mode = mode;
  self->n_readers = ASSAY_DB_READERS;
  return connection;
}

/* On network drives the memory that processes share would not be the same for all machines. */
static gboolean
can_share_memory (AssayDb *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInfo) info = g_file_query_filesystem_info (file, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE,
                                                             NULL, NULL);

  if (self->flags & ASSAY_DB_NO_SHARED_MEMORY)
    return FALSE;
  return info == NULL || !g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

/* A file that was used elsewhere may still be in the mode that does not work here; alone on the file, no
 * memory is shared and it can be left. */
static gboolean
leave_shared_memory (AssayConnection *connection,
                     GError         **error)
{
  gint64 n;

  return _assay_connection_script (connection,
                                   "PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = DELETE;"
                                               "PRAGMA locking_mode = NORMAL", error) &&
         _assay_connection_get_number (connection, "SELECT count (*) FROM sqlite_schema", &n, error);
}

/* SQLite answers with the mode that it could have. */
static gboolean
try_shared_memory (AssayConnection *connection,
                   gboolean        *is_shared,
                   GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error, "PRAGMA journal_mode = WAL", "");

  if (statement == NULL || !assay_statement_next (statement, error))
    return FALSE;
  *is_shared = g_strcmp0 (assay_statement_get_text (statement, 0), "wal") == 0;
  sqlite3_reset (statement->handle);
  return TRUE;
}

static gboolean
set_journal (AssayDb         *self,
             AssayConnection *connection,
             GError         **error)
{
  gboolean is_shared = can_share_memory (self);

  if (is_shared && !try_shared_memory (connection, &is_shared, error))
    return FALSE;
  if (!is_shared && !leave_shared_memory (connection, error))
    return FALSE;
  if (is_shared)
    self->n_readers = ASSAY_DB_READERS;
  else
    self->journal_notice = _("This register lies on a network drive. It is safe there, but slower, and "
                             "others may have to wait while somebody saves.");
  _assay_db_note (self, FALSE, self->journal_notice);
  return _assay_connection_script (connection, "PRAGMA synchronous = FULL; PRAGMA cache_size = -8000",
                                   error);
}

/* An older register is brought up to date by whoever may change it. */
static gboolean
check_may_migrate (AssayDb         *self,
                   AssayConnection *connection,
                   GError         **error)
{
  g_autoptr (GError) failure = NULL;

  if (_assay_db_check_rights (self, connection, &failure))
    return TRUE;
  if (g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY))
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                 _("This register was written by an older Assay and must be brought up to date. The account “%s” "
                   "may not change it, so somebody whose role lets them must open it once; after that it can be "
                   "read from this account too."), connection->actor);
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
set_up_writer (AssayDb         *self,
               AssayConnection *connection,
               gboolean         is_new,
               GError         **error)
{
  gint64 version;

  if (is_new && !_assay_connection_script (connection, "PRAGMA page_size = " NEW_PAGE_SIZE, error))
    return FALSE;
  if (!set_journal (self, connection, error))
    return FALSE;
  _assay_db_share_beside (self->path);
  if (!_assay_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < _assay_migrate_newest () && !check_may_migrate (self, connection, error))
    return FALSE;
  if (!_assay_migrate (connection, _assay_migrate_newest (), !is_new, error) ||
      !_assay_db_settle_officers (connection, error))
    return FALSE;
  _assay_db_check_rights (self, connection, NULL);
  return TRUE;
}

static gboolean
is_small (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && status.st_size <= LOOKED_OVER;
}

/* What cannot even be looked over counts as damaged too. */
static gboolean
looks_damaged (AssayConnection *connection)
{
  AssayStatement *statement = assay_connection_query (connection, NULL, "PRAGMA quick_check (1)", "");
  gboolean is_sound = statement != NULL && assay_statement_next (statement, NULL) &&
                      g_strcmp0 (assay_statement_get_text (statement, 0), "ok") == 0;

  if (statement != NULL)
    sqlite3_reset (statement->handle);
  return !is_sound;
}

static AssayConnection *
open_damaged (AssayDb *self,
              GError **error)
{
  AssayConnection *connection = open_to_read (self, ASSAY_CONNECTION_READ, error);

  if (connection == NULL)
    return NULL;
  self->is_damaged = TRUE;
  _assay_db_note (self, TRUE,
                  _("This register is damaged, so it is open for reading only. Put it back from a "
                                "backup, or have what can still be read saved as a new register."));
  return connection;
}

/* What may not be changed cannot be brought up to date. */
static gboolean
check_newest (gint64   version,
              GError **error)
{
  if (version == _assay_migrate_newest ())
    return TRUE;
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                       _("This register was written by an older Assay and must be brought up "
                         "to date, for which it must be opened once by somebody who may change "
                         "it."));
  return FALSE;
}

/* A full disk has no room for the memory that is shared with others. Alone on the file none is needed, and what
 * a log beside it still holds is read too. */
static AssayConnection *
open_on_full_disk (AssayDb *self,
                   GError **error)
{
  g_autoptr (AssayConnection) connection
    = _assay_connection_open (self->path, ASSAY_CONNECTION_WRITE, self->actor, error);
  gint64 version;

  if (connection == NULL ||
      !_assay_connection_script (connection, "PRAGMA locking_mode = EXCLUSIVE; PRAGMA query_only = 1",
                                 error) ||
      !_assay_db_check_versions (connection, &version, error) || !check_newest (version, error))
    return NULL;
  self->writer_mode = ASSAY_CONNECTION_QUERY;
  self->n_readers = 0;
  _assay_db_note (self, TRUE, _("There is no room left on the disk, so this register is open for reading only."));
  return g_steal_pointer (&connection);
}

static AssayConnection *
open_read_only (AssayDb *self,
                GError **error)
{
  g_autoptr (AssayConnection) connection = NULL;
  AssayConnectionMode mode = is_writable (self->path) ? ASSAY_CONNECTION_QUERY : ASSAY_CONNECTION_READ;
  gint64 version;

  connection = open_to_read (self, mode, error);
  if (connection == NULL || !_assay_db_check_versions (connection, &version, error))
    return NULL;
  if (!check_newest (version, error))
    return NULL;
  if (self->flags & ASSAY_DB_READ_ONLY)
    _assay_db_note (self, TRUE, _("This register was opened for reading only."));
  else
    _assay_db_note (self, TRUE,
                    _("This register, or the folder it lies in, cannot be written, so it is open "
                                  "for reading only."));
  return g_steal_pointer (&connection);
}

static AssayConnection *
open_to_write (AssayDb *self,
               GError **error)
{
  g_autoptr (AssayConnection) connection = NULL;
  gint64 version;

  connection = _assay_connection_open (self->path, ASSAY_CONNECTION_WRITE, self->actor, error);
  if (connection == NULL ||
      (!can_share_memory (self) && !leave_shared_memory (connection, error)) ||
      !_assay_db_check_versions (connection, &version, error))
    return NULL;
  if (is_small (self->path) && looks_damaged (connection))
    {
      g_clear_pointer (&connection, _assay_connection_free);
      return open_damaged (self, error);
    }
  return set_up_writer (self, connection, FALSE, error) ? g_steal_pointer (&connection) : NULL;
}

static AssayConnection *
open_existing (AssayDb *self,
               GError **error)
{
  const gboolean may_write = is_writable (self->path);
  g_autoptr (GError) failure = NULL;
  AssayConnection *connection;

  if (!_assay_db_check_header (self->path, error))
    return NULL;
  connection = may_write && !(self->flags & ASSAY_DB_READ_ONLY) ? open_to_write (self, &failure)
                                                                : open_read_only (self, &failure);
  if (may_write && g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FULL))
    return open_on_full_disk (self, error);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return connection;
}

static AssayConnection *
open_new (AssayDb *self,
          GError **error)
{
  g_autoptr (AssayConnection) connection = NULL;

  if (!_assay_db_create_file (self->path, error))
    return NULL;
  connection = _assay_connection_open (self->path, ASSAY_CONNECTION_WRITE, self->actor, error);
  if (connection != NULL && set_up_writer (self, connection, TRUE, error))
    return g_steal_pointer (&connection);
  g_clear_pointer (&connection, _assay_connection_free);
  _assay_backup_discard (self->path);
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
  self->writer_mode = ASSAY_CONNECTION_WRITE;
  self->reader_mode = ASSAY_CONNECTION_QUERY;
  return self->flags & ASSAY_DB_CREATE ? open_new (self, error) : open_existing (self, error);
}
