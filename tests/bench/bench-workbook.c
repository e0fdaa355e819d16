/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The baseline of the workbook job: libxlsxwriter alone, writing a list of cells as bench-cells.py made
 * it: the same cells, formulas, stored values, formats and tables, with nothing worked out; rows are kept on
 * disk in the same sheets. */

#include <glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define N_FORMATS 64

typedef struct
{
  lxw_workbook *workbook;
  lxw_worksheet *sheet;
  lxw_format *formats[N_FORMATS];
} Writer;

static lxw_format *
get_format (Writer     *writer,
            const char *id)
{
  guint index = (guint) strtoul (id, NULL, 10) % N_FORMATS;

  if (writer->formats[index] == NULL)
    writer->formats[index] = workbook_add_format (writer->workbook);
  return writer->formats[index];
}

static void
write_formula (Writer     *writer,
               lxw_row_t   row,
               lxw_col_t   column,
               char      **fields)
{
  lxw_format *format = get_format (writer, fields[3]);
  char *end;
  double value = g_ascii_strtod (fields[5], &end);

  if (*end == '\0')
    worksheet_write_formula_num (writer->sheet, row, column, fields[4], format, value);
  else
    worksheet_write_formula_str (writer->sheet, row, column, fields[4], format, fields[5]);
}

static void
write_cell (Writer  *writer,
            char   **fields)
{
  lxw_row_t row = (lxw_row_t) strtoul (fields[0], NULL, 10);
  lxw_col_t column = (lxw_col_t) strtoul (fields[1], NULL, 10);
  lxw_format *format = get_format (writer, fields[3]);

  if (*fields[2] == 'f')
    write_formula (writer, row, column, fields);
  else if (*fields[2] == 'n')
    worksheet_write_number (writer->sheet, row, column, g_ascii_strtod (fields[5], NULL), format);
  else
    worksheet_write_string (writer->sheet, row, column, fields[4], format);
}

static void
add_table (Writer  *writer,
           char   **fields)
{
  lxw_table_options options = { .no_header_row = LXW_FALSE };
  uint8_t on_disk = writer->sheet->optimize;

  /* The headings stand there already. */
  writer->sheet->optimize = LXW_FALSE;
  worksheet_add_table (writer->sheet, (lxw_row_t) atoi (fields[1]), (lxw_col_t) atoi (fields[2]),
                       (lxw_row_t) atoi (fields[3]), (lxw_col_t) atoi (fields[4]), &options);
  writer->sheet->optimize = on_disk;
}

static void
add_sheet (Writer  *writer,
           char   **fields)
{
  writer->workbook->options.constant_memory = g_str_equal (fields[2], "long");
  writer->sheet = workbook_add_worksheet (writer->workbook, fields[1]);
}

/* Splits a line in place, without a copy, so that the baseline pays little for its list. */
static guint
split_line (char  *line,
            char **fields)
{
  guint n = 0;

  for (char *field = line; field != NULL && n < 6; n++)
    {
      char *tab = strchr (field, '\t');

      fields[n] = field;
      if (tab != NULL)
        *tab++ = '\0';
      field = tab;
    }
  return n;
}

static void
write_line (Writer *writer,
            char   *line)
{
  char *fields[6] = { 0 };
  guint n_fields = split_line (line, fields);

  if (*fields[0] == 'S' && n_fields == 3)
    add_sheet (writer, fields);
  else if (*fields[0] == 'T' && n_fields == 5)
    add_table (writer, fields);
  else if (n_fields == 6)
    write_cell (writer, fields);
}

int
main (int    argc,
      char **argv)
{
  FILE *cells = argc == 3 ? fopen (argv[1], "r") : NULL;
  Writer writer = { 0 };
  char *line = NULL;
  size_t size = 0;
  ssize_t length;

  if (cells == NULL)
    {
      g_printerr ("Usage: bench-workbook CELLS OUT\n");
      return 2;
    }
  writer.workbook = workbook_new (argv[2]);
  while ((length = getline (&line, &size, cells)) > 0)
    {
      line[length - 1] = '\0';
      write_line (&writer, line);
    }
  free (line);
  fclose (cells);
  return workbook_close (writer.workbook) == LXW_NO_ERROR ? EXIT_SUCCESS : EXIT_FAILURE;
}
