/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"
#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

#define ASSAY_ODS_CONTENT "content.xml"

#define ASSAY_TYPE_ODS_READER (assay_ods_reader_get_type ())
G_DECLARE_FINAL_TYPE (AssayOdsReader, assay_ods_reader, ASSAY, ODS_READER, AssayTableReader)

AssayTableReader *assay_ods_reader_new (AssayPackage *package,
                                        guint         sheet,
                                        GError      **error);

G_END_DECLS
