/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

AssayImportColumn *_assay_import_column_new        (guint              index,
                                                    const char        *sample,
                                                    AssayColumnChoice *choice);
AssayColumnChoice *_assay_import_column_get_choice (AssayImportColumn *self);
void               _assay_import_column_changed    (AssayImportColumn *self);

G_END_DECLS
