/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

gint64 *assay_band_count_new (AssayFramework *framework,
                              GPtrArray      *ratings);

G_END_DECLS
