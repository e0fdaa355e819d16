/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-text-table.h"

G_BEGIN_DECLS

char *assay_cli_count       (gint64                count);
char *assay_cli_number      (double                value,
                             int                   decimals);
char *assay_cli_percent     (double                share,
                             int                   decimals);
char *assay_cli_name        (const char           *name);
void  assay_cli_table_print (const AssayTextTable *table);

G_END_DECLS
