/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/table/assay-table-headings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*
 * Finds the headings of a table. A survey tool is told by its own; otherwise they are the first row
 * that is not plainly narrower than what follows and does not hold values for the most part: what
 * comes before is a title, a date, an empty line. A second row belongs to the headings if it names
 * what the first leaves open and is blank under headings whose columns are filled further down.
 */

#define MOST_LINES_BEFORE 60
#define ROWS_LOOKED_AT 20
#define SHARE_OF_USUAL_WIDTH 2 /* a heading row has at least half as many cells as the rows below */

static int
compare_counts (const void *a,
                const void *b)
{
  guint x = *(const guint *) a;
  guint y = *(const guint *) b;

  return (x > y) - (x < y);
}

static guint
find_usual_count (const AssayTableSample *sample)
{
  g_autofree guint *counts = g_new (guint, sample->rows->len);

  for (guint i = 0; i < sample->rows->len; i++)
    counts[i] = assay_table_sample_count (sample, i);
  qsort (counts, sample->rows->len, sizeof *counts, compare_counts);
  return counts[sample->rows->len / 2];
}

static guint
find_width (const AssayTableSample *sample)
{
  guint width = 0;

  for (guint i = 0; i < sample->rows->len; i++)
    width = MAX (width, assay_table_sample_get_row (sample, i)->n_cells);
  return width;
}

static guint
count_values (const AssayTableSample *sample,
              guint                   row)
{
  guint n = 0;

  for (guint i = 0; i < assay_table_sample_get_row (sample, row)->n_cells; i++)
    n += assay_table_sample_is_value (sample, row, i);
  return n;
}

/* The line by which a text tells spreadsheet programs what parts its cells. */
static gboolean
is_separator_line (const AssayTableSample *sample,
                   guint                   row)
{
  return row == 0 && assay_table_sample_count (sample, row) == 1
         && g_ascii_strncasecmp (assay_table_sample_get_text (sample, row, 0), "sep=", 4) == 0;
}

static guint
find_plain_row (const AssayTableSample *sample)
{
  guint needed
      = MAX (MIN (find_width (sample), 3), find_usual_count (sample) / SHARE_OF_USUAL_WIDTH);

  for (guint i = 0; i < MIN (sample->rows->len, MOST_LINES_BEFORE); i++)
    {
      guint n = assay_table_sample_count (sample, i);

      if (n >= needed && 2 * count_values (sample, i) <= n && !is_separator_line (sample, i))
        return i;
    }
  return is_separator_line (sample, 0) && sample->rows->len > 1 ? 1 : 0;
}

static guint
find_line (const AssayTableSample *sample,
           guint64                 line)
{
  guint i = 0;

  while (i + 1 < sample->rows->len && assay_table_sample_get_row (sample, i)->line < line)
    i++;
  return i;
}

static gboolean
is_filled_below (const AssayTableSample *sample,
                 guint                   row,
                 guint                   column)
{
  guint n_rows = 0;
  guint n_filled = 0;

  for (guint i = row; i < sample->rows->len && n_rows < ROWS_LOOKED_AT; i++, n_rows++)
    n_filled += assay_table_sample_get_text (sample, i, column)[0] != '\0';
  return n_rows > 0 && 2 * n_filled >= n_rows;
}

/* Whether a row and the one below it are headings together. */
static gboolean
are_paired (const AssayTableSample *sample,
            guint                   row)
{
  guint n_named_below = 0;
  gboolean spans_rows = FALSE;

  if (row + 2 >= sample->rows->len || count_values (sample, row) > 0
      || count_values (sample, row + 1) > 0)
    return FALSE;
  for (guint i = 0; i < find_width (sample); i++)
    {
      gboolean above = assay_table_sample_get_text (sample, row, i)[0] != '\0';
      gboolean below = assay_table_sample_get_text (sample, row + 1, i)[0] != '\0';

      n_named_below += !above && below;
      spans_rows = spans_rows || (above && !below && is_filled_below (sample, row + 2, i));
    }
  return spans_rows && n_named_below >= 2;
}

static void
locate (AssayTableHeadings     *self,
        const AssayTableSample *sample)
{
  for (guint i = 0; i < MIN (sample->rows->len, MOST_LINES_BEFORE); i++)
    {
      self->tool = assay_survey_tool_recognise (sample, i);
      if (self->tool != ASSAY_TOOL_NONE)
        {
          self->row = i;
          return;
        }
    }
  self->row = find_plain_row (sample);
  if (self->row > 0 && assay_table_sample_count (sample, self->row - 1) >= 2
      && are_paired (sample, self->row - 1))
    self->row--;
}

static void
count_rows (AssayTableHeadings     *self,
            const AssayTableSample *sample)
{
  if (self->tool != ASSAY_TOOL_NONE)
    self->n_rows = assay_survey_tool_count_headings (self->tool, sample, self->row);
  else
    self->n_rows = are_paired (sample, self->row) ? 2 : 1;
}

/* Takes out what a survey tool leaves of its own page: markup, and the star of a required question.
 * */
