/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/base/assay-date.h"
#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * AssayColumnKind:
 * @ASSAY_COLUMN_EMPTY: no value at all
 * @ASSAY_COLUMN_TEXT: words
 * @ASSAY_COLUMN_NUMBER: numbers
 * @ASSAY_COLUMN_PER_CENT: numbers whose cells have a percentage format, or a sign
 * @ASSAY_COLUMN_BOOLEAN: true or false, as a workbook stores them
 * @ASSAY_COLUMN_DATE: dates
 *
 * What nearly all values of a column are.
 */
typedef enum
{
  ASSAY_COLUMN_EMPTY,
  ASSAY_COLUMN_TEXT,
  ASSAY_COLUMN_NUMBER,
  ASSAY_COLUMN_PER_CENT,
  ASSAY_COLUMN_BOOLEAN,
  ASSAY_COLUMN_DATE,
} AssayColumnKind;

/**
 * AssayColumnProfile:
 * @n_values: cells that hold anything
 * @n_numbers: of them, numbers
 * @n_per_cent: of the numbers, those marked as per cent
 * @n_booleans: of them, booleans
 * @n_errors: of them, errors that a spreadsheet program left
 * @dates: what the others say as dates
 *
 * What the values of a column are; all zero at first.
 */
typedef struct
{
  guint64 n_values;
  guint64 n_numbers;
  guint64 n_per_cent;
  guint64 n_booleans;
  guint64 n_errors;
  AssayDateTally dates;
} AssayColumnProfile;

void            assay_column_profile_add      (AssayColumnProfile       *self,
                                               const AssayCell          *cell);
AssayColumnKind assay_column_profile_get_kind (const AssayColumnProfile *self);
const char     *assay_column_kind_get_name    (AssayColumnKind           kind);

G_END_DECLS
