/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"
#include "report/assay-rating-data.h"

G_BEGIN_DECLS

gboolean assay_rating_workbook_write      (AssayConnection       *connection,
                                           const char            *framework_id,
                                           const char            *period,
                                           const char            *path,
                                           gboolean               replace,
                                           AssayRatingProgress    progress,
                                           gpointer               user_data,
                                           GCancellable          *cancellable,
                                           GError               **error);
gboolean assay_rating_workbook_write_data (const AssayRatingData *data,
                                           const char            *path,
                                           gboolean               replace,
                                           GCancellable          *cancellable,
                                           GError               **error);

G_END_DECLS
