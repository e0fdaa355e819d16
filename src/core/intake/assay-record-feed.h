/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayRecordFeed:
 *
 * Makes records on a thread of its own, a batch at a time, while those before are stored.
 */
typedef struct _AssayRecordFeed AssayRecordFeed;

/**
 * AssayRecordFill:
 * @data: what the feed was made with
 * @records: (inout): an empty batch, filled with as many records as suit
 * @error: return location
 *
 * Makes the next records, on the feed's thread.
 *
 * Returns: whether there may be more; %FALSE at the end and on error
 */
typedef gboolean (*AssayRecordFill) (gpointer    data,
                                     GByteArray *records,
                                     GError    **error);

AssayRecordFeed  *assay_record_feed_new  (AssayRecordFill   fill,
                                          gpointer          data);
void              assay_record_feed_free (AssayRecordFeed  *self);
const GByteArray *assay_record_feed_next (AssayRecordFeed  *self,
                                          GError          **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRecordFeed, assay_record_feed_free)

G_END_DECLS
