/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>
#include <zip.h>

#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/table/assay-table-file.h"
#include "report/assay-book.h"
#include "report/assay-rating-csv.h"
#include "report/assay-rating-workbook.h"
#include "report/report-fixture.h"
#include "support/assay-test.h"

/* The system's own Python: that is the one that has Debian's modules. */
#define PYTHON "/usr/bin/python3"
#define SKIPPED 77

static void
remove_file_and_folder (const char *path,
                        const char *folder)
{
  g_assert_cmpint (g_unlink (path), ==, 0);
  /* Nothing half done may be left beside it. */
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
write_workbook (guint       n_providers,
                const char *path)
{
  g_autoptr (AssayRatingData) data = report_fixture_new_data (n_providers);
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_rating_workbook_write_data (data, path, FALSE, NULL, &error));
  g_assert_no_error (error);
}

static void
recalculate (const char *path)
{
  g_autofree char *script = assay_test_source_path ("tests/report/recalculate.py");
  const char *argv[] = { PYTHON, script, path, NULL };
  g_autoptr (GError) error = NULL;
  g_autofree char *output = NULL;
  g_autofree char *trouble = NULL;
  int status;

  if (!g_file_test (PYTHON, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("python3 is not installed");
      return;
    }
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               &trouble, &status, &error));
  g_assert_no_error (error);
  if (WIFEXITED (status) && WEXITSTATUS (status) == SKIPPED)
    g_test_skip (g_strstrip (output));
  else if (!g_spawn_check_wait_status (status, NULL))
    g_test_fail_printf ("%s%s", output, trouble);
}

static void
test_recalculated (gconstpointer n_providers)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ratings.xlsx", NULL);

  write_workbook (GPOINTER_TO_UINT (n_providers), path);
  recalculate (path);
  remove_file_and_folder (path, folder);
}

/* Every share k of n up to 200 that lies half way between two printed figures at 0, 1 or 2
 * decimals. */
static guint
put_ties (AssayBookCursor *cursor)
{
  guint n_ties = 0;
  gint64 scale = 100;

  for (int decimals = 0; decimals <= 2; decimals++, scale *= 10)
    for (gint64 n = 1; n <= 200; n++)
      for (gint64 k = 1; k < n; k++)
        {
          g_autofree char *formula =
              g_strdup_printf ("=ROUND(100*%d/%d,%d)", (int) k, (int) n, decimals);

          if (2 * scale * k % n != 0 || 2 * scale * k / n % 2 == 0)
            continue;
          cursor->column = 0;
          assay_book_put_formula (cursor, ASSAY_BOOK_EXACT, formula,
                                  assay_round (100.0 * (double) k / (double) n, decimals));
          cursor->row++;
          n_ties++;
        }
  return n_ties;
}

static void
test_rounding (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ties.xlsx", NULL);
  lxw_workbook *workbook = workbook_new (path);
  g_auto (AssayBook) book = { NULL };
  AssayBookCursor cursor = { &book, NULL, ASSAY_BOOK_FIRST_ROW, 0 };

  assay_book_init (&book, workbook, 1);
  cursor.sheet = assay_book_add_sheet (&book, "Ties", "Ties", "");
  g_assert_cmpuint (put_ties (&cursor), >, 100);
  g_assert_cmpint (workbook_close (workbook), ==, LXW_NO_ERROR);
  recalculate (path);
  remove_file_and_folder (path, folder);
}

static void
test_text_stays_text (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ratings.xlsx", NULL);
  g_autoptr (AssayRatingData) data = report_fixture_new_data (12);
  AssayTableOptions options = { .sheet = (char *) "Ratings", .heading_line = 4, .n_heading_rows = 1 };
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;

  write_workbook (12, path);
  file = assay_table_file_open (path, &options, &error);
  g_assert_no_error (error);
  reader = assay_table_file_read (file, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < data->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (data->ratings, i);

      g_assert_true (assay_table_reader_read_row (reader, &row, &error));
      g_assert_cmpint (row.cells[2].type, ==, ASSAY_CELL_TEXT);
      g_assert_cmpstr (row.cells[2].text, ==, assay_rating_get_name (rating));
      g_assert_true (assay_rating_get_rated (rating)
                     == (row.cells[5].type == ASSAY_CELL_NUMBER));
      if (assay_rating_get_rated (rating))
        g_assert_cmpfloat (row.cells[5].number, ==, assay_rating_get_score (rating));
    }
  g_clear_object (&reader);
  g_clear_object (&file);
  remove_file_and_folder (path, folder);
}

