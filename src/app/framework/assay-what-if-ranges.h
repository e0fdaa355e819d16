/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/scoring/assay-scoring.h"

G_BEGIN_DECLS

gboolean    assay_what_if_ranges_needed (AssayFramework       *now,
                                         AssayFramework       *then);
void        assay_what_if_ranges_async  (AssayFramework       *then,
                                         GPtrArray            *moves,
                                         GPtrArray            *evidence,
                                         GCancellable         *cancellable,
                                         GAsyncReadyCallback   callback,
                                         gpointer              user_data);
GHashTable *assay_what_if_ranges_finish (GAsyncResult         *result,
                                         GError              **error);

G_END_DECLS
