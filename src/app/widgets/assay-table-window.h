/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "report/assay-text-table.h"

G_BEGIN_DECLS

/**
 * AssayTableWindow:
 *
 * What figures say in a sentence, and the tables that it is taken from, each of which can be copied.
 */
#define ASSAY_TYPE_TABLE_WINDOW (assay_table_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayTableWindow, assay_table_window, ASSAY, TABLE_WINDOW, AdwWindow)

GtkWindow *assay_table_window_new          (GtkWindow        *parent,
                                            const char       *title);
void       assay_table_window_add_sentence (AssayTableWindow *self,
                                            const char       *text,
                                            const char       *remark);
void       assay_table_window_add_table    (AssayTableWindow *self,
                                            const char       *title,
                                            const char       *heading,
                                            AssayTextTable   *table);

G_END_DECLS
