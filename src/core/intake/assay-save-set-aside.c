/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <string.h>

#include "core/intake/assay-import-controller-private.h"

static void
append_cell (GString    *csv,
             const char *text)
{
  g_string_append_c (csv, '"');
  for (; *text != '\0'; text++)
    {
      if (*text == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *text);
    }
  g_string_append_c (csv, '"');
}

static void
append_row (GString           *csv,
            const char *const *cells,
            guint              n_columns)
{
  gboolean ended = FALSE;

  for (guint i = 0; i < n_columns; i++)
    {
      ended = ended || cells[i] == NULL;
      if (i > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, ended ? "" : cells[i]);
    }
  g_string_append (csv, "\r\n");
}

/**
 * assay_import_controller_save_set_aside:
 * @self: a controller that was checked
 * @path: where to write
 * @error: return location for a `G_FILE_ERROR`
 *
 * Writes the rows set aside as a CSV file with the headings of their own file, to be mended and imported
 * again: unaltered and quoted, UTF-8 with a byte order mark. A file that is there is replaced. What is wrong
 * with each row is in the list, not in the file, so that its columns are read as before.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_controller_save_set_aside (AssayImportController *self,
                                        const char            *path,
                                        GError               **error)
{
  g_autoptr (GString) csv = g_string_new ("\xef\xbb\xbf");
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  guint n_columns = g_list_model_get_n_items (G_LIST_MODEL (self->columns));

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (headings,
                     (char *) assay_import_column_get_heading (_assay_import_controller_get_column (self, i)));
  g_ptr_array_add (headings, NULL);
  append_row (csv, (const char *const *) headings->pdata, n_columns);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->set_aside)); i++)
    {
      g_autoptr (AssaySetAside) row = g_list_model_get_item (G_LIST_MODEL (self->set_aside), i);

      append_row (csv, assay_set_aside_get_cells (row), n_columns);
    }
  return g_file_set_contents (path, csv->str, (gssize) csv->len, error);
}
