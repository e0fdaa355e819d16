/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"

G_BEGIN_DECLS

/**
 * AssayNumberKind:
 *
 * What the format of a cell makes of its number.
 */
typedef enum
{
  ASSAY_NUMBER_PLAIN,
  ASSAY_NUMBER_DATE,
  ASSAY_NUMBER_PER_CENT,
} AssayNumberKind;

typedef struct _AssayXlsxStyles AssayXlsxStyles;

AssayXlsxStyles *assay_xlsx_styles_read        (AssayPackage          *package,
                                                const char            *part,
                                                GError               **error);
void             assay_xlsx_styles_free        (AssayXlsxStyles       *self);
AssayNumberKind  assay_xlsx_styles_get_kind    (const AssayXlsxStyles *self,
                                                guint                  style);
AssayNumberKind  assay_xlsx_styles_classify    (const char            *format);

G_END_DECLS
