/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayCliTable:
 *
 * A table for people: columns as wide as their widest cell, numbers to the right.
 */
typedef struct _AssayCliTable AssayCliTable;

AssayCliTable *assay_cli_table_new   (void);
void           assay_cli_table_free  (AssayCliTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCliTable, assay_cli_table_free)
void           assay_cli_table_head  (AssayCliTable *self,
                                      const char    *title,
                                      gboolean       is_number);
void           assay_cli_table_cell  (AssayCliTable *self,
                                      const char    *text);
void           assay_cli_table_count (AssayCliTable *self,
                                      gint64         count);
void           assay_cli_table_print (AssayCliTable *self);

G_END_DECLS
