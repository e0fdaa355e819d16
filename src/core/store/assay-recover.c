/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Saving what can be read of a damaged register into a new one.
 *
 * Rows are read in the order of their numbers. Where a page is damaged, all rows on it are lost, and what
 * comes after is found by seeking ahead: in doubled steps until a row can be read again, then back, by
 * halving, to the first one that can. No index is used: it may be damaged where the rows are not, and
 * rows that must be sorted come only when the last is read. What refers to a lost row is lost with it.
 * The chain of the audit trail is copied as it is, so that a gap in it shows. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"

typedef struct
{
  AssayConnection *from;
  AssayConnection *to;
  const char *table;
  char *columns;
  char *values;
  GPtrArray *lost;
} Rescue;

static void note_loss (Rescue     *self,
                       const char *format,
                       ...) G_GNUC_PRINTF (2, 3);

static void
note_loss (Rescue     *self,
           const char *format,
           ...)
{
  va_list values;

  va_start (values, format);
  g_ptr_array_add (self->lost, g_strdup_vprintf (format, values));
  va_end (values);
}

/* The columns of the table, as lists for SELECT and INSERT: both files have the same, since the new one
 * was brought to the version of the damaged. */
static gboolean
list_columns (Rescue  *self,
              GError **error)
{
  g_autoptr (GString) columns = g_string_new (NULL);
  g_autoptr (GString) values = g_string_new (NULL);
  AssayStatement *statement =
    assay_connection_query (self->to, error, "SELECT name FROM pragma_table_info (?)", "s", self->table);

  while (assay_statement_next (statement, error))
    {
      g_string_append_printf (columns, "%s\"%s\"", columns->len > 0 ? ", " : "",
                              assay_statement_get_text (statement, 0));
      g_string_append (values, values->len > 0 ? ", ?" : "?");
    }
  g_free (self->columns);
  g_free (self->values);
  self->columns = g_strdup (columns->str);
  self->values = g_strdup (values->str);
  return !assay_statement_failed (statement);
}

/* A row that breaks a rule of the schema is refused; anything else, such as a full disk, is a failure. */
static gboolean
copy_row (Rescue          *self,
          AssayStatement  *row,
          AssayStatement  *insert,
          gint64          *refused,
          GError         **error)
{
  g_autoptr (GError) failure = NULL;
  int n = sqlite3_bind_parameter_count (insert->handle);

  for (int i = 0; i < n; i++)
    sqlite3_bind_value (insert->handle, i + 1, sqlite3_column_value (row->handle, i + 1));
  if (assay_statement_execute (insert, &failure))
    return TRUE;
  if (!g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  (*refused)++;
  return TRUE;
}

/* Copies rows after @number until the end or a row that cannot be read. @number is the last one read; one
 * that does not follow it is where damaged pages lead in a circle. */
static gboolean
copy_run (Rescue    *self,
          gint64    *number,
          gint64    *refused,
          gboolean  *at_end,
          GError   **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT rowid, %s FROM \"%s\" NOT INDEXED WHERE rowid >= ?"
                                             " ORDER BY rowid", self->columns, self->table);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->table,
                                             self->columns, self->values);
  g_autoptr (GError) failure = NULL;
  AssayStatement *target = assay_connection_prepare (self->to, insert, error);
  AssayStatement *row = assay_connection_query (self->from, &failure, select, "i", *number + 1);

  if (target == NULL)
    return FALSE;
  while (row != NULL && assay_statement_next (row, &failure))
    {
      if (assay_statement_get_int (row, 0) <= *number)
        return TRUE;
      *number = assay_statement_get_int (row, 0);
      if (!copy_row (self, row, target, refused, error))
        return FALSE;
    }
  *at_end = failure == NULL;
  return TRUE;
}

/* The first row from @number on, read as a whole; 0 where there is none that can be read. */
static gint64
probe (Rescue *self,
       gint64  number)
{
  g_autofree char *select = g_strdup_printf ("SELECT rowid, %s FROM \"%s\" NOT INDEXED WHERE rowid >= ?"
                                             " ORDER BY rowid LIMIT 1", self->columns, self->table);
  AssayStatement *row = assay_connection_query (self->from, NULL, select, "i", number);
  gint64 found = row != NULL && assay_statement_next (row, NULL) ? assay_statement_get_int (row, 0) : 0;

  return found >= number ? found : 0;
}

/* The first row after @number that can be read; 0 where there is none. */
static gint64
find_next (Rescue *self,
           gint64  number)
{
  gint64 unread = number;
  gint64 step = 1;
  gint64 found;

  while ((found = probe (self, number + step)) == 0)
    {
      unread = number + step;
      if (step > ((gint64) 1 << 40))
        return 0;
      step *= 2;
    }
  while (unread + 1 < number + step)
    {
      gint64 middle = unread + (number + step - unread) / 2;
      gint64 nearer = probe (self, middle);

      if (nearer != 0)
        {
          found = nearer;
          step = middle - number;
        }
      else
        unread = middle;
    }
  return found;
}

