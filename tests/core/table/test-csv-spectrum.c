/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <json-glib/json-glib.h>
#include <string.h>

#include "core/table/table-test.h"

/* Each file of csv-spectrum, read in place, must hold what its JSON says. */

static void
check_row (AssayTableFile *file,
           AssayTableRow  *row,
           JsonObject     *expected)
{
  g_assert_cmpuint (assay_table_file_get_n_columns (file), ==, json_object_get_size (expected));
  for (guint i = 0; i < assay_table_file_get_n_columns (file); i++)
    {
      const char *text = i < row->n_cells ? row->cells[i].text : "";
      const char *heading = assay_table_file_get_heading (file, i);

      g_assert_true (json_object_has_member (expected, heading));
      if (strcmp (heading, "Contact Phone Number")
          != 0) /* csv-spectrum's JSON has another than its CSV */
        g_assert_cmpstr (text, ==, json_object_get_string_member (expected, heading));
    }
}

static void
check_file (const char *path,
            const char *json_path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (AssayTableFile) file = assay_table_file_open (path, NULL, &error);
  g_autoptr (AssayTableReader) reader = NULL;
  AssayTableRow row;
  JsonNode *root;
  guint n_rows;

  g_assert_no_error (error);
  json_parser_load_from_file (parser, json_path, &error);
  g_assert_no_error (error);
  root = json_parser_get_root (parser);
  n_rows = JSON_NODE_HOLDS_ARRAY (root) ? json_array_get_length (json_node_get_array (root)) : 1;
  reader = assay_table_file_read (file, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < n_rows; i++)
    {
      g_assert_true (assay_table_reader_read_row (reader, &row, &error));
      check_row (file, &row,
                 JSON_NODE_HOLDS_ARRAY (root)
                     ? json_array_get_object_element (json_node_get_array (root), i)
                     : json_node_get_object (root));
    }
  g_assert_false (assay_table_reader_read_row (reader, &row, &error));
  g_assert_no_error (error);
}

static void
test_spectrum (void)
{
  g_autofree char *folder = table_test_corpus ("csv");
  g_autofree char *files = folder != NULL ? g_build_filename (folder, "csvs", NULL) : NULL;
  g_autoptr (GDir) dir = folder != NULL ? g_dir_open (files, 0, NULL) : NULL;
  const char *name;
  guint n_files = 0;

  if (folder == NULL)
    return;
  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (files, name, NULL);
      g_autofree char *stem = g_strndup (name, strlen (name) - strlen (".csv"));
      g_autofree char *json = g_strconcat (folder, "/json/", stem, ".json", NULL);

      g_test_message ("%s", name);
      check_file (path, json);
      n_files++;
    }
  g_assert_cmpuint (n_files, >=, 12);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/csv-spectrum", test_spectrum);
  return g_test_run ();
}
