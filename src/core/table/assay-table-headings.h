/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-survey-tool.h"

G_BEGIN_DECLS

/**
 * AssayTableHeadings:
 * @row: the first heading row, an index into the sample
 * @n_rows: how many there are, 1 to 3
 * @tool: which survey tool wrote them
 * @names: (element-type utf8): one heading a column, cleaned, never %NULL
 *
 * Where the headings of a table are and what they say.
 */
typedef struct
{
  guint row;
  guint n_rows;
  AssaySurveyTool tool;
  GPtrArray *names;
} AssayTableHeadings;

AssayTableHeadings *assay_table_headings_find (const AssayTableSample *sample,
                                               guint64                 heading_line,
                                               guint                   n_heading_rows);
void                assay_table_headings_free (AssayTableHeadings     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTableHeadings, assay_table_headings_free)

G_END_DECLS
