/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

/**
 * AssayProviderItem:
 *
 * A provider in a list: its rating of the period and what searching looks at.
 */
#define ASSAY_TYPE_PROVIDER_ITEM (assay_provider_item_get_type ())
G_DECLARE_FINAL_TYPE (AssayProviderItem, assay_provider_item, ASSAY, PROVIDER_ITEM, GObject)

AssayProviderItem *assay_provider_item_new        (AssayRating       *rating,
                                                   const char        *cqc_id);
AssayRating       *assay_provider_item_get_rating (AssayProviderItem *self);
gint64             assay_provider_item_get_id     (AssayProviderItem *self);
gint64             assay_provider_item_get_people (AssayProviderItem *self);
gboolean           assay_provider_item_is_to_agree (AssayProviderItem *self);
gboolean           assay_provider_item_matches    (AssayProviderItem *self,
                                                   const char        *folded);
int                assay_provider_item_compare_names (AssayProviderItem *a,
                                                   AssayProviderItem *b);
double             assay_provider_item_get_change (AssayProviderItem *self);

G_END_DECLS
