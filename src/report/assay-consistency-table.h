/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-consistency.h"
#include "report/assay-text-table.h"

G_BEGIN_DECLS

char           *assay_consistency_headline  (GPtrArray      *list);
AssayTextTable *assay_consistency_to_table  (GPtrArray      *list,
                                             AssayFramework *framework);

G_END_DECLS