static void
test_same_bytes (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ratings.xlsx", NULL);
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize first_length;
  gsize second_length;

  write_workbook (5, path);
  g_assert_true (g_file_get_contents (path, &first, &first_length, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  write_workbook (5, path);
  g_assert_true (g_file_get_contents (path, &second, &second_length, NULL));
  g_assert_cmpmem (first, first_length, second, second_length);
  remove_file_and_folder (path, folder);
}

static void
test_refusals (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ratings.xlsx", NULL);
  g_autofree char *nowhere = g_build_filename (folder, "missing", "ratings.xlsx", NULL);
  g_autoptr (AssayRatingData) data = report_fixture_new_data (3);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (assay_rating_workbook_write_data (data, nowhere, FALSE, NULL, &error));
  g_assert_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_WRITE);
  g_clear_error (&error);

  g_cancellable_cancel (cancellable);
  g_assert_false (assay_rating_workbook_write_data (data, path, FALSE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));

  g_assert_true (g_file_set_contents (path, "mine", -1, NULL));
  g_assert_false (assay_rating_workbook_write_data (data, path, FALSE, NULL, &error));
  g_assert_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS);
  g_clear_error (&error);
  g_assert_true (assay_rating_workbook_write_data (data, path, TRUE, NULL, &error));
  g_assert_no_error (error);
  remove_file_and_folder (path, folder);
}

static char *
read_part (zip_t      *archive,
           const char *name)
{
  zip_stat_t status;
  zip_file_t *file;
  char *text;

  g_assert_cmpint (zip_stat (archive, name, 0, &status), ==, 0);
  text = g_malloc0 (status.size + 1);
  file = zip_fopen (archive, name, 0);
  g_assert_nonnull (file);
  g_assert_cmpint (zip_fread (file, text, status.size), ==, (gint64) status.size);
  zip_fclose (file);
  return text;
}

/* One element a line, so that a difference can be found and read. */
static char *
break_lines (const char *xml)
{
  g_auto (GStrv) parts = g_strsplit (xml, "><", -1);

  return g_strjoinv (">\n<", parts);
}

/* With ASSAY_UPDATE_GOLDEN set, the parts are written instead of compared: read the difference. */
static void
check_part (zip_t      *archive,
            const char *name)
{
  g_autofree char *base = g_path_get_basename (name);
  g_autofree char *relative = g_build_filename ("tests/data/report/rating-workbook", base, NULL);
  g_autofree char *golden = assay_test_source_path (relative);
  g_autofree char *part = read_part (archive, name);
  g_autofree char *actual = break_lines (part);
  g_autofree char *expected = NULL;
  g_autoptr (GError) error = NULL;

  if (g_getenv ("ASSAY_UPDATE_GOLDEN") != NULL)
    {
      g_assert_true (g_file_set_contents (golden, actual, -1, &error));
      return;
    }
  g_assert_true (g_file_get_contents (golden, &expected, NULL, &error));
  g_assert_no_error (error);
  if (!g_str_equal (expected, actual))
    g_test_fail_printf ("%s differs from %s", name, golden);
}

static void
test_golden (void)
{
  static const char *const parts[] = {
    "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml", "xl/worksheets/sheet4.xml",
    "xl/worksheets/sheet5.xml", "xl/worksheets/sheet6.xml", "xl/tables/table1.xml",
    "xl/charts/chart1.xml",     "xl/sharedStrings.xml",     "docProps/core.xml",
  };
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ratings.xlsx", NULL);
  zip_t *archive;

  write_workbook (4, path);
  archive = zip_open (path, ZIP_RDONLY, NULL);
  g_assert_nonnull (archive);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    check_part (archive, parts[i]);
  zip_close (archive);
  remove_file_and_folder (path, folder);
}

/* The whole way: the demo register is filled, rated and exported by the program itself. */
static void
test_demo (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *file = g_build_filename (folder, "demo.assay", NULL);
  g_autofree char *path = g_build_filename (folder, "demo.xlsx", NULL);
  const char *argv[] = { g_getenv ("ASSAYCTL"), "--file", file, "demo", NULL };
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                               NULL, NULL, &status, &error));
  g_assert_no_error (error);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
  recalculate (path);
  assay_test_remove_folder (folder);
}

static void
test_csv (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "ratings.csv", NULL);
  g_autoptr (AssayRatingData) data = report_fixture_new_data (4);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (assay_rating_csv_write_data (data, path, FALSE, FALSE, NULL, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"=HYPERLINK(\"\"http://example.org\"\",\"\"Home\"\")\""));
  g_assert_nonnull (strstr (text, "\"Not rated\",,,,,"));
  g_clear_pointer (&text, g_free);

  g_assert_true (assay_rating_csv_write_data (data, path, TRUE, TRUE, NULL, &error));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"\t=HYPERLINK("));
  remove_file_and_folder (path, folder);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);

  g_test_add_func ("/workbook/golden", test_golden);
  g_test_add_func ("/workbook/same-bytes", test_same_bytes);
  g_test_add_func ("/workbook/text-stays-text", test_text_stays_text);
  g_test_add_func ("/workbook/refusals", test_refusals);
  g_test_add_func ("/workbook/csv", test_csv);
  g_test_add_func ("/workbook/rounding", test_rounding);
  g_test_add_data_func ("/workbook/recalculated/12", GUINT_TO_POINTER (12), test_recalculated);
  g_test_add_data_func ("/workbook/recalculated/300", GUINT_TO_POINTER (300), test_recalculated);
  g_test_add_func ("/workbook/demo", test_demo);
  return g_test_run ();
}
