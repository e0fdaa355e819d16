/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "core/store/assay-backup.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"

#define DAILY "daily-"
#define DAILY_KEPT 14
#define IMPORT "import-"
#define IMPORT_KEPT 5

typedef struct
{
  const char *path;
  gboolean replace;
} Copy;

/* Where readers have handles of their own, a copy takes another and stops nobody; otherwise it takes its
 * turn on the one handle. */
static gpointer
run_beside (AssayDb       *self,
            AssayDbFunc    func,
            gpointer       data,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autoptr (AssayConnection) connection = NULL;

  if (self->n_readers == 0)
    return _assay_db_run_plain (self, func, data, cancellable, error);
  connection = _assay_connection_open (self->path, self->reader_mode, self->actor, error);
  return connection != NULL ? func (connection, data, cancellable, error) : NULL;
}

static gpointer
copy_func (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  const Copy *copy = data;

  return GINT_TO_POINTER (_assay_backup_copy (connection, copy->path, copy->replace, cancellable, error));
}

/**
 * assay_db_backup:
 * @self: an open register
 * @path: the file to write, in the file system's encoding
 * @replace: whether a file that is there may be replaced
 * @cancellable: (nullable): stops the copy; nothing is left of it
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Copies the register as it is at one moment, whole or not at all, also while it is in use. Blocks: for
 * the command line and threads of the caller's own.
 *
 * Returns: whether the copy is there
 */
gboolean
assay_db_backup (AssayDb       *self,
                 const char    *path,
                 gboolean       replace,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Copy copy = { path, replace };
  g_autofree char *name = NULL;

  g_return_val_if_fail (ASSAY_IS_DB (self), FALSE);

  if (!assay_output_file_is_same (self->path, path))
    return run_beside (self, copy_func, &copy, cancellable, error) != NULL;
  name = g_filename_display_name (path);
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
               _("“%s” is the register itself. Choose another name for its copy."), name);
  return FALSE;
}

/* A copy of a damaged register must not push out sound ones. */
static gboolean
keep_if_sound (AssayConnection *connection,
               const char      *prefix,
               guint            kept,
               GError         **error)
{
  g_autofree char *backup = _assay_backup_keep (connection, prefix, error);
  g_autoptr (GError) failure = NULL;

  if (backup == NULL)
    return FALSE;
  if (_assay_verify_file (backup, NULL, &failure))
    {
      _assay_backup_prune (connection->path, prefix, kept);
      return TRUE;
    }
  g_unlink (backup);
  g_propagate_prefixed_error (error, g_steal_pointer (&failure), "%s ",
                              _("No backup was kept, since the register is damaged; earlier ones are "
                                "still there."));
  return FALSE;
}

static gboolean
is_of_today (const char *backup)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *today = g_date_time_format (now, DAILY "%Y%m%d");
  g_autofree char *name = g_path_get_basename (backup);

  return g_str_has_prefix (name, today);
}

static gpointer
daily_func (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  return GINT_TO_POINTER (keep_if_sound (connection, DAILY, DAILY_KEPT, error));
}

/**
 * assay_db_backup_daily:
 * @self: an open register
 * @error: return location for an `ASSAY_STORE_ERROR`: CORRUPT where the register is damaged
 *
 * Keeps a copy of the register in the folder beside it, unless today's (UTC) is there already, looks
 * whether it is sound, and keeps the fourteen newest. Blocks, like [method@Db.backup].
 *
 * Returns: whether today's copy is there
 */
gboolean
assay_db_backup_daily (AssayDb *self,
                       GError **error)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_return_val_if_fail (ASSAY_IS_DB (self), FALSE);

  backups = _assay_backup_list_kind (self->path, DAILY);
  if (backups->len > 0 && is_of_today (g_ptr_array_index (backups, 0)))
    return TRUE;
  return run_beside (self, daily_func, NULL, NULL, error) != NULL;
}

static char *
read_head (const char *path)
{
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_READ, "", NULL);

  return connection != NULL ? assay_audit_dup_head (connection, NULL) : NULL;
}

/* Every change leaves an entry in the chain, so the same head is the same register. */
static gboolean
newest_holds_all (AssayConnection *connection)
{
  g_autoptr (GPtrArray) backups = _assay_backup_list_kind (connection->path, "");
  g_autofree char *held = backups->len > 0 ? read_head (g_ptr_array_index (backups, 0)) : NULL;
  g_autofree char *head = assay_audit_dup_head (connection, NULL);

  return held != NULL && *held != '\0' && g_strcmp0 (held, head) == 0;
}

static gpointer
import_func (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return GINT_TO_POINTER (newest_holds_all (connection) ||
                          keep_if_sound (connection, IMPORT, IMPORT_KEPT, error));
}

/**
 * assay_db_backup_before_import:
 * @self: an open register
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Keeps a copy of the register in the folder beside it, unless the newest there already holds the last
 * change, and the five newest of its kind. Blocks, like [method@Db.backup].
 *
 * Returns: whether a copy holds the last change
 */
gboolean
assay_db_backup_before_import (AssayDb *self,
                               GError **error)
{
  g_return_val_if_fail (ASSAY_IS_DB (self), FALSE);

  return run_beside (self, import_func, NULL, NULL, error) != NULL;
}

/**
 * assay_db_dup_last_backup:
 * @self: a register
 *
 * Returns: (transfer full) (nullable) (type filename): the newest of its backups; NULL without any
 */
char *
assay_db_dup_last_backup (AssayDb *self)
{
  g_autoptr (GPtrArray) backups = NULL;

  g_return_val_if_fail (ASSAY_IS_DB (self), NULL);

  backups = _assay_backup_list_kind (self->path, "");
  return backups->len > 0 ? g_strdup (g_ptr_array_index (backups, 0)) : NULL;
}

/**
 * assay_backup_list:
 * @path: a register, which may be missing or damaged
 *
 * Lists the backups in the folder beside a register. Any thread.
 *
 * Returns: (transfer full) (element-type filename): their paths, the newest first
 */
char **
assay_backup_list (const char *path)
{
  g_autoptr (GPtrArray) backups = _assay_backup_list_kind (path, "");

  g_ptr_array_add (backups, NULL);
  g_ptr_array_set_free_func (backups, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&backups), FALSE);
}

/**
 * assay_backup_find_sound:
 * @path: a register, which may be missing or damaged
 *
 * Finds the newest backup in which nothing is wrong. Reads backups whole: for threads of the caller's
 * own.
 *
 * Returns: (transfer full) (nullable) (type filename): its path; NULL where none is sound
 */
char *
assay_backup_find_sound (const char *path)
{
  g_autoptr (GPtrArray) backups = _assay_backup_list_kind (path, "");

  for (guint i = 0; i < backups->len; i++)
    if (_assay_verify_file (g_ptr_array_index (backups, i), NULL, NULL))
      return g_strdup (g_ptr_array_index (backups, i));
  return NULL;
}
