/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <float.h>
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "core/table/table-test.h"

/* Each workbook of the public corpus, read in place, must hold what its JSON says, cell for cell.
 * The JSON gives dates as numbers of days. */

static char *
name_place (guint   column,
            guint64 line)
{
  char letters[8] = { 0 };
  gsize at = sizeof letters - 1;

  for (column++; column > 0; column = (column - 1) / 26)
    letters[--at] = (char) ('A' + (column - 1) % 26);
  return g_strdup_printf ("%s%" G_GUINT64_FORMAT, letters + at, line);
}

static gboolean
is_same (const AssayCell *cell,
         JsonNode        *expected)
{
  GType type = json_node_get_value_type (expected);

  switch (cell->type)
    {
    case ASSAY_CELL_TEXT:
    case ASSAY_CELL_ERROR:
      return type == G_TYPE_STRING && strcmp (cell->text, json_node_get_string (expected)) == 0;
    case ASSAY_CELL_BOOLEAN:
      return type == G_TYPE_BOOLEAN && (cell->number > 0.0) == json_node_get_boolean (expected);
    case ASSAY_CELL_NUMBER:
      return type != G_TYPE_STRING && g_ascii_strtod (cell->text, NULL) == cell->number
             && fabs (cell->number - json_node_get_double (expected))
                    <= fabs (cell->number) * DBL_EPSILON;
    case ASSAY_CELL_DATE:
      if (type == G_TYPE_STRING)
        return g_str_has_prefix (json_node_get_string (expected), cell->text);
      return fabs (cell->number - json_node_get_double (expected)) < 1e-9;
    case ASSAY_CELL_BLANK:
    default:
      return FALSE;
    }
}

static guint
check_cells (const char       *file,
             const char       *sheet,
             AssayTableReader *reader,
             JsonObject       *cells)
{
  g_autoptr (GError) error = NULL;
  AssayTableRow row;
  guint n_found = 0;
  guint n_wrong = 0;

  while (assay_table_reader_read_row (reader, &row, &error))
    for (guint i = 0; i < row.n_cells; i++)
      {
        g_autofree char *place = name_place (i, row.line);
        JsonNode *expected = json_object_get_member (cells, place);

        if (row.cells[i].type == ASSAY_CELL_BLANK && expected == NULL)
          continue;
        n_found += expected != NULL;
        if (expected != NULL && is_same (&row.cells[i], expected))
          continue;
        g_test_message ("%s, sheet %s, %s: “%s” of type %d", file, sheet, place, row.cells[i].text,
                        row.cells[i].type);
        n_wrong++;
      }
  g_assert_no_error (error);
  if (n_found != json_object_get_size (cells))
    g_test_message ("%s, sheet %s: %u of %u cells", file, sheet, n_found,
                    json_object_get_size (cells));
  return n_wrong + (n_found != json_object_get_size (cells));
}

static guint
check_workbook (const char *folder,
                JsonObject *expected)
{
  const char *name = json_object_get_string_member (expected, "file");
  g_autofree char *path = g_build_filename (folder, name, NULL);
  JsonObjectIter iter;
  const char *sheet;
  JsonNode *node;
  guint n_wrong = 0;

  json_object_iter_init (&iter, json_object_get_object_member (expected, "sheets"));
  while (json_object_iter_next (&iter, &sheet, &node))
    {
      AssayTableOptions options = { .sheet = (char *) sheet };
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayTableFile) file = assay_table_file_open_any (path, &options, &error);
      g_autoptr (AssayTableReader) reader
          = file != NULL ? assay_table_file_read_raw (file, &error) : NULL;

      if (error != NULL)
        {
          g_test_message ("%s, sheet %s: %s", name, sheet, error->message);
          n_wrong++;
          continue;
        }
      n_wrong += check_cells (name, sheet, reader,
                              json_object_get_object_member (json_node_get_object (node), "cells"));
    }
  return n_wrong;
}

static void
test_expected (void)
{
  g_autofree char *folder = table_test_corpus ("spreadsheets");
  g_autofree char *expected = folder != NULL ? g_build_filename (folder, "expected", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (expected, 0, NULL) : NULL;
  const char *name;
  guint n_files = 0;
  guint n_wrong = 0;

  if (folder == NULL)
    return;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (expected, name, NULL);
      g_autoptr (JsonParser) parser = json_parser_new ();
      g_autoptr (GError) error = NULL;

      json_parser_load_from_file (parser, path, &error);
      g_assert_no_error (error);
      n_wrong += check_workbook (folder, json_node_get_object (json_parser_get_root (parser)));
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 76);
  g_assert_cmpuint (n_wrong, ==, 0);
}

/* Every file opens, or is refused with a reason that names it. */
static void
test_all_read (void)
{
  g_autofree char *folder = table_test_corpus ("spreadsheets");
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (folder, 0, NULL) : NULL;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (AssayTableFile) file = NULL;
      g_autoptr (AssayTableReader) reader = NULL;
      AssayTableRow row;

      if (!g_str_has_suffix (name, ".xlsx") && !g_str_has_suffix (name, ".ods"))
        continue;
      file = assay_table_file_open (path, NULL, &error);
      reader = file != NULL ? assay_table_file_read (file, NULL, &error) : NULL;
      while (reader != NULL && assay_table_reader_read_row (reader, &row, &error))
        ;
      if (error != NULL)
        g_assert_nonnull (strstr (error->message, name));
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spreadsheets/expected", test_expected);
  g_test_add_func ("/spreadsheets/all-read", test_all_read);
  return g_test_run ();
}
