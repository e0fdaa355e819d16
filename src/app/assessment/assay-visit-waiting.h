/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

gboolean assay_visit_waiting_explain (AssayConnection *connection,
                                      const char      *framework_id,
                                      const char      *period,
                                      gint64           provider_id,
                                      char           **why,
                                      GError         **error);

G_END_DECLS
