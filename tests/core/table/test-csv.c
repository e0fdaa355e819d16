/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib/gstdio.h>
#include <string.h>

#include "core/table/table-test.h"

static void
check_raw (const char              *bytes,
           gsize                    length,
           const AssayTableOptions *options,
           const char              *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = table_test_open ("file.csv", bytes, length, options, &error);
  g_autoptr (AssayTableReader) reader = NULL;
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  reader = assay_table_file_read_raw (file, &error);
  g_assert_no_error (error);
  text = table_test_join (reader, TRUE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

static void
check (const char *bytes,
       const char *expected)
{
  check_raw (bytes, strlen (bytes), NULL, expected);
}

static void
test_plain (void)
{
  check ("a,b,c\n1,2,3\n", "1:[a][b][c]\n2:[1][2][3]\n");
  check ("a,b,c\r\n1,2,3", "1:[a][b][c]\n2:[1][2][3]\n");
  check ("a,b,c\r1,2,3\r", "1:[a][b][c]\n2:[1][2][3]\n");
  check ("a,b\n\n, \n1,", "1:[a][b]\n2:\n3:[][ ]\n4:[1][]\n");
  check ("a\n1\n", "1:[a]\n2:[1]\n");
}

static void
test_quotes (void)
{
  check ("a,b\n\"1,5\",\"\"\n", "1:[a][b]\n2:[1,5][]\n");
  check ("a,b\n\"say \"\"so\"\"\",\"\"\"\"\n", "1:[a][b]\n2:[say \"so\"][\"]\n");
  check ("a,b\n5\" pipe,x\"y\n", "1:[a][b]\n2:[5\" pipe][x\"y]\n");
  check ("a,b\n\"He said \"so\" twice\",2\n", "1:[a][b]\n2:[He said \"so\" twice][2]\n");
  check ("a,b\n\"x\"  ,2\n", "1:[a][b]\n2:[x][2]\n");
  check ("a,b\n x ,\ty\n", "1:[a][b]\n2:[ x ][\ty]\n");
}

static void
test_line_breaks (void)
{
  check ("a,b\n\"1\n2\r\n3\",x\n4,5\n", "1:[a][b]\n2:[1\n2\r\n3][x]\n5:[4][5]\n");
  check ("\"a\n\nb\",c\n\"\n\",\"x\n\"", "1:[a\n\nb][c]\n4:[\n][x\n]\n");
  check ("a,b\n\"1\n2\",5\" pipe\n", "1:[a][b]\n2:[1\n2][5\" pipe]\n");
  check ("a,b\n\"x\n\"\"y\"\"\",2\n", "1:[a][b]\n2:[x\n\"y\"][2]\n");
}

static void
test_delimiters (void)
{
  check ("a;b\n1,5;2\n", "1:[a][b]\n2:[1,5][2]\n");
  check ("a\tb c\n1, 2\t3\n", "1:[a][b c]\n2:[1, 2][3]\n");
  check ("a|b\n1|2\n", "1:[a][b]\n2:[1][2]\n");
  check ("a,b\nx;y;,z;\n", "1:[a][b]\n2:[x;y;][z;]\n");
  check ("sep=;\na;b\n1;2\n", "1:[sep=][]\n2:[a][b]\n3:[1][2]\n");
}

static void
test_encodings (void)
{
  static const char utf16le[] = "\xff\xfe" "a\0,\0b\0\n\0\xe9\0,\0\xac\x20\n\0";
  static const char utf16be[] = "\xfe\xff" "\0a\0,\0b\0\n\0\xe9\0,\x20\xac\0\n";
  static const char unmarked[] = "a\0,\0b\0\n\0" "1\0,\0" "2\0\n\0";
  AssayTableOptions latin9 = { .encoding = (char *) "ISO-8859-15" };

  check ("\xef\xbb\xbf" "a,b\n\u00e9,\u20ac\n", "1:[a][b]\n2:[\u00e9][\u20ac]\n");
  check ("\xef\xbb\xbf\"a\",b\n\xef\xbb\xbf\"1,2\",3\n", "1:[a][b]\n2:[1,2][3]\n");
  check ("a,b\n\xe9,\x80\n", "1:[a][b]\n2:[\u00e9][\u20ac]\n");
  check ("a,b\nit\xd5s,don\xd5t\n", "1:[a][b]\n2:[it\u2019s][don\u2019t]\n");
  check_raw (utf16le, sizeof utf16le - 1, NULL, "1:[a][b]\n2:[\u00e9][\u20ac]\n");
  check_raw (utf16be, sizeof utf16be - 1, NULL, "1:[a][b]\n2:[\u00e9][\u20ac]\n");
  check_raw (unmarked, sizeof unmarked - 1, NULL, "1:[a][b]\n2:[1][2]\n");
  check_raw ("a,b\n\xa4,1\n", 8, &latin9, "1:[a][b]\n2:[\u20ac][1]\n");
}

static void
test_nul (void)
{
  static const char nul[] = "heading,another\nfirst\0value,2\nthird value,4\n";
  static const char windows[] = "heading,another\nfirst\0v\xe9lue,2\nthird value,4\n";

  check_raw (nul, sizeof nul - 1, NULL,
             "1:[heading][another]\n2:[first\ufffdvalue][2]\n3:[third value][4]\n");
  check_raw (windows, sizeof windows - 1, NULL,
             "1:[heading][another]\n2:[first\ufffdv\u00e9lue][2]\n3:[third value][4]\n");
}

/* A byte that is no UTF-8 far behind the part that was looked at. */
static void
test_late_windows (void)
{
  GString *text = g_string_new ("name,value\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  g_autofree char *joined = NULL;

  while (text->len < 700000)
    g_string_append (text, "plain,1\n");
  g_string_append (text, "caf\xe9,2\n");
  file = table_test_open ("late.csv", text->str, text->len, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (assay_table_file_get_encoding (file), ==, "WINDOWS-1252");
  reader = assay_table_file_read (file, NULL, &error);
  joined = table_test_join (reader, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (joined, "[caf\u00e9][2]\n"));
  g_string_free (text, TRUE);
}

static void
test_mixed_encoding (void)
{
  GString *text = g_string_new ("name,value\n\u00e9,1\n");

  while (text->len < 700000)
    g_string_append (text, "plain,1\n");
  g_string_append (text, "caf\xe9,2\n");
  table_test_refuse ("mixed.csv", text->str, text->len, ASSAY_TABLE_ERROR_ENCODING, "e9");
  g_string_free (text, TRUE);
}

static void
test_refused (void)
{
  table_test_refuse ("empty.csv", "", 0, ASSAY_TABLE_ERROR_EMPTY, "empty");
  table_test_refuse ("blank.csv", "\n\n  \n,,\n", 8, ASSAY_TABLE_ERROR_EMPTY, "empty");
  table_test_refuse ("heading.csv", "a,b\n,\n\n", 7, ASSAY_TABLE_ERROR_EMPTY, "headings");
  table_test_refuse ("page.csv", "<!DOCTYPE html><html><body></body></html>", 41,
                     ASSAY_TABLE_ERROR_FORMAT, "not a table");
  table_test_refuse ("old.xls", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0\0\0\0\0\0\0", 16,
                     ASSAY_TABLE_ERROR_FORMAT, ".xls");
  table_test_refuse ("secret.xlsx",
                     "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
                     "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0",
                     40, ASSAY_TABLE_ERROR_PROTECTED, "password");
  table_test_refuse ("picture.csv", "\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0\0\1\0\0\0\1\10\6\0\0\0",
                     29, ASSAY_TABLE_ERROR_FORMAT, "not a table");
}

static void
test_open_quote (void)
{
  GString *text = g_string_new ("a,b\n1,2\n3,\"open\n");

  table_test_refuse ("open.csv", text->str, text->len, ASSAY_TABLE_ERROR_SYNTAX, "line 3");
  g_string_append (text, "4,5\n6,\"seven\"\n8,9\n");
  table_test_refuse ("odd.csv", text->str, text->len, ASSAY_TABLE_ERROR_SYNTAX, "line 3");
  g_string_append (text, "\"x\ny\",\"open\n");
  while (text->len < 3000000)
    g_string_append (text, "10,11\n");
  table_test_refuse ("long.csv", text->str, text->len, ASSAY_TABLE_ERROR_SYNTAX, "line 3");
  g_string_assign (text, "a,b\n\"1\n2\",\"open\n");
  while (text->len < 3000000)
    g_string_append (text, "10,11\n");
  table_test_refuse ("late.csv", text->str, text->len, ASSAY_TABLE_ERROR_SYNTAX, "line 3");
  g_string_free (text, TRUE);
}

static void
test_long_cells (void)
{
  GString *text = g_string_new ("a,b\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;

  for (int i = 0; i < 1024 * 1024; i++)
    g_string_append_c (text, 'x');
  g_string_append (text, ",1\n");
  file = table_test_open ("cell.csv", text->str, text->len, NULL, &error);
  g_assert_no_error (error);
  reader = assay_table_file_read (file, NULL, &error);
  g_assert_true (assay_table_reader_read_row (reader, &row, &error));
  g_assert_cmpuint (row.cells[0].length, ==, 1024 * 1024);
  g_string_insert_c (text, 4, 'x');
  table_test_refuse ("large.csv", text->str, text->len, ASSAY_TABLE_ERROR_TOO_LARGE, "line 2");
  g_string_truncate (text, 4);
  for (int i = 0; i < 16384; i++)
    g_string_append_c (text, ',');
  g_string_append_c (text, '\n');
  table_test_refuse ("wide.csv", text->str, text->len, ASSAY_TABLE_ERROR_TOO_LARGE, "line 2");
  g_string_free (text, TRUE);
}

/* Rows of all lengths, so that every kind of row is cut by the end of the buffer somewhere. */
static void
test_block_ends (void)
{
  GString *text = g_string_new ("a,b\n");
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;
  guint64 line = 2;

  for (guint i = 0; i < 60000; i++)
    g_string_append_printf (text, "%*u,\"\u00e9%*u\"%s", (int) (i % 37), i, (int) (i % 11), i,
                            i % 3 == 0 ? "\r\n" : "\n");
  file = table_test_open ("blocks.csv", text->str, text->len, NULL, &error);
  reader = assay_table_file_read (file, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < 60000; i++, line++)
    {
      g_autofree char *first = g_strdup_printf ("%*u", (int) (i % 37), i);
      g_autofree char *second = g_strdup_printf ("\u00e9%*u", (int) (i % 11), i);

      g_assert_true (assay_table_reader_read_row (reader, &row, &error));
      g_assert_cmpuint (row.n_cells, ==, 2);
      g_assert_cmpuint (row.line, ==, line);
      g_assert_cmpstr (row.cells[0].text, ==, first);
      g_assert_cmpstr (row.cells[1].text, ==, second);
    }
  g_assert_false (assay_table_reader_read_row (reader, &row, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (assay_table_reader_get_progress (reader), ==, 1.0);
  g_string_free (text, TRUE);
}

static void
test_checksum (void)
{
  static const char bytes[] = "\xef\xbb\xbf" "a,b\n1,2\n3,4\n";
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDigest) checksum = assay_digest_new ();
  g_autofree char *expected
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *)bytes, 15);
  g_autoptr (AssayTableFile) file = table_test_open ("sum.csv", bytes, 15, NULL, &error);
  g_autoptr (AssayTableReader) reader = assay_table_file_read (file, checksum, &error);
  g_autofree char *text = table_test_join (reader, FALSE, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, "[1][2]\n[3][4]\n");
  g_assert_cmpstr (assay_digest_get_string (checksum), ==, expected);
}

static void
test_changed (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *rows = g_strnfill (1000000, '\n');
  g_autofree char *path = NULL;
  g_autoptr (AssayTableFile) file = NULL;
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;

  memcpy (rows, "a,b\n1,2\n", 8);
  path = table_test_write ("changing.csv", rows, strlen (rows));
  file = assay_table_file_open (path, NULL, &error);
  g_assert_no_error (error);
  reader = assay_table_file_read (file, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  while (assay_table_reader_read_row (reader, &row, &error))
    ;
  g_assert_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_CHANGED);
  g_clear_error (&error);
  g_assert_null (assay_table_file_read (file, NULL, &error));
  g_assert_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_CHANGED);
  g_clear_error (&error);
  g_free (table_test_write ("changing.csv", "a,b\n1,2\n3,4\n", 12));
  g_assert_null (assay_table_file_read (file, NULL, &error));
  g_assert_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_CHANGED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv/plain", test_plain);
  g_test_add_func ("/csv/quotes", test_quotes);
  g_test_add_func ("/csv/line-breaks", test_line_breaks);
  g_test_add_func ("/csv/delimiters", test_delimiters);
  g_test_add_func ("/csv/encodings", test_encodings);
  g_test_add_func ("/csv/nul", test_nul);
  g_test_add_func ("/csv/late-windows", test_late_windows);
  g_test_add_func ("/csv/mixed-encoding", test_mixed_encoding);
  g_test_add_func ("/csv/refused", test_refused);
  g_test_add_func ("/csv/open-quote", test_open_quote);
  g_test_add_func ("/csv/long-cells", test_long_cells);
  g_test_add_func ("/csv/block-ends", test_block_ends);
  g_test_add_func ("/csv/checksum", test_checksum);
  g_test_add_func ("/csv/changed", test_changed);
  return g_test_run ();
}
