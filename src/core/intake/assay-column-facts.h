/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/base/assay-date.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

/* Spellings of a column that are kept; beyond, it is taken for free text or identities. */
#define ASSAY_FACTS_MAX_VALUES 256

/**
 * AssayColumnValue:
 * @text: as it is in the file, white space squeezed
 * @count: how many rows have it
 * @number: the figure it is, or NaN
 * @per_cent: whether the figure has a per cent sign or format
 *
 * One spelling that a column holds.
 */
typedef struct
{
  char *text;
  guint64 count;
  double number;
  gboolean per_cent;
} AssayColumnValue;

/**
 * AssayColumnFacts:
 * @heading: the column's heading
 * @sample: its first values, joined
 * @n_filled: rows with something in the cell
 * @n_numbers: of those, numbers (a per cent sign or thousands separators do no harm)
 * @n_per_cent: of those, numbers with a per cent sign or format
 * @n_fractions: of the numbers, those between 0 and 1 without a per cent sign or format
 * @n_long: of those, texts of over 60 characters
 * @minimum: least number; NaN where there is none
 * @maximum: greatest number
 * @values: (element-type AssayColumnValue): its spellings in order of appearance
 * @many: it has more spellings than are kept
 * @repeats: some value occurs more than once
 * @dates: what its values say about dates
 * @shares: how much of it each of the built-in scales understands, 0 to 1; NaN before that was worked out
 *
 * What one column of a file holds, gathered from its rows: what suggestions rest on.
 */
typedef struct _AssayColumnFacts AssayColumnFacts;
struct _AssayColumnFacts
{
  char *heading;
  char *sample;
  guint64 n_filled;
  guint64 n_numbers;
  guint64 n_per_cent;
  guint64 n_fractions;
  guint64 n_long;
  double minimum;
  double maximum;
  GPtrArray *values;
  gboolean many;
  gboolean repeats;
  AssayDateTally dates;
  double *shares;
  struct _AssayByteMap *places;
};

GPtrArray *assay_column_facts_gather   (AssayTableFile   *file,
                                        gboolean          is_known,
                                        guint64          *n_rows,
                                        int              *permille,
                                        GCancellable     *cancellable,
                                        GError          **error);
gboolean   assay_column_facts_has_dates(const AssayColumnFacts *self);
gboolean   assay_figure_parse          (const char       *text,
                                        double           *value,
                                        gboolean         *per_cent);

G_END_DECLS
