/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-plan-submit.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

#define ORIGIN "assessment:"

/**
 * assay_assessment_dup_origin:
 * @assessment: an assessment
 *
 * Returns: (transfer full): the origin of the plan that it asks for, such as `assessment:12`
 */
char *
assay_assessment_dup_origin (AssayAssessment *assessment)
{
  return g_strdup_printf (ORIGIN "%" G_GINT64_FORMAT, assay_assessment_get_id (assessment));
}

/**
 * assay_assessment_list_needs:
 * @connection: a connection in a transaction
 * @assessment: an assessment
 * @framework: its framework; must outlive what is returned
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the criteria whose answers ask for an action by the framework's rules.
 *
 * Returns: (transfer full) (nullable) (element-type AssayNode): the criteria, in the framework's order
 */
GPtrArray *
assay_assessment_list_needs (AssayConnection  *connection,
                             AssayAssessment  *assessment,
                             AssayFramework   *framework,
                             GError          **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autoptr (GPtrArray) needs = g_ptr_array_new ();
  g_autoptr (GHashTable) answers =
    assay_answer_load_all (connection, assay_assessment_get_id (assessment), error);

  if (answers == NULL)
    return NULL;
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      const AssayAnswer *answer = g_hash_table_lookup (answers, leaf->id);

      if (answer != NULL && rules != NULL && rules->needs_action != NULL &&
          g_strv_contains ((const char *const *) rules->needs_action, answer->answer))
        g_ptr_array_add (needs, (gpointer) leaf);
    }
  return g_steal_pointer (&needs);
}

static char **
list_ids (GPtrArray *needs)
{
  g_autoptr (GStrvBuilder) ids = g_strv_builder_new ();

  for (guint i = 0; i < needs->len; i++)
    g_strv_builder_add (ids, ((const AssayNode *) needs->pdata[i])->id);
  return g_strv_builder_end (ids);
}

/* The refusal names criteria by their titles, a few of them. */
static gboolean
check_needs (AssayConnection *connection,
             AssayActionPlan *plan,
             GPtrArray       *needs,
             char           **ids,
             GError         **error)
{
  g_auto (GStrv) missing =
    assay_action_plan_find_missing (connection, plan->id, (const char *const *) ids, error);
  const guint n_missing = missing != NULL ? g_strv_length (missing) : 0;
  g_autoptr (GString) titles = g_string_new (NULL);

  if (missing == NULL || n_missing == 0)
    return missing != NULL;
  for (guint i = 0; i < needs->len; i++)
    {
      const AssayNode *leaf = needs->pdata[i];

      if (g_strv_contains ((const char *const *) missing, leaf->id))
        g_string_append_printf (titles, "%s“%s”", titles->len > 0 ? ", " : "", leaf->title);
    }
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
               ngettext ("Action is missing for %u criterion: %s.", "Actions are missing for %u criteria: %s.",
                         n_missing), n_missing, titles->str);
  return FALSE;
}

/**
 * assay_assessment_submit_plan:
 * @connection: a connection in a write transaction
 * @plan: a plan as it was read
 * @submitted_on: ISO date
 * @error: return location for what submitting a plan fails with; REQUIRED names the criteria
 *
 * Submits a plan. One that an assessment asked for needs an action for each criterion whose answer asks for one.
 *
 * Returns: whether it was submitted
 */
gboolean
assay_assessment_submit_plan (AssayConnection *connection,
                              AssayActionPlan *plan,
                              const char      *submitted_on,
                              GError         **error)
{
  g_autoptr (AssayAssessment) assessment = NULL;
  g_autoptr (AssayFramework) framework = NULL;
  g_autoptr (GPtrArray) needs = NULL;
  g_auto (GStrv) ids = NULL;

  if (!g_str_has_prefix (plan->origin, ORIGIN))
    return assay_action_plan_submit (connection, plan, NULL, submitted_on, error);
  assessment = assay_assessment_load (connection,
                                      g_ascii_strtoll (plan->origin + sizeof ORIGIN - 1, NULL, 10), error);
  if (assessment == NULL)
    return FALSE;
  framework = assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                                 assay_assessment_get_framework_version (assessment), error);
  if (framework == NULL ||
      (needs = assay_assessment_list_needs (connection, assessment, framework, error)) == NULL)
    return FALSE;
  ids = list_ids (needs);
  return check_needs (connection, plan, needs, ids, error) &&
         assay_action_plan_submit (connection, plan, (const char *const *) ids, submitted_on, error);
}
