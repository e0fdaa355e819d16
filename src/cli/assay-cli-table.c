/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-table.h"

#include "cli/assay-cli.h"
#include "core/base/assay-number.h"

typedef struct
{
  char *title;
  gboolean is_number;
  gsize width;
} Column;

struct _AssayCliTable
{
  GArray *columns;
  GPtrArray *cells;
};

static void
clear_column (gpointer data)
{
  g_free (((Column *) data)->title);
}

/**
 * assay_cli_table_new:
 *
 * Returns: (transfer full): a table without columns; they come first, by `assay_cli_table_head ()`, then
 *   the cells, row by row
 */
AssayCliTable *
assay_cli_table_new (void)
{
  AssayCliTable *self = g_new0 (AssayCliTable, 1);

  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  g_array_set_clear_func (self->columns, clear_column);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/**
 * assay_cli_table_free:
 * @self: (transfer full): a table
 */
void
assay_cli_table_free (AssayCliTable *self)
{
  g_array_unref (self->columns);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/* The number of places that a text takes on a terminal. */
static gsize
measure (const char *text)
{
  gsize width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_iszerowidth (c))
        width += g_unichar_iswide (c) ? 2 : 1;
    }
  return width;
}

static void
widen (Column     *column,
       const char *text)
{
  column->width = MAX (column->width, measure (text));
}

/**
 * assay_cli_table_head:
 * @self: a table without cells
 * @title: the column's heading
 * @is_number: whether its cells stand to the right
 *
 * Adds a column.
 */
void
assay_cli_table_head (AssayCliTable *self,
                      const char    *title,
                      gboolean       is_number)
{
  Column column = { g_strdup (title), is_number, 0 };

  widen (&column, title);
  g_array_append_val (self->columns, column);
}

/**
 * assay_cli_table_cell:
 * @self: a table with its columns
 * @text: (nullable): the next cell; NULL is "–"
 *
 * Adds a cell to the row; after the last column the next row begins.
 */
void
assay_cli_table_cell (AssayCliTable *self,
                      const char    *text)
{
  guint column = self->cells->len % self->columns->len;

  if (text == NULL)
    text = "–";
  widen (&g_array_index (self->columns, Column, column), text);
  g_ptr_array_add (self->cells, g_strdup (text));
}

/**
 * assay_cli_table_count:
 * @self: a table with its columns
 * @count: the next cell; negative for a count that is not known
 *
 * Adds a count to the row.
 */
void
assay_cli_table_count (AssayCliTable *self,
                       gint64         count)
{
  g_autofree char *text = count < 0 ? NULL : assay_format_count (count);

  assay_cli_table_cell (self, text);
}

static void
append_padded (GString      *line,
               const Column *column,
               const char   *text,
               gboolean      is_last)
{
  gsize padding = column->width - measure (text);

  if (!column->is_number)
    g_string_append (line, text);
  for (gsize i = 0; i < padding && (column->is_number || !is_last); i++)
    g_string_append_c (line, ' ');
  if (column->is_number)
    g_string_append (line, text);
  if (!is_last)
    g_string_append (line, "  ");
}

static void
print_row (AssayCliTable *self,
           gint64         row)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = &g_array_index (self->columns, Column, i);
      const char *text = row < 0 ? column->title
                                 : g_ptr_array_index (self->cells, row * self->columns->len + i);

      append_padded (line, column, text, i + 1 == self->columns->len);
    }
  assay_cli_print ("%s", line->str);
}

static void
print_rule (AssayCliTable *self)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < self->columns->len; i++)
    {
      for (gsize j = 0; j < g_array_index (self->columns, Column, i).width; j++)
        g_string_append (line, "─");
      if (i + 1 < self->columns->len)
        g_string_append (line, "  ");
    }
  assay_cli_print ("%s", line->str);
}

/**
 * assay_cli_table_print:
 * @self: a table whose last row is complete
 *
 * Prints headings, a rule and the rows to stdout.
 */
void
assay_cli_table_print (AssayCliTable *self)
{
  print_row (self, -1);
  print_rule (self);
  for (guint row = 0; row < self->cells->len / self->columns->len; row++)
    print_row (self, row);
}
