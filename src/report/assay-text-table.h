/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayTextTable:
 * @title: said above it, or ""
 * @headings: (array length=n_columns): the columns' names
 * @numeric: (array length=n_columns): whether a column holds figures, which stand to the right
 * @n_columns: how many columns
 * @rows: (element-type GStrv): each of @n_columns cells; a missing figure is "–"
 *
 * A table in words, ready to be shown, copied or printed: what a chart says in another form.
 */
typedef struct
{
  char *title;
  char **headings;
  gboolean *numeric;
  guint n_columns;
  GPtrArray *rows;
} AssayTextTable;

AssayTextTable *assay_text_table_new  (const char     *title);
void            assay_text_table_free (AssayTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTextTable, assay_text_table_free)
void        assay_text_table_add_column (AssayTextTable       *self,
                                         const char           *heading,
                                         gboolean              numeric);
void        assay_text_table_take_row   (AssayTextTable       *self,
                                         char                **cells);
AssayTextTable *assay_text_table_copy   (const AssayTextTable *self);
const char *assay_text_table_get_cell   (const AssayTextTable *self,
                                         guint                 row,
                                         guint                 column);
char       *assay_text_table_to_tsv     (const AssayTextTable *self);
char       *assay_text_table_to_html    (const AssayTextTable *self);

G_END_DECLS
