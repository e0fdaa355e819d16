/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _DEFAULT_SOURCE /* fwrite_unlocked() */

#include "cli/assay-cli-preview-raw.h"

#include <stdio.h>
#include <string.h>

/* Written by hand and not through a tree of nodes, so that a sheet of any length takes no more
 * memory than a row. */

static gboolean
needs_escape (char c)
{
  return (unsigned char) c < 0x20 || c == '"' || c == '\\';
}

static void
print_text (const char *text)
{
  putc_unlocked ('"', stdout);
  while (*text != '\0')
    {
      gsize length = 0;

      while (!needs_escape (text[length]))
        length++;
      fwrite_unlocked (text, 1, length, stdout);
      text += length;
      if (*text == '"' || *text == '\\')
        printf ("\\%c", *text++);
      else if (*text != '\0')
        printf ("\\u%04x", (unsigned int) *text++);
    }
  putc_unlocked ('"', stdout);
}

/* A formula without a stored value is shown as other programs show it that do not calculate. */
static gboolean
is_null (const AssayCell *cell)
{
  return cell->type == ASSAY_CELL_BLANK ||
         (cell->type == ASSAY_CELL_ERROR && strcmp (cell->text, ASSAY_CELL_UNCALCULATED) == 0);
}

static void
print_cell (const AssayCell *cell)
{
  if (is_null (cell))
    {
      fputs ("null", stdout);
      return;
    }
  switch (cell->type)
    {
    case ASSAY_CELL_NUMBER:
      fputs (cell->text, stdout);
      break;
    case ASSAY_CELL_BOOLEAN:
      fputs (cell->number > 0.0 ? "true" : "false", stdout);
      break;
    case ASSAY_CELL_BLANK:
    case ASSAY_CELL_TEXT:
    case ASSAY_CELL_DATE:
    case ASSAY_CELL_ERROR:
    default:
      print_text (cell->text);
      break;
    }
}

static guint
count_cells (const AssayTableRow *row)
{
  guint n = row->n_cells;

  while (n > 0 && is_null (&row->cells[n - 1]))
    n--;
  return n;
}

static void
print_row (const AssayTableRow *row,
           guint                n_cells,
           guint64             *n_printed)
{
  fputs ((*n_printed)++ == 0 ? "\n[" : ",\n[", stdout);
  for (guint i = 0; i < n_cells; i++)
    {
      if (i > 0)
        putc_unlocked (',', stdout);
      print_cell (&row->cells[i]);
    }
  putc_unlocked (']', stdout);
}

/* How many rows belong before this one: in a workbook, rows that hold nothing are passed over. */
static guint64
find_place (AssayTableFile      *file,
            const AssayTableRow *row,
            guint64              n_rows)
{
  return assay_table_file_get_format (file) == ASSAY_TABLE_CSV ? n_rows : row->line - 1;
}

/**
 * assay_cli_preview_raw:
 * @file: a file
 * @limit: how many rows at most; 0 for all
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR`
 *
 * Prints every row of a file or sheet as JSON: an object with `sheet` and `rows`, each an array of
 * cells as they stand; blank cells are null, those at the end of a row and empty rows at the end of
 * the sheet are left out.
 *
 * Returns: whether all could be read
 */
gboolean
assay_cli_preview_raw (AssayTableFile *file,
                       guint64         limit,
                       GError        **error)
{
  static const AssayTableRow empty = { NULL, 0, 0 };
  g_autoptr (AssayTableReader) reader = assay_table_file_read_raw (file, error);
  g_autoptr (GError) local = NULL;
  AssayTableRow row;
  guint64 n_printed = 0;

  if (reader == NULL)
    return FALSE;
  fputs ("{\"sheet\": ", stdout);
  if (assay_table_file_get_sheet (file) != NULL)
    print_text (assay_table_file_get_sheet (file));
  else
    fputs ("null", stdout);
  fputs (", \"rows\": [", stdout);
  for (guint64 n_rows = 0;
       (limit == 0 || n_printed < limit) && assay_table_reader_read_row (reader, &row, &local);
       n_rows++)
    {
      guint64 place = find_place (file, &row, n_rows);
      guint n_cells = count_cells (&row);

      while (n_cells > 0 && n_printed < place && (limit == 0 || n_printed < limit))
        print_row (&empty, 0, &n_printed);
      if (n_cells > 0 && (limit == 0 || n_printed < limit))
        print_row (&row, n_cells, &n_printed);
    }
  fputs ("\n]}\n", stdout);
  if (local == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));
  return FALSE;
}
