/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-text-table.h"

/**
 * assay_text_table_new:
 * @title: (nullable): said above the table; NULL for none
 *
 * Makes a table without columns. Add all columns before the first row. Any thread.
 *
 * Returns: (transfer full): the table
 */
AssayTextTable *
assay_text_table_new (const char *title)
{
  AssayTextTable *self = g_new0 (AssayTextTable, 1);

  self->title = g_strdup (title != NULL ? title : "");
  self->headings = g_new0 (char *, 1);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return self;
}

/**
 * assay_text_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table with its rows.
 */
void
assay_text_table_free (AssayTextTable *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_strfreev (self->headings);
  g_free (self->numeric);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

/**
 * assay_text_table_add_column:
 * @self: a table without rows
 * @heading: what the column is called
 * @numeric: whether it holds figures, which stand to the right
 *
 * Adds a column at the end.
 */
void
assay_text_table_add_column (AssayTextTable *self,
                             const char     *heading,
                             gboolean        numeric)
{
  g_return_if_fail (self->rows->len == 0);

  self->headings = g_renew (char *, self->headings, self->n_columns + 2);
  self->numeric = g_renew (gboolean, self->numeric, self->n_columns + 1);
  self->headings[self->n_columns] = g_strdup (heading);
  self->numeric[self->n_columns] = numeric;
  self->headings[++self->n_columns] = NULL;
}

/**
 * assay_text_table_take_row:
 * @self: a table
 * @cells: (transfer full): NULL-terminated, as many as there are columns
 *
 * Adds a row at the end.
 */
void
assay_text_table_take_row (AssayTextTable *self,
                           char          **cells)
{
  g_return_if_fail (g_strv_length (cells) == self->n_columns);

  g_ptr_array_add (self->rows, cells);
}

/**
 * assay_text_table_copy:
 * @self: a table
 *
 * Returns: (transfer full): another one of the same words
 */
AssayTextTable *
assay_text_table_copy (const AssayTextTable *self)
{
  AssayTextTable *copy = assay_text_table_new (self->title);

  for (guint i = 0; i < self->n_columns; i++)
    assay_text_table_add_column (copy, self->headings[i], self->numeric[i]);
  for (guint i = 0; i < self->rows->len; i++)
    assay_text_table_take_row (copy, g_strdupv (g_ptr_array_index (self->rows, i)));
  return copy;
}

/**
 * assay_text_table_get_cell:
 * @self: a table
 * @row: from 0
 * @column: from 0
 *
 * One cell. Any thread.
 *
 * Returns: (transfer none): its text
 */
const char *
assay_text_table_get_cell (const AssayTextTable *self,
                           guint                 row,
                           guint                 column)
{
  g_return_val_if_fail (row < self->rows->len && column < self->n_columns, "");

  return ((char **) g_ptr_array_index (self->rows, row))[column];
}

/* Spreadsheets split pasted text at tabs and line ends and know no escape for them. */
static void
append_tsv_line (GString     *text,
                 char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *cell = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');

      if (i > 0)
        g_string_append_c (text, '\t');
      g_string_append (text, cell);
    }
  g_string_append_c (text, '\n');
}

/**
 * assay_text_table_to_tsv:
 * @self: a table
 *
 * Writes the headings and rows as tab-separated text, the form in which a spreadsheet takes a table
 * from the clipboard. Any thread.
 *
 * Returns: (transfer full): UTF-8
 */
char *
assay_text_table_to_tsv (const AssayTextTable *self)
{
  GString *text = g_string_new (NULL);

  append_tsv_line (text, self->headings);
  for (guint i = 0; i < self->rows->len; i++)
    append_tsv_line (text, g_ptr_array_index (self->rows, i));
  return g_string_free (text, FALSE);
}

static void
append_html_cell (GString    *html,
                  const char *tag,
                  const char *attributes,
                  gboolean    numeric,
                  const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (html, "<%s%s%s>%s</%s>", tag, attributes,
                          numeric ? " style=\"text-align: right\"" : "", escaped, tag);
}

static void
append_html_row (GString              *html,
                 const AssayTextTable *self,
                 char *const          *cells)
{
  g_string_append (html, "<tr>");
  for (guint i = 0; i < self->n_columns; i++)
    append_html_cell (html, i == 0 ? "th" : "td", i == 0 ? " scope=\"row\"" : "",
                      self->numeric[i], cells[i]);
  g_string_append (html, "</tr>\n");
}

/**
 * assay_text_table_to_html:
 * @self: a table
 *
 * Writes the table as an HTML fragment with a caption and marked headings, the form in which a
 * document takes a table from the clipboard. Any thread.
 *
 * Returns: (transfer full): UTF-8
 */
char *
assay_text_table_to_html (const AssayTextTable *self)
{
  GString *html = g_string_new ("<table>\n");

  if (*self->title != '\0')
    {
      append_html_cell (html, "caption", "", FALSE, self->title);
      g_string_append_c (html, '\n');
    }
  g_string_append (html, "<thead><tr>");
  for (guint i = 0; i < self->n_columns; i++)
    append_html_cell (html, "th", " scope=\"col\"", self->numeric[i], self->headings[i]);
  g_string_append (html, "</tr></thead>\n<tbody>\n");
  for (guint i = 0; i < self->rows->len; i++)
    append_html_row (html, self, g_ptr_array_index (self->rows, i));
  g_string_append (html, "</tbody>\n</table>\n");
  return g_string_free (html, FALSE);
}
