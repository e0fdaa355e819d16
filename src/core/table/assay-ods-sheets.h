/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-package.h"

G_BEGIN_DECLS

gboolean   assay_ods_sheets_check_open (AssayPackage *package,
                                        GError      **error);
GPtrArray *assay_ods_sheets_list       (AssayPackage *package,
                                        gboolean      everything,
                                        gboolean     *is_complete,
                                        GError      **error);

G_END_DECLS
