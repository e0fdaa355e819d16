/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayCellType:
 * @ASSAY_CELL_BLANK: nothing
 * @ASSAY_CELL_TEXT: text
 * @ASSAY_CELL_NUMBER: a number
 * @ASSAY_CELL_BOOLEAN: true or false
 * @ASSAY_CELL_DATE: a date, or a date and time
 * @ASSAY_CELL_ERROR: an error that a spreadsheet program left there, such as #N/A
 */
typedef enum
{
  ASSAY_CELL_BLANK,
  ASSAY_CELL_TEXT,
  ASSAY_CELL_NUMBER,
  ASSAY_CELL_BOOLEAN,
  ASSAY_CELL_DATE,
  ASSAY_CELL_ERROR,
} AssayCellType;

/* The text of an error cell, in raw reading, that stands for a formula which no program has worked out. */
#define ASSAY_CELL_UNCALCULATED "="

/**
 * AssayCell:
 * @type: what it is; every cell of a CSV file is blank or text
 * @per_cent: the number has a percentage format: 0.423 stands for 42.3 %
 * @number: the value of a number or boolean
 * @text: UTF-8, NUL-terminated, never NULL, for every type: a date as `YYYY-MM-DD` or
 *   `YYYY-MM-DDThh:mm:ss`, a number in its shortest form, untrimmed for text
 * @length: of @text, in bytes
 */
typedef struct
{
  AssayCellType type;
  gboolean per_cent;
  double number;
  const char *text;
  gsize length;
} AssayCell;

/**
 * AssayTableRow:
 * @cells: borrowed until the next row is read
 * @n_cells: how many; trailing blanks may be left out
 * @line: where the row begins: the line of a text file or the row of a sheet, from 1
 */
typedef struct
{
  const AssayCell *cells;
  guint n_cells;
  guint64 line;
} AssayTableRow;

#define ASSAY_TYPE_TABLE_READER (assay_table_reader_get_type ())
G_DECLARE_DERIVABLE_TYPE (AssayTableReader, assay_table_reader, ASSAY, TABLE_READER, GObject)

struct _AssayTableReaderClass
{
  GObjectClass parent_class;

  gboolean (*read_row)     (AssayTableReader *self,
                            AssayTableRow    *row,
                            GError          **error);
  double   (*get_progress) (AssayTableReader *self);
};

gboolean assay_table_reader_read_row     (AssayTableReader *self,
                                          AssayTableRow    *row,
                                          GError          **error);
double   assay_table_reader_get_progress (AssayTableReader *self);

G_END_DECLS
