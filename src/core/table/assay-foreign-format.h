/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-input-file.h"
#include "core/table/assay-package.h"

G_BEGIN_DECLS

gboolean assay_foreign_format_refuse          (const char   *name,
                                               const guint8 *bytes,
                                               gsize         length,
                                               GError      **error);
gboolean assay_foreign_format_refuse_package  (AssayPackage *package,
                                               GError      **error);

G_END_DECLS
