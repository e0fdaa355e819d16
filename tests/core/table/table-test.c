/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/table-test.h"

#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "support/assay-test.h"

static char *folder;

static void
remove_folder (void)
{
  assay_test_remove_folder (folder);
  g_clear_pointer (&folder, g_free);
}

/* Writes a file into a folder that goes with the program; the caller frees the path. */
char *
table_test_write (const char *name,
                  const void *bytes,
                  gsize       length)
{
  g_autoptr (GError) error = NULL;
  char *path;

  if (folder == NULL)
    {
      folder = assay_test_make_folder ();
      atexit (remove_folder);
    }
  path = g_build_filename (folder, name, NULL);
  g_file_set_contents (path, bytes, (gssize) length, &error);
  g_assert_no_error (error);
  return path;
}

AssayTableFile *
table_test_open (const char              *name,
                 const void              *bytes,
                 gsize                    length,
                 const AssayTableOptions *options,
                 GError                 **error)
{
  g_autofree char *path = table_test_write (name, bytes, length);

  return assay_table_file_open (path, options, error);
}

/* Reads everything: cells in brackets, rows on lines, perhaps each with the number of its line. */
char *
table_test_join (AssayTableReader *reader,
                 gboolean          with_lines,
                 GError          **error)
{
  GString *text = g_string_new (NULL);
  AssayTableRow row;

  while (assay_table_reader_read_row (reader, &row, error))
    {
      if (with_lines)
        g_string_append_printf (text, "%" G_GUINT64_FORMAT ":", row.line);
      for (guint i = 0; i < row.n_cells; i++)
        {
          g_assert_cmpuint (strlen (row.cells[i].text), ==, row.cells[i].length);
          g_string_append_printf (text, "[%s]", row.cells[i].text);
        }
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* The file must be refused, on opening or while it is read, with that code and message. */
void
table_test_refuse (const char *name,
                   const void *bytes,
                   gsize       length,
                   int         code,
                   const char *part_of_message)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayTableFile) file = table_test_open (name, bytes, length, NULL, &error);
  g_autoptr (AssayTableReader) reader
      = file != NULL ? assay_table_file_read (file, NULL, &error) : NULL;

  if (reader != NULL)
    g_free (table_test_join (reader, FALSE, &error));
  g_assert_error (error, ASSAY_TABLE_ERROR, code);
  g_assert_nonnull (strstr (error->message, name));
  if (strstr (error->message, part_of_message) == NULL)
    g_error ("“%s” does not hold “%s”", error->message, part_of_message);
}

/* A file of the public corpora, which lie beside the project or not at all: then the test is
 * skipped. */
char *
table_test_corpus (const char *name)
{
  const char *corpora = g_getenv ("ASSAY_CORPORA");
  g_autofree char *beside = g_build_filename (
      g_getenv ("ASSAY_SOURCE_DIR") != NULL ? g_getenv ("ASSAY_SOURCE_DIR") : ".", "..", "shared",
      "corpora", NULL);
  char *path = g_build_filename (corpora != NULL ? corpora : beside, name, NULL);

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return path;
  g_free (path);
  g_test_skip_printf ("the corpora hold no %s", name);
  return NULL;
}
