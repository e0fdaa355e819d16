/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-table-sample.h"

#include <string.h>

#include "core/base/assay-date.h"
#include "core/base/assay-text.h"
#include "core/table/assay-table-reader-private.h"

#define MOST_ROWS 200
#define MOST_BYTES (4 * 1024 * 1024)

static void
free_row (void *data)
{
  AssaySampleRow *row = data;

  g_strfreev (row->cells);
  g_free (row->types);
  g_free (row);
}

static AssaySampleRow *
keep_row (const AssayTableRow *source,
          gsize               *n_bytes)
{
  AssaySampleRow *row = g_new0 (AssaySampleRow, 1);

  row->line = source->line;
  row->cells = g_new0 (char *, source->n_cells + 1);
  row->types = g_new0 (AssayCellType, source->n_cells);
  for (guint i = 0; i < source->n_cells; i++)
    {
      row->cells[i] = assay_text_squeeze (source->cells[i].text);
      row->types[i] = source->cells[i].type;
      if (row->cells[i][0] != '\0')
        row->n_cells = i + 1;
      *n_bytes += source->cells[i].length + sizeof (char *);
    }
  for (guint i = row->n_cells; i < source->n_cells; i++)
    g_clear_pointer (&row->cells[i], g_free);
  return row;
}

/**
 * assay_table_sample_read:
 * @reader: a reader from which nothing was read yet
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Reads and keeps the first rows of a table, empty ones left out: 200 at most, and no more than
 * some megabytes.
 *
 * Returns: (transfer full) (nullable): the sample
 */
AssayTableSample *
assay_table_sample_read (AssayTableReader *reader,
                         GError          **error)
{
  g_autoptr (AssayTableSample) self = g_new0 (AssayTableSample, 1);
  g_autoptr (GError) local = NULL;
  AssayTableRow row;
  gsize n_bytes = 0;

  self->rows = g_ptr_array_new_with_free_func (free_row);
  while (self->rows->len < MOST_ROWS && n_bytes < MOST_BYTES)
    {
      if (!assay_table_reader_read_row (reader, &row, &local))
        {
          self->is_whole = TRUE;
          break;
        }
      if (!_assay_table_row_is_blank (&row))
        g_ptr_array_add (self->rows, keep_row (&row, &n_bytes));
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * assay_table_sample_free:
 * @self: (transfer full): a sample
 *
 * Frees a sample.
 */
void
assay_table_sample_free (AssayTableSample *self)
{
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * assay_table_sample_get_row:
 * @self: a sample
 * @row: which row, from 0
 *
 * Finds a row.
 *
 * Returns: (transfer none) (nullable): the row; %NULL beyond the last
 */
AssaySampleRow *
assay_table_sample_get_row (const AssayTableSample *self,
                            guint                   row)
{
  return row < self->rows->len ? g_ptr_array_index (self->rows, row) : NULL;
}

/**
 * assay_table_sample_get_text:
 * @self: a sample
 * @row: which row, from 0
 * @column: which column, from 0
 *
 * Tells the text of a cell.
 *
 * Returns: (transfer none): the text, trimmed; empty where there is no such cell
 */
const char *
assay_table_sample_get_text (const AssayTableSample *self,
                             guint                   row,
                             guint                   column)
{
  AssaySampleRow *found = assay_table_sample_get_row (self, row);

  return found != NULL && column < found->n_cells ? found->cells[column] : "";
}

/**
 * assay_table_sample_is_value:
 * @self: a sample
 * @row: which row, from 0
 * @column: which column, from 0
 *
 * Tells a number, date or the like from words.
 *
 * Returns: whether the cell holds a value
 */
gboolean
assay_table_sample_is_value (const AssayTableSample *self,
                             guint                   row,
                             guint                   column)
{
  const char *text = assay_table_sample_get_text (self, row, column);
  AssayDateTally tally = { 0 };
  char *end;

  if (text[0] == '\0')
    return FALSE;
  if (assay_table_sample_get_row (self, row)->types[column] != ASSAY_CELL_TEXT)
    return TRUE;
  g_ascii_strtod (text, &end);
  if (end != text && end[strspn (end, "% ")] == '\0')
    return TRUE;
  assay_date_tally_add (&tally, text);
  return tally.not_dates == 0;
}

/**
 * assay_table_sample_count:
 * @self: a sample
 * @row: which row, from 0
 *
 * Counts the cells of a row that hold anything.
 *
 * Returns: how many
 */
guint
assay_table_sample_count (const AssayTableSample *self,
                          guint                   row)
{
  guint n = 0;

  for (guint i = 0; i < assay_table_sample_get_row (self, row)->n_cells; i++)
    n += assay_table_sample_get_text (self, row, i)[0] != '\0';
  return n;
}
