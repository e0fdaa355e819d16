/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-action-form.h"

#include <glib/gi18n-lib.h>

#include "core/actions/assay-action-plan.h"
#include "core/assessment/assay-assessment-plan.h"
#include "core/base/assay-array.h"
#include "core/library/assay-library.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"

/**
 * assay_action_change_free:
 * @self: (transfer full): an #AssayActionChange
 */
void
assay_action_change_free (gpointer self)
{
  AssayActionChange *change = self;

  g_clear_object (&change->action);
  g_free (change);
}

/**
 * assay_action_form_free:
 * @self: (transfer full): a form
 */
void
assay_action_form_free (AssayActionForm *self)
{
  g_clear_object (&self->action);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->plans, g_ptr_array_unref);
  g_free (self->about);
  g_free (self);
}

static gboolean
is_open_plan (gpointer      plan,
              gconstpointer data)
{
  return !g_str_equal (((const AssayActionPlan *) plan)->state, "closed");
}

/**
 * assay_action_form_read:
 * @connection: a connection in a transaction
 * @request: an #AssayActionFormRequest
 * @cancellable: (nullable): unused
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): an #AssayActionForm
 */
gpointer
assay_action_form_read (AssayConnection *connection,
                        gpointer         request,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const AssayActionFormRequest *asked = request;
  AssayActionForm *form = g_new0 (AssayActionForm, 1);

  if (asked->action_id != 0)
    form->action = assay_action_load (connection, asked->action_id, error);
  else
    form->action = g_object_new (ASSAY_TYPE_ACTION, "provider-id", asked->provider_id, NULL);
  if (form->action != NULL &&
      (form->providers = assay_provider_list (connection, error)) != NULL &&
      (form->officers = assay_officer_list (connection, error)) != NULL &&
      (form->plans = assay_action_plan_list (connection, 0, error)) != NULL)
    {
      assay_provider_keep_open (form->providers);
      assay_array_keep (form->plans, is_open_plan, NULL);
      form->days = ASSAY_ACTION_PLAN_DAYS;
      return form;
    }
  assay_action_form_free (form);
  return NULL;
}

/* The plan of what is agreed outside a visit; there is one a provider. Returns its id, 0 on failure. */
static gint64
ensure_plan (AssayConnection *connection,
             gint64           provider_id,
             GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *origin = g_strdup_printf ("provider:%" G_GINT64_FORMAT, provider_id);
  g_autoptr (AssayActionPlan) plan = assay_action_plan_find (connection, origin, &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return 0;
    }
  if (plan != NULL)
    return plan->id;
  plan = g_new0 (AssayActionPlan, 1);
  plan->provider_id = provider_id;
  plan->origin = g_steal_pointer (&origin);
  plan->kind = g_strdup ("action-plan");
  plan->title = g_strdup (_("Agreed outside a visit"));
  plan->state = g_strdup ("agreed");
  return assay_action_plan_save (connection, plan, error);
}

/* Returns the action's id, 0 on failure. */
static gint64
agree (AssayConnection         *connection,
       const AssayActionChange *change,
       GError                 **error)
{
  g_autoptr (AssayAssessment) assessment = assay_assessment_load (connection, change->assessment_id, error);
  g_autoptr (AssayFramework) framework =
    assessment == NULL ? NULL
                       : assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                                            assay_assessment_get_framework_version (assessment), error);

  return framework != NULL ? assay_assessment_agree (connection, assessment, framework, change->action, error) : 0;
}

static gint64
save (AssayConnection *connection,
      AssayAction     *action,
      GError         **error)
{
  if (assay_action_get_plan_id (action) == 0)
    {
      const gint64 plan_id = ensure_plan (connection, assay_action_get_provider_id (action), error);

      if (plan_id == 0)
        return 0;
      g_object_set (action, "plan-id", plan_id, NULL);
    }
  return assay_action_save (connection, action, error);
}

/**
 * assay_action_form_save:
 * @connection: a connection in a write transaction
 * @change: an #AssayActionChange; an action without plan and assessment comes into the plan of what is agreed
 *   outside a visit
 * @cancellable: (nullable): unused
 * @error: return location for what saving an action fails with
 *
 * Returns: (transfer full) (nullable): the #AssayAction as it was saved
 */
gpointer
assay_action_form_save (AssayConnection *connection,
                        gpointer         change,
                        GCancellable    *cancellable,
                        GError         **error)
{
  const AssayActionChange *asked = change;
  const gint64 id =
    asked->assessment_id != 0 ? agree (connection, asked, error) : save (connection, asked->action, error);

  return id != 0 ? assay_action_load (connection, id, error) : NULL;
}

/**
 * assay_action_form_to_state:
 * @action: an action
 *
 * Returns: (transfer floating): what an edit may have changed, for taking it back
 */
GVariant *
assay_action_form_to_state (AssayAction *action)
{
  return g_variant_new ("(xsssxsss)", assay_action_get_id (action), assay_action_get_title (action),
                        assay_action_get_owner (action), assay_action_get_due_on (action),
                        assay_action_get_officer_id (action), assay_action_get_status (action),
                        assay_action_get_completion (action), assay_action_get_completed_on (action));
}

/**
 * assay_action_form_restore:
 * @connection: a connection in a write transaction
 * @state: a #GVariant from [func@ActionForm.to_state]
 * @cancellable: (nullable): unused
 * @error: return location for what saving an action fails with
 *
 * Gives an action the state it had, over whatever it is now.
 *
 * Returns: (transfer full) (nullable): the #AssayAction as it was saved
 */
gpointer
assay_action_form_restore (AssayConnection *connection,
                           gpointer         state,
                           GCancellable    *cancellable,
                           GError         **error)
{
  const char *title;
  const char *owner;
  const char *due_on;
  const char *status;
  const char *completion;
  const char *completed_on;
  gint64 id;
  gint64 officer_id;
  g_autoptr (AssayAction) action = NULL;

  g_variant_get (state, "(x&s&s&sx&s&s&s)", &id, &title, &owner, &due_on, &officer_id, &status,
                 &completion, &completed_on);
  action = assay_action_load (connection, id, error);
  if (action == NULL)
    return NULL;
  g_object_set (action, "title", title, "owner", owner, "due-on", due_on, "officer-id", officer_id,
                "status", status, "completion", completion, "completed-on", completed_on, NULL);
  return save (connection, action, error) != 0 ? assay_action_load (connection, id, error) : NULL;
}
