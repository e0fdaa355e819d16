/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-plan.h"

G_BEGIN_DECLS

void assay_column_choice_doubt     (AssayColumnChoice *self,
                                    AssayColumnDoubt   doubt);
void assay_column_choice_add_doubt (AssayColumnChoice *self,
                                    const char        *title);

G_END_DECLS
