/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-reader.h"
#include "core/table/assay-text-source.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_CSV_READER (assay_csv_reader_get_type ())
G_DECLARE_FINAL_TYPE (AssayCsvReader, assay_csv_reader, ASSAY, CSV_READER, AssayTableReader)

AssayTableReader *assay_csv_reader_new (AssayTextSource *source,
                                        char             delimiter);

G_END_DECLS
