/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-table.h"

#include <math.h>

#include "cli/assay-cli.h"
#include "core/base/assay-number.h"

#define NOT_KNOWN "–"
/* Places on a terminal for a name, which else the longest of all would set for every row. */
#define MOST_NAME 40
/* Remarks stand last and may be sentences: the rule below the headings need not be as long. */
#define MOST_RULE 40

/**
 * assay_cli_count:
 * @count: negative for a count that is not known
 *
 * Returns: (transfer full): the count as a cell of a table
 */
char *
assay_cli_count (gint64 count)
{
  return count < 0 ? g_strdup (NOT_KNOWN) : assay_format_count (count);
}

/**
 * assay_cli_number:
 * @value: NaN for a figure that is missing
 * @decimals: as for `assay_format_number ()`
 *
 * Returns: (transfer full): the figure as a cell of a table
 */
char *
assay_cli_number (double value,
                  int    decimals)
{
  return isnan (value) ? g_strdup (NOT_KNOWN) : assay_format_number (value, decimals);
}

/**
 * assay_cli_percent:
 * @share: 0 to 1; NaN for a share that is missing
 * @decimals: as for `assay_format_percent ()`
 *
 * Returns: (transfer full): the share in per cent as a cell of a table
 */
char *
assay_cli_percent (double share,
                   int    decimals)
{
  return isnan (share) ? g_strdup (NOT_KNOWN) : assay_format_percent (share, decimals);
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

/**
 * assay_cli_name:
 * @name: what somebody or something is called
 *
 * Returns: (transfer full): the name as a cell of a table; one of more than forty places ends in “…”, for its reference
 *   stands beside it and programs get all of it
 */
char *
assay_cli_name (const char *name)
{
  g_autoptr (GString) shortened = g_string_new (NULL);
  gsize width = 0;

  if (measure (name) <= MOST_NAME)
    return g_strdup (name);
  for (const char *p = name; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      width += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
      if (width >= MOST_NAME)
        break;
      g_string_append_unichar (shortened, c);
    }
  return g_strconcat (g_strchomp (shortened->str), "…", NULL);
}

static gsize *
measure_columns (const AssayTextTable *table)
{
  gsize *widths = g_new0 (gsize, table->n_columns);

  for (guint i = 0; i < table->n_columns; i++)
    {
      widths[i] = measure (table->headings[i]);
      for (guint row = 0; row < table->rows->len; row++)
        widths[i] = MAX (widths[i], measure (assay_text_table_get_cell (table, row, i)));
    }
  return widths;
}

static void
append_repeated (GString    *line,
                 const char *text,
                 gsize       times)
{
  for (gsize i = 0; i < times; i++)
    g_string_append (line, text);
}

static void
print_row (const AssayTextTable *table,
           char                **cells,
           const gsize          *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      gsize padding = widths[i] - measure (cells[i]);
      gboolean is_last = i + 1 == table->n_columns;

      if (table->numeric[i])
        append_repeated (line, " ", padding);
      g_string_append (line, cells[i]);
      if (!table->numeric[i] && !is_last)
        append_repeated (line, " ", padding);
      if (!is_last)
        g_string_append (line, "  ");
    }
  assay_cli_print ("%s", g_strchomp (line->str));
}

static void
print_rule (const AssayTextTable *table,
            const gsize          *widths)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (guint i = 0; i < table->n_columns; i++)
    {
      const gboolean is_last = i + 1 == table->n_columns;

      append_repeated (line, "─", is_last ? MIN (widths[i], MAX (MOST_RULE, measure (table->headings[i]))) : widths[i]);
      if (!is_last)
        g_string_append (line, "  ");
    }
  assay_cli_print ("%s", g_strchomp (line->str));
}

/**
 * assay_cli_table_print:
 * @table: what to print
 *
 * Prints a table for people to stdout: its title, headings, a rule and the rows; columns are as wide as
 * their widest cell, figures stand to the right.
 */
void
assay_cli_table_print (const AssayTextTable *table)
{
  g_autofree gsize *widths = measure_columns (table);

  if (*table->title != '\0')
    assay_cli_print ("%s\n", table->title);
  print_row (table, table->headings, widths);
  print_rule (table, widths);
  for (guint row = 0; row < table->rows->len; row++)
    print_row (table, g_ptr_array_index (table->rows, row), widths);
}
