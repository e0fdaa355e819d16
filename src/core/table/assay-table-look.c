/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-table-look.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-text.h"

/**
 * assay_table_look:
 * @reader: a reader of every row, from which nothing was read yet
 * @name: the file's name, for messages
 * @options: (nullable): what the caller knows of the headings
 * @sample: (out) (transfer full): the first rows
 * @headings: (out) (transfer full): the headings
 * @error: return location for an `ASSAY_TABLE_ERROR_EMPTY` or what the reader says
 *
 * Reads the first rows of a table and finds its headings.
 *
 * Returns: whether there are headings and a row below them
 */
gboolean
assay_table_look (AssayTableReader        *reader,
                  const char              *name,
                  const AssayTableOptions *options,
                  AssayTableSample       **sample,
                  AssayTableHeadings     **headings,
                  GError                 **error)
{
  g_autoptr (AssayTableSample) rows = assay_table_sample_read (reader, error);
  g_autoptr (AssayTableHeadings) found = NULL;

  if (rows == NULL)
    return FALSE;
  if (rows->rows->len == 0)
    {
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_EMPTY,
                   _("“%s” is empty: it holds no rows."), name);
      return FALSE;
    }
  found = assay_table_headings_find (rows, options != NULL ? options->heading_line : 0,
                                     options != NULL ? options->n_heading_rows : 0);
  if (found->row + found->n_rows >= rows->rows->len)
    {
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_EMPTY,
                   _("“%s” holds headings, and no rows below them."), name);
      return FALSE;
    }
  *sample = g_steal_pointer (&rows);
  *headings = g_steal_pointer (&found);
  return TRUE;
}

static gboolean
look_at_sheet (AssayWorkbook           *workbook,
               guint                    sheet,
               const char              *name,
               const AssayTableOptions *options,
               AssayTableSample       **sample,
               AssayTableHeadings     **headings,
               GError                 **error)
{
  g_autoptr (AssayTableReader) reader = assay_workbook_read_sheet (workbook, sheet, error);

  return reader != NULL && assay_table_look (reader, name, options, sample, headings, error);
}

/* Looks for a name as it is, then regardless of case and punctuation. */
static gboolean
search_name (GPtrArray  *sheets,
             const char *wanted,
             guint      *sheet)
{
  g_autofree char *wanted_folded = assay_text_fold (wanted);

  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < sheets->len; i++)
      {
        const char *candidate = ((AssaySheet *) g_ptr_array_index (sheets, i))->name;
        g_autofree char *folded = assay_text_fold (candidate);

        *sheet = i;
        if (strcmp (pass == 0 ? candidate : folded, pass == 0 ? wanted : wanted_folded) == 0)
          return TRUE;
      }
  return FALSE;
}

static gboolean
find_named (AssayWorkbook *workbook,
            const char    *wanted,
            const char    *name,
            guint         *sheet,
            GError       **error)
{
  g_autoptr (GString) names = g_string_new (NULL);
  GPtrArray *sheets = assay_workbook_get_sheets (workbook);

  if (search_name (sheets, wanted, sheet)
      || (assay_workbook_complete_sheets (workbook, NULL)
          && search_name (assay_workbook_get_sheets (workbook), wanted, sheet)))
    return TRUE;
  sheets = assay_workbook_get_sheets (workbook);
  for (guint i = 0; i < sheets->len; i++)
    g_string_append_printf (names, i == 0 ? "“%s”" : ", “%s”",
                            ((AssaySheet *) g_ptr_array_index (sheets, i))->name);
  g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_NO_SHEET,
               _("“%s” has no sheet called “%s”. Its sheets are %s."), name, wanted, names->str);
  return FALSE;
}

/* Sheets that explain the others, told by their names. */
static gboolean
is_explanation (const char *name)
{
  static const char *const words[]
      = { "readme",      "read me", "notes",       "note",     "contents",     "cover",
          "cover sheet", "about",   "information", "guidance", "instructions", "introduction",
          "metadata",    "key",     "index",       NULL };
  g_autofree char *folded = assay_text_fold (name);

  return g_strv_contains (words, folded);
}

static guint
rank_sheet (const AssaySheet *sheet)
{
  return sheet->is_hidden ? 2 : is_explanation (sheet->name) ? 1 : 0;
}

static gboolean
find_with_headings (AssayWorkbook           *workbook,
                    const char              *name,
                    const AssayTableOptions *options,
                    guint                   *sheet,
                    AssayTableSample       **sample,
                    AssayTableHeadings     **headings,
                    GError                 **error)
{
  GPtrArray *sheets = assay_workbook_get_sheets (workbook);
  g_autoptr (GError) first = NULL;

  for (guint rank = 0; rank <= 2; rank++)
    for (guint i = 0; i < sheets->len; i++)
      {
        g_autoptr (GError) local = NULL;

        if (rank_sheet (g_ptr_array_index (sheets, i)) != rank)
          continue;
        *sheet = i;
        if (look_at_sheet (workbook, i, name, options, sample, headings, &local))
          return TRUE;
        if (!g_error_matches (local, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_EMPTY))
          {
            g_propagate_error (error, g_steal_pointer (&local));
            return FALSE;
          }
        if (first == NULL)
          first = g_steal_pointer (&local);
      }
  *sheet = 0;
  if (first != NULL)
    g_propagate_error (error, g_steal_pointer (&first));
  else
    g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_FORMAT,
                 _("“%s” has no sheet of cells."), name);
  return FALSE;
}

/**
 * assay_table_look_for_sheet:
 * @workbook: a workbook
 * @name: the file's name, for messages
 * @options: (nullable): which sheet, and what the caller knows of the headings
 * @sheet: (out): the index of the sheet
 * @sample: (out) (transfer full): its first rows
 * @headings: (out) (transfer full): its headings
 * @error: return location for an `ASSAY_TABLE_ERROR`
 *
 * Finds the sheet of that name, or else the first that has headings and rows: visible ones before
 * hidden ones, and those that by their name only explain the others after them.
 *
 * Returns: whether there is such a sheet
 */
gboolean
assay_table_look_for_sheet (AssayWorkbook           *workbook,
                            const char              *name,
                            const AssayTableOptions *options,
                            guint                   *sheet,
                            AssayTableSample       **sample,
                            AssayTableHeadings     **headings,
                            GError                 **error)
{
  if (options == NULL || options->sheet == NULL)
    return find_with_headings (workbook, name, options, sheet, sample, headings, error);
  return find_named (workbook, options->sheet, name, sheet, error)
         && look_at_sheet (workbook, *sheet, name, options, sample, headings, error);
}
