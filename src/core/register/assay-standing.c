/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-register"

#include "config.h"

#include "core/register/assay-standing.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/register/assay-provider.h"
#include "core/store/assay-audit.h"

#define SELECT \
  "SELECT id, provider_id, kind, value, from_date, reason, recorded_by, recorded_at FROM standing "

/**
 * assay_standing_free:
 * @self: (transfer full): a standing
 *
 * Frees a standing.
 */
void
assay_standing_free (AssayStanding *self)
{
  g_free (self->kind);
  g_free (self->value);
  g_free (self->from_date);
  g_free (self->reason);
  g_free (self->recorded_by);
  g_free (self->recorded_at);
  g_free (self);
}

static AssayStanding *
read_standing (AssayStatement *statement)
{
  AssayStanding *standing = g_new0 (AssayStanding, 1);

  standing->id = assay_statement_get_int (statement, 0);
  standing->provider_id = assay_statement_get_int (statement, 1);
  standing->kind = assay_statement_dup_text (statement, 2);
  standing->value = assay_statement_dup_text (statement, 3);
  standing->from_date = assay_statement_dup_text (statement, 4);
  standing->reason = assay_statement_dup_text (statement, 5);
  standing->recorded_by = assay_statement_dup_text (statement, 6);
  standing->recorded_at = assay_statement_dup_text (statement, 7);
  return standing;
}

/**
 * assay_standing_get:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @kind: one of the `ASSAY_STANDING_` words
 * @date: ISO date
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Finds what held on a day: of two facts from the same day, the one recorded later.
 *
 * Returns: (transfer full) (nullable): the fact; NULL without @error where none held yet
 */
AssayStanding *
assay_standing_get (AssayConnection *connection,
                    gint64           provider_id,
                    const char      *kind,
                    const char      *date,
                    GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE provider_id = ? AND kind = ? AND from_date <= ?"
                            " ORDER BY from_date DESC, id DESC LIMIT 1", "iss",
                            provider_id, kind, date);

  if (statement == NULL || !assay_statement_next (statement, error))
    return NULL;
  return read_standing (statement);
}

/**
 * assay_standing_list:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type AssayStanding): all facts, the newest day first
 */
GPtrArray *
assay_standing_list (AssayConnection *connection,
                     gint64           provider_id,
                     GError         **error)
{
  g_autoptr (GPtrArray) standings = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_standing_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE provider_id = ?"
                            " ORDER BY from_date DESC, id DESC", "i", provider_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (standings, read_standing (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&standings);
}

static gboolean
check (const char *value,
       const char *from_date,
       GError    **error)
{
  if (*value == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Value is needed."));
  else if (!assay_date_is_valid (from_date))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                 _("From: “%s” is not a date."), from_date);
  else
    return TRUE;
  return FALSE;
}

/**
 * assay_standing_record:
 * @connection: a connection in a write transaction
 * @provider_id: a provider's number
 * @kind: one of the `ASSAY_STANDING_` words
 * @value: what holds
 * @from_date: ISO date from which it holds
 * @reason: (nullable): why
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, DATE) or an `ASSAY_STORE_ERROR`
 *
 * Records a fact from a day on, with one entry in the audit trail. Earlier facts stay.
 *
 * Returns: whether it was recorded
 */
gboolean
assay_standing_record (AssayConnection *connection,
                       gint64           provider_id,
                       const char      *kind,
                       const char      *value,
                       const char      *from_date,
                       const char      *reason,
                       GError         **error)
{
  g_autoptr (AssayProvider) provider = NULL;
  g_autofree char *subject = NULL;
  g_autofree char *action = g_strconcat ("standing.", kind, NULL);
  g_autofree char *sentence = NULL;

  if (!check (value, from_date, error) ||
      (provider = assay_provider_load (connection, provider_id, error)) == NULL)
    return FALSE;
  subject = g_strdup_printf ("provider %s", assay_provider_get_reference (provider));
  sentence = g_strdup_printf (_("“%s” holds for %s from %s."), value, assay_provider_get_name (provider),
                              from_date);
  return assay_connection_run (connection, error,
                               "INSERT INTO standing (provider_id, kind, value, from_date, reason, "
                               "recorded_by, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)", "issssss",
                               provider_id, kind, value, from_date, reason != NULL ? reason : "",
                               assay_connection_get_actor (connection),
                               assay_connection_get_now (connection)) &&
         assay_audit_record (connection, action, subject, sentence, NULL, value, error);
}
