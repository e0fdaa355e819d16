/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Saving what can be read of a damaged register into a new one, which is sound: what refers to a lost entry is
 * kept under one that stands for it where the schema lets one be made, and lost with it elsewhere. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"
#include "core/store/assay-recover-private.h"

static char **
list_tables (AssayConnection  *connection,
             GError          **error)
{
  g_autoptr (GStrvBuilder) tables = g_strv_builder_new ();
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT name FROM sqlite_schema"
                                                      " WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
                                                      " ORDER BY rowid", "");

  while (assay_statement_next (statement, error))
    g_strv_builder_add (tables, assay_statement_get_text (statement, 0));
  return assay_statement_failed (statement) ? NULL : g_strv_builder_end (tables);
}

/* One round: what refers to nothing goes; what referred to that is found in the next. */
static gboolean
drop_loose_rows (AssayRecovery  *self,
                 gint64         *dropped,
                 GError        **error)
{
  g_auto (GStrv) tables = list_tables (self->to, error);

  *dropped = 0;
  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      g_autofree char *sql = g_strdup_printf ("DELETE FROM \"%s\" WHERE rowid IN"
                                              " (SELECT rowid FROM pragma_foreign_key_check (?))",
                                              tables[i]);
      gint64 n;

      if (!assay_connection_run (self->to, error, sql, "s", tables[i]))
        return FALSE;
      n = assay_connection_changes (self->to);
      *dropped += n;
      if (n > 0)
        _assay_recovery_note (self, ngettext ("%s: %" PRId64 " entry whose other part is lost.",
                                              "%s: %" PRId64 " entries whose other part is lost.",
                                              (gulong) n), _assay_table_get_title (tables[i]), n);
    }
  return TRUE;
}

/* Somebody must be able to look after the register: where no administrator is left, whoever recovers it. */
static gboolean
settle_administrator (AssayRecovery  *self,
                      GError        **error)
{
  const char *actor = assay_connection_get_actor (self->to);

  if (!g_hash_table_contains (self->torn, "officer"))
    return TRUE;
  if (!assay_connection_run (self->to, error,
                             "INSERT INTO officer (account, name, role) SELECT ?1, ?1, 'administrator'"
                             " WHERE NOT EXISTS (SELECT 1 FROM officer WHERE role = 'administrator')"
                             " ON CONFLICT (account) DO UPDATE SET role = 'administrator'", "s", actor))
    return FALSE;
  if (assay_connection_changes (self->to) > 0)
    _assay_recovery_note (self, _("Officers: who administered the register. %s does now."), actor);
  return TRUE;
}

static gboolean
copy_tables (AssayRecovery  *self,
             GError        **error)
{
  g_auto (GStrv) tables = list_tables (self->to, error);

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    if (!g_str_has_prefix (tables[i], "audit") &&
        !_assay_recovery_copy_table (self, tables[i], tables[i], error))
      return FALSE;
  return _assay_recovery_read_trail (self, error);
}

/* A new register without anything in it would be no help, but seem to be one. */
static gboolean
check_evidence (AssayRecovery  *self,
                gint64          evidence,
                GError        **error)
{
  g_autofree char *name = g_filename_display_name (self->from->path);
  g_autofree char *backup = NULL;

  if (evidence > 0 || self->lost->len == 0)
    return TRUE;
  backup = assay_backup_find_sound (self->from->path);
  if (backup != NULL)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                 _("No provider, return, figure, rating or visit can be read of “%s”, so no register was made of "
                   "it. Its newest sound backup is “%s”."), name, backup);
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                 _("No provider, return, figure, rating or visit can be read of “%s”, so no register was made of "
                   "it. There is no sound backup beside it; look for a copy elsewhere."), name);
  return FALSE;
}

static gboolean
copy_all (AssayRecovery  *self,
          GError        **error)
{
  gint64 dropped = 1;
  gint64 evidence;

  if (!copy_tables (self, error) || !_assay_recovery_place_parents (self, error) ||
      !_assay_recovery_place_questions (self, error))
    return FALSE;
  while (dropped > 0)
    if (!drop_loose_rows (self, &dropped, error))
      return FALSE;
  return settle_administrator (self, error) &&
         _assay_recovery_count_saved (self, &evidence, error) &&
         _assay_recovery_take_up_trail (self, error) && check_evidence (self, evidence, error);
}

