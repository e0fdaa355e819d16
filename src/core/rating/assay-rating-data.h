/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/store/assay-db.h"

G_BEGIN_DECLS

gboolean assay_rating_check_data (AssayConnection *connection,
                                  AssayFramework  *framework,
                                  const char      *period,
                                  GError         **error);

G_END_DECLS
