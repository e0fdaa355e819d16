/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Who may change the register. The person is the operating system's account; its role is in the
 * register. That keeps honest people right and does not stop somebody who can write the file. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"
#include "core/store/assay-db-private.h"

static gboolean
notify_cb (gpointer data)
{
  g_autoptr (AssayDb) self = g_weak_ref_get (data);

  if (self == NULL)
    return G_SOURCE_REMOVE;
  g_object_notify (G_OBJECT (self), "read-only");
  g_object_notify (G_OBJECT (self), "notice");
  return G_SOURCE_REMOVE;
}

/**
 * _assay_db_note:
 * @self: a database
 * @is_read_only: whether writes are refused
 * @notice: (nullable): what people should know
 *
 * Sets how the file is open, and notifies of it in the owner's context.
 */
void
_assay_db_note (AssayDb    *self,
                gboolean    is_read_only,
                const char *notice)
{
  g_mutex_lock (&self->lock);
  self->is_read_only = is_read_only;
  /* Interned, since it is lent out and may be replaced meanwhile; there are few. */
  self->notice = g_intern_string (notice);
  g_mutex_unlock (&self->lock);
  if (self->is_started)
    _assay_db_invoke (self, notify_cb);
}

/* The first account administers the register. */
static gboolean
add_first_officer (AssayConnection *connection,
                   GError         **error)
{
  const char *actor = assay_connection_get_actor (connection);
  const char *name = g_get_real_name ();
  g_autofree char *subject = g_strdup_printf ("officer %s", actor);
  g_autofree char *summary = NULL;

  if (g_strcmp0 (name, "Unknown") == 0 || g_strcmp0 (actor, g_get_user_name ()) != 0)
    name = actor;
  summary = g_strdup_printf (_("The register was made; %s administers it."), name);
  return assay_connection_run (connection, error,
                               "INSERT INTO officer (account, name, role) VALUES (?, ?, 'administrator')",
                               "ss", actor, name) &&
         assay_audit_record (connection, "register.create", subject, summary, NULL, NULL, error);
}

/**
 * _assay_db_settle_officers:
 * @connection: the writer's connection, outside a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes the account that acts the administrator of a register that has no officers: a new one.
 *
 * Returns: whether the register has officers
 */
gboolean
_assay_db_settle_officers (AssayConnection *connection,
                           GError         **error)
{
  gint64 officers;

  if (!_assay_connection_get_number (connection, "SELECT count (*) FROM officer", &officers, error))
    return FALSE;
  if (officers > 0)
    return TRUE;
  if (!_assay_connection_begin (connection, TRUE, NULL, error))
    return FALSE;
  if (add_first_officer (connection, error))
    return _assay_connection_commit (connection, error);
  _assay_connection_roll_back (connection);
  return FALSE;
}

static gboolean
may_write (AssayConnection *connection,
           GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT count (*), count (*) FILTER (WHERE account = ?1 AND role <> 'reader')"
                            " FROM officer", "s", connection->actor);
  gboolean may;

  if (statement == NULL || !assay_statement_next (statement, error))
    return FALSE;
  may = assay_statement_get_int (statement, 0) == 0 || assay_statement_get_int (statement, 1) > 0;
  sqlite3_reset (statement->handle);
  return may;
}

/* Somebody who removes or moves the file while it is open would have all further work vanish with it. */
static gboolean
check_still_there (AssayConnection *connection,
                   GError         **error)
{
  g_autofree char *name = g_filename_display_name (connection->path);
  int has_moved = 0;

  sqlite3_file_control (connection->handle, "main", SQLITE_FCNTL_HAS_MOVED, &has_moved);
  if (!has_moved)
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
               _("“%s” was moved or removed while it was open. Nothing was changed; put it back, "
                 "then open it again."), name);
  return FALSE;
}

/**
 * _assay_db_check_rights:
 * @self: a database
 * @connection: its writer
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Looks whether the file is still in its place and the person may write. Their role may have changed
 * since the register was opened.
 *
 * Returns: whether they may; otherwise @error says why not
 */
gboolean
_assay_db_check_rights (AssayDb         *self,
                        AssayConnection *connection,
                        GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *reason = NULL;
  gboolean may;

  if (self->writer_mode != ASSAY_CONNECTION_WRITE)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                           assay_db_get_notice (self));
      return FALSE;
    }
  if (!check_still_there (connection, error))
    return FALSE;
  may = may_write (connection, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (may)
    {
      if (assay_db_is_read_only (self))
        _assay_db_note (self, FALSE, self->journal_notice);
      return TRUE;
    }
  reason = g_strdup_printf (_("The account “%s” may read this register but not change it. An "
                              "administrator of the register can give it a role."), connection->actor);
  _assay_db_note (self, TRUE, reason);
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY, reason);
  return FALSE;
}
