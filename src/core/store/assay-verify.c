/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit-private.h"
#include "core/store/assay-backup-private.h"
#include "core/store/assay-db-private.h"

/* A badly damaged file would fill pages. */
#define MOST_PROBLEMS 100

/**
 * assay_verify_report_free:
 * @self: (transfer full): a report
 *
 * Frees a report.
 */
void
assay_verify_report_free (AssayVerifyReport *self)
{
  g_ptr_array_unref (self->problems);
  g_free (self->head);
  g_free (self);
}

static void add_problem (AssayVerifyReport *report,
                         const char        *format,
                         ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (AssayVerifyReport *report,
             const char        *format,
             ...)
{
  g_autofree char *problem = NULL;
  va_list values;

  if (report->problems->len >= MOST_PROBLEMS)
    return;
  va_start (values, format);
  problem = g_strdup_vprintf (format, values);
  va_end (values);
  /* The same damage may stop more than one check. */
  if (!g_ptr_array_find_with_equal_func (report->problems, problem, g_str_equal, NULL))
    g_ptr_array_add (report->problems, g_steal_pointer (&problem));
}

/* Damage that stops a check is a finding, not a failure of the check. */
static gboolean
take_damage (AssayVerifyReport *report,
             GError            *failure,
             GError           **error)
{
  if (failure == NULL)
    return TRUE;
  if (!g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT) &&
      !g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_FOREIGN))
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  add_problem (report, _("Part of the file could not be read, since it is damaged."));
  g_error_free (failure);
  return TRUE;
}

static gboolean
check_file (AssayConnection   *connection,
            AssayVerifyReport *report,
            GError           **error)
{
  GError *failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, &failure, "PRAGMA integrity_check (20)", "");

  while (statement != NULL && assay_statement_next (statement, &failure))
    {
      const char *finding = assay_statement_get_text (statement, 0);

      if (g_strcmp0 (finding, "ok") != 0)
        add_problem (report, _("The file is damaged: %s."), finding);
    }
  return take_damage (report, failure, error);
}

static gboolean
check_references (AssayConnection   *connection,
                  AssayVerifyReport *report,
                  GError           **error)
{
  GError *failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, &failure,
                            "SELECT \"table\", parent, count (*), min (rowid)"
                            " FROM pragma_foreign_key_check GROUP BY 1, 2", "");

  while (statement != NULL && assay_statement_next (statement, &failure))
    add_problem (report,
                 ngettext ("%" PRId64 " entry of “%s” refers to a “%s” that is not there, from "
                                               "number %"
                           PRId64 " on.",
                           "%" PRId64 " entries of “%s” refer to a “%s” that is not there, from "
                                               "number %"
                           PRId64 " on.", (gulong) assay_statement_get_int (statement, 2)),
                 assay_statement_get_int (statement, 2), assay_statement_get_text (statement, 0),
                 assay_statement_get_text (statement, 1), assay_statement_get_int (statement, 3));
  return take_damage (report, failure, error);
}

static void
check_detail (AssayStatement    *statement,
              gint64             number,
              AssayVerifyReport *report)
{
  for (int i = 0; i < 2; i++)
    {
      const char *detail = assay_statement_get_text (statement, 9 + i);
      g_autofree char *digest = _assay_audit_digest (detail);

      if (detail != NULL && g_strcmp0 (digest, assay_statement_get_text (statement, 6 + i)) != 0)
        add_problem (report,
                     _("Entry %" PRId64 " of the audit trail: what is kept of the state %s the "
                               "change is not what it was."), number, i == 0 ? _("before") : _("after"));
    }
}

