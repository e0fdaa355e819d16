/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "core/table/assay-csv-writer.h"
#include "core/table/table-test.h"

static char *
write_row (AssayCsvFlags      flags,
           const char *const *cells)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AssayCsvWriter) writer = assay_csv_writer_new (stream, flags);
  g_autoptr (GBytes) bytes = NULL;

  g_assert_true (assay_csv_writer_write_row (writer, cells, &error));
  g_assert_true (assay_csv_writer_close (writer, &error));
  g_assert_no_error (error);
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_quoting (void)
{
  static const char *const cells[]
      = { "a", "say \"so\"", "x,y", "", "=1+1", "@Home", "two\nlines", NULL };
  g_autofree char *plain = write_row (ASSAY_CSV_PLAIN, cells);
  g_autofree char *guarded = write_row (ASSAY_CSV_GUARD | ASSAY_CSV_MARK, cells);

  g_assert_cmpstr (plain, ==,
                   "\"a\",\"say \"\"so\"\"\",\"x,y\",\"\",\"=1+1\",\"@Home\",\"two\nlines\"\r\n");
  g_assert_cmpstr (guarded, ==,
                   "\xef\xbb\xbf\"a\",\"say "
                   "\"\"so\"\"\",\"x,y\",\"\",\"\t=1+1\",\"\t@Home\",\"two\nlines\"\r\n");
}

static void
test_numbers (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (AssayCsvWriter) writer = assay_csv_writer_new (stream, ASSAY_CSV_PLAIN);
  g_autoptr (GBytes) bytes = NULL;

  assay_csv_writer_add_number (writer, 79.65, 1);
  assay_csv_writer_add_number (writer, NAN, 1);
  assay_csv_writer_add_text (writer, NULL);
  assay_csv_writer_add_number (writer, -3, 0);
  g_assert_true (assay_csv_writer_end_row (writer, &error));
  g_assert_true (assay_csv_writer_close (writer, &error));
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), "79.7,,,-3\r\n", 11);
}

/* What is written comes back as it was, a hundred kilobytes and all. */
static void
test_round_trip (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = table_test_write ("out.csv", "", 0);
  g_autoptr (GFile) target = g_file_new_for_path (path);
  g_autoptr (GFileOutputStream) stream = g_file_replace (target, NULL, FALSE, 0, NULL, &error);
  g_autoptr (AssayCsvWriter) writer
      = assay_csv_writer_new (G_OUTPUT_STREAM (stream), ASSAY_CSV_PLAIN);
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;

  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u, \"%u\"\r\n\u00e9", i, i);
      const char *const cells[] = { text, "x", " y ", NULL };

      g_assert_true (assay_csv_writer_write_row (writer, cells, &error));
    }
  g_assert_true (assay_csv_writer_close (writer, &error));
  file = assay_table_file_open (path, NULL, &error);
  g_assert_no_error (error);
  reader = assay_table_file_read_raw (file, &error);
  for (guint i = 0; i < 5000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u, \"%u\"\r\n\u00e9", i, i);

      g_assert_true (assay_table_reader_read_row (reader, &row, &error));
      g_assert_cmpuint (row.n_cells, ==, 3);
      g_assert_cmpuint (row.line, ==, 2 * i + 1);
      g_assert_cmpstr (row.cells[0].text, ==, text);
      g_assert_cmpstr (row.cells[2].text, ==, " y ");
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-writer/quoting", test_quoting);
  g_test_add_func ("/csv-writer/numbers", test_numbers);
  g_test_add_func ("/csv-writer/round-trip", test_round_trip);
  return g_test_run ();
}
