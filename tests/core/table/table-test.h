/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/base/assay-error.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

char           *table_test_write  (const char              *name,
                                   const void              *bytes,
                                   gsize                    length);
AssayTableFile *table_test_open   (const char              *name,
                                   const void              *bytes,
                                   gsize                    length,
                                   const AssayTableOptions *options,
                                   GError                 **error);
char           *table_test_join   (AssayTableReader        *reader,
                                   gboolean                 with_lines,
                                   GError                 **error);
void            table_test_refuse (const char              *name,
                                   const void              *bytes,
                                   gsize                    length,
                                   int                      code,
                                   const char              *part_of_message);
char           *table_test_corpus (const char              *name);

G_END_DECLS
