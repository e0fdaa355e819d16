/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Reading the rows of a damaged table.
 *
 * Rows are read in the order of their numbers. Where a page is damaged, all rows on it are lost, and what
 * comes after is found by seeking ahead: in doubled steps until a row can be read again, then back, by
 * halving, to the first one that can. No index is used: it may be damaged where the rows are not, and
 * rows that must be sorted come only when the last is read. An index that can be read tells which rows
 * are missing. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/store/assay-db-private.h"
#include "core/store/assay-recover-private.h"

typedef struct
{
  gint64 first;
  gint64 last; /* 0: to the end, wherever that was */
} Gap;

typedef struct
{
  AssayRecovery *recovery;
  AssayConnection *from;
  AssayConnection *to;
  const char *table;
  const char *target;
  char *columns;
  char *values;
  GArray *gaps;
  gint64 refused;
  gint64 mended;
} Rescue;

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

/* Damaged letters are marked as such, so that whoever shows them can. */
static gboolean
bind_value (AssayStatement *insert,
            int             parameter,
            sqlite3_value  *value)
{
  const char *text = NULL;
  gsize length = 0;
  g_autofree char *valid = NULL;

  if (sqlite3_value_type (value) == SQLITE_TEXT)
    {
      text = (const char *) sqlite3_value_text (value);
      length = (gsize) sqlite3_value_bytes (value);
    }
  if (text == NULL || g_utf8_validate_len (text, length, NULL))
    {
      sqlite3_bind_value (insert->handle, parameter, value);
      return TRUE;
    }
  valid = g_utf8_make_valid (text, (gssize) length);
  sqlite3_bind_text (insert->handle, parameter, valid, -1, SQLITE_TRANSIENT);
  return FALSE;
}

/* A row that breaks a rule of the schema is refused; anything else, such as a full disk, is a failure. */
static gboolean
copy_row (Rescue          *self,
          AssayStatement  *row,
          AssayStatement  *insert,
          GError         **error)
{
  g_autoptr (GError) failure = NULL;
  int n = sqlite3_bind_parameter_count (insert->handle);
  gboolean is_whole = TRUE;

  for (int i = 0; i < n; i++)
    is_whole &= bind_value (insert, i + 1, sqlite3_column_value (row->handle, i + 1));
  if (assay_statement_execute (insert, &failure))
    {
      self->mended += !is_whole;
      return TRUE;
    }
  if (!g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  self->refused++;
  return TRUE;
}

/* Copies rows after @number until the end or a row that cannot be read. @number is the last one read; one
 * that does not follow it is where damaged pages lead in a circle. */
static gboolean
copy_run (Rescue    *self,
          gint64    *number,
          gboolean  *at_end,
          GError   **error)
{
  g_autofree char *select = g_strdup_printf ("SELECT rowid, %s FROM \"%s\" NOT INDEXED WHERE rowid >= ?"
                                             " ORDER BY rowid", self->columns, self->table);
  g_autofree char *insert = g_strdup_printf ("INSERT INTO \"%s\" (%s) VALUES (%s)", self->target,
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
      if (!copy_row (self, row, target, error))
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

/* Goes on after a gap, keeping it; FALSE where nothing more can be read. */
static gboolean
pass_gap (Rescue *self,
          gint64 *number)
{
  gint64 next = find_next (self, *number);
  Gap gap = { .first = *number + 1, .last = MAX (next - 1, 0) };

  if (next == 0 || gap.last >= gap.first)
    g_array_append_val (self->gaps, gap);
  *number = next - 1;
  return next != 0;
}

/* What is known without an index: at most so many, where they were. */
static void
note_gap (Rescue *self,
          Gap     gap)
{
  const char *title = _assay_table_get_title (self->table);
  gint64 n = gap.last - gap.first + 1;

  if (gap.last == 0 && gap.first == 1)
    g_ptr_array_add (self->recovery->unread, g_strdup (self->table));
  else if (gap.last == 0)
    _assay_recovery_note (self->recovery, _("%s: those after number %" PRId64 "."), title, gap.first - 1);
  else
    _assay_recovery_note (self->recovery,
                          ngettext ("%s: up to %" PRId64 " entry after number %" PRId64 ".",
                                    "%s: up to %" PRId64 " entries after number %" PRId64 ".", (gulong) n),
                          title, n, gap.first - 1);
}

static void
note_losses (Rescue *self)
{
  const char *title = _assay_table_get_title (self->table);
  g_autoptr (GArray) missing = NULL;

  if (self->gaps->len > 0 || self->refused > 0)
    {
      g_hash_table_add (self->recovery->torn, g_strdup (self->table));
      missing = _assay_recovery_find_missing (self->recovery, self->table, self->target);
    }
  if (missing != NULL)
    _assay_recovery_note_numbers (self->recovery, self->table, missing);
  for (guint i = 0; missing == NULL && i < self->gaps->len; i++)
    note_gap (self, g_array_index (self->gaps, Gap, i));
  if (missing == NULL && self->refused > 0)
    _assay_recovery_note (self->recovery,
                          ngettext ("%s: %" PRId64 " entry that made no sense.",
                                    "%s: %" PRId64 " entries that made no sense.", (gulong) self->refused),
                          title, self->refused);
  /* In the audit trail they show as alterations. */
  if (self->mended > 0 && self->table == self->target)
    _assay_recovery_note (self->recovery,
                          ngettext ("%s: letters in %" PRId64 " entry, which are marked with �.",
                                    "%s: letters in %" PRId64 " entries, which are marked with �.",
                                    (gulong) self->mended), title, self->mended);
}

static gboolean
copy_rows (Rescue  *self,
           GError **error)
{
  gint64 number = 0;
  gboolean at_end = FALSE;

  if (!list_columns (self, error))
    return FALSE;
  do
    if (!copy_run (self, &number, &at_end, error))
      return FALSE;
  while (!at_end && pass_gap (self, &number));
  return TRUE;
}

/**
 * _assay_recovery_copy_table:
 * @self: a recovery
 * @table: what to read
 * @target: the table of the new register that takes it; it has the same columns
 * @error: return location for an `ASSAY_STORE_ERROR`; what cannot be read is no error
 *
 * Copies all rows that can be read, and notes what is missing.
 *
 * Returns: whether all that can be read was copied
 */
gboolean
_assay_recovery_copy_table (AssayRecovery  *self,
                            const char     *table,
                            const char     *target,
                            GError        **error)
{
  g_autoptr (GArray) gaps = g_array_new (FALSE, FALSE, sizeof (Gap));
  Rescue rescue = { .recovery = self, .from = self->from, .to = self->to, .table = table, .target = target,
                    .gaps = gaps };
  gboolean is_done = copy_rows (&rescue, error);

  if (is_done)
    note_losses (&rescue);
  g_free (rescue.columns);
  g_free (rescue.values);
  return is_done;
}
