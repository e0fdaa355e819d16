/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-plan-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assay-window.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-plan-submit.h"
#include "core/base/assay-date.h"

/* The window's actions about a plan as a whole: submitted, agreed, closed, and the step before. */

typedef struct
{
  gint64 plan_id;
  char *state;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_free (step->state);
  g_free (step);
}

static gboolean
submit (AssayConnection *connection,
        AssayActionPlan *plan,
        GError         **error)
{
  g_autofree char *today = assay_date_today ();

  return assay_assessment_submit_plan (connection, plan, today, error);
}

/* Brings the plan as it was, for undo. */
static gpointer
take_step (AssayConnection *connection,
           gpointer         data,
           GCancellable    *cancellable,
           GError         **error)
{
  const Step *step = data;
  g_autoptr (AssayActionPlan) before = assay_action_plan_load (connection, step->plan_id, error);
  g_autoptr (AssayActionPlan) after = NULL;

  if (before == NULL)
    return NULL;
  if (g_str_equal (step->state, "submitted") && g_str_equal (before->state, "draft"))
    return submit (connection, before, error) ? g_steal_pointer (&before) : NULL;
  after = assay_action_plan_copy (before);
  g_free (after->state);
  after->state = g_strdup (step->state);
  if (g_str_equal (step->state, "draft"))
    g_clear_pointer (&after->submitted_on, g_free);
  return assay_action_plan_save (connection, after, error) != 0 ? g_steal_pointer (&before) : NULL;
}

static void
start (gpointer            window,
       gint64              plan_id,
       const char         *state,
       GAsyncReadyCallback callback)
{
  Step *step = g_new0 (Step, 1);

  step->plan_id = plan_id;
  step->state = g_strdup (state);
  assay_session_write_async (assay_window_get_session (ASSAY_WINDOW (window)), take_step, step,
                             step_free, (GDestroyNotify) assay_action_plan_free, NULL, callback,
                             g_object_ref (window));
}

static void
taken_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayActionPlan) before = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (before == NULL)
    return;
  if (g_str_equal (before->state, "draft"))
    text = g_strdup_printf (_("“%s” is submitted."), before->title);
  else if (g_str_equal (before->state, "submitted"))
    text = g_strdup_printf (_("“%s” is agreed."), before->title);
  else
    text = g_strdup_printf (_("“%s” is closed."), before->title);
  assay_undo_offer (window, text, "win.restore-plan", g_variant_new ("(xs)", before->id, before->state));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayActionPlan) plan = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (plan == NULL)
    return;
  text = g_strdup_printf (_("“%s” is as it was."), plan->title);
  assay_toast (window, text);
}

static void
submit_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  start (user_data, g_variant_get_int64 (parameter), "submitted", taken_cb);
}

static void
agree_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  start (user_data, g_variant_get_int64 (parameter), "agreed", taken_cb);
}

static void
close_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  start (user_data, g_variant_get_int64 (parameter), "closed", taken_cb);
}

static void
restore_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  const char *state;
  gint64 plan_id;

  g_variant_get (parameter, "(x&s)", &plan_id, &state);
  start (user_data, plan_id, state, restored_cb);
}

/**
 * assay_plan_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds `submit-plan`, `agree-plan`, `close-plan` (a plan's number) and `restore-plan` (a number and the state
 * that it had).
 */
void
assay_plan_actions_add (GActionMap   *window,
                        AssaySession *session)
{
  const GActionEntry entries[] = {
    { "submit-plan", submit_activated, "x" },
    { "agree-plan", agree_activated, "x" },
    { "close-plan", close_activated, "x" },
    { "restore-plan", restore_activated, "(xs)" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
