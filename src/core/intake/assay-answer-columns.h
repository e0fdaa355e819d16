/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-column-facts.h"

G_BEGIN_DECLS

gboolean assay_facts_hold_answers  (const AssayColumnFacts *self);
gboolean assay_facts_refuse_survey (GPtrArray              *facts,
                                    const char             *path,
                                    GError                **error);

G_END_DECLS
