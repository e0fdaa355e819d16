/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-backup.h"
#include "core/store/assay-connection-private.h"

G_BEGIN_DECLS

gboolean  _assay_backup_copy             (AssayConnection *connection,
                                          const char      *path,
                                          gboolean         replace,
                                          GCancellable    *cancellable,
                                          GError         **error);
gboolean  _assay_backup_before_migration (AssayConnection *connection,
                                          int              version,
                                          GError         **error);
char     *_assay_backup_dup_folder       (const char      *path);

G_END_DECLS
