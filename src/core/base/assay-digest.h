/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayDigest:
 *
 * A SHA-256 in the making.
 */
typedef struct _AssayDigest AssayDigest;

AssayDigest *assay_digest_new        (void);
void         assay_digest_free       (AssayDigest *self);
void         assay_digest_reset      (AssayDigest *self);
void         assay_digest_update     (AssayDigest *self,
                                      const void  *bytes,
                                      gsize        length);
const char  *assay_digest_get_string (AssayDigest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDigest, assay_digest_free)

G_END_DECLS
