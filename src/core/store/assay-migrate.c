/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/base/assay-resources.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"

#define FOLDER "sql/sqlite"

/* Files are called NNNN-name.sql, NNNN being the version they lead to. */
static int
parse_version (const char *name)
{
  return (int) g_ascii_strtoll (name, NULL, 10);
}

/**
 * _assay_migrate_newest:
 *
 * Returns: the schema version that this program writes
 */
int
_assay_migrate_newest (void)
{
  g_auto (GStrv) names = assay_resources_children (FOLDER);
  guint n = g_strv_length (names);

  return n == 0 ? 0 : parse_version (names[n - 1]);
}

static gboolean
check_references (AssayConnection *connection,
                  GError         **error)
{
  gint64 broken;

  if (!_assay_connection_get_number (connection, "SELECT count (*) FROM pragma_foreign_key_check",
                                     &broken, error))
    return FALSE;
  if (broken == 0)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
               _("“%s” cannot be brought up to date, since some of its entries refer to others that are "
                 "not there. It is as it was before."), connection->path);
  return FALSE;
}

static gboolean
run_step (AssayConnection *connection,
          const char      *name,
          GError         **error)
{
  g_autofree char *path = g_build_filename (FOLDER, name, NULL);
  g_autofree char *mark = g_strdup_printf ("PRAGMA user_version = %d; PRAGMA application_id = %d",
                                           parse_version (name), ASSAY_APPLICATION_ID);
  g_autoptr (GBytes) script = assay_resources_lookup (path, error);
  g_autofree char *text = NULL;

  if (script == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (script, NULL), g_bytes_get_size (script));
  return _assay_connection_script (connection, text, error) &&
         check_references (connection, error) &&
         _assay_connection_script (connection, mark, error);
}

/* Another process may have brought the file up to date since its version was read: look again, now
 * that nobody else can write. */
static gboolean
migrate_step (AssayConnection *connection,
              const char      *name,
              GError         **error)
{
  gint64 version;

  if (!_assay_connection_begin (connection, TRUE, NULL, error))
    return FALSE;
  if (_assay_connection_get_number (connection, "PRAGMA user_version", &version, error) &&
      (version >= parse_version (name) || run_step (connection, name, error)))
    return _assay_connection_commit (connection, error);
  _assay_connection_roll_back (connection);
  return FALSE;
}

static gboolean
migrate_steps (AssayConnection *connection,
               gint64           version,
               int              last,
               gboolean         backs_up,
               GError         **error)
{
  g_auto (GStrv) names = assay_resources_children (FOLDER);

  for (guint i = 0; names[i] != NULL; i++)
    {
      if (parse_version (names[i]) <= version || parse_version (names[i]) > last)
        continue;
      if (backs_up && !_assay_backup_before_migration (connection, parse_version (names[i]), error))
        return FALSE;
      if (!migrate_step (connection, names[i], error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _assay_migrate:
 * @connection: a connection that writes, outside a transaction
 * @last: the version to bring it to
 * @backs_up: whether to keep a copy before each step; a new file needs none
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Brings the schema up to a version, each step in a transaction of its own. Foreign keys are off
 * meanwhile, so that tables can be built anew, and checked before each step is kept.
 *
 * Returns: whether the schema is of that version
 */
gboolean
_assay_migrate (AssayConnection *connection,
                int              last,
                gboolean         backs_up,
                GError         **error)
{
  gint64 version;
  gboolean is_done;

  if (!_assay_connection_get_number (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version >= last)
    return TRUE;
  _assay_connection_check_references (connection, FALSE);
  is_done = migrate_steps (connection, version, last, backs_up, error);
  _assay_connection_check_references (connection, TRUE);
  return is_done;
}
