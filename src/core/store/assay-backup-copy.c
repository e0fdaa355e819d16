/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup-private.h"

/* Pages between two looks at whether the copy is cancelled: some 8 MB. */
#define PAGES_AT_ONCE 2048

static int
run_steps (sqlite3_backup *backup,
           GCancellable   *cancellable)
{
  int result = SQLITE_OK;

  while (result == SQLITE_OK && !g_cancellable_is_cancelled (cancellable))
    result = sqlite3_backup_step (backup, PAGES_AT_ONCE);
  return result == SQLITE_OK ? SQLITE_INTERRUPT : result;
}

/* The copy is a file by itself: no log beside it, whatever the source keeps. */
static int
copy_pages (AssayConnection *connection,
            sqlite3         *copy,
            GCancellable    *cancellable)
{
  sqlite3_backup *backup = sqlite3_backup_init (copy, "main", connection->handle, "main");
  int result;
  int end;

  if (backup == NULL)
    return sqlite3_extended_errcode (copy);
  result = run_steps (backup, cancellable);
  end = sqlite3_backup_finish (backup);
  if (result != SQLITE_DONE)
    return end != SQLITE_OK ? end : result;
  return sqlite3_exec (copy, "PRAGMA journal_mode = DELETE", NULL, NULL, NULL);
}

/* Failures are told with the name of the file that was asked for. */
static gboolean
copy_into (AssayConnection  *connection,
           const char       *temporary,
           const char       *path,
           GCancellable     *cancellable,
           GError          **error)
{
  sqlite3 *copy = NULL;
  int result = sqlite3_open_v2 (temporary, &copy, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);

  if (result == SQLITE_OK)
    result = copy_pages (connection, copy, cancellable);
  if (result != SQLITE_OK)
    _assay_store_set_error (error, result, sqlite3_system_errno (copy), path, sqlite3_errmsg (copy));
  sqlite3_close (copy);
  return result == SQLITE_OK;
}

/* Within one read transaction, so that it need not begin anew whenever somebody writes. */
static gboolean
copy_moment (AssayConnection  *connection,
             const char       *temporary,
             const char       *path,
             GCancellable     *cancellable,
             GError          **error)
{
  gint64 n;
  gboolean is_copied;

  if (!_assay_connection_begin (connection, FALSE, cancellable, error))
    return FALSE;
  is_copied = _assay_connection_get_number (connection, "SELECT count (*) FROM sqlite_schema", &n,
                                            error) &&
              copy_into (connection, temporary, path, cancellable, error);
  _assay_connection_roll_back (connection);
  return is_copied;
}

static gboolean
fail_to_write (const char *path,
               GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int code = errno;

  if (code == ENOSPC || code == EDQUOT)
    _assay_store_set_error (error, SQLITE_FULL, code, path, g_strerror (code));
  else if (code == EEXIST)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
                 _("“%s” exists already and was left as it is."), name);
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                 _("“%s” could not be written: %s."), name, g_strerror (code));
  return FALSE;
}

/* A link is made only where no file is, so that nothing that came meanwhile is overwritten; where the
 * file system has no links, the file is renamed after a look. */
static gboolean
put_in_place (const char *temporary,
              const char *path,
              gboolean    replace,
              GError    **error)
{
  if (!replace && link (temporary, path) == 0)
    {
      g_unlink (temporary);
      return TRUE;
    }
  if (!replace && errno == EEXIST)
    return fail_to_write (path, error);
  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return fail_to_write (path, error);
    }
  return g_rename (temporary, path) == 0 || fail_to_write (path, error);
}

/**
 * _assay_backup_discard:
 * @path: a register that was not finished
 *
 * Removes a file that came to nothing, with what SQLite may have left beside it.
 */
void
_assay_backup_discard (const char *path)
{
  static const char *const endings[] = { "", "-journal", "-wal", "-shm" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *part = g_strconcat (path, endings[i], NULL);

      g_unlink (part);
    }
}

/**
 * _assay_backup_copy:
 * @connection: a connection outside a write transaction
 * @path: the file to write
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): stops the copy and removes what there is of it
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Copies the register as it is at one moment into a file of mode 0600, whole or not at all. Others may
 * write to the register meanwhile.
 *
 * Returns: whether the copy is in place
 */
gboolean
_assay_backup_copy (AssayConnection *connection,
                    const char      *path,
                    gboolean         replace,
                    GCancellable    *cancellable,
                    GError         **error)
{
  g_autofree char *temporary = g_strconcat (path, ".XXXXXX", NULL);
  int file;

  if (!replace && g_file_test (path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      return fail_to_write (path, error);
    }
  file = g_mkstemp_full (temporary, O_RDWR | O_CLOEXEC, 0600);
  if (file < 0)
    return fail_to_write (path, error);
  g_close (file, NULL);
  if (copy_moment (connection, temporary, path, cancellable, error) &&
      put_in_place (temporary, path, replace, error))
    return TRUE;
  _assay_backup_discard (temporary);
  return FALSE;
}
