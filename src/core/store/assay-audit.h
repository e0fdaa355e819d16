/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayAuditEntry:
 * @number: place in the chain, from 1
 * @at: when, UTC, ISO 8601
 * @actor: the account that did it
 * @action: what was done, such as `provider.edit` or `import.commit`
 * @subject: whom or what it was done to: `provider HC01`, `import 12`
 * @summary: one sentence for people
 * @hash: SHA-256 of this entry and the one before, lower-case hexadecimal
 */
typedef struct
{
  gint64 number;
  char *at;
  char *actor;
  char *action;
  char *subject;
  char *summary;
  char *hash;
} AssayAuditEntry;

void       assay_audit_entry_free    (AssayAuditEntry *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayAuditEntry, assay_audit_entry_free)

gboolean   assay_audit_record        (AssayConnection *connection,
                                      const char      *action,
                                      const char      *subject,
                                      const char      *summary,
                                      const char      *before,
                                      const char      *after,
                                      GError         **error);
GPtrArray *assay_audit_list          (AssayConnection *connection,
                                      const char      *subject,
                                      gint64           limit,
                                      GError         **error);
char      *assay_audit_dup_head      (AssayConnection *connection,
                                      GError         **error);
gboolean   assay_audit_dup_detail    (AssayConnection *connection,
                                      gint64           number,
                                      char           **before,
                                      char           **after,
                                      GError         **error);
gboolean   assay_audit_purge_details (AssayConnection *connection,
                                      const char      *before_date,
                                      GError         **error);

G_END_DECLS
