/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/assay-cli.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/store/assay-backup.h"
#include "core/store/assay-register-path.h"

/**
 * assay_cli_dup_path:
 * @self: the run
 *
 * Returns: (transfer full): the register's path, said on stderr where it is the default one
 */
char *
assay_cli_dup_path (AssayCli *self)
{
  char *path;

  if (self->file != NULL)
    return g_strdup (self->file);
  path = assay_register_default_path ();
  assay_cli_say (_("Register: %s"), path);
  return path;
}

/**
 * assay_cli_hint_backup:
 * @self: the run
 * @error: why it failed
 *
 * Says on stderr, where the register is damaged, which backup of it is sound and how it is put back. Reads backups
 * whole.
 */
void
assay_cli_hint_backup (AssayCli     *self,
                       const GError *error)
{
  g_autofree char *path = NULL;
  g_auto (GStrv) backups = NULL;
  g_autofree char *sound = NULL;

  if (!g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT)
      && !g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN))
    return;
  path = self->file != NULL ? g_strdup (self->file) : assay_register_default_path ();
  backups = assay_backup_list (path);
  if (backups[0] == NULL)
    return;
  sound = assay_backup_find_sound (path);
  if (sound != NULL)
    assay_cli_say (_("The newest sound backup is “%s”. To put it back: assayctl --file \"%s\" restore \"%s\""), sound,
                   path, sound);
  else
    assay_cli_say (_("None of the backups beside “%s” is sound. To save what can be read: "
                     "assayctl recover \"%s\" NEW-FILE"), path, path);
}

/* What the application does at its start, too. Without it the register can still be used. */
static void
back_up_daily (AssayDb *db)
{
  g_autoptr (GError) error = NULL;

  if (!assay_db_is_read_only (db) && !assay_db_backup_daily (db, &error))
    assay_cli_say (_("Today’s backup was not made: %s"), error->message);
}

/**
 * assay_cli_open:
 * @self: the run
 * @flags: how to open it
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Opens the register that was asked for, says on stderr what the store has to notice about it, and makes
 * the day's backup unless it is there.
 *
 * Returns: (transfer full) (nullable): the register
 */
AssayDb *
assay_cli_open (AssayCli     *self,
                AssayDbFlags  flags,
                GError      **error)
{
  g_autofree char *path = assay_cli_dup_path (self);
  AssayDb *db = assay_db_open (path, flags, error);

  if (db == NULL || (flags & ASSAY_DB_READ_ONLY) != 0)
    return db;
  if (assay_db_get_notice (db) != NULL)
    assay_cli_say ("%s", assay_db_get_notice (db));
  back_up_daily (db);
  return db;
}

static gpointer
add_frameworks (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_library_add_shipped (connection, error);
  return NULL;
}

/* The person's own folder need not be there yet; folders that they name must be. */
static void
make_data_folder (const char *path)
{
  g_autofree char *own = assay_register_default_path ();
  g_autofree char *folder = g_path_get_dirname (own);

  if (g_str_has_prefix (path, folder))
    g_mkdir_with_parents (folder, 0700);
}

/**
 * assay_cli_create:
 * @path: where; no file may be there
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes a register with the frameworks that Assay brings; a register that cannot be completed is removed.
 *
 * Returns: (transfer full) (nullable): the register
 */
AssayDb *
assay_cli_create (const char *path,
                  GError    **error)
{
  g_autoptr (AssayDb) db = NULL;

  make_data_folder (path);
  db = assay_db_open (path, ASSAY_DB_CREATE, error);
  if (db == NULL)
    return NULL;
  if (assay_cli_write (db, add_frameworks, NULL, error))
    return g_steal_pointer (&db);
  assay_cli_discard (g_steal_pointer (&db));
  return NULL;
}

/**
 * assay_cli_discard:
 * @db: (transfer full): a register that was just made
 *
 * Closes a register that could not be completed and removes its file.
 */
void
assay_cli_discard (AssayDb *db)
{
  g_autofree char *path = g_strdup (assay_db_get_path (db));

  assay_cli_close (db, NULL);
  g_unlink (path);
}

/**
 * assay_cli_close:
 * @db: (transfer full): the register
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Closes the register, so that one file is left.
 *
 * Returns: whether all of it is on disk
 */
gboolean
assay_cli_close (AssayDb *db,
                 GError **error)
{
  g_autoptr (AssayDb) owned = db;

  return assay_db_close (owned, error);
}

/**
 * assay_cli_write:
 * @db: the register
 * @func: what to do, in one transaction; it leaves its results in @data
 * @data: for @func
 * @error: return location for what @func says
 *
 * Changes the register and waits for it.
 *
 * Returns: whether it was done
 */
gboolean
assay_cli_write (AssayDb    *db,
                 AssayDbFunc func,
                 gpointer    data,
                 GError    **error)
{
  GError *failure = NULL;

  assay_db_write_sync (db, func, data, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * assay_cli_read:
 * @db: the register
 * @func: what to look up; it leaves its results in @data
 * @data: for @func
 * @error: return location for what @func says
 *
 * Reads from the register and waits for it.
 *
 * Returns: whether it was done
 */
gboolean
assay_cli_read (AssayDb    *db,
                AssayDbFunc func,
                gpointer    data,
                GError    **error)
{
  GError *failure = NULL;

  assay_db_read_sync (db, func, data, NULL, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}

/**
 * assay_cli_run:
 * @self: the run
 * @changes: whether @func changes the register
 * @func: what to do
 * @data: for @func
 * @error: return location
 *
 * Opens the register, does one thing and closes it again: what most verbs are.
 *
 * Returns: whether it was done
 */
gboolean
assay_cli_run (AssayCli   *self,
               gboolean    changes,
               AssayDbFunc func,
               gpointer    data,
               GError    **error)
{
  g_autoptr (AssayDb) db = assay_cli_open (self, ASSAY_DB_NONE, error);
  gboolean done;

  if (db == NULL)
    return FALSE;
  done = changes ? assay_cli_write (db, func, data, error) : assay_cli_read (db, func, data, error);
  return assay_cli_close (g_steal_pointer (&db), done ? error : NULL) && done;
}

/**
 * assay_cli_parse_period:
 * @text: (nullable): as a person writes it
 * @error: return location; a missing or impossible period is a wrong usage
 *
 * Returns: (transfer full) (nullable): the period as it is stored
 */
char *
assay_cli_parse_period (const char *text,
                        GError    **error)
{
  g_autoptr (GError) reason = NULL;
  char *period = text == NULL ? NULL : assay_period_normalize (text, &reason);

  if (period == NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                         reason != NULL ? reason->message
                                        : _("A period is needed, such as --period \"2010-11 Q4\"."));
  return period;
}
