/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The chain of what people changed.
 *
 * Each entry's hash is the SHA-256 of the entry before's hash and of all its own fields, each field
 * written as its length in bytes, a colon and its bytes, so that no two entries read alike. The first
 * entry follows an empty hash. What was there before and after a change enters by its digest only and
 * lies beside the chain, so that it can be purged and the chain still holds. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include "core/store/assay-audit.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit-private.h"
#include "core/store/assay-connection-private.h"

/**
 * assay_audit_entry_free:
 * @self: (transfer full): an entry
 *
 * Frees an entry.
 */
void
assay_audit_entry_free (AssayAuditEntry *self)
{
  g_free (self->at);
  g_free (self->actor);
  g_free (self->action);
  g_free (self->subject);
  g_free (self->summary);
  g_free (self->hash);
  g_free (self);
}

/**
 * _assay_audit_digest:
 * @text: (nullable): what was there before or after
 *
 * Returns: (transfer full): its SHA-256 in lower-case hexadecimal; "" where there was nothing
 */
char *
_assay_audit_digest (const char *text)
{
  if (text == NULL)
    return g_strdup ("");
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

static void
add_field (GChecksum  *checksum,
           const char *field)
{
  g_autofree char *length = g_strdup_printf ("%zu:", strlen (field));

  g_checksum_update (checksum, (const guchar *) length, -1);
  g_checksum_update (checksum, (const guchar *) field, -1);
}

/**
 * _assay_audit_hash:
 * @previous: hash of the entry before, "" before the first
 * @number: the entry's
 * @fields: at, actor, action, subject, summary, digest of before, digest of after; NULL-terminated
 *
 * Returns: (transfer full): the entry's hash in lower-case hexadecimal
 */
char *
_assay_audit_hash (const char        *previous,
                   gint64             number,
                   const char *const *fields)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *place = g_strdup_printf ("%" PRId64, number);

  add_field (checksum, previous);
  add_field (checksum, place);
  for (guint i = 0; fields[i] != NULL; i++)
    add_field (checksum, fields[i]);
  return g_strdup (g_checksum_get_string (checksum));
}

/* The last entry's number and hash; 0 and "" where there is none. */
static gboolean
find_last (AssayConnection *connection,
           gint64          *number,
           char           **hash,
           GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT number, hash FROM audit"
                            " ORDER BY number DESC LIMIT 1", "");

  if (statement == NULL)
    return FALSE;
  *number = 0;
  if (assay_statement_next (statement, &failure))
    {
      *number = assay_statement_get_int (statement, 0);
      *hash = assay_statement_dup_text (statement, 1);
    }
  else if (failure == NULL)
    *hash = g_strdup ("");
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return *hash != NULL;
}

/**
 * assay_audit_record:
 * @connection: a connection in a write transaction
 * @action: what was done, in words with dots: `provider.edit`
 * @subject: to what: `provider HC01`
 * @summary: one sentence for people
 * @before: (nullable): what was there before, as JSON; NULL where there was nothing
 * @after: (nullable): what is there now, as JSON; NULL where there is nothing
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Adds an entry to the chain. One change that a person makes is one entry, whatever it touches; it is
 * recorded in the change's own transaction.
 *
 * Returns: whether it was added
 */
gboolean
assay_audit_record (AssayConnection *connection,
                    const char      *action,
                    const char      *subject,
                    const char      *summary,
                    const char      *before,
                    const char      *after,
                    GError         **error)
{
  g_autofree char *before_digest = _assay_audit_digest (before);
  g_autofree char *after_digest = _assay_audit_digest (after);
  const char *at = assay_connection_get_now (connection);
  const char *actor = assay_connection_get_actor (connection);
  const char *fields[] = { at, actor, action, subject, summary, before_digest, after_digest, NULL };
  g_autofree char *previous = NULL;
  g_autofree char *hash = NULL;
  gint64 number;

  if (!find_last (connection, &number, &previous, error))
    return FALSE;
  number++;
  hash = _assay_audit_hash (previous, number, fields);
  if (!assay_connection_run (connection, error,
                             "INSERT INTO audit (number, at, actor, action, subject, summary, "
                             "before_digest,"
                             " after_digest, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", "issssssss",
                             number, at, actor, action, subject, summary, before_digest, after_digest,
                             hash))
    return FALSE;
  if (before == NULL && after == NULL)
    return TRUE;
  return assay_connection_run (connection, error,
                               "INSERT INTO audit_detail (number, before, after) VALUES (?, ?, ?)",
                               "iss", number, before, after);
}

