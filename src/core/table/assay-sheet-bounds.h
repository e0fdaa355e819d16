/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-row-builder.h"

G_BEGIN_DECLS

/**
 * ASSAY_SHEET_MOST_ROWS:
 *
 * The longest sheet that is read.
 */
#define ASSAY_SHEET_MOST_ROWS 1048576

/**
 * ASSAY_SHEET_MOST_CELLS:
 *
 * How many cells that are not blank a sheet may have.
 */
#define ASSAY_SHEET_MOST_CELLS 50000000

/**
 * AssaySheetBounds:
 * @n_cells: cells that are not blank, so far
 *
 * Counts what a sheet holds while it is read.
 */
typedef struct
{
  guint64 n_cells;
} AssaySheetBounds;

gboolean assay_sheet_bounds_count (AssaySheetBounds      *self,
                                   const AssayRowBuilder *row,
                                   guint64                times);

G_END_DECLS
