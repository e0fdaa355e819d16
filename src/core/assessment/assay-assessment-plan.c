/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-assessment-plan.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-attachment.h"
#include "core/assessment/assay-plan-submit.h"
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

/* What the band that was reached asks for. @kind: (out) (transfer full) (nullable): a kind of plan; NULL for none */
static gboolean
find_kind (AssayConnection  *connection,
           AssayAssessment  *assessment,
           AssayFramework   *framework,
           char            **kind,
           GError          **error)
{
  const gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GHashTable) answers = assay_answer_load_all (connection, id, error);
  g_autoptr (GHashTable) standings =
    answers == NULL ? NULL : assay_evidence_piece_list_standings (connection, id, error);
  g_autoptr (AssayEvidence) evidence = NULL;
  g_autoptr (AssayResult) result = NULL;

  *kind = NULL;
  if (standings == NULL)
    return FALSE;
  evidence = assay_assessment_to_evidence (assessment, framework, answers, standings);
  result = assay_score (framework, evidence);
  *kind = result->band != NULL ? g_strdup (result->band->plan) : NULL;
  return TRUE;
}

/* Makes the draft. @kind: (nullable): what the band asks for @from: the day that its days are counted from
 * (transfer full) (nullable) */
static AssayActionPlan *
add_plan (AssayConnection *connection,
          AssayAssessment *assessment,
          AssayFramework  *framework,
          const char      *kind,
          const char      *from,
          GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autoptr (AssayActionPlan) plan = g_new0 (AssayActionPlan, 1);
  gint64 id;

  plan->provider_id = assay_assessment_get_provider_id (assessment);
  plan->origin = make_origin (assay_assessment_get_id (assessment));
  plan->title = assay_assessment_dup_title (assessment);
  plan->state = g_strdup ("draft");
  plan->due_on = assay_date_add_days (from, rules != NULL ? (int) rules->plan_days : ASSAY_ACTION_PLAN_DAYS);
  plan->kind = g_strdup (kind != NULL ? kind : "action-plan");
  id = assay_action_plan_save (connection, plan, error);
  return id != 0 ? assay_action_plan_load (connection, id, error) : NULL;
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
  g_autofree char *today = g_strndup (assay_connection_get_now (connection), 10);
  g_autofree char *kind = NULL;
  g_autoptr (GError) failure = NULL;
  AssayActionPlan *plan = assay_assessment_find_plan (connection, assay_assessment_get_id (assessment), &failure);

  if (plan != NULL)
    return plan;
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (find_kind (connection, assessment, framework, &kind, error))
    return add_plan (connection, assessment, framework, kind, today, error);
  return NULL;
}

/* Whether a plan follows from an assessment: from those that rate, where an answer asks for an action or the band for
 * a plan. @kind: (out) (transfer full) (nullable): what the band asks for */
static gboolean
asks_for_plan (AssayConnection  *connection,
               AssayAssessment  *assessment,
               AssayFramework   *framework,
               gboolean         *asks,
               char            **kind,
               GError          **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autoptr (GPtrArray) needs = NULL;

  *asks = FALSE;
  *kind = NULL;
  if (rules == NULL || rules->needs_action == NULL || rules->counts == NULL ||
      !g_strv_contains ((const char *const *) rules->counts, assay_assessment_get_kind (assessment)))
    return TRUE;
  needs = assay_assessment_list_needs (connection, assessment, framework, error);
  if (needs == NULL || !find_kind (connection, assessment, framework, kind, error))
    return FALSE;
  *asks = needs->len > 0 || *kind != NULL;
  return TRUE;
}

/* With the shared draft the days for the plan begin, whether or not anything was agreed on the day: what nobody
 * agreed is what must not be forgotten. */
gboolean
_assay_assessment_begin_plan (AssayConnection  *connection,
                              AssayAssessment  *assessment,
                              AssayFramework   *framework,
                              const char       *from,
                              GError          **error)
{
  g_autofree char *kind = NULL;
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayActionPlan) plan = NULL;
  gboolean asks;

  if (!asks_for_plan (connection, assessment, framework, &asks, &kind, error))
    return FALSE;
  if (!asks)
    return TRUE;
  plan = assay_assessment_find_plan (connection, assay_assessment_get_id (assessment), &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (plan == NULL)
    plan = add_plan (connection, assessment, framework, kind, from, error);
  return plan != NULL;
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
