/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayIdentity:
 * @key: the identity's first 64 bits
 * @check: and 32 more
 * @line: for the owner
 * @content: for the owner
 *
 * What is known of an identity.
 */
typedef struct
{
  guint64 key;
  guint64 content;
  guint32 check;
  guint32 line;
} AssayIdentity;

/**
 * AssayIdentityMap:
 *
 * Which of a million identities were seen, and what was.
 */
typedef struct _AssayIdentityMap AssayIdentityMap;

AssayIdentityMap *assay_identity_map_new  (void);
void              assay_identity_map_free (AssayIdentityMap *self);
AssayIdentity    *assay_identity_map_find (AssayIdentityMap *self,
                                           const char       *bytes,
                                           gsize             length,
                                           gboolean         *is_new);
AssayIdentity    *assay_identity_map_lookup (AssayIdentityMap *self,
                                             const char       *bytes,
                                             gsize             length);

G_END_DECLS
