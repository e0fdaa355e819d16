/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-input-file.h"

G_BEGIN_DECLS

gboolean assay_table_format_is_package (const char     *path,
                                        gboolean       *is_package,
                                        AssayFileStamp *stamp,
                                        GError        **error);

G_END_DECLS
