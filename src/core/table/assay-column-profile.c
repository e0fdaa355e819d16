/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-column-profile.h"

#include <string.h>

#define ODD_VALUES 10 /* one value in ten may be something else, such as “n/a” */

static gboolean
is_number (const char *text,
           gboolean   *per_cent)
{
  char *end;

  text += strspn (text, " ");
  if (!g_ascii_isdigit (text[0]) && text[0] != '-' && text[0] != '.')
    return FALSE;
  g_ascii_strtod (text, &end);
  *per_cent = strchr (end, '%') != NULL;
  return end != text && end[strspn (end, "% ")] == '\0';
}

/**
 * assay_column_profile_add:
 * @self: a profile
 * @cell: a cell of its column
 *
 * Adds what one cell is. Any thread, but one at a time.
 */
void
assay_column_profile_add (AssayColumnProfile *self,
                          const AssayCell    *cell)
{
  gboolean per_cent = cell->per_cent;

  if (cell->type == ASSAY_CELL_BLANK || cell->text[strspn (cell->text, " \t\r\n")] == '\0')
    return;
  self->n_values++;
  if (cell->type == ASSAY_CELL_NUMBER
      || (cell->type == ASSAY_CELL_TEXT && is_number (cell->text, &per_cent)))
    {
      self->n_numbers++;
      self->n_per_cent += per_cent;
    }
  else if (cell->type == ASSAY_CELL_BOOLEAN)
    self->n_booleans++;
  else if (cell->type == ASSAY_CELL_ERROR)
    self->n_errors++;
  else
    assay_date_tally_add (&self->dates, cell->text);
}

/**
 * assay_column_profile_get_kind:
 * @self: a profile
 *
 * Tells what nine values in ten of a column are.
 *
 * Returns: the kind; text where they differ
 */
AssayColumnKind
assay_column_profile_get_kind (const AssayColumnProfile *self)
{
  guint64 needed = self->n_values - self->n_values / ODD_VALUES;
  guint64 n_dates = self->dates.day_first + self->dates.month_first + self->dates.either
                    + self->dates.year_first;

  if (self->n_values == 0)
    return ASSAY_COLUMN_EMPTY;
  if (self->n_numbers >= needed)
    return self->n_per_cent * 2 > self->n_numbers ? ASSAY_COLUMN_PER_CENT : ASSAY_COLUMN_NUMBER;
  if (self->n_booleans >= needed)
    return ASSAY_COLUMN_BOOLEAN;
  return n_dates >= needed ? ASSAY_COLUMN_DATE : ASSAY_COLUMN_TEXT;
}

/**
 * assay_column_kind_get_name:
 * @kind: a kind
 *
 * Names a kind for programs.
 *
 * Returns: (transfer none): `empty`, `text`, `number`, `per-cent`, `boolean` or `date`
 */
const char *
assay_column_kind_get_name (AssayColumnKind kind)
{
  static const char *const names[] = { "empty", "text", "number", "per-cent", "boolean", "date" };

  return names[kind];
}
