/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayOutputFile:
 *
 * A file that appears whole or not at all: written under another name beside it, then renamed.
 * Freed without a commit, nothing is left behind.
 */
typedef struct _AssayOutputFile AssayOutputFile;

gboolean         assay_output_file_is_same (const char   *first,
                                            const char   *second);
gboolean         assay_output_file_check   (const char   *path,
                                            gboolean      replace,
                                            GError      **error);
AssayOutputFile *assay_output_file_new  (const char      *path,
                                         gboolean         replace,
                                         GError         **error);
void             assay_output_file_free (AssayOutputFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayOutputFile, assay_output_file_free)
const char *assay_output_file_get_temporary (AssayOutputFile *self);
void        assay_output_file_set_private   (AssayOutputFile *self);
gboolean    assay_output_file_fill          (AssayOutputFile *self,
                                             GBytes          *bytes,
                                             GError         **error);
gboolean    assay_output_file_commit        (AssayOutputFile *self,
                                             GError         **error);

G_END_DECLS
