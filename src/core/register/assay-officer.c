/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-register"

#include "config.h"

#include "core/register/assay-officer.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/store/assay-audit.h"

/**
 * assay_officer_new:
 * @account: the operating system's account
 * @name: what people call them
 * @role: one of the `ASSAY_ROLE_` words
 *
 * Returns: (transfer full): an officer who is not yet in the register
 */
AssayOfficer *
assay_officer_new (const char *account,
                   const char *name,
                   const char *role)
{
  AssayOfficer *self = g_new0 (AssayOfficer, 1);

  self->account = g_strdup (account);
  self->name = g_strdup (name);
  self->role = g_strdup (role);
  return self;
}

/**
 * assay_officer_free:
 * @self: (transfer full): an officer
 *
 * Frees an officer.
 */
void
assay_officer_free (AssayOfficer *self)
{
  g_free (self->account);
  g_free (self->name);
  g_free (self->role);
  g_free (self);
}

static AssayOfficer *
read_officer (AssayStatement *statement)
{
  AssayOfficer *officer = assay_officer_new (assay_statement_get_text (statement, 1),
                                             assay_statement_get_text (statement, 2),
                                             assay_statement_get_text (statement, 3));

  officer->id = assay_statement_get_int (statement, 0);
  officer->version = assay_statement_get_int (statement, 4);
  return officer;
}

/**
 * assay_officer_list:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type AssayOfficer): all officers, by name
 */
GPtrArray *
assay_officer_list (AssayConnection *connection,
                    GError         **error)
{
  g_autoptr (GPtrArray) officers = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_officer_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT id, account, name, role, version FROM officer"
                            " ORDER BY name, account", "");

  while (assay_statement_next (statement, error))
    g_ptr_array_add (officers, read_officer (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&officers);
}

/**
 * assay_officer_find:
 * @connection: a connection in a transaction
 * @account: the operating system's account
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the officer; NULL without @error where the account has none
 */
AssayOfficer *
assay_officer_find (AssayConnection *connection,
                    const char      *account,
                    GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT id, account, name, role, version FROM officer"
                            " WHERE account = ?", "s", account);

  if (statement == NULL || !assay_statement_next (statement, error))
    return NULL;
  return read_officer (statement);
}

static gboolean
is_role (const char *role)
{
  const char *const roles[] = { ASSAY_ROLE_ADMINISTRATOR, ASSAY_ROLE_OFFICER, ASSAY_ROLE_PANEL,
                                ASSAY_ROLE_READER, NULL };

  return g_strv_contains (roles, role);
}

static gboolean
check_words (AssayOfficer *officer,
             GError      **error)
{
  if (*officer->account == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Account is needed: the name this person signs in to the computer with."));
  else if (*officer->name == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _("Name is needed."));
  else if (!is_role (officer->role))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _("Role “%s” does not exist."), officer->role);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_actor (AssayConnection *connection,
             GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayOfficer) actor = assay_officer_find (connection,
                                                       assay_connection_get_actor (connection), &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (actor == NULL || g_strcmp0 (actor->role, ASSAY_ROLE_ADMINISTRATOR) != 0)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_READ_ONLY,
                         _("Only an administrator of the register can say who may do what."));
  else
    return TRUE;
  return FALSE;
}

/* A register that nobody administers could never be shared with anybody again. */
static gboolean
check_administrator_stays (AssayConnection *connection,
                           GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT 1 FROM officer WHERE role = 'administrator'", "");

  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    return TRUE;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                         _("Role cannot be changed: the register needs an administrator."));
  return FALSE;
}

static gboolean
check_account_is_free (AssayConnection *connection,
                       AssayOfficer    *officer,
                       GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayOfficer) other = assay_officer_find (connection, officer->account, &failure);

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (other != NULL && other->id != officer->id)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DUPLICATE,
                 _("Account “%s” is already that of %s."), officer->account, other->name);
  else
    return TRUE;
  return FALSE;
}

static gboolean
write_officer (AssayConnection *connection,
               AssayOfficer    *officer,
               GError         **error)
{
  if (officer->id == 0)
    return assay_connection_run (connection, error,
                                 "INSERT INTO officer (account, name, role) VALUES (?, ?, ?)",
                                 "sss", officer->account, officer->name, officer->role);
  return assay_connection_run_one (connection, error,
                                   "UPDATE officer SET account = ?, name = ?, role = ?, version = "
                                   "version + 1 WHERE id = ? AND version = ?", "sssii",
                                   officer->account, officer->name, officer->role, officer->id,
                                   officer->version);
}

static char *
load_json (AssayConnection *connection,
           gint64           id,
           GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT json_object ('account', account, 'name', name,"
                            " 'role', role) FROM officer WHERE id = ?", "i", id);

  if (statement == NULL || !assay_statement_next (statement, error))
    return NULL;
  return assay_statement_dup_text (statement, 0);
}

/**
 * assay_officer_save:
 * @connection: a connection in a write transaction
 * @officer: an officer; id 0 adds them
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE, DUPLICATE; STATE for the
 *   last administrator) or an `ASSAY_STORE_ERROR` (READ_ONLY for those who do not administer the
 *   register, CONFLICT for an older version)
 *
 * Adds or changes an officer and their role, with one entry in the audit trail.
 *
 * Returns: whether it was saved
 */
gboolean
assay_officer_save (AssayConnection *connection,
                    AssayOfficer    *officer,
                    GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("officer %s", officer->account);
  g_autofree char *sentence = g_strdup_printf (_("%s has the role “%s”."), officer->name, officer->role);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  gint64 id;

  if (!check_words (officer, error) || !check_actor (connection, error) ||
      !check_account_is_free (connection, officer, error))
    return FALSE;
  before = officer->id != 0 ? load_json (connection, officer->id, error) : NULL;
  if (officer->id != 0 && before == NULL)
    return FALSE;
  if (!write_officer (connection, officer, error) || !check_administrator_stays (connection, error))
    return FALSE;
  id = officer->id != 0 ? officer->id : assay_connection_last_row_id (connection);
  after = load_json (connection, id, error);
  return after != NULL &&
         assay_audit_record (connection, before != NULL ? "officer.edit" : "officer.add", subject,
                             sentence, before, after, error);
}
