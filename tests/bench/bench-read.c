/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Reads every cell of a file through Assay's own reader and counts those that are not blank. */

#include "core/table/assay-table-file.h"

#include <stdlib.h>

int
main (int    argc,
      char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;
  guint64 n_rows = 0, n_cells = 0;

  if (argc != 2)
    {
      g_printerr ("Usage: bench-read FILE\n");
      return 2;
    }
  file = assay_table_file_open (argv[1], NULL, &error);
  if (file != NULL)
    reader = assay_table_file_read (file, NULL, &error);
  if (reader == NULL)
    g_error ("%s", error->message);
  for (; assay_table_reader_read_row (reader, &row, &error); n_rows++)
    for (guint i = 0; i < row.n_cells; i++)
      n_cells += row.cells[i].type != ASSAY_CELL_BLANK;
  if (error != NULL)
    g_error ("%s", error->message);
  g_print ("%" G_GUINT64_FORMAT " rows, %" G_GUINT64_FORMAT " cells\n", n_rows, n_cells);
  return EXIT_SUCCESS;
}
