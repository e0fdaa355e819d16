/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-plan.h"
#include "core/assessment/assay-plan-submit.h"
#include "core/base/assay-date.h"
#include "core/demo/assay-demo-private.h"

/* What followed from the visits that are long over: an action for each criterion that was not met in full, done and
 * verified, in a plan that was submitted, agreed and closed. */

static const char *const owners[] = { N_("Registered manager"), N_("Deputy manager"), N_("Care coordinator") };

static gboolean
add_action (AssayConnection          *connection,
            AssayAssessment          *assessment,
            const AssayActionPlan    *plan,
            const AssayMissingAction *missing,
            guint                     number,
            GError                  **error)
{
  const char *visited_on = assay_assessment_get_visited_on (assessment);
  g_autofree char *due_on = assay_date_add_days (visited_on, 40 + 7 * (int) (number % 6));
  g_autofree char *completed_on = assay_date_add_days (visited_on, 33 + 7 * (int) (number % 6));
  g_autofree char *title = g_strdup_printf (_("Put right: %s"), missing->label);
  g_autoptr (AssayAction) action =
    g_object_new (ASSAY_TYPE_ACTION, "plan-id", plan->id, "provider-id", plan->provider_id, "subject",
                  missing->criterion, "officer-id", assay_assessment_get_officer_id (assessment), "title", title,
                  "owner", _(owners[number % G_N_ELEMENTS (owners)]), "due-on", due_on, "completed-on", completed_on,
                  "status", "verified", "completion", _("Seen in the office"), NULL);

  return assay_action_save (connection, action, error) != 0;
}

/* From the state in which a plan is to the next. */
static gboolean
go_on (AssayConnection *connection,
       gint64           plan_id,
       const char      *state,
       GError         **error)
{
  g_autoptr (AssayActionPlan) plan = assay_action_plan_load (connection, plan_id, error);

  if (plan == NULL)
    return FALSE;
  g_free (plan->state);
  plan->state = g_strdup (state);
  return assay_action_plan_save (connection, plan, error) != 0;
}

/**
 * _assay_demo_visit_plan:
 * @connection: a connection in a write transaction
 * @assessment: a visit that is final
 * @error: return location
 *
 * Constructs that its plan, where it has one, was carried out.
 *
 * Returns: whether that was done
 */
gboolean
_assay_demo_visit_plan (AssayConnection  *connection,
                        AssayAssessment  *assessment,
                        GError          **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayActionPlan) plan =
    assay_assessment_find_plan (connection, assay_assessment_get_id (assessment), &failure);
  g_autoptr (GPtrArray) missing = NULL;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (plan == NULL)
    return TRUE;
  missing = assay_assessment_list_missing_actions (connection, plan, error);
  if (missing == NULL)
    return FALSE;
  for (guint i = 0; i < missing->len; i++)
    if (!add_action (connection, assessment, plan, missing->pdata[i], i, error))
      return FALSE;
  return assay_assessment_submit_plan (connection, plan, plan->due_on, error) &&
         go_on (connection, plan->id, "agreed", error) && go_on (connection, plan->id, "closed", error);
}
