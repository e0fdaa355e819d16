/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Backups lie in a folder beside the register, named after it, where everybody who shares the register
 * finds them: "home-care.assay" has "home-care.assay.backups". Their names tell why and when (UTC):
 * daily-20110331T160500.assay, import-20110331T160500.assay, pre-0002-20110331T160500.assay (before the
 * schema was brought to version 2). */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup-private.h"

#define SUFFIX ".assay"
#define MOMENT "YYYYMMDDTHHMMSS"
#define MIGRATIONS_KEPT 5

/**
 * _assay_backup_dup_folder:
 * @path: a register
 *
 * Returns: (transfer full): the folder of its backups, which may not exist
 */
char *
_assay_backup_dup_folder (const char *path)
{
  return g_strconcat (path, ".backups", NULL);
}

static gboolean
is_backup (const char *name,
           const char *prefix)
{
  return g_str_has_prefix (name, prefix) && g_str_has_suffix (name, SUFFIX) &&
         strlen (name) > strlen (MOMENT SUFFIX);
}

static int
compare_moments (gconstpointer a,
                 gconstpointer b)
{
  const char *first = *(char *const *) a;
  const char *second = *(char *const *) b;

  return strcmp (second + strlen (second) - strlen (MOMENT SUFFIX),
                 first + strlen (first) - strlen (MOMENT SUFFIX));
}

/**
 * _assay_backup_list_kind:
 * @path: a register
 * @prefix: what the names begin with; "" for all
 *
 * Returns: (transfer full) (element-type filename): paths of its backups, the newest first
 */
GPtrArray *
_assay_backup_list_kind (const char *path,
                         const char *prefix)
{
  GPtrArray *backups = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = _assay_backup_dup_folder (path);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (is_backup (name, prefix))
      g_ptr_array_add (backups, g_build_filename (folder, name, NULL));
  g_ptr_array_sort (backups, compare_moments);
  return backups;
}

/**
 * _assay_backup_prune:
 * @path: a register
 * @prefix: which backups
 * @kept: how many stay
 *
 * Removes all but the newest backups of a kind.
 */
void
_assay_backup_prune (const char *path,
                     const char *prefix,
                     guint       kept)
{
  g_autoptr (GPtrArray) backups = _assay_backup_list_kind (path, prefix);

  for (guint i = kept; i < backups->len; i++)
    g_unlink (g_ptr_array_index (backups, i));
}

/* Who may read the register may read its backups. */
static gboolean
is_shared (const char *path)
{
  GStatBuf status;

  return g_stat (path, &status) == 0 && (status.st_mode & 0060) == 0060;
}

static gboolean
make_folder (const char *path,
             const char *folder,
             GError    **error)
{
  g_autofree char *name = NULL;

  if (g_mkdir (folder, 0700) == 0)
    return !is_shared (path) || g_chmod (folder, 0770) == 0;
  if (errno == EEXIST)
    return TRUE;
  name = g_filename_display_name (folder);
  g_set_error (error, ASSAY_STORE_ERROR,
               errno == ENOSPC || errno == EDQUOT ? ASSAY_STORE_ERROR_FULL : ASSAY_STORE_ERROR_READ_ONLY,
               _("The folder for backups, “%s”, could not be made: %s."), name, g_strerror (errno));
  return FALSE;
}

/**
 * _assay_backup_keep:
 * @connection: a connection outside a write transaction
 * @prefix: which kind of backup
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Keeps a copy of the register as it is, named after this moment.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
_assay_backup_keep (AssayConnection *connection,
                    const char      *prefix,
                    GError         **error)
{
  g_autofree char *folder = _assay_backup_dup_folder (connection->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *name = g_strconcat (prefix, moment, SUFFIX, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  if (!make_folder (connection->path, folder, error) ||
      !_assay_backup_copy (connection, path, TRUE, NULL, error))
    return NULL;
  if (is_shared (connection->path))
    g_chmod (path, 0660);
  return g_steal_pointer (&path);
}

/**
 * _assay_backup_before_migration:
 * @connection: a connection outside a transaction
 * @version: the version that the register is about to be brought to
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Keeps a copy of the register as it is, and the five newest of its kind.
 *
 * Returns: whether it is kept
 */
gboolean
_assay_backup_before_migration (AssayConnection *connection,
                                int              version,
                                GError         **error)
{
  g_autofree char *prefix = g_strdup_printf ("pre-%04d-", version);
  g_autofree char *backup = _assay_backup_keep (connection, prefix, error);

  if (backup == NULL)
    return FALSE;
  _assay_backup_prune (connection->path, "pre-", MIGRATIONS_KEPT);
  return TRUE;
}
