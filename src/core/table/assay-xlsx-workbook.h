/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"

G_BEGIN_DECLS

/**
 * AssayXlsxWorkbook:
 * @sheets: (element-type AssaySheet): its sheets of cells
 * @strings_part: (nullable): the part of shared texts
 * @styles_part: (nullable): the part of styles
 * @is_1904: whether dates count from 1 January 1904
 *
 * Where the parts of an Excel workbook are.
 */
typedef struct
{
  GPtrArray *sheets;
  char *strings_part;
  char *styles_part;
  gboolean is_1904;
} AssayXlsxWorkbook;

AssayXlsxWorkbook *assay_xlsx_workbook_read (AssayPackage      *package,
                                             GError           **error);
void               assay_xlsx_workbook_free (AssayXlsxWorkbook *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayXlsxWorkbook, assay_xlsx_workbook_free)

G_END_DECLS
