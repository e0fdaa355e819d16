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
#include "core/store/assay-db-guard.h"
#include "core/store/assay-db-private.h"

#define HEADER "SQLite format 3"

/**
 * _assay_db_create_file:
 * @path: a file that does not exist
 * @error: return location for an `ASSAY_STORE_ERROR`: OPEN where it does
 *
 * Makes an empty file of mode 0600.
 *
 * Returns: whether it was made
 */
gboolean
_assay_db_create_file (const char *path,
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

/**
 * _assay_db_check_header:
 * @path: a file
 * @error: return location for an `ASSAY_STORE_ERROR`: OPEN, or FOREIGN for what is no database
 *
 * Looks at the file's first bytes, without SQLite, which would take an empty file for a new database.
 *
 * Returns: whether it is a database
 */
gboolean
_assay_db_check_header (const char *path,
                        GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  char header[sizeof HEADER] = { 0 };
  gssize length = _assay_db_guard_read (path, header, sizeof header);

  if (length < 0 && errno == EISDIR)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN,
                   _("“%s” is a folder, not an Assay register."), name);
      return FALSE;
    }
  if (length < 0)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
                   errno == ENOENT ? _("There is no file “%s” (%s).") : _("“%s” cannot be opened: %s."),
                   name, g_strerror (errno));
      return FALSE;
    }
  if (length == sizeof header && memcmp (header, HEADER, sizeof header) == 0)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN,
               length == 0 ? _("The file “%s” is empty, so it is not an Assay register.")
                           : _("The file “%s” is not a database, so it is not an Assay register."),
               name);
  return FALSE;
}

/**
 * _assay_db_check_versions:
 * @connection: a connection
 * @version: (out): the schema's version
 * @error: return location for an `ASSAY_STORE_ERROR`: FOREIGN, TOO_NEW, CORRUPT
 *
 * Looks whether a database is a register and not of a newer program.
 *
 * Returns: whether this program can read it
 */
gboolean
_assay_db_check_versions (AssayConnection *connection,
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

/**
 * _assay_db_share_beside:
 * @path: a register
 *
 * Gives the files beside an open register, and the folder of its backups, to the register's group, if
 * that may write the register: SQLite makes them in the group of whoever opens it first. What belongs to
 * others is theirs to give.
 */
void
_assay_db_share_beside (const char *path)
{
  const char *const endings[] = { "-wal", "-shm", ".backups" };
  GStatBuf status;

  if (g_stat (path, &status) != 0 || (status.st_mode & 0060) != 0060)
    return;
  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *beside = g_strconcat (path, endings[i], NULL);

      if (chown (beside, (uid_t) -1, status.st_gid) != 0 || g_chmod (beside, i < 2 ? 0660 : 0770) != 0)
        g_debug ("%s: %s", beside, g_strerror (errno));
    }
}
