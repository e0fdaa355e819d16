/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/base/assay-digest.h"

G_BEGIN_DECLS

/**
 * AssayFileStamp:
 * @device: where the file lies
 * @inode: which file it is
 * @size: in bytes
 * @modified: when its contents last changed, in nanoseconds
 *
 * Tells whether a file is still the one that was looked at.
 */
typedef struct
{
  guint64 device;
  guint64 inode;
  guint64 size;
  gint64 modified;
} AssayFileStamp;

typedef struct _AssayInputFile AssayInputFile;

AssayInputFile       *assay_input_file_open         (const char           *path,
                                                     const AssayFileStamp *expected,
                                                     AssayDigest          *checksum,
                                                     GError              **error);
void                  assay_input_file_free         (AssayInputFile       *self);
const char           *assay_input_file_get_name     (AssayInputFile       *self);
const AssayFileStamp *assay_input_file_get_stamp    (AssayInputFile       *self);
gssize                assay_input_file_read         (AssayInputFile       *self,
                                                     void                 *buffer,
                                                     gsize                 room,
                                                     GError              **error);
gboolean              assay_input_file_hash         (const char           *path,
                                                     const AssayFileStamp *expected,
                                                     AssayDigest          *checksum,
                                                     GError              **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayInputFile, assay_input_file_free)

G_END_DECLS
