/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

/* A part of a package that a test writes. */
typedef struct
{
  const char *name;
  const char *text;
} WorkbookPart;

GByteArray *workbook_test_pack   (const WorkbookPart *parts,
                                  gsize               n_parts);
char       *workbook_test_read   (AssayTableFile     *file,
                                  GError            **error);
void        workbook_test_check  (const char         *name,
                                  GByteArray         *package,
                                  const char         *expected);
void        workbook_test_refuse (GByteArray         *package,
                                  int                 code,
                                  const char         *part_of_message);

G_END_DECLS
