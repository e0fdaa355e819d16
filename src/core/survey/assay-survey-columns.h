/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-column-facts.h"
#include "core/intake/assay-provider-index.h"

G_BEGIN_DECLS

void assay_survey_settle_columns (AssayProviderIndex *providers,
                                  GPtrArray          *facts,
                                  GPtrArray          *choices);

G_END_DECLS
