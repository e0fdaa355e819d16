/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-db.h"

G_BEGIN_DECLS

#define ASSAY_DEMO_FRAMEWORK "care-governance"
#define ASSAY_DEMO_PERIOD "2010-11 Q4"

gboolean assay_cli_demo_import  (AssayDb     *db,
                                 GError     **error);
gboolean assay_cli_demo_rate    (AssayDb     *db,
                                 GError     **error);

G_END_DECLS
