/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What the indexes of a damaged register tell of rows that cannot be read: an index lies on other pages than
 * its table, and holds the numbers of all rows and some of their values. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "core/store/assay-recover-private.h"

/* The names of the indexes that have every row and, where @column is given, hold it. */
static char **
list_indexes (AssayRecovery *self,
              const char    *table,
              const char    *column)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  AssayStatement *statement =
    assay_connection_query (self->from, NULL,
                            "SELECT name FROM pragma_index_list (?1) WHERE partial = 0 AND (?2 IS NULL OR EXISTS"
                            " (SELECT 1 FROM pragma_index_info (pragma_index_list.name) AS i"
                            " WHERE i.name = ?2)) ORDER BY 1", "ss", table, column);

  while (statement != NULL && assay_statement_next (statement, NULL))
    g_strv_builder_add (names, assay_statement_get_text (statement, 0));
  return g_strv_builder_end (names);
}

static gboolean
has_row (AssayStatement *look,
         gint64          number)
{
  gboolean has;

  sqlite3_reset (look->handle);
  assay_statement_bind_int (look, 0, number);
  has = assay_statement_next (look, NULL);
  sqlite3_reset (look->handle);
  return has;
}

/**
 * _assay_recovery_compare:
 * @a: a gint64
 * @b: another
 *
 * Returns: how they sort, as a GCompareFunc tells
 */
int
_assay_recovery_compare (gconstpointer a,
                         gconstpointer b)
{
  const gint64 *first = a;
  const gint64 *second = b;

  return (*first > *second) - (*first < *second);
}

/* The numbers of the index that the new table lacks; NULL where the index does not hold all that it has, and
 * so is not to be trusted. */
static GArray *
compare_index (AssayRecovery *self,
               const char    *table,
               const char    *target,
               const char    *index)
{
  g_autofree char *select = g_strdup_printf ("SELECT rowid FROM \"%s\" INDEXED BY \"%s\"", table, index);
  g_autofree char *one = g_strdup_printf ("SELECT 1 FROM \"%s\" WHERE rowid = ?", target);
  g_autofree char *count = g_strdup_printf ("SELECT count (*) FROM \"%s\"", target);
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  AssayStatement *look = assay_connection_prepare (self->to, one, NULL);
  AssayStatement *rows = assay_connection_query (self->from, NULL, select, "");
  gint64 found = 0;
  gint64 copied;

  if (look == NULL || rows == NULL || !_assay_connection_get_number (self->to, count, &copied, NULL))
    return NULL;
  while (assay_statement_next (rows, NULL))
    {
      gint64 number = assay_statement_get_int (rows, 0);

      if (has_row (look, number))
        found++;
      else
        g_array_append_val (missing, number);
    }
  if (assay_statement_failed (rows) || found != copied)
    return NULL;
  g_array_sort (missing, _assay_recovery_compare);
  return g_steal_pointer (&missing);
}

/**
 * _assay_recovery_find_missing:
 * @self: a recovery
 * @table: a table of the damaged register
 * @target: the new register's table that its rows were copied to
 *
 * Asks the table's indexes which rows there were.
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of those that were not copied, in
 *   order; NULL where no index can be trusted
 */
GArray *
_assay_recovery_find_missing (AssayRecovery *self,
                              const char    *table,
                              const char    *target)
{
  g_auto (GStrv) indexes = list_indexes (self, table, NULL);

  for (guint i = 0; indexes[i] != NULL; i++)
    {
      GArray *missing = compare_index (self, table, target, indexes[i]);

      if (missing != NULL)
        return missing;
    }
  return NULL;
}

/**
 * _assay_recovery_dup_indexed:
 * @self: a recovery
 * @table: a table
 * @column: one of its columns
 * @number: the number of a row that cannot be read
 *
 * Asks the table's indexes for a value of a lost row.
 *
 * Returns: (transfer full) (nullable): the value as text; NULL where no index has it
 */
char *
_assay_recovery_dup_indexed (AssayRecovery *self,
                             const char    *table,
                             const char    *column,
                             gint64         number)
{
  g_auto (GStrv) indexes = list_indexes (self, table, column);

  for (guint i = 0; indexes[i] != NULL; i++)
    {
      /* The plus keeps SQLite from going to the row itself. */
      g_autofree char *select = g_strdup_printf ("SELECT \"%s\" FROM \"%s\" INDEXED BY \"%s\""
                                                 " WHERE +rowid = ?", column, table, indexes[i]);
      AssayStatement *row = assay_connection_query (self->from, NULL, select, "i", number);
      g_autofree char *value = NULL;

      if (row != NULL && assay_statement_next (row, NULL))
        value = assay_statement_dup_text (row, 0);
      if (value != NULL && *value != '\0')
        return g_steal_pointer (&value);
    }
  return NULL;
}
