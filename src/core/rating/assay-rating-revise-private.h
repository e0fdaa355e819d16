/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

gboolean           _assay_rating_rate_one      (AssayConnection *connection,
                                                AssayFramework  *framework,
                                                const char      *period,
                                                gint64           provider_id,
                                                AssayRatingRun  *run,
                                                GCancellable    *cancellable,
                                                GError         **error);
gboolean           _assay_rating_remove_later  (AssayConnection *connection,
                                                gint64           rating_id,
                                                GError         **error);
gboolean           _assay_rating_take_place    (AssayConnection *connection,
                                                gint64           rating_id,
                                                GError         **error);
gboolean           _assay_rating_give_back     (AssayConnection *connection,
                                                gint64           rating_id,
                                                GError         **error);
AssayRatingDetail *_assay_rating_load_by_id    (AssayConnection *connection,
                                                gint64           rating_id,
                                                GError         **error);

G_END_DECLS
