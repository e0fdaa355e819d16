/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

gboolean assay_rating_flag_provider (AssayConnection *connection,
                                     gint64           provider_id,
                                     const char      *period,
                                     const char      *flag,
                                     GError         **error);
gboolean assay_rating_flag_returns  (AssayConnection *connection,
                                     gint64           provider_id,
                                     const char      *period,
                                     const char      *flag,
                                     GError         **error);
gboolean assay_rating_flag_framework (AssayConnection *connection,
                                      gint64           provider_id,
                                      const char      *framework_id,
                                      const char      *period,
                                      const char      *flag,
                                      GError         **error);
gboolean assay_rating_flag_import   (AssayConnection *connection,
                                     gint64           import_id,
                                     const char      *flag,
                                     GError         **error);

G_END_DECLS
