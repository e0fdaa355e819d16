/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Synthetic workbooks for the reading benchmarks. The ODS has the shape of the regulator's monthly
 * ratings: 28 columns and over 1 GB of XML, far more than is wise to hold in memory. */

#include "bench/bench-data.h"

#include <stdio.h>
#include <string.h>
#include <xlsxwriter.h>
#include <zip.h>

/**
 * bench_data_write_xlsx:
 * @path: the file to write
 * @n_rows: rows below the headings
 * @n_columns: columns
 *
 * Writes a workbook of words and numbers, half and half.
 */
void
bench_data_write_xlsx (const char *path,
                       guint       n_rows,
                       guint       n_columns)
{
  static const char *const words[] = { "Strongly agree", "Agree", "Neither", "Disagree" };
  lxw_workbook *workbook = workbook_new (path);
  lxw_worksheet *sheet = workbook_add_worksheet (workbook, "Answers");

  for (guint column = 0; column < n_columns; column++)
    {
      g_autofree char *heading = g_strdup_printf ("Question %u", column + 1);

      worksheet_write_string (sheet, 0, (lxw_col_t) column, heading, NULL);
    }
  for (guint row = 1; row <= n_rows; row++)
    for (guint column = 0; column < n_columns; column++)
      {
        if (column % 2 == 0)
          worksheet_write_string (sheet, row, (lxw_col_t) column, words[(row + column) % 4], NULL);
        else
          worksheet_write_number (sheet, row, (lxw_col_t) column, row * 0.25 + column, NULL);
      }
  if (workbook_close (workbook) != LXW_NO_ERROR)
    g_error ("Cannot write %s", path);
}

static void
write_ods_content (const char *path,
                   guint       n_rows,
                   guint       n_columns)
{
  FILE *file = fopen (path, "w");

  if (file == NULL)
    g_error ("Cannot write %s", path);
  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><office:document-content"
         " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
         " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
         " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\" office:version=\"1.2\">"
         "<office:body><office:spreadsheet><table:table table:name=\"Locations\">", file);
  for (guint row = 0; row <= n_rows; row++)
    {
      fputs ("<table:table-row table:style-name=\"ro1\">", file);
      for (guint column = 0; column < n_columns; column++)
        fprintf (file, "<table:table-cell table:style-name=\"ce%u\" office:value-type=\"string\">"
                 "<text:p>%s %u of the list %u</text:p></table:table-cell>",
                 column, row == 0 ? "Heading" : "Value", column, row == 0 ? column : row % 5000);
      fputs ("</table:table-row>", file);
    }
  fputs ("</table:table></office:spreadsheet></office:body></office:document-content>", file);
  if (ferror (file) || fclose (file) != 0)
    g_error ("Cannot write %s", path);
}

static void
add_part (zip_t      *archive,
          const char *name,
          const char *text,
          const char *path)
{
  zip_source_t *source = text != NULL ? zip_source_buffer (archive, text, strlen (text), 0)
                                      : zip_source_file (archive, path, 0, -1);

  if (source == NULL || zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8) < 0)
    g_error ("Cannot add %s: %s", name, zip_strerror (archive));
}

/**
 * bench_data_write_ods:
 * @path: the file to write
 * @n_rows: rows below the headings
 * @n_columns: columns
 *
 * Writes a spreadsheet of one sheet full of text.
 */
void
bench_data_write_ods (const char *path,
                      guint       n_rows,
                      guint       n_columns)
{
  g_autofree char *content = g_strconcat (path, ".xml", NULL);
  zip_t *archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, NULL);

  if (archive == NULL)
    g_error ("Cannot write %s", path);
  write_ods_content (content, n_rows, n_columns);
  add_part (archive, "mimetype", "application/vnd.oasis.opendocument.spreadsheet", NULL);
  add_part (archive, "META-INF/manifest.xml",
            "<?xml version=\"1.0\"?><manifest:manifest"
            " xmlns:manifest=\"urn:oasis:names:tc:opendocument:xmlns:manifest:1.0\">"
            "<manifest:file-entry manifest:full-path=\"/\""
            " manifest:media-type=\"application/vnd.oasis.opendocument.spreadsheet\"/>"
            "<manifest:file-entry manifest:full-path=\"content.xml\""
            " manifest:media-type=\"text/xml\"/></manifest:manifest>", NULL);
  add_part (archive, "content.xml", NULL, content);
  if (zip_close (archive) != 0)
    g_error ("Cannot write %s: %s", path, zip_strerror (archive));
  remove (content);
}
