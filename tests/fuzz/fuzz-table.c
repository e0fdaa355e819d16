/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define _GNU_SOURCE /* memfd_create() */
#include "fuzz/fuzz-table.h"

#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "core/table/assay-column-profile.h"
#include "core/table/assay-table-file.h"

#define MOST_ROWS 20000 /* a repeated row is cheap to write down and long to hand out */

static void
read_rows (AssayTableReader *reader)
{
  g_autoptr (GError) error = NULL;
  AssayColumnProfile profile = { 0 };
  AssayTableRow row;

  for (guint n = 0; n < MOST_ROWS && assay_table_reader_read_row (reader, &row, &error); n++)
    for (guint i = 0; i < row.n_cells; i++)
      {
        g_assert_cmpuint (strlen (row.cells[i].text), ==, row.cells[i].length);
        g_assert_true (g_utf8_validate (row.cells[i].text, -1, NULL));
        assay_column_profile_add (&profile, &row.cells[i]);
      }
  g_assert_cmpfloat (assay_table_reader_get_progress (reader), <=, 1.0);
}

static void
look_at (AssayTableFile *file)
{
  g_autoptr (AssayTableReader) reader = assay_table_file_read (file, NULL, NULL);

  g_free (assay_table_file_dup_description (file));
  g_free (assay_table_file_dup_header_shape (file));
  assay_table_file_is_question_summary (file);
  for (guint i = 0; i < assay_table_file_get_n_columns (file); i++)
    g_free (assay_table_file_dup_sample (file, i, 3));
  if (reader != NULL)
    read_rows (reader);
}

/* Reads the bytes as a file that somebody sent: with its headings, and as it stands. A file in
 * memory keeps the disk out of it. */
void
fuzz_table_read (const uint8_t *bytes,
                 size_t         length,
                 const char    *suffix)
{
  int fd = memfd_create (suffix, 0);
  g_autofree char *path = g_strdup_printf ("/proc/self/fd/%d", fd);
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableFile) any = NULL;
  g_autoptr (AssayTableReader) reader = NULL;

  if (fd < 0 || write (fd, bytes, length) != (gssize) length)
    g_error ("there is no memory for a file");
  file = assay_table_file_open (path, NULL, NULL);
  if (file != NULL)
    look_at (file);
  any = assay_table_file_open_any (path, NULL, NULL);
  reader = any != NULL ? assay_table_file_read_raw (any, NULL) : NULL;
  if (reader != NULL)
    read_rows (reader);
  close (fd);
}
