/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-headings.h"
#include "core/table/assay-workbook.h"

G_BEGIN_DECLS

gboolean assay_table_look           (AssayTableReader        *reader,
                                     const char              *name,
                                     const AssayTableOptions *options,
                                     AssayTableSample       **sample,
                                     AssayTableHeadings     **headings,
                                     GError                 **error);
gboolean assay_table_look_for_sheet (AssayWorkbook           *workbook,
                                     const char              *name,
                                     const AssayTableOptions *options,
                                     guint                   *sheet,
                                     AssayTableSample       **sample,
                                     AssayTableHeadings     **headings,
                                     GError                 **error);

G_END_DECLS
