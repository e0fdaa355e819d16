/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

gboolean        assay_library_add_shipped   (AssayConnection *connection,
                                             GError         **error);
gboolean        assay_library_add           (AssayConnection *connection,
                                             AssayFramework  *framework,
                                             GError         **error);
AssayFramework *assay_library_get           (AssayConnection *connection,
                                             const char      *id,
                                             int              version,
                                             GError         **error);
GPtrArray      *assay_library_list          (AssayConnection *connection,
                                             gboolean         all_versions,
                                             GError         **error);
char           *assay_library_dup_added_at  (AssayConnection *connection,
                                             const char      *id,
                                             GError         **error);
gboolean        assay_library_is_used       (AssayConnection *connection,
                                             const char      *id,
                                             int              version,
                                             gboolean        *used,
                                             GError         **error);

G_END_DECLS
