/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-reader.h"

G_BEGIN_DECLS

/**
 * AssayRowFeed:
 *
 * The rows of a reader, read ahead in a thread of its own while those before are worked on.
 */
typedef struct _AssayRowFeed AssayRowFeed;

AssayRowFeed *assay_row_feed_new          (AssayTableReader *reader);
void          assay_row_feed_free         (AssayRowFeed     *self);
gboolean      assay_row_feed_next         (AssayRowFeed     *self,
                                           AssayTableRow    *row,
                                           GError          **error);
double        assay_row_feed_get_progress (AssayRowFeed     *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRowFeed, assay_row_feed_free)

G_END_DECLS
