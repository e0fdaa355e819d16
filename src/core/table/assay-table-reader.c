/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-table-reader-private.h"

#include <string.h>

/**
 * AssayTableReader:
 *
 * Hands out the rows of a table one after another, from whatever kind of file they come. A reader
 * belongs to one thread at a time and holds little more than the row it hands out.
 */

typedef struct
{
  guint64 last_heading_line;
  gboolean skip_blank;
} AssayTableReaderPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (AssayTableReader, assay_table_reader, G_TYPE_OBJECT)

static void
assay_table_reader_class_init (AssayTableReaderClass *klass)
{
}

static void
assay_table_reader_init (AssayTableReader *self)
{
}

static gboolean
is_white (const AssayCell *cell)
{
  return cell->type == ASSAY_CELL_TEXT && strspn (cell->text, " \t\r\n") == cell->length;
}

/**
 * _assay_table_row_is_blank:
 * @row: a row
 *
 * Tells whether a row holds nothing but blanks and white space.
 *
 * Returns: whether it does
 */
gboolean
_assay_table_row_is_blank (const AssayTableRow *row)
{
  for (guint i = 0; i < row->n_cells; i++)
    if (row->cells[i].type != ASSAY_CELL_BLANK && !is_white (&row->cells[i]))
      return FALSE;
  return TRUE;
}

/**
 * _assay_table_reader_skip_headings:
 * @self: a reader from which nothing was read yet
 * @last_heading_line: the line of the last heading row
 *
 * Makes a reader leave out everything up to the headings and, after them, the rows that hold
 * nothing.
 */
void
_assay_table_reader_skip_headings (AssayTableReader *self,
                                   guint64           last_heading_line)
{
  AssayTableReaderPrivate *priv = assay_table_reader_get_instance_private (self);

  priv->last_heading_line = last_heading_line;
  priv->skip_blank = TRUE;
}

/**
 * _assay_table_reader_is_raw:
 * @self: a reader
 *
 * Tells whether everything is to be handed out as it stands in the file.
 *
 * Returns: whether headings are not left out
 */
gboolean
_assay_table_reader_is_raw (AssayTableReader *self)
{
  AssayTableReaderPrivate *priv = assay_table_reader_get_instance_private (self);

  return !priv->skip_blank;
}

/**
 * assay_table_reader_read_row:
 * @self: a reader
 * @row: (out caller-allocates): the row; its cells are borrowed until the next row is read
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Reads the next row. A reader made by `assay_table_file_read ()` gives the rows below the headings
 * and leaves out those that hold nothing; one made by `assay_table_file_read_raw ()` gives every
 * row, empty ones too. Any thread, but one at a time.
 *
 * Returns: whether there was a row; at the end %FALSE without an error
 */
gboolean
assay_table_reader_read_row (AssayTableReader *self,
                             AssayTableRow    *row,
                             GError          **error)
{
  AssayTableReaderPrivate *priv = assay_table_reader_get_instance_private (self);
  AssayTableReaderClass *klass = ASSAY_TABLE_READER_GET_CLASS (self);

  while (klass->read_row (self, row, error))
    if (row->line > priv->last_heading_line
        && !(priv->skip_blank && _assay_table_row_is_blank (row)))
      return TRUE;
  return FALSE;
}

/**
 * assay_table_reader_get_progress:
 * @self: a reader
 *
 * Tells how much of the file is read.
 *
 * Returns: 0 to 1
 */
double
assay_table_reader_get_progress (AssayTableReader *self)
{
  return ASSAY_TABLE_READER_GET_CLASS (self)->get_progress (self);
}