static AssayAuditEntry *
read_entry (AssayStatement *statement)
{
  AssayAuditEntry *entry = g_new0 (AssayAuditEntry, 1);

  entry->number = assay_statement_get_int (statement, 0);
  entry->at = assay_statement_dup_text (statement, 1);
  entry->actor = assay_statement_dup_text (statement, 2);
  entry->action = assay_statement_dup_text (statement, 3);
  entry->subject = assay_statement_dup_text (statement, 4);
  entry->summary = assay_statement_dup_text (statement, 5);
  entry->hash = assay_statement_dup_text (statement, 6);
  return entry;
}

/**
 * assay_audit_list:
 * @connection: a connection in a transaction
 * @subject: (nullable): only of this subject
 * @limit: at most so many; 0 or less for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists what was changed, the newest first.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAuditEntry): the entries
 */
GPtrArray *
assay_audit_list (AssayConnection *connection,
                  const char      *subject,
                  gint64           limit,
                  GError         **error)
{
  g_autoptr (GPtrArray) entries =
    g_ptr_array_new_with_free_func ((GDestroyNotify) assay_audit_entry_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT number, at, actor, action, subject, summary, hash"
                            " FROM audit WHERE ?1 IS NULL OR subject = ?1"
                            " ORDER BY number DESC LIMIT ?2", "si",
                            subject, limit > 0 ? limit : (gint64) -1);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (entries, read_entry (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&entries);
}

/**
 * assay_audit_dup_head:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Asks for the hash of the last entry. A copy of it kept outside the register shows whether the entries
 * up to it were altered since.
 *
 * Returns: (transfer full) (nullable): 64 hexadecimal digits, or "" where nothing was ever changed
 */
char *
assay_audit_dup_head (AssayConnection *connection,
                      GError         **error)
{
  char *hash = NULL;
  gint64 number;

  return find_last (connection, &number, &hash, error) ? hash : NULL;
}

/**
 * assay_audit_dup_detail:
 * @connection: a connection in a transaction
 * @number: an entry's number
 * @before: (out) (nullable): what was there before
 * @after: (out) (nullable): what was there after
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads what was there before and after a change. Both are NULL where it was purged.
 *
 * Returns: whether it could be read
 */
gboolean
assay_audit_dup_detail (AssayConnection *connection,
                        gint64           number,
                        char           **before,
                        char           **after,
                        GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT before, after FROM audit_detail WHERE number = ?",
                            "i", number);

  *before = *after = NULL;
  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    {
      *before = assay_statement_dup_text (statement, 0);
      *after = assay_statement_dup_text (statement, 1);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * assay_audit_purge_details:
 * @connection: a connection in a write transaction
 * @before_date: ISO date; what changed on the day itself or later stays
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Removes what was there before and after changes, as retention rules ask, and records that. Who did
 * what and when stays, and the chain still verifies.
 *
 * Returns: whether it was removed
 */
gboolean
assay_audit_purge_details (AssayConnection *connection,
                           const char      *before_date,
                           GError         **error)
{
  g_autofree char *summary = NULL;
  gint64 n;

  if (!assay_connection_run (connection, error,
                             "DELETE FROM audit_detail WHERE number IN"
                             " (SELECT number FROM audit WHERE at < ?)", "s", before_date))
    return FALSE;
  n = assay_connection_changes (connection);
  summary = g_strdup_printf (ngettext ("The details of %" PRId64 " change before %s were "
                                                                          "removed.",
                                       "The details of %" PRId64 " changes before %s were "
                                                                          "removed.",
                                       (gulong) n), n, before_date);
  return assay_audit_record (connection, "audit.purge", "register", summary, NULL, NULL, error);
}
