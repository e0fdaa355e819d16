/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-plan-submit.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-form-number.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

#define ORIGIN "assessment:"
#define MOST_NAMED 5u

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
 * Lists the criteria whose answers, as they were given or as they count, ask for an action by the framework's rules.
 *
 * Returns: (transfer full) (nullable) (element-type AssayNode): the criteria, in the framework's order
 */
GPtrArray *
assay_assessment_list_needs (AssayConnection  *connection,
                             AssayAssessment  *assessment,
                             AssayFramework   *framework,
                             GError          **error)
{
  g_autoptr (GPtrArray) needs = g_ptr_array_new ();
  g_autoptr (GHashTable) answers =
    assay_answer_load_all (connection, assay_assessment_get_id (assessment), error);

  if (answers == NULL)
    return NULL;
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      const AssayAnswer *answer = g_hash_table_lookup (answers, leaf->id);

      if (_assay_answer_needs_action (framework, leaf, answer))
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

/* What a plan of an assessment is about. */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  GPtrArray *needs;
  char **ids;
} Asked;

static void
asked_clear (Asked *asked)
{
  g_clear_object (&asked->assessment);
  g_clear_pointer (&asked->needs, g_ptr_array_unref);
  g_clear_object (&asked->framework);
  g_clear_pointer (&asked->ids, g_strfreev);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Asked, asked_clear)

static gboolean
read_asked (AssayConnection       *connection,
            const AssayActionPlan *plan,
            Asked                 *asked,
            GError               **error)
{
  const gint64 id = g_ascii_strtoll (plan->origin + strlen (ORIGIN), NULL, 10);

  asked->assessment = assay_assessment_load (connection, id, error);
  if (asked->assessment != NULL)
    asked->framework = assay_library_get (connection, assay_assessment_get_framework_id (asked->assessment),
                                          assay_assessment_get_framework_version (asked->assessment), error);
  if (asked->framework != NULL)
    asked->needs = assay_assessment_list_needs (connection, asked->assessment, asked->framework, error);
  if (asked->needs == NULL)
    return FALSE;
  asked->ids = list_ids (asked->needs);
  return TRUE;
}

/**
 * assay_missing_action_free:
 * @self: (transfer full): an #AssayMissingAction
 */
void
assay_missing_action_free (AssayMissingAction *self)
{
  g_free (self->criterion);
  g_free (self->label);
  g_free (self);
}

static AssayMissingAction *
make_missing (const Asked     *asked,
              const AssayNode *leaf)
{
  AssayMissingAction *missing = g_new0 (AssayMissingAction, 1);

  missing->assessment_id = assay_assessment_get_id (asked->assessment);
  missing->criterion = g_strdup (leaf->id);
  missing->label = assay_form_dup_criterion (asked->framework, asked->assessment, leaf->id);
  return missing;
}

static GPtrArray *
list_missing (AssayConnection       *connection,
              const AssayActionPlan *plan,
              const Asked           *asked,
              GError               **error)
{
  g_auto (GStrv) ids =
    assay_action_plan_find_missing (connection, plan->id, (const char *const *) asked->ids, error);
  GPtrArray *list;

  if (ids == NULL)
    return NULL;
  list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_missing_action_free);
  for (guint i = 0; i < asked->needs->len; i++)
    if (g_strv_contains ((const char *const *) ids, ((const AssayNode *) asked->needs->pdata[i])->id))
      g_ptr_array_add (list, make_missing (asked, asked->needs->pdata[i]));
  return list;
}

/**
 * assay_assessment_list_missing_actions:
 * @connection: a connection in a transaction
 * @plan: a plan as it was read
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists what still keeps a draft from being submitted: the criteria of its assessment whose answers ask for an action
 * and have none in the plan.
 *
 * Returns: (transfer full) (nullable) (element-type AssayMissingAction): the criteria, in the framework's order; none
 *   for a plan that is no draft, or of no assessment
 */
GPtrArray *
assay_assessment_list_missing_actions (AssayConnection       *connection,
                                       const AssayActionPlan *plan,
                                       GError               **error)
{
  g_auto (Asked) asked = { 0 };

  if (!g_str_has_prefix (plan->origin, ORIGIN) || !g_str_equal (plan->state, "draft"))
    return g_ptr_array_new ();
  return read_asked (connection, plan, &asked, error) ? list_missing (connection, plan, &asked, error) : NULL;
}

/* The refusal names criteria as the form does, a few of them. */
static gboolean
check_missing (GPtrArray  *missing,
               GError    **error)
{
  g_autoptr (GString) labels = g_string_new (NULL);
  const guint n_named = MIN (missing->len, MOST_NAMED);

  if (missing->len == 0)
    return TRUE;
  for (guint i = 0; i < n_named; i++)
    g_string_append_printf (labels, "%s%s", i > 0 ? "; " : "", ((AssayMissingAction *) missing->pdata[i])->label);
  if (missing->len > n_named)
    g_string_append_printf (labels, ngettext ("; and %u more", "; and %u more", missing->len - n_named),
                            missing->len - n_named);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
               ngettext ("Action is missing for %u criterion: %s.", "Actions are missing for %u criteria: %s.",
                         missing->len), missing->len, labels->str);
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
  g_auto (Asked) asked = { 0 };
  g_autoptr (GPtrArray) missing = NULL;

  if (!g_str_has_prefix (plan->origin, ORIGIN))
    return assay_action_plan_submit (connection, plan, NULL, submitted_on, error);
  if (!read_asked (connection, plan, &asked, error) ||
      (missing = list_missing (connection, plan, &asked, error)) == NULL)
    return FALSE;
  return check_missing (missing, error) &&
         assay_action_plan_submit (connection, plan, (const char *const *) asked.ids, submitted_on, error);
}
