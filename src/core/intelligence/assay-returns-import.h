/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

AssayImportController *assay_returns_import_new (AssayDb        *db,
                                                 AssayFramework *framework,
                                                 const char     *period);

G_END_DECLS
