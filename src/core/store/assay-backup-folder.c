/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Backups lie in a folder beside the register, named after it, where everybody who shares the register
 * finds them: "home-care.assay" has "home-care.assay.backups". Names tell why and when:
 * daily-2011-03-31.assay, pre-0002-20110331T160500.assay (before the migration to version 2),
 * import-20110331T160500.assay. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup-private.h"

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

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return g_strcmp0 (*(char *const *) b, *(char *const *) a);
}

/* Names with a prefix, the newest first: within a prefix, names sort by time. */
static GPtrArray *
list_names (const char *folder,
            const char *prefix)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) directory = g_dir_open (folder, 0, NULL);
  const char *name;

  while (directory != NULL && (name = g_dir_read_name (directory)) != NULL)
    if (g_str_has_prefix (name, prefix) && g_str_has_suffix (name, ".assay"))
      g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names);
  return names;
}

static void
keep_newest (const char *folder,
             const char *prefix,
             guint       kept)
{
  g_autoptr (GPtrArray) names = list_names (folder, prefix);

  for (guint i = kept; i < names->len; i++)
    {
      g_autofree char *path = g_build_filename (folder, g_ptr_array_index (names, i), NULL);

      g_unlink (path);
    }
}

static gboolean
make_folder (const char *folder,
             GError    **error)
{
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;
  name = g_filename_display_name (folder);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
               _("The folder for backups, “%s”, could not be made: %s."), name, g_strerror (errno));
  return FALSE;
}

/* Keeps a copy under a name of the prefix and of this moment. */
static gboolean
keep_copy (AssayConnection *connection,
           const char      *prefix,
           GError         **error)
{
  g_autofree char *folder = _assay_backup_dup_folder (connection->path);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *moment = g_date_time_format (now, "%Y%m%dT%H%M%S");
  g_autofree char *name = g_strconcat (prefix, moment, ".assay", NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return make_folder (folder, error) && _assay_backup_copy (connection, path, TRUE, NULL, error);
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
  g_autofree char *folder = _assay_backup_dup_folder (connection->path);
  g_autofree char *prefix = g_strdup_printf ("pre-%04d-", version);

  if (!keep_copy (connection, prefix, error))
    return FALSE;
  keep_newest (folder, "pre-", MIGRATIONS_KEPT);
  return TRUE;
}
