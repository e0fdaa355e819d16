/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assay-session.h"
#include "core/rating/assay-rating-model.h"

G_BEGIN_DECLS

void        assay_provider_columns_add     (GtkColumnView *view,
                                            AssaySession  *session);
GMenuModel *assay_provider_columns_add_menu (GtkColumnView *view,
                                            GtkWidget     *page);
AssayRatingOrder assay_provider_columns_get_order (GtkColumnView *view,
                                            gboolean      *descending);
void        assay_provider_columns_name_base (GtkColumnView *view,
                                            AssayFramework *framework);
void        assay_provider_columns_align   (GtkColumnView *view);

G_END_DECLS
