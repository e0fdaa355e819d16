/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/intake/assay-column-facts.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/intake/assay-byte-map.h"

/* Rows whose spellings are kept; dates are tallied over all rows. */
#define ROWS_LOOKED_AT 20000
#define LONG_TEXT 60
#define ROWS_BETWEEN_CHECKS 4096

static void
free_value (AssayColumnValue *value)
{
  g_free (value->text);
  g_free (value);
}

static void
free_facts (AssayColumnFacts *self)
{
  g_free (self->heading);
  g_free (self->sample);
  g_ptr_array_unref (self->values);
  assay_byte_map_free (self->places);
  g_free (self->shares);
  g_free (self);
}

static AssayColumnFacts *
make_facts (AssayTableFile *file,
            guint           column)
{
  AssayColumnFacts *self = g_new0 (AssayColumnFacts, 1);
  guint n_scales;

  assay_answer_scale_list (&n_scales);
  self->shares = g_new (double, n_scales);
  for (guint i = 0; i < n_scales; i++)
    self->shares[i] = NAN;
  self->heading = assay_text_squeeze (assay_table_file_get_heading (file, column));
  self->sample = assay_table_file_dup_sample (file, column, 3);
  self->minimum = NAN;
  self->maximum = NAN;
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) free_value);
  self->places = assay_byte_map_new ();
  return self;
}

/**
 * assay_figure_parse:
 * @text: UTF-8, a cell
 * @value: (out): the figure
 * @per_cent: (out) (optional): whether a per cent sign stood beside it
 *
 * Reads a figure as people type it: white space, thousands separators, a pound sign before and a per cent
 * sign after do no harm. Any thread.
 *
 * Returns: %TRUE if the text is a figure and nothing else
 */
gboolean
assay_figure_parse (const char *text,
                    double     *value,
                    gboolean   *per_cent)
{
  g_autofree char *squeezed = assay_text_squeeze (text);
  g_autoptr (GString) digits = g_string_new (NULL);
  const char *at = squeezed;
  gboolean sign = FALSE;
  char *end;

  if (g_str_has_prefix (at, "£"))
    at += strlen ("£");
  for (; *at != '\0' && !sign; at++)
    if (*at == '%')
      sign = TRUE;
    else if (g_ascii_isdigit (*at) || *at == '.' || *at == '-')
      g_string_append_c (digits, *at);
    else if (*at == ',' && digits->len > 0 && strspn (at + 1, "0123456789") == 3)
      continue;
    else if (*at != ' ')
      return FALSE;
  if (digits->len == 0 || *at != '\0' || !strpbrk (digits->str, "0123456789"))
    return FALSE;
  *value = g_ascii_strtod (digits->str, &end);
  if (per_cent != NULL)
    *per_cent = sign;
  return *end == '\0' && isfinite (*value);
}

static AssayColumnValue *
make_value (const AssayCell *cell)
{
  AssayColumnValue *value = g_new0 (AssayColumnValue, 1);

  value->text = assay_text_squeeze (cell->text);
  if (!assay_figure_parse (cell->text, &value->number, &value->per_cent))
    value->number = NAN;
  return value;
}

/* Counts a cell among the spellings; NULL where it is not one of those that are kept. */
static const AssayColumnValue *
count_value (AssayColumnFacts *self,
             const AssayCell  *cell)
{
  guint32 place = assay_byte_map_lookup (self->places, cell->text, cell->length);
  AssayColumnValue *value;

  if (place != ASSAY_BYTE_MAP_NONE)
    {
      value = g_ptr_array_index (self->values, place);
      value->count++;
      self->repeats = TRUE;
      return value;
    }
  if (self->values->len >= ASSAY_FACTS_MAX_VALUES)
    {
      self->many = TRUE;
      return NULL;
    }
  value = make_value (cell);
  value->count = 1;
  assay_byte_map_insert (self->places, cell->text, cell->length, self->values->len);
  g_ptr_array_add (self->values, value);
  return value;
}

