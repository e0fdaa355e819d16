/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayByteMap:
 *
 * A map from byte strings to numbers that is made for being asked millions of times: what each cell of a
 * column means is worked out once a spelling and looked up by its bytes from then on.
 */
typedef struct _AssayByteMap AssayByteMap;

/* What a lookup gives where the map does not hold the bytes. */
#define ASSAY_BYTE_MAP_NONE G_MAXUINT32

AssayByteMap *assay_byte_map_new      (void);
void          assay_byte_map_free     (AssayByteMap       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayByteMap, assay_byte_map_free)

guint32       assay_byte_map_lookup   (const AssayByteMap *self,
                                       const char         *bytes,
                                       gsize               length);
void          assay_byte_map_insert   (AssayByteMap       *self,
                                       const char         *bytes,
                                       gsize               length,
                                       guint32             value);
guint64       assay_bytes_hash        (const char         *bytes,
                                       gsize               length);
guint64       assay_bytes_hash_from   (guint64             seed,
                                       const char         *bytes,
                                       gsize               length);

G_END_DECLS
