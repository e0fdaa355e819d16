/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "report/assay-text-table.h"

G_BEGIN_DECLS

/**
 * AssayTextTableView:
 *
 * A table in words as a list with columns: what a chart says in another form.
 */
#define ASSAY_TYPE_TEXT_TABLE_VIEW (assay_text_table_view_get_type ())
G_DECLARE_FINAL_TYPE (AssayTextTableView, assay_text_table_view, ASSAY, TEXT_TABLE_VIEW, AdwBin)

GtkWidget *assay_text_table_view_new       (void);
void       assay_text_table_view_set_table (AssayTextTableView   *self,
                                            const AssayTextTable *table);

G_END_DECLS