/* One entry of the chain; after a break the chain is taken up again from what the entry says. */
static void
check_entry (AssayStatement    *statement,
             AssayVerifyReport *report)
{
  gint64 number = assay_statement_get_int (statement, 0);
  const char *fields[8] = { NULL };
  g_autofree char *hash = NULL;

  /* Nothing is empty here but in a file that is damaged: it must not end the list. */
  for (int i = 0; i < 7; i++)
    {
      const char *text = assay_statement_get_text (statement, 1 + i);

      fields[i] = text != NULL ? text : "";
    }
  hash = _assay_audit_hash (report->head, number, fields);
  if (number != report->entries + 1)
    add_problem (report, _("The audit trail lacks entries %" PRId64 " to %" PRId64 "."),
                 report->entries + 1, number - 1);
  else if (g_strcmp0 (hash, assay_statement_get_text (statement, 8)) != 0)
    add_problem (report,
                 _("Entry %" PRId64 " of the audit trail was altered after it was written."),
                 number);
  check_detail (statement, number, report);
  report->entries = number;
  g_free (report->head);
  report->head = assay_statement_dup_text (statement, 8);
  if (report->head == NULL)
    report->head = g_strdup ("");
}

static gboolean
check_chain (AssayConnection   *connection,
             AssayVerifyReport *report,
             GError           **error)
{
  GError *failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, &failure,
                            "SELECT audit.number, at, actor, action, subject, summary,"
                            " before_digest, after_digest, hash, before, after"
                            " FROM audit LEFT JOIN audit_detail USING (number)"
                            " ORDER BY audit.number", "");

  while (statement != NULL && assay_statement_next (statement, &failure))
    check_entry (statement, report);
  return take_damage (report, failure, error);
}

/**
 * _assay_verify:
 * @connection: a connection in a read transaction
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`
 *
 * Checks what [method@Db.verify] checks.
 *
 * Returns: (transfer full) (nullable): the report
 */
AssayVerifyReport *
_assay_verify (AssayConnection *connection,
               GError         **error)
{
  g_autoptr (AssayVerifyReport) report = g_new0 (AssayVerifyReport, 1);

  report->problems = g_ptr_array_new_with_free_func (g_free);
  report->head = g_strdup ("");
  if (!check_file (connection, report, error) || !check_references (connection, report, error) ||
      !check_chain (connection, report, error))
    return NULL;
  return g_steal_pointer (&report);
}

static gpointer
verify_func (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  return _assay_verify (connection, error);
}

/**
 * assay_db_verify:
 * @self: an open register
 * @cancellable: (nullable): stops the check
 * @error: return location for an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`; what is found is no
 *   error
 *
 * Checks the file's structure, that all references lead somewhere, and the chain of the audit trail
 * with what is kept beside it. Blocks: for the command line and threads of the caller's own. Somebody
 * who can write the file could forge a whole chain: only a copy of the head kept elsewhere shows that.
 *
 * Returns: (transfer full) (nullable): the report
 */
AssayVerifyReport *
assay_db_verify (AssayDb       *self,
                 GCancellable  *cancellable,
                 GError       **error)
{
  return assay_db_read_sync (self, verify_func, NULL, cancellable, error);
}

/**
 * _assay_verify_file:
 * @path: a register that nobody has open, such as a backup
 * @head: (out) (optional): its chain's head
 * @error: return location for an `ASSAY_STORE_ERROR`: CORRUPT for any problem
 *
 * Looks whether a file is a sound register that this program can read.
 *
 * Returns: whether it is
 */
gboolean
_assay_verify_file (const char  *path,
                    char       **head,
                    GError     **error)
{
  g_autoptr (AssayConnection) connection = NULL;
  g_autoptr (AssayVerifyReport) report = NULL;
  g_autofree char *name = g_filename_display_name (path);
  gint64 version;

  if (!_assay_db_check_header (path, error) ||
      (connection = _assay_connection_open (path, ASSAY_CONNECTION_READ, "", error)) == NULL ||
      !_assay_db_check_versions (connection, &version, error) ||
      (report = _assay_verify (connection, error)) == NULL)
    return FALSE;
  if (report->problems->len > 0)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT, _("“%s” is not sound. %s"), name,
                   (const char *) g_ptr_array_index (report->problems, 0));
      return FALSE;
    }
  if (head != NULL)
    *head = g_strdup (report->head);
  return TRUE;
}