/* Goes on after a gap, noting it; FALSE where nothing more can be read. */
static gboolean
pass_gap (Rescue *self,
          gint64 *number)
{
  gint64 next = find_next (self, *number);

  if (next == 0)
    note_loss (self, _("%s: whatever comes after number %" PRId64 "."), _assay_table_get_title (self->table),
               *number);
  else
    note_loss (self, _("%s: up to %" PRId64 " entries after number %" PRId64 "."),
               _assay_table_get_title (self->table), next - *number - 1, *number);
  *number = next - 1;
  return next != 0;
}

static gboolean
copy_table (Rescue  *self,
            GError **error)
{
  gint64 number = 0;
  gint64 refused = 0;
  gboolean at_end = FALSE;

  if (!list_columns (self, error))
    return FALSE;
  do
    if (!copy_run (self, &number, &refused, &at_end, error))
      return FALSE;
  while (!at_end && pass_gap (self, &number));
  if (refused > 0)
    note_loss (self, ngettext ("%s: %" PRId64 " entry that made no sense.",
                               "%s: %" PRId64 " entries that made no sense.",
                               (gulong) refused),
               _assay_table_get_title (self->table), refused);
  return TRUE;
}

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
drop_loose_rows (Rescue   *self,
                 gint64   *dropped,
                 GError  **error)
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
        note_loss (self, ngettext ("%s: %" PRId64 " entry whose other part is lost.",
                                   "%s: %" PRId64 " entries whose other part is lost.",
                                   (gulong) n),
                   _assay_table_get_title (tables[i]), n);
    }
  return TRUE;
}

static gboolean
copy_all (Rescue  *self,
          GError **error)
{
  g_auto (GStrv) tables = list_tables (self->to, error);
  gint64 dropped = 1;

  if (tables == NULL)
    return FALSE;
  for (guint i = 0; tables[i] != NULL; i++)
    {
      self->table = tables[i];
      if (!copy_table (self, error))
        return FALSE;
    }
  while (dropped > 0)
    if (!drop_loose_rows (self, &dropped, error))
      return FALSE;
  return TRUE;
}

static gboolean
record_rescue (Rescue  *self,
               GError **error)
{
  g_autofree char *name = g_filename_display_basename (self->from->path);
  g_autofree char *summary = g_strdup_printf (_("The register was rescued from the damaged file “%s”."),
                                              name);
  g_autofree char *list = NULL;

  g_ptr_array_add (self->lost, NULL);
  list = g_strjoinv ("\n", (char **) self->lost->pdata);
  g_ptr_array_remove_index (self->lost, self->lost->len - 1);
  return assay_audit_record (self->to, "register.recover", "register", summary, NULL, list, error);
}

static gboolean
rescue (Rescue  *self,
        GError **error)
{
  gint64 version;

  if (!_assay_db_check_versions (self->from, &version, error) ||
      !_assay_migrate (self->to, (int) version, FALSE, error) ||
      !_assay_connection_script (self->to, "PRAGMA foreign_keys = OFF", error) ||
      !_assay_connection_begin (self->to, TRUE, NULL, error))
    return FALSE;
  if (copy_all (self, error) && record_rescue (self, error))
    return _assay_connection_commit (self->to, error);
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
rescue_into (const char *damaged,
             const char *path,
             GPtrArray  *lost,
             GError    **error)
{
  g_autoptr (AssayConnection) from = NULL;
  g_autoptr (AssayConnection) to = NULL;
  Rescue self = { .lost = lost };
  gboolean is_done;

  if (!_assay_db_check_header (damaged, error) || (from = open_damaged (damaged, error)) == NULL ||
      (to = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, g_get_user_name (), error)) == NULL)
    return FALSE;
  self.from = from;
  self.to = to;
  is_done = rescue (&self, error);
  g_free (self.columns);
  g_free (self.values);
  return is_done;
}

/**
 * assay_recover:
 * @damaged: a damaged register, in the file system's encoding; it is only read
 * @path: the register to make; must not exist
 * @lost: (out) (optional) (element-type utf8): what could not be read, one phrase each; empty where
 *   nothing is missing
 * @error: return location for an `ASSAY_STORE_ERROR`: CORRUPT where nothing could be read at all
 *
 * Saves every entry that can still be read into a new register, and says in its audit trail what is
 * missing. A backup that is sound is the better way where there is one. Blocks.
 *
 * Returns: whether the new register is there
 */
gboolean
assay_recover (const char   *damaged,
               const char   *path,
               char       ***lost,
               GError      **error)
{
  g_autoptr (GPtrArray) phrases = g_ptr_array_new_with_free_func (g_free);

  if (!_assay_db_create_file (path, error))
    return FALSE;
  if (!rescue_into (damaged, path, phrases, error))
    {
      _assay_backup_discard (path);
      return FALSE;
    }
  g_ptr_array_add (phrases, NULL);
  if (lost != NULL)
    {
      g_ptr_array_set_free_func (phrases, NULL);
      *lost = (char **) g_ptr_array_free (g_steal_pointer (&phrases), FALSE);
    }
  return TRUE;
}
