/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/workbook-test.h"

#include <string.h>

#include "core/table/table-package.h"
#include "core/table/table-test.h"

GByteArray *
workbook_test_pack (const WorkbookPart *parts,
                    gsize               n_parts)
{
  GByteArray *package = table_package_new ();
  g_autoptr (GByteArray) directory = g_byte_array_new ();

  for (gsize i = 0; i < n_parts; i++)
    table_package_add (package, directory, parts[i].name, parts[i].text, strlen (parts[i].text));
  table_package_finish (package, directory, (guint) n_parts);
  return package;
}

/* All rows, each cell as a letter for its type and its text. */
char *
workbook_test_read (AssayTableFile *file,
                    GError        **error)
{
  g_autoptr (AssayTableReader) reader = assay_table_file_read_raw (file, error);
  GString *text = g_string_new (NULL);
  AssayTableRow row;

  while (reader != NULL && assay_table_reader_read_row (reader, &row, error))
    {
      g_string_append_printf (text, "%" G_GUINT64_FORMAT ":", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        g_string_append_printf (text, "%c%s[%s]", "-tnbde"[row.cells[i].type],
                                row.cells[i].per_cent ? "%" : "", row.cells[i].text);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

void
workbook_test_check (const char *name,
                     GByteArray *package,
                     const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = table_test_write (name, package->data, package->len);
  g_autoptr (AssayTableFile) file = assay_table_file_open_any (path, NULL, &error);
  g_autofree char *text = NULL;

  g_assert_no_error (error);
  text = workbook_test_read (file, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

void
workbook_test_refuse (GByteArray *package,
                      int         code,
                      const char *part_of_message)
{
  table_test_refuse ("file.bin", package->data, package->len, code, part_of_message);
}
