/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-officer-state.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"

/* What an officer was before a change, so that it can be taken back, and the changes themselves. */

/**
 * assay_officer_state_make:
 * @officer: an officer
 *
 * Returns: (transfer floating): them, of type %ASSAY_OFFICER_STATE_TYPE
 */
GVariant *
assay_officer_state_make (const AssayOfficer *officer)
{
  return g_variant_new (ASSAY_OFFICER_STATE_TYPE, officer->id, officer->account, officer->name, officer->role,
                        officer->version);
}

/**
 * assay_officer_state_get:
 * @state: of type %ASSAY_OFFICER_STATE_TYPE
 *
 * Returns: (transfer full): the officer
 */
AssayOfficer *
assay_officer_state_get (GVariant *state)
{
  const char *account;
  const char *name;
  const char *role;
  gint64 id;
  gint64 version;
  AssayOfficer *officer;

  g_variant_get (state, "(x&s&s&sx)", &id, &account, &name, &role, &version);
  officer = assay_officer_new (account, name, role);
  officer->id = id;
  officer->version = version;
  return officer;
}

/**
 * assay_officer_state_read:
 * @connection: a connection in a transaction
 * @id: a pointer to the officer's id, a gint64
 * @cancellable: (nullable): not used
 * @error: return location for an `ASSAY_STORE_ERROR` (CONFLICT where they are no longer there)
 *
 * Reads one officer; an #AssayDbFunc.
 *
 * Returns: (transfer full) (nullable): an #AssayOfficer
 */
gpointer
assay_officer_state_read (AssayConnection *connection,
                          gpointer         id,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_autoptr (GPtrArray) officers = assay_officer_list (connection, error);

  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      AssayOfficer *officer = g_ptr_array_index (officers, i);

      if (officer->id == *(gint64 *) id)
        return g_ptr_array_steal_index (officers, i);
    }
  if (officers != NULL)
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
                         _("This person is no longer among those who work with the register."));
  return NULL;
}

/**
 * assay_officer_state_save:
 * @connection: a connection in a write transaction
 * @officer: an #AssayOfficer; id 0 adds them
 * @cancellable: (nullable): not used
 * @error: return location for an error, as of assay_officer_save ()
 *
 * Adds or changes an officer; an #AssayDbFunc.
 *
 * Returns: (transfer full) (nullable): what they were before, of type %ASSAY_OFFICER_STATE_TYPE; of somebody
 *   new what they are, with id 0
 */
gpointer
assay_officer_state_save (AssayConnection *connection,
                          gpointer         officer,
                          GCancellable    *cancellable,
                          GError         **error)
{
  AssayOfficer *after = officer;
  g_autoptr (AssayOfficer) before = NULL;

  if (after->id != 0)
    {
      before = assay_officer_state_read (connection, &after->id, cancellable, error);
      if (before == NULL)
        return NULL;
    }
  if (!assay_officer_save (connection, after, error))
    return NULL;
  return g_variant_ref_sink (assay_officer_state_make (before != NULL ? before : after));
}

/**
 * assay_officer_state_take_role:
 * @connection: a connection in a write transaction
 * @id: a pointer to the officer's id, a gint64
 * @cancellable: (nullable): not used
 * @error: return location for an error, as of assay_officer_save ()
 *
 * Leaves an officer nothing but reading; an #AssayDbFunc. They stay listed, since what they did refers to them.
 *
 * Returns: (transfer full) (nullable): what they were before, of type %ASSAY_OFFICER_STATE_TYPE
 */
gpointer
assay_officer_state_take_role (AssayConnection *connection,
                               gpointer         id,
                               GCancellable    *cancellable,
                               GError         **error)
{
  g_autoptr (AssayOfficer) before = assay_officer_state_read (connection, id, cancellable, error);
  g_autoptr (AssayOfficer) after = NULL;

  if (before == NULL)
    return NULL;
  after = assay_officer_new (before->account, before->name, ASSAY_ROLE_READER);
  after->id = before->id;
  after->version = before->version;
  return assay_officer_state_save (connection, after, cancellable, error);
}

/**
 * assay_officer_state_restore:
 * @connection: a connection in a write transaction
 * @state: what they were before, of type %ASSAY_OFFICER_STATE_TYPE
 * @cancellable: (nullable): not used
 * @error: return location for an error, as of assay_officer_save (); CONFLICT where they were changed again since
 *
 * Takes the change after @state back; an #AssayDbFunc.
 *
 * Returns: (transfer full) (nullable): what they were before that, of type %ASSAY_OFFICER_STATE_TYPE
 */
gpointer
assay_officer_state_restore (AssayConnection *connection,
                             gpointer         state,
                             GCancellable    *cancellable,
                             GError         **error)
{
  g_autoptr (AssayOfficer) officer = assay_officer_state_get (state);

  officer->version++;
  return assay_officer_state_save (connection, officer, cancellable, error);
}