static char *
clean (const char *text)
{
  GString *cleaned = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      const char *close
          = *at == '<' && (g_ascii_isalpha (at[1]) || at[1] == '/') ? strchr (at, '>') : NULL;

      if (close != NULL)
        at = close;
      else
        g_string_append_c (cleaned, *at);
    }
  g_string_replace (cleaned, "&nbsp;", " ", 0);
  g_string_replace (cleaned, "&amp;", "&", 0);
  if (g_str_has_suffix (cleaned->str, " *"))
    g_string_truncate (cleaned, cleaned->len - 2);
  return g_strstrip (g_string_free (cleaned, FALSE));
}

/* Qualtrics: the code for the columns that it fills itself, the question's text for the others. */
static char *
name_qualtrics_column (const AssayTableHeadings *self,
                       const AssayTableSample   *sample,
                       guint                     column)
{
  const char *code = assay_table_sample_get_text (sample, self->row, column);
  const char *text
      = self->n_rows > 1 ? assay_table_sample_get_text (sample, self->row + 1, column) : "";
  const char *id = assay_table_sample_get_text (sample, self->row + self->n_rows - 1, column);
  gboolean is_own = assay_survey_tool_is_import_id (id) && strstr (id, "QID") == NULL;

  return clean (is_own || text[0] == '\0' || assay_survey_tool_is_import_id (text) ? code : text);
}

/* The text of a heading cell; a blank one above a text goes on from its left. */
static const char *
find_spanning_text (const AssayTableHeadings *self,
                    const AssayTableSample   *sample,
                    guint                     level,
                    guint                     column)
{
  for (guint i = column + 1; i-- > 0;)
    {
      const char *text = assay_table_sample_get_text (sample, self->row + level, i);

      if (text[0] != '\0')
        return text;
      if (level > 0 && assay_table_sample_get_text (sample, self->row + level - 1, i)[0] != '\0')
        return "";
    }
  return "";
}

static char *
name_column (const AssayTableHeadings *self,
             const AssayTableSample   *sample,
             guint                     column)
{
  GString *name = g_string_new (NULL);
  guint n_parts = 0;

  for (guint level = 0; level < self->n_rows; level++)
    {
      const char *text = assay_table_sample_get_text (sample, self->row + level, column);
      gboolean below = FALSE;
      g_autofree char *part = NULL;

      for (guint i = level + 1; i < self->n_rows; i++)
        below = below || assay_table_sample_get_text (sample, self->row + i, column)[0] != '\0';
      if (text[0] == '\0' && below)
        text = find_spanning_text (self, sample, level, column);
      part = clean (text);
      if (part[0] == '\0' || (n_parts > 0 && assay_survey_tool_is_option_word (part)))
        continue;
      g_string_append_printf (name, n_parts == 0 ? "%s" : n_parts == 1 ? " [%s" : " – %s", part);
      n_parts++;
    }
  if (n_parts > 1)
    g_string_append_c (name, ']');
  return g_string_free (name, FALSE);
}

static guint
count_columns (const AssayTableHeadings *self,
               const AssayTableSample   *sample)
{
  guint n = 0;

  for (guint i = self->row; i < sample->rows->len; i++)
    n = MAX (n, assay_table_sample_get_row (sample, i)->n_cells);
  return n;
}

static void
name_columns (AssayTableHeadings     *self,
              const AssayTableSample *sample)
{
  guint n_columns = count_columns (self, sample);

  for (guint i = 0; i < n_columns; i++)
    {
      char *name = self->tool == ASSAY_TOOL_QUALTRICS ? name_qualtrics_column (self, sample, i)
                                                      : name_column (self, sample, i);

      if (name[0] == '\0')
        {
          g_free (name);
          name = g_strdup_printf (_("Column %u"), i + 1);
        }
      g_ptr_array_add (self->names, name);
    }
}

/**
 * assay_table_headings_find:
 * @sample: the first part of a table, with one row at least
 * @heading_line: the line or row at which the headings begin, from 1; 0 to find it out
 * @n_heading_rows: 1 to 3; 0 to find it out
 *
 * Finds the headings of a table, and joins those of several rows into one a column: `Question
 * [option]`. A column without a heading is named after its number.
 *
 * Returns: (transfer full): the headings
 */
AssayTableHeadings *
assay_table_headings_find (const AssayTableSample *sample,
                           guint64                 heading_line,
                           guint                   n_heading_rows)
{
  AssayTableHeadings *self = g_new0 (AssayTableHeadings, 1);

  self->names = g_ptr_array_new_with_free_func (g_free);
  if (heading_line == 0)
    locate (self, sample);
  else
    {
      self->row = find_line (sample, heading_line);
      self->tool = assay_survey_tool_recognise (sample, self->row);
    }
  if (n_heading_rows == 0)
    count_rows (self, sample);
  else
    self->n_rows = n_heading_rows;
  self->n_rows = MIN (self->n_rows, sample->rows->len - self->row);
  name_columns (self, sample);
  return self;
}

/**
 * assay_table_headings_free:
 * @self: (transfer full): headings
 *
 * Frees headings.
 */
void
assay_table_headings_free (AssayTableHeadings *self)
{
  g_ptr_array_unref (self->names);
  g_free (self);
}
