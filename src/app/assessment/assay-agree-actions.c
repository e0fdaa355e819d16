/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-agree-actions.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-dialog.h"
#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-assessment-plan.h"
#include "core/assessment/assay-form-number.h"
#include "core/library/assay-library.h"

/* The window's actions about what is agreed after an assessment: `agree-action` (xs: the assessment, the
 * criterion) asks for an action, `action-plan` (x: the assessment) shows the plan, `open-actions` (x: the provider)
 * shows all that is agreed with a provider. */

typedef struct
{
  gint64 assessment_id;
  char *criterion;
} Agreement;

static void
agreement_free (gpointer data)
{
  Agreement *agreement = data;

  g_free (agreement->criterion);
  g_free (agreement);
}

/* A new action begins with what the criterion asks for, which is what is to be reached. */
static void
fill_in (AssayActionForm *form,
         AssayAssessment *assessment,
         AssayFramework  *framework,
         const char      *criterion)
{
  const AssayNode *leaf = assay_framework_find_node (framework, criterion);
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);

  if (rules != NULL)
    form->days = rules->plan_days;
  form->about = assay_form_dup_criterion (framework, assessment, criterion);
  g_object_set (form->action, "subject", criterion, "title", leaf != NULL ? leaf->title : "", "officer-id",
                assay_assessment_get_officer_id (assessment), NULL);
}

/* The plan that it comes into; one that is not there yet is made when the action is saved. */
static gboolean
choose_plan (AssayConnection *connection,
             AssayActionForm *form,
             AssayAssessment *assessment,
             GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayActionPlan *plan =
    assay_assessment_find_plan (connection, assay_assessment_get_id (assessment), &failure);

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (plan == NULL)
    {
      plan = g_new0 (AssayActionPlan, 1);
      plan->provider_id = assay_assessment_get_provider_id (assessment);
      plan->origin = g_strdup ("");
      plan->title = assay_assessment_dup_title (assessment);
    }
  g_object_set (form->action, "plan-id", plan->id, NULL);
  form->assessment_id = assay_assessment_get_id (assessment);
  if (plan->id == 0 || g_str_equal (plan->state, "closed"))
    g_ptr_array_insert (form->plans, 0, plan);
  else
    assay_action_plan_free (plan);
  return TRUE;
}

static gpointer
begin (AssayConnection *connection,
       gpointer         data,
       GCancellable    *cancellable,
       GError         **error)
{
  const Agreement *agreement = data;
  g_autoptr (AssayAssessment) assessment = assay_assessment_load (connection, agreement->assessment_id, error);
  g_autoptr (AssayFramework) framework = NULL;
  AssayActionFormRequest request = { 0 };
  AssayActionForm *form = NULL;

  if (assessment != NULL)
    framework = assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                                   assay_assessment_get_framework_version (assessment), error);
  if (framework != NULL)
    {
      request.provider_id = assay_assessment_get_provider_id (assessment);
      form = assay_action_form_read (connection, &request, cancellable, error);
    }
  if (form == NULL)
    return NULL;
  fill_in (form, assessment, framework, agreement->criterion);
  if (!choose_plan (connection, form, assessment, error))
    g_clear_pointer (&form, assay_action_form_free);
  return form;
}

static void
begun_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  AssayActionForm *form = assay_error_finish (GTK_WIDGET (window), source, result);

  if (form != NULL)
    gtk_window_present (assay_action_dialog_new (window, ASSAY_SESSION (source), form, FALSE));
}

static void
agree_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  Agreement *agreement = g_new0 (Agreement, 1);

  g_variant_get (parameter, "(xs)", &agreement->assessment_id, &agreement->criterion);
  assay_session_read_async (assay_window_get_session (ASSAY_WINDOW (user_data)), begin, agreement, agreement_free,
                            (GDestroyNotify) assay_action_form_free, NULL, begun_cb, g_object_ref (user_data));
}

/* Where a plan is to be seen. */
typedef struct
{
  gint64 provider_id;
  gboolean has_plan;
} Place;

static gpointer
find_place (AssayConnection *connection,
            gpointer         id,
            GCancellable    *cancellable,
            GError         **error)
{
  g_autoptr (AssayAssessment) assessment = assay_assessment_load (connection, *(gint64 *) id, error);
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayActionPlan) plan = NULL;
  Place *place;

  if (assessment == NULL)
    return NULL;
  plan = assay_assessment_find_plan (connection, *(gint64 *) id, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  place = g_new0 (Place, 1);
  place->provider_id = assay_assessment_get_provider_id (assessment);
  place->has_plan = plan != NULL;
  return place;
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autofree Place *place = assay_error_finish (window, source, result);

  if (place == NULL)
    return;
  if (!place->has_plan)
    assay_toast (window, _("Nothing in this assessment asks for an action yet."));
  else
    gtk_widget_activate_action (window, "win.open-actions", "x", place->provider_id);
}

static void
open_actions_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  gtk_widget_activate_action (user_data, "win.open-provider", "x", g_variant_get_int64 (parameter));
  gtk_widget_activate_action (user_data, "win.show-section", "s", "actions");
}

static void
plan_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gint64 id = g_variant_get_int64 (parameter);

  assay_session_read_async (assay_window_get_session (ASSAY_WINDOW (user_data)), find_place,
                            g_memdup2 (&id, sizeof id), g_free, g_free, NULL, found_cb, g_object_ref (user_data));
}

/**
 * assay_agree_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds what is agreed after an assessment.
 */
void
assay_agree_actions_add (GActionMap   *window,
                         AssaySession *session)
{
  const GActionEntry entries[] = {
    { "agree-action", agree_activated, "(xs)" },
    { "action-plan", plan_activated, "x" },
    { "open-actions", open_actions_activated, "x" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
