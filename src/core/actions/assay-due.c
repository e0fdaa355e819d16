/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-actions"

#include "config.h"

#include "core/actions/assay-due.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"

/**
 * assay_due_free:
 * @self: (transfer full): an entry
 *
 * Frees an entry of what is due.
 */
void
assay_due_free (AssayDue *self)
{
  g_free (self->provider);
  g_free (self->reference);
  g_free (self->subject);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->due_on);
  g_free (self);
}

/**
 * assay_due_set:
 * @connection: a connection in a write transaction
 * @subject: what it is about, such as `action:5`; one entry a subject
 * @kind: `visit` `corrections` `plan` `action` `review` `return` `challenge`
 * @provider_id: whom it concerns, 0 for no provider
 * @title: what is to be done, as a person reads it
 * @due_on: ISO date
 * @officer_id: who sees to it, 0 for nobody
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE` or an `ASSAY_STORE_ERROR`
 *
 * Says that something is due, or moves it; what had ended is open again. Part of the caller's change: no
 * entry in the audit trail of its own.
 *
 * Returns: whether it was set
 */
gboolean
assay_due_set (AssayConnection *connection,
               const char      *subject,
               const char      *kind,
               gint64           provider_id,
               const char      *title,
               const char      *due_on,
               gint64           officer_id,
               GError         **error)
{
  g_return_val_if_fail (subject != NULL && *subject != '\0', FALSE);

  if (!assay_date_is_valid (due_on))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                   _("Due: “%s” is not a date."), due_on);
      return FALSE;
    }
  return assay_connection_run (connection, error,
                               "INSERT INTO due (subject, kind, provider_id, title, due_on, officer_id) "
                               "VALUES (?1, ?2, nullif (?3, 0), ?4, ?5, nullif (?6, 0)) "
                               "ON CONFLICT (subject) WHERE subject <> '' DO UPDATE SET kind = "
                               "excluded.kind, provider_id = excluded.provider_id, title = "
                               "excluded.title, due_on = excluded.due_on, officer_id = "
                               "excluded.officer_id, done_on = NULL, version = version + 1",
                               "ssissi", subject, kind, provider_id, title, due_on, officer_id);
}

/**
 * assay_due_done:
 * @connection: a connection in a write transaction
 * @subject: what it is about
 * @done_on: ISO date
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Ends what is due. No such entry, or one that has ended, is no error. Part of the caller's change, as
 * [func@Due.set] is.
 *
 * Returns: whether nothing is due any more
 */
gboolean
assay_due_done (AssayConnection *connection,
                const char      *subject,
                const char      *done_on,
                GError         **error)
{
  return assay_connection_run (connection, error,
                               "UPDATE due SET done_on = ?, version = version + 1 "
                               "WHERE subject = ? AND subject <> '' AND done_on IS NULL",
                               "ss", done_on, subject);
}

static AssayDue *
read_due (AssayStatement *statement)
{
  AssayDue *due = g_new0 (AssayDue, 1);

  due->id = assay_statement_get_int (statement, 0);
  due->provider_id = assay_statement_get_int (statement, 1);
  due->provider = assay_statement_dup_text (statement, 2);
  due->reference = assay_statement_dup_text (statement, 3);
  due->subject = assay_statement_dup_text (statement, 4);
  due->kind = assay_statement_dup_text (statement, 5);
  due->title = assay_statement_dup_text (statement, 6);
  due->due_on = assay_statement_dup_text (statement, 7);
  due->officer_id = assay_statement_get_int (statement, 8);
  return due;
}

/**
 * assay_due_list:
 * @connection: a connection in a transaction
 * @until: (nullable): ISO date, inclusive; NULL for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists what is open, the longest overdue first. Of an entry without a provider the provider's id is 0 and
 * its name and reference are "".
 *
 * Returns: (transfer full) (nullable) (element-type AssayDue): the entries
 */
GPtrArray *
assay_due_list (AssayConnection *connection,
                const char      *until,
                GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_due_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT due.id, coalesce (due.provider_id, 0), coalesce (provider.name, ''), "
                            "coalesce (reference, ''), subject, kind, title, due_on, "
                            "coalesce (due.officer_id, 0) FROM due LEFT JOIN provider ON provider.id = "
                            "due.provider_id WHERE done_on IS NULL AND (?1 IS NULL OR due_on <= ?1) "
                            "ORDER BY due_on, due.id", "s", until);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (list, read_due (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}