static void
count_number (AssayColumnFacts       *self,
              const AssayCell        *cell,
              const AssayColumnValue *spelling)
{
  gboolean per_cent = FALSE;
  double value;

  if (cell->type == ASSAY_CELL_NUMBER)
    {
      per_cent = cell->per_cent;
      value = per_cent ? 100 * cell->number : cell->number;
    }
  else if (spelling != NULL)
    {
      per_cent = spelling->per_cent;
      value = spelling->number;
    }
  else if (!assay_figure_parse (cell->text, &value, &per_cent))
    return;
  if (isnan (value))
    return;
  self->n_numbers++;
  self->n_per_cent += per_cent;
  self->n_fractions += !per_cent && value > 0 && value < 1;
  self->minimum = fmin (value, self->minimum);
  self->maximum = fmax (value, self->maximum);
}

/* Beyond the first rows only columns that hold dates are looked at, for the order of day and month. */
static gboolean
is_worth_tallying (const AssayColumnFacts *self,
                   guint64                 row)
{
  return row < 50 || assay_column_facts_has_dates (self);
}

static void
add_cell (AssayColumnFacts *self,
          const AssayCell  *cell,
          guint64           row)
{
  if (cell->length == 0)
    return;
  if (is_worth_tallying (self, row))
    assay_date_tally_add (&self->dates, cell->text);
  if (row >= ROWS_LOOKED_AT)
    return;
  self->n_filled++;
  self->n_long += cell->length > LONG_TEXT;
  count_number (self, cell, count_value (self, cell));
}

/**
 * assay_column_facts_has_dates:
 * @self: facts
 *
 * Tells whether a column holds dates: more than half of its values are dates one way or another. Any thread.
 *
 * Returns: %TRUE if it does
 */
gboolean
assay_column_facts_has_dates (const AssayColumnFacts *self)
{
  const AssayDateTally *dates = &self->dates;

  return dates->day_first + dates->month_first + dates->either + dates->year_first > dates->not_dates;
}

/* Whether the first rows say all that is needed of a file whose columns are known: whether day or month comes first
 * in each column of dates. */
static gboolean
are_dates_settled (GPtrArray *facts)
{
  for (guint i = 0; i < facts->len; i++)
    {
      const AssayColumnFacts *column = g_ptr_array_index (facts, i);

      if (column->n_filled > 0 && assay_column_facts_has_dates (column)
          && assay_date_tally_order (&column->dates) == ASSAY_DATE_ORDER_UNKNOWN)
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_column_facts_gather:
 * @file: the file
 * @is_known: whether a file with these headings was read before: the first rows are then enough, unless they
 *   leave open whether day or month comes first
 * @n_rows: (out): how many rows were read
 * @permille: (out): progress, 0 to 1000, stored atomically as it goes
 * @cancellable: (nullable): to stop it
 * @error: return location for an `ASSAY_TABLE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Reads a file and tells what each of its columns holds. Any thread; long for a long file.
 *
 * Returns: (transfer full) (nullable) (element-type AssayColumnFacts): the facts, one a column
 */
GPtrArray *
assay_column_facts_gather (AssayTableFile *file,
                           gboolean        is_known,
                           guint64        *n_rows,
                           int            *permille,
                           GCancellable   *cancellable,
                           GError        **error)
{
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_facts);
  g_autoptr (AssayTableReader) reader = assay_table_file_read (file, NULL, error);
  g_autoptr (GError) local_error = NULL;
  AssayTableRow row;

  if (reader == NULL)
    return NULL;
  for (guint i = 0; i < assay_table_file_get_n_columns (file); i++)
    g_ptr_array_add (facts, make_facts (file, i));
  for (*n_rows = 0; assay_table_reader_read_row (reader, &row, &local_error); (*n_rows)++)
    {
      for (guint i = 0; i < MIN (row.n_cells, facts->len); i++)
        add_cell (g_ptr_array_index (facts, i), &row.cells[i], *n_rows);
      if (is_known && *n_rows == ROWS_LOOKED_AT && are_dates_settled (facts))
        break;
      if (*n_rows % ROWS_BETWEEN_CHECKS == 0)
        {
          if (g_cancellable_set_error_if_cancelled (cancellable, error))
            return NULL;
          g_atomic_int_set (permille, (int) (1000 * assay_table_reader_get_progress (reader)));
        }
    }
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }
  if (*n_rows == 0)
    {
      g_set_error (error, ASSAY_TABLE_ERROR, ASSAY_TABLE_ERROR_EMPTY,
                   _ ("“%s” has headings but no rows below them."), assay_table_file_get_path (file));
      return NULL;
    }
  return g_steal_pointer (&facts);
}
