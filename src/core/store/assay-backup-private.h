/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-backup.h"
#include "core/store/assay-connection-private.h"

G_BEGIN_DECLS

gboolean           _assay_backup_copy             (AssayConnection *connection,
                                                   const char      *path,
                                                   gboolean         replace,
                                                   GCancellable    *cancellable,
                                                   GError         **error);
void               _assay_backup_discard          (const char      *path);
char              *_assay_backup_dup_folder       (const char      *path);
char              *_assay_backup_keep             (AssayConnection *connection,
                                                   const char      *prefix,
                                                   GError         **error);
void               _assay_backup_prune            (const char      *path,
                                                   const char      *prefix,
                                                   guint            kept);
GPtrArray         *_assay_backup_list_kind        (const char      *path,
                                                   const char      *prefix);
gboolean           _assay_backup_before_migration (AssayConnection *connection,
                                                   int              version,
                                                   GError         **error);
AssayVerifyReport *_assay_verify                  (AssayConnection *connection,
                                                   GError         **error);
gboolean           _assay_verify_file             (const char      *path,
                                                   char           **head,
                                                   GError         **error);

G_END_DECLS
