/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-sheet-bounds.h"

/**
 * assay_sheet_bounds_count:
 * @self: what the sheet held so far
 * @row: a row
 * @times: how often it is repeated, 1 at least
 *
 * Counts a row's cells that are not blank, all its repeats at once, before any is handed out.
 *
 * Returns: whether the sheet is still within the bounds
 */
gboolean
assay_sheet_bounds_count (AssaySheetBounds      *self,
                          const AssayRowBuilder *row,
                          guint64                times)
{
  guint64 n = 0;

  for (guint i = 0; i < row->n_cells; i++)
    n += row->cells[i].type != ASSAY_CELL_BLANK;
  if (n > 0 && times > ASSAY_SHEET_MOST_ROWS)
    return FALSE;
  self->n_cells += n * times;
  return self->n_cells <= ASSAY_SHEET_MOST_CELLS;
}
