/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

AssayImportController *assay_register_import_new (AssayDb    *db,
                                                  const char *period);

G_END_DECLS
