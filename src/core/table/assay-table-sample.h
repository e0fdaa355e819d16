/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * AssaySampleRow:
 * @line: where the row begins, from 1
 * @n_cells: how many cells, without the blank ones at its end
 * @cells: the texts, trimmed, never %NULL
 * @types: what they are
 *
 * A row of a file's first part, kept.
 */
typedef struct
{
  guint64 line;
  guint n_cells;
  char **cells;
  AssayCellType *types;
} AssaySampleRow;

/**
 * AssayTableSample:
 * @rows: (element-type AssaySampleRow): the first rows that hold anything
 * @is_whole: whether these are all
 *
 * The first part of a table, from which its headings are found.
 */
typedef struct
{
  GPtrArray *rows;
  gboolean is_whole;
} AssayTableSample;

AssayTableSample *assay_table_sample_read      (AssayTableReader       *reader,
                                                GError                **error);
void              assay_table_sample_free      (AssayTableSample       *self);
AssaySampleRow   *assay_table_sample_get_row   (const AssayTableSample *self,
                                                guint                   row);
const char       *assay_table_sample_get_text  (const AssayTableSample *self,
                                                guint                   row,
                                                guint                   column);
gboolean          assay_table_sample_is_value  (const AssayTableSample *self,
                                                guint                   row,
                                                guint                   column);
guint             assay_table_sample_count     (const AssayTableSample *self,
                                                guint                   row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTableSample, assay_table_sample_free)

G_END_DECLS