static gboolean
rescue (AssayRecovery  *self,
        GError        **error)
{
  gint64 version;

  if (!_assay_db_check_versions (self->from, &version, error) ||
      !_assay_migrate (self->to, (int) version, FALSE, error) ||
      !_assay_connection_script (self->to, "PRAGMA foreign_keys = OFF", error) ||
      !_assay_connection_begin (self->to, TRUE, NULL, error))
    return FALSE;
  if (copy_all (self, error))
    return _assay_connection_commit (self->to, error) &&
           _assay_migrate (self->to, _assay_migrate_newest (), FALSE, error);
  _assay_connection_roll_back (self->to);
  return FALSE;
}

/* With a schema that could be written, SQLite bears with files that are too short and tables that make
 * no sense. The handle itself cannot write. */
static AssayConnection *
open_leniently (const char           *path,
                AssayConnectionMode   mode,
                GError              **error)
{
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, mode, "", error);

  if (connection == NULL)
    return NULL;
  sqlite3_db_config (connection->handle, SQLITE_DBCONFIG_DEFENSIVE, 0, NULL);
  if (!_assay_connection_script (connection, "PRAGMA writable_schema = ON", error))
    return NULL;
  return g_steal_pointer (&connection);
}

/* A log beside the file holds its newest changes; where it cannot be used, the file is read without. */
static AssayConnection *
open_damaged (const char *path,
              GError    **error)
{
  AssayConnection *connection = open_leniently (path, ASSAY_CONNECTION_READ, NULL);
  gint64 version;

  if (connection != NULL && _assay_db_check_versions (connection, &version, NULL))
    return connection;
  g_clear_pointer (&connection, _assay_connection_free);
  return open_leniently (path, ASSAY_CONNECTION_FROZEN, error);
}

static gboolean
rescue_into (AssayRecovery  *self,
             const char     *damaged,
             const char     *path,
             GError        **error)
{
  g_autoptr (AssayConnection) from = NULL;
  g_autoptr (AssayConnection) to = NULL;

  if (!_assay_db_check_header (damaged, error) || (from = open_damaged (damaged, error)) == NULL ||
      (to = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, g_get_user_name (), error)) == NULL)
    return FALSE;
  self->from = from;
  self->to = to;
  return rescue (self, error);
}

static char **
take_phrases (GPtrArray *phrases)
{
  g_auto (GStrv) list = NULL;

  g_ptr_array_add (phrases, NULL);
  list = g_strdupv ((char **) phrases->pdata);
  return g_steal_pointer (&list);
}

/**
 * assay_recover:
 * @damaged: a damaged register, in the file system's encoding; it is only read
 * @path: the register to make; must not exist
 * @saved: (out) (optional): how much was read, one phrase each
 * @lost: (out) (optional): what could not be read or is not what it was, one phrase each; empty where
 *   nothing is missing
 * @error: return location for an `ASSAY_STORE_ERROR`: CORRUPT where nothing that matters could be read
 *
 * Saves every entry that can still be read into a new register, and says in its audit trail what is
 * missing. The new register is checked as backups are: it is sound. A backup that is sound is the better way
 * where there is one. Blocks.
 *
 * Returns: whether the new register is there
 */
gboolean
assay_recover (const char   *damaged,
               const char   *path,
               char       ***saved,
               char       ***lost,
               GError      **error)
{
  g_autoptr (GPtrArray) saved_phrases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) lost_phrases = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) unread = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) torn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) placed = g_hash_table_new (g_str_hash, g_str_equal);
  AssayRecovery self = { .saved = saved_phrases, .lost = lost_phrases, .unread = unread, .torn = torn,
                         .placed = placed };

  if (!_assay_db_create_file (path, error))
    return FALSE;
  if (!rescue_into (&self, damaged, path, error) || !_assay_verify_file (path, NULL, error))
    {
      _assay_backup_discard (path);
      return FALSE;
    }
  if (saved != NULL)
    *saved = take_phrases (saved_phrases);
  if (lost != NULL)
    *lost = take_phrases (lost_phrases);
  return TRUE;
}
