/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-rating-data.h"

G_BEGIN_DECLS

AssayFramework  *report_fixture_load_framework (void);
AssayRatingData *report_fixture_new_data       (guint n_providers);

G_END_DECLS
