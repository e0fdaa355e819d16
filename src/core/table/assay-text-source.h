/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-input-file.h"

G_BEGIN_DECLS

typedef struct _AssayTextSource AssayTextSource;

AssayTextSource *assay_text_source_open         (const char           *path,
                                                 const AssayFileStamp *expected,
                                                 const char           *encoding,
                                                 AssayDigest          *checksum,
                                                 GError              **error);
void             assay_text_source_free         (AssayTextSource      *self);
const char      *assay_text_source_get_name     (AssayTextSource      *self);
const char      *assay_text_source_get_encoding (AssayTextSource      *self);
gboolean         assay_text_source_is_undecided (AssayTextSource      *self);
double           assay_text_source_get_progress (AssayTextSource      *self);
gssize           assay_text_source_read         (AssayTextSource      *self,
                                                 char                 *buffer,
                                                 gsize                 room,
                                                 guint64               line,
                                                 GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayTextSource, assay_text_source_free)

G_END_DECLS
