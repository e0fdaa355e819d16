/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"

G_BEGIN_DECLS

typedef struct _AssayXlsxStrings AssayXlsxStrings;

AssayXlsxStrings *assay_xlsx_strings_read     (AssayPackage           *package,
                                               const char             *part,
                                               GError                **error);
void              assay_xlsx_strings_free     (AssayXlsxStrings       *self);
const char       *assay_xlsx_strings_get      (const AssayXlsxStrings *self,
                                               guint64                 index,
                                               gsize                  *length);
gsize             assay_xlsx_strings_unescape (char                   *text,
                                               gsize                   length);

G_END_DECLS
