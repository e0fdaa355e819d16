/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-assessment-plan.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-attachment.h"
#include "core/base/assay-date.h"

/* The plan of what a provider is to do after an assessment. */

static char *
make_origin (gint64 assessment_id)
{
  return g_strdup_printf ("assessment:%" PRId64, assessment_id);
}

/**
 * assay_assessment_find_plan:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): the plan that it led to; NULL without @error where there is none
 */
AssayActionPlan *
assay_assessment_find_plan (AssayConnection *connection,
                            gint64           assessment_id,
                            GError         **error)
{
  g_autofree char *origin = make_origin (assessment_id);

  return assay_action_plan_find (connection, origin, error);
}

/* What the band that was reached asks for, else a plain plan of actions. (transfer full) (nullable) */
static char *
find_kind (AssayConnection *connection,
           AssayAssessment *assessment,
           AssayFramework  *framework,
           GError         **error)
{
  const gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GHashTable) answers = assay_answer_load_all (connection, id, error);
  g_autoptr (GHashTable) verified =
    answers == NULL ? NULL : assay_evidence_piece_list_verified (connection, id, error);
  g_autoptr (AssayEvidence) evidence = NULL;
  g_autoptr (AssayResult) result = NULL;

  if (verified == NULL)
    return NULL;
  evidence = assay_assessment_to_evidence (assessment, framework, answers, verified);
  result = assay_score (framework, evidence);
  return g_strdup (result->band != NULL && result->band->plan != NULL ? result->band->plan : "action-plan");
}

/**
 * assay_assessment_ensure_plan:
 * @connection: a connection in a write transaction
 * @assessment: an assessment as it was read
 * @framework: the version it goes by
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Finds the plan of actions that an assessment led to; where there is none, makes a draft of the kind that the
 * band reached asks for, to be submitted within the days that the framework's rules give.
 *
 * Returns: (transfer full) (nullable): the plan
 */
AssayActionPlan *
assay_assessment_ensure_plan (AssayConnection *connection,
                              AssayAssessment *assessment,
                              AssayFramework  *framework,
                              GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autofree char *today = g_strndup (assay_connection_get_now (connection), 10);
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayActionPlan) plan =
    assay_assessment_find_plan (connection, assay_assessment_get_id (assessment), &failure);
  gint64 id;

  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (plan != NULL)
    return g_steal_pointer (&plan);
  else
    {
      plan = g_new0 (AssayActionPlan, 1);
      plan->provider_id = assay_assessment_get_provider_id (assessment);
      plan->origin = make_origin (assay_assessment_get_id (assessment));
      plan->title = assay_assessment_dup_title (assessment);
      plan->state = g_strdup ("draft");
      plan->due_on = assay_date_add_days (today, rules != NULL ? (int) rules->plan_days : ASSAY_ACTION_PLAN_DAYS);
      plan->kind = find_kind (connection, assessment, framework, error);
      id = plan->kind != NULL ? assay_action_plan_save (connection, plan, error) : 0;
      if (id != 0)
        return assay_action_plan_load (connection, id, error);
    }
  return NULL;
}

/**
 * assay_assessment_agree:
 * @connection: a connection in a write transaction
 * @assessment: an assessment as it was read
 * @framework: the version it goes by
 * @action: a new action, without a plan
 * @error: return location for what saving an action fails with, or an `ASSAY_STORE_ERROR`
 *
 * Agrees an action after an assessment: it comes into the plan that the assessment led to, which is made with the
 * first action and not before, so that an action that nobody saves leaves no empty plan. @action gets its plan and
 * provider; load it again for its version.
 *
 * Returns: the action's id, or 0 on failure
 */
gint64
assay_assessment_agree (AssayConnection *connection,
                        AssayAssessment *assessment,
                        AssayFramework  *framework,
                        AssayAction     *action,
                        GError         **error)
{
  g_autoptr (AssayActionPlan) plan = assay_assessment_ensure_plan (connection, assessment, framework, error);

  if (plan == NULL)
    return 0;
  g_object_set (action, "plan-id", plan->id, "provider-id", plan->provider_id, NULL);
  return assay_action_save (connection, action, error);
}
