/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * ASSAY_TABLE_MOST_CELL_BYTES:
 *
 * The longest cell that is read, in bytes.
 */
#define ASSAY_TABLE_MOST_CELL_BYTES (1024 * 1024)

/**
 * ASSAY_TABLE_MOST_COLUMNS:
 *
 * The widest row that is read.
 */
#define ASSAY_TABLE_MOST_COLUMNS 16384

gboolean _assay_table_row_is_blank         (const AssayTableRow *row);
void     _assay_table_reader_skip_headings (AssayTableReader    *self,
                                            guint64              last_heading_line);
gboolean _assay_table_reader_is_raw        (AssayTableReader    *self);

G_END_DECLS
