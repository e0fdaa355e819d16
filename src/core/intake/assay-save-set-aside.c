/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/base/assay-output-file.h"
#include "core/intake/assay-import-controller-private.h"
#include "core/table/assay-csv-writer.h"

/* A row as wide as its file, blank cells at its end included. */
static gboolean
write_row (AssayCsvWriter    *writer,
           const char *const *cells,
           guint              n_columns,
           GError           **error)
{
  guint n_cells = g_strv_length ((char **) cells);

  for (guint i = 0; i < MAX (n_columns, n_cells); i++)
    assay_csv_writer_add_text (writer, i < n_cells ? cells[i] : NULL);
  return assay_csv_writer_end_row (writer, error);
}

static gboolean
write_all (AssayImportController *self,
           AssayCsvWriter        *writer,
           GError               **error)
{
  g_autoptr (GPtrArray) headings = g_ptr_array_new ();
  guint n_columns = g_list_model_get_n_items (G_LIST_MODEL (self->columns));

  for (guint i = 0; i < n_columns; i++)
    g_ptr_array_add (headings,
                     (char *) assay_import_column_get_heading (_assay_import_controller_get_column (self, i)));
  g_ptr_array_add (headings, NULL);
  if (!write_row (writer, (const char *const *) headings->pdata, n_columns, error))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->set_aside)); i++)
    {
      g_autoptr (AssaySetAside) row = g_list_model_get_item (G_LIST_MODEL (self->set_aside), i);

      if (!write_row (writer, assay_set_aside_get_cells (row), n_columns, error))
        return FALSE;
    }
  return assay_csv_writer_close (writer, error);
}

static gboolean
refuse_imported (AssayImportController *self,
                 const char            *path,
                 GError               **error)
{
  g_autofree char *name = g_filename_display_name (path);

  if (!assay_output_file_is_same (path, assay_table_file_get_path (self->file)))
    return TRUE;
  g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_EXISTS,
               _ ("“%s” is the file that is imported and was left as it is. Choose another name."), name);
  return FALSE;
}

/**
 * assay_import_controller_save_set_aside:
 * @self: a controller that was checked
 * @path: where to write
 * @error: return location for an `ASSAY_EXPORT_ERROR`
 *
 * Writes the rows set aside as a CSV file with the headings of their own file, to be mended and imported
 * again: unaltered and quoted, UTF-8 with a byte order mark. A file that is there is replaced, but neither a
 * register nor the file that is imported; the file appears whole or not at all, and not where no row is set
 * aside. What is wrong with each row is in the list, not in the file, so that its columns are read as before.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_controller_save_set_aside (AssayImportController *self,
                                        const char            *path,
                                        GError               **error)
{
  g_autoptr (AssayOutputFile) output = NULL;
  g_autoptr (AssayCsvWriter) writer = NULL;
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  g_autoptr (GBytes) bytes = NULL;

  if (g_list_model_get_n_items (G_LIST_MODEL (self->set_aside)) == 0)
    return TRUE;
  if (!refuse_imported (self, path, error))
    return FALSE;
  output = assay_output_file_new (path, TRUE, error);
  if (output == NULL)
    return FALSE;
  writer = assay_csv_writer_new (stream, ASSAY_CSV_MARK);
  if (!write_all (self, writer, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  if (!assay_output_file_fill (output, bytes, error))
    return FALSE;
  /* Whole rows, personal columns and all. */
  assay_output_file_set_private (output);
  return assay_output_file_commit (output, error);
}
