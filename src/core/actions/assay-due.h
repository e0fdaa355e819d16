/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayDue:
 * @subject: what it is about, such as "action:5" or "assessment:12:corrections"; one entry a subject
 * @kind: `visit` `corrections` `plan` `action` `review` `return` `challenge`
 * @due_on: ISO date
 *
 * Something that is due, whoever asked for it.
 */
typedef struct
{
  gint64 id;
  gint64 provider_id;
  char *provider;
  char *reference;
  char *subject;
  char *kind;
  char *title;
  char *due_on;
  gint64 officer_id;
} AssayDue;

void       assay_due_free (AssayDue         *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDue, assay_due_free)
/* Sets or moves it; part of the caller's change, without an audit row of its own. */
gboolean   assay_due_set  (AssayConnection  *connection,
                           const char       *subject,
                           const char       *kind,
                           gint64            provider_id,
                           const char       *title,
                           const char       *due_on,
                           gint64            officer_id,
                           GError          **error);
/* Ends it; no such entry is no error. */
gboolean   assay_due_done (AssayConnection  *connection,
                           const char       *subject,
                           const char       *done_on,
                           GError          **error);
/* What is open, late first, up to @until (inclusive; NULL for all). */
GPtrArray *assay_due_list (AssayConnection  *connection,
                           const char       *until,
                           GError          **error);

G_END_DECLS
