/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "report/assay-text-table.h"

G_BEGIN_DECLS

AssayTextTable *assay_framework_compare (AssayFramework *a,
                                         AssayFramework *b);

G_END_DECLS
