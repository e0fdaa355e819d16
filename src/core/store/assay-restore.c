/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"

/* Looks that nobody has the register open, and leaves it as one file. What is too damaged for that is
 * nobody's, and its log goes with it. */
static gboolean
settle_old (const char *path,
            GError    **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "",
                                                                   &failure);

  if (connection != NULL)
    {
      _assay_connection_set_patience (connection, 0);
      if (_assay_connection_script (connection,
                                    "PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE; COMMIT", &failure))
        return TRUE;
    }
  if (!g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_BUSY,
               _("“%s” is open in Assay. Close it everywhere, then restore the backup."), name);
  return FALSE;
}

/* Counts on where a name is taken: two restores within a second must not lose what the first one kept. */
static char *
make_kept_name (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *moment = g_date_time_format (now, "%Y-%m-%d %H.%M.%S");
  g_autofree char *stem = g_strdup (path);
  char *kept;

  if (g_str_has_suffix (stem, ".assay"))
    stem[strlen (stem) - strlen (".assay")] = '\0';
  kept = g_strdup_printf (_("%s (replaced %s).assay"), stem, moment);
  for (guint i = 2; g_file_test (kept, G_FILE_TEST_EXISTS); i++)
    {
      g_free (kept);
      kept = g_strdup_printf (_("%s (replaced %s, %u).assay"), stem, moment, i);
    }
  return kept;
}

static gboolean
fail_to_replace (const char *path,
                 GError    **error)
{
  g_autofree char *name = g_filename_display_name (path);
  int code = errno;

  g_set_error (error, ASSAY_STORE_ERROR,
               code == ENOSPC || code == EDQUOT ? ASSAY_STORE_ERROR_FULL : ASSAY_STORE_ERROR_READ_ONLY,
               _("“%s” could not be replaced: %s. It is as it was."), name, g_strerror (code));
  return FALSE;
}

/* The old file gets its second name before it loses its first, so that it is there at any moment. A log
 * that is left must never meet the restored file. */
static gboolean
keep_old (const char *path,
          const char *kept,
          GError    **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  g_autofree char *kept_log = g_strconcat (kept, "-wal", NULL);
  g_autofree char *memory = g_strconcat (path, "-shm", NULL);

  if (link (path, kept) != 0 && g_rename (path, kept) != 0)
    return fail_to_replace (path, error);
  if (g_rename (log, kept_log) != 0 && errno != ENOENT)
    return fail_to_replace (path, error);
  g_unlink (memory);
  return TRUE;
}

static gboolean
copy_backup (const char *backup,
             const char *path,
             GError    **error)
{
  g_autoptr (AssayConnection) connection = _assay_connection_open (backup, ASSAY_CONNECTION_READ, "",
                                                                   error);

  return connection != NULL && _assay_backup_copy (connection, path, TRUE, NULL, error);
}

/* Going back is a change too: the chain says who did it. */
static gboolean
record_restore (const char *backup,
                const char *path,
                GError    **error)
{
  g_autoptr (AssayConnection) connection =
    _assay_connection_open (path, ASSAY_CONNECTION_WRITE, g_get_user_name (), error);
  g_autofree char *name = g_filename_display_basename (backup);
  g_autofree char *summary = g_strdup_printf (_("The register was put back from the backup “%s”."), name);

  if (connection == NULL || !_assay_connection_begin (connection, TRUE, NULL, error))
    return FALSE;
  if (assay_audit_record (connection, "register.restore", "register", summary, NULL, NULL, error))
    return _assay_connection_commit (connection, error);
  _assay_connection_roll_back (connection);
  return FALSE;
}

static gboolean
replace_old (const char *temporary,
             const char *path,
             char      **kept_as,
             GError    **error)
{
  g_autofree char *kept = make_kept_name (path);
  GStatBuf status;

  if (g_stat (path, &status) == 0)
    {
      if (!settle_old (path, error) || !keep_old (path, kept, error))
        return FALSE;
      g_chmod (temporary, status.st_mode & 0777);
      if (kept_as != NULL)
        *kept_as = g_steal_pointer (&kept);
    }
  return g_rename (temporary, path) == 0 || fail_to_replace (path, error);
}

/**
 * assay_backup_restore:
 * @backup: a backup, in the file system's encoding
 * @path: the register to put back; it need not exist and may be damaged
 * @kept_as: (out) (optional) (nullable) (type filename): where what was there is kept; NULL where
 *   nothing was
 * @error: return location for an `ASSAY_STORE_ERROR`: BUSY where the register is open somewhere,
 *   CORRUPT, FOREIGN or TOO_NEW for the backup
 *
 * Puts a register back from a backup, after looking whether that is sound, with an entry in the audit
 * trail. What was there is kept under another name beside it, and the register keeps its mode. Blocks.
 *
 * Returns: whether the register is as in the backup
 */
gboolean
assay_backup_restore (const char  *backup,
                      const char  *path,
                      char       **kept_as,
                      GError     **error)
{
  g_autofree char *temporary = g_strconcat (path, ".restored", NULL);

  if (kept_as != NULL)
    *kept_as = NULL;
  if (!_assay_verify_file (backup, NULL, error))
    return FALSE;
  if (copy_backup (backup, temporary, error) && record_restore (backup, temporary, error) &&
      replace_old (temporary, path, kept_as, error))
    return TRUE;
  _assay_backup_discard (temporary);
  if (kept_as != NULL)
    g_clear_pointer (kept_as, g_free);
  return FALSE;
}
