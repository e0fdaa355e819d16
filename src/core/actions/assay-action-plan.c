/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-actions"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/actions/assay-action-private.h"
#include "core/base/assay-error.h"

#define SELECT                                                                               \
  "SELECT id, provider_id, origin, kind, title, state, due_on, submitted_on, version FROM " \
  "action_plan "

/**
 * assay_action_plan_free:
 * @self: (transfer full): a plan
 *
 * Frees a plan.
 */
void
assay_action_plan_free (AssayActionPlan *self)
{
  g_free (self->origin);
  g_free (self->kind);
  g_free (self->title);
  g_free (self->state);
  g_free (self->due_on);
  g_free (self->submitted_on);
  g_free (self);
}

/**
 * assay_action_plan_copy:
 * @self: a plan
 *
 * Returns: (transfer full): another with the same facts
 */
AssayActionPlan *
assay_action_plan_copy (const AssayActionPlan *self)
{
  AssayActionPlan *copy = g_new0 (AssayActionPlan, 1);

  copy->id = self->id;
  copy->provider_id = self->provider_id;
  copy->origin = g_strdup (self->origin);
  copy->kind = g_strdup (self->kind);
  copy->title = g_strdup (self->title);
  copy->state = g_strdup (self->state);
  copy->due_on = g_strdup (self->due_on);
  copy->submitted_on = g_strdup (self->submitted_on);
  copy->version = self->version;
  return copy;
}

/**
 * assay_action_plan_kind_get_title:
 * @kind: `action-plan` `improvement-plan` `excellence-plan` `special-measures`
 *
 * Returns: (transfer none) (nullable): the words for people; NULL for what is no kind
 */
const char *
assay_action_plan_kind_get_title (const char *kind)
{
  static const struct
  {
    const char *kind;
    const char *title;
  } titles[] = {
    { "action-plan", N_("Action plan") },
    { "improvement-plan", N_("Improvement plan") },
    { "excellence-plan", N_("Plan for excellence") },
    { "special-measures", N_("Special measures") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (kind, titles[i].kind) == 0)
      return _(titles[i].title);
  return NULL;
}

/**
 * assay_action_plan_state_get_title:
 * @state: `draft` `submitted` `agreed` `closed`
 *
 * Returns: (transfer none) (nullable): the word for people; NULL for what is no state
 */
const char *
assay_action_plan_state_get_title (const char *state)
{
  static const struct
  {
    const char *state;
    const char *title;
  } titles[] = {
    { "draft", N_("Draft") },
    { "submitted", N_("Submitted") },
    { "agreed", N_("Agreed") },
    { "closed", N_("Closed") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (state, titles[i].state) == 0)
      return _(titles[i].title);
  return NULL;
}

/* The day of the change. (transfer full) */
char *
_assay_actions_dup_today (AssayConnection *connection)
{
  return g_strndup (assay_connection_get_now (connection), 10);
}

/* Reading */

static AssayActionPlan *
read_plan (AssayStatement *statement)
{
  AssayActionPlan *plan = g_new0 (AssayActionPlan, 1);

  plan->id = assay_statement_get_int (statement, 0);
  plan->provider_id = assay_statement_get_int (statement, 1);
  plan->origin = assay_statement_dup_text (statement, 2);
  plan->kind = assay_statement_dup_text (statement, 3);
  plan->title = assay_statement_dup_text (statement, 4);
  plan->state = assay_statement_dup_text (statement, 5);
  plan->due_on = assay_statement_dup_text (statement, 6);
  plan->submitted_on = assay_statement_dup_text (statement, 7);
  plan->version = assay_statement_get_int (statement, 8);
  return plan;
}

/**
 * assay_action_plan_load:
 * @connection: a connection in a transaction
 * @id: a plan's number
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Returns: (transfer full) (nullable): the plan as the register has it now
 */
AssayActionPlan *
assay_action_plan_load (AssayConnection *connection,
                        gint64           id,
                        GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error, SELECT "WHERE id = ?", "i", id);

  if (assay_statement_next (statement, error))
    return read_plan (statement);
  if (!assay_statement_failed (statement))
    g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                         _("This plan of actions is no longer in the register."));
  return NULL;
}

/**
 * assay_action_plan_find:
 * @connection: a connection in a transaction
 * @origin: who asked for it, such as `assessment:12`
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the plan; NULL without @error where there is none
 */
AssayActionPlan *
assay_action_plan_find (AssayConnection *connection,
                        const char      *origin,
                        GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error, SELECT "WHERE origin = ? ORDER BY id LIMIT 1", "s", origin);

  return assay_statement_next (statement, error) ? read_plan (statement) : NULL;
}

/**
 * assay_action_plan_list:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number, 0 for all providers
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type AssayActionPlan): the plans, the newest first
 */
GPtrArray *
assay_action_plan_list (AssayConnection *connection,
                        gint64           provider_id,
                        GError         **error)
{
  g_autoptr (GPtrArray) plans = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_action_plan_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE ?1 = 0 OR provider_id = ?1 ORDER BY id DESC", "i", provider_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (plans, read_plan (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&plans);
}
