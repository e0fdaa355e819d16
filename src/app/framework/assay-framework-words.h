/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

char       *assay_framework_words_scale       (const AssayNode *node);
char       *assay_framework_words_weight      (const AssayNode *node);
char       *assay_framework_words_from        (AssayFramework  *framework,
                                               const AssayBand *band);
const char *assay_framework_words_reading     (AssayAggregation reading);
const char *assay_framework_words_aggregation (AssayFramework  *framework);
const char *assay_framework_words_missing     (AssayFramework  *framework);
char       *assay_framework_words_rates       (AssayFramework  *framework);
char       *assay_framework_words_version     (AssayFramework  *framework);
char       *assay_framework_words_group_weight (AssayFramework *framework,
                                                const AssayNode *group);
char       *assay_framework_words_version_in_list (AssayFramework *framework);
gboolean    assay_framework_words_is_open     (const AssayNode *node);

G_END_DECLS
