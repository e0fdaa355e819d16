/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating-model.h"

G_BEGIN_DECLS

guint *_assay_rating_order_rows (AssayRatingTable *table,
                                 AssayFramework   *framework,
                                 AssayRatingOrder  order,
                                 gboolean          descending);

G_END_DECLS
