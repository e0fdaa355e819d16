/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-db.h"

G_BEGIN_DECLS

/**
 * AssayVerifyReport:
 * @problems: (element-type utf8): one sentence each; empty when all is well
 * @entries: how many entries the audit chain has
 * @head: the hash of the last one, or "" for a register without a change
 */
typedef struct
{
  GPtrArray *problems;
  gint64 entries;
  char *head;
} AssayVerifyReport;

void               assay_verify_report_free      (AssayVerifyReport *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVerifyReport, assay_verify_report_free)

AssayVerifyReport *assay_db_verify               (AssayDb           *db,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
gboolean           assay_db_backup               (AssayDb           *db,
                                                  const char        *path,
                                                  gboolean           replace,
                                                  GCancellable      *cancellable,
                                                  GError           **error);
gboolean           assay_db_backup_daily         (AssayDb           *db,
                                                  GError           **error);
gboolean           assay_db_backup_before_import (AssayDb           *db,
                                                  GError           **error);
char              *assay_db_dup_last_backup      (AssayDb           *db);
char             **assay_backup_list             (const char        *path);
char              *assay_backup_find_sound       (const char        *path);
gboolean           assay_backup_restore          (const char        *backup,
                                                  const char        *path,
                                                  char             **kept_as,
                                                  GError           **error);
gboolean           assay_recover                 (const char        *damaged,
                                                  const char        *path,
                                                  char            ***saved,
                                                  char            ***lost,
                                                  GError           **error);

G_END_DECLS
