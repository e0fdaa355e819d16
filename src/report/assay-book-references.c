/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-book-references.h"

#include <xlsxwriter.h>

/* How formulas name cells and write text and figures. */

/**
 * assay_book_cell:
 * @row: from 0
 * @column: from 0
 *
 * Names a cell of the same sheet.
 *
 * Returns: (transfer full): such as `E5`
 */
char *
assay_book_cell (guint row,
                 guint column)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];

  lxw_rowcol_to_cell (name, row, (lxw_col_t) column);
  return g_strdup (name);
}

static char *
quote_sheet (const char *sheet)
{
  g_auto (GStrv) parts = g_strsplit (sheet, "'", -1);
  g_autofree char *doubled = g_strjoinv ("''", parts);

  return g_strdup_printf ("'%s'", doubled);
}

/**
 * assay_book_cell_on:
 * @sheet: another sheet's name
 * @row: from 0
 * @column: from 0
 *
 * Names a cell of another sheet, in absolute terms.
 *
 * Returns: (transfer full): such as `'Bands'!$B$5`
 */
char *
assay_book_cell_on (const char *sheet,
                    guint       row,
                    guint       column)
{
  char name[LXW_MAX_CELL_NAME_LENGTH];
  g_autofree char *quoted = quote_sheet (sheet);

  lxw_rowcol_to_cell_abs (name, row, (lxw_col_t) column, 1, 1);
  return g_strdup_printf ("%s!%s", quoted, name);
}

/**
 * assay_book_range_on:
 * @sheet: a sheet's name
 * @first_row: from 0
 * @last_row: included
 * @column: from 0
 *
 * Names a part of a column, in absolute terms.
 *
 * Returns: (transfer full): such as `'Bands'!$B$5:$B$8`
 */
char *
assay_book_range_on (const char *sheet,
                     guint       first_row,
                     guint       last_row,
                     guint       column)
{
  char range[LXW_MAX_CELL_RANGE_LENGTH];
  g_autofree char *quoted = quote_sheet (sheet);

  lxw_rowcol_to_range_abs (range, first_row, (lxw_col_t) column, last_row, (lxw_col_t) column);
  return g_strdup_printf ("%s!%s", quoted, range);
}

/**
 * assay_book_literal:
 * @text: any text
 *
 * Writes text as formulas do.
 *
 * Returns: (transfer full): in double quotes, those within doubled
 */
char *
assay_book_literal (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
  g_autofree char *doubled = g_strjoinv ("\"\"", parts);

  return g_strdup_printf ("\"%s\"", doubled);
}

/**
 * assay_book_figure:
 * @value: a number
 *
 * Writes a number as formulas do, so that it is read back the same.
 *
 * Returns: (transfer full): such as `0.05`
 */
char *
assay_book_figure (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  g_ascii_formatd (buffer, sizeof buffer, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_dtostr (buffer, sizeof buffer, value);
  return g_strdup (buffer);
}
