/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-input-file.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

/**
 * AssaySheet:
 * @name: its name, UTF-8
 * @part: (nullable): the part of the package that holds it
 * @is_hidden: whether a spreadsheet program hides it
 *
 * A sheet of a workbook.
 */
typedef struct
{
  char *name;
  char *part;
  gboolean is_hidden;
} AssaySheet;

/* More than any spreadsheet program makes; a file with more is meant to use up memory. */
#define ASSAY_WORKBOOK_MOST_SHEETS 10000

void              assay_sheet_free           (AssaySheet           *self);

typedef struct _AssayWorkbook AssayWorkbook;

AssayWorkbook    *assay_workbook_open        (const char           *path,
                                              const AssayFileStamp *expected,
                                              GError              **error);
void              assay_workbook_free        (AssayWorkbook        *self);
AssayTableFormat  assay_workbook_get_format  (AssayWorkbook        *self);
GPtrArray        *assay_workbook_get_sheets  (AssayWorkbook        *self);
gboolean          assay_workbook_complete_sheets (AssayWorkbook      *self,
                                              GError              **error);
AssayTableReader *assay_workbook_read_sheet  (AssayWorkbook        *self,
                                              guint                 sheet,
                                              GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayWorkbook, assay_workbook_free)

G_END_DECLS
