/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"
#include "core/table/assay-table-reader.h"
#include "core/table/assay-xlsx-strings.h"
#include "core/table/assay-xlsx-styles.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_XLSX_READER (assay_xlsx_reader_get_type ())
G_DECLARE_FINAL_TYPE (AssayXlsxReader, assay_xlsx_reader, ASSAY, XLSX_READER, AssayTableReader)

AssayTableReader *assay_xlsx_reader_new (AssayPackage     *package,
                                         const char       *part,
                                         AssayXlsxStrings *strings,
                                         AssayXlsxStyles  *styles,
                                         gboolean          is_1904,
                                         GError          **error);

G_END_DECLS
