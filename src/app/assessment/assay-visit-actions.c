/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assay-window.h"
#include "app/assessment/assay-portfolio-dialogs.h"
#include "app/assessment/assay-visit-dialogs.h"
#include "app/assessment/assay-visit-form.h"
#include "app/widgets/assay-toast.h"
#include "app/widgets/assay-words.h"

/* The window's actions about planned visits and the risks that they follow from. */

static AssaySession *
get_session (gpointer window)
{
  return assay_window_get_session (ASSAY_WINDOW (window));
}

/* Dialogs */

static void
plan_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  assay_visit_dialogs_plan (GTK_WINDOW (user_data), get_session (user_data),
                            g_variant_get_int64 (parameter), NULL);
}

static void
plan_on_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  assay_visit_dialogs_plan (GTK_WINDOW (user_data), get_session (user_data), 0,
                            g_variant_get_string (parameter, NULL));
}

static void
replan_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  assay_visit_dialogs_replan (GTK_WINDOW (user_data), get_session (user_data),
                              g_variant_get_int64 (parameter));
}

static void
cancel_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  assay_visit_dialogs_cancel (GTK_WINDOW (user_data), get_session (user_data),
                              g_variant_get_int64 (parameter));
}

static void
risk_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  assay_portfolio_dialogs_risk (GTK_WINDOW (user_data), get_session (user_data),
                                g_variant_get_int64 (parameter));
}

/* At once */

static void
start (gpointer            window,
       gint64              assessment_id,
       const char         *day,
       gint64              officer_id,
       const char         *reason,
       AssayDbFunc         func,
       GAsyncReadyCallback callback)
{
  AssayVisitChange *change = g_new0 (AssayVisitChange, 1);

  change->assessment_id = assessment_id;
  change->day = g_strdup (day);
  change->officer_id = officer_id;
  change->reason = g_strdup (reason);
  assay_session_write_async (get_session (window), func, change,
                             (GDestroyNotify) assay_visit_change_free, g_object_unref, NULL, callback,
                             g_object_ref (window));
}

static void
moved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayAssessment) before = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (before == NULL)
    return;
  text = g_strdup_printf (_("The visit to %s is moved."), assay_assessment_get_name (before));
  assay_undo_offer (window, text, "win.move-visit",
                    g_variant_new ("(xsx)", assay_assessment_get_id (before),
                                   assay_assessment_get_planned_on (before),
                                   assay_assessment_get_officer_id (before)));
}

static void
move_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  const char *day;
  gint64 id;
  gint64 officer_id;

  g_variant_get (parameter, "(x&sx)", &id, &day, &officer_id);
  start (user_data, id, day, officer_id, NULL, assay_visit_change_move, moved_cb);
}

static void
unplanned_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayAssessment) before = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (before == NULL)
    return;
  text = g_strdup_printf (_("The visit to %s is no longer planned."), assay_assessment_get_name (before));
  assay_toast (window, text);
}

static void
unplan_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  start (user_data, g_variant_get_int64 (parameter), NULL, -1, _("The plan was taken back."),
         assay_visit_change_unplan, unplanned_cb);
}

static void
planned_again_cb (GObject      *source,
                  GAsyncResult *result,
                  gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayAssessment) again = assay_error_finish (window, source, result);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (again == NULL)
    return;
  day = assay_words_date (assay_assessment_get_planned_on (again));
  text = g_strdup_printf (_("The visit to %s is planned for %s again."), assay_assessment_get_name (again),
                          day);
  assay_toast (window, text);
}

static void
plan_again_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  start (user_data, g_variant_get_int64 (parameter), NULL, -1, NULL, assay_visit_change_again,
         planned_again_cb);
}

/* What held before */

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error != NULL)
    assay_error_show (window, error);
  else
    assay_toast (window, _("It is as it was."));
}

static void
restore (gpointer    window,
         GVariant   *state,
         AssayDbFunc func)
{
  assay_session_write_async (get_session (window), func, g_variant_ref (state),
                             (GDestroyNotify) g_variant_unref, NULL, NULL, restored_cb,
                             g_object_ref (window));
}

static void
restore_risk_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  restore (user_data, parameter, assay_portfolio_restore_risk);
}

static void
restore_target_activated (GSimpleAction *action,
                          GVariant      *parameter,
                          gpointer       user_data)
{
  restore (user_data, parameter, assay_portfolio_restore_target);
}

/**
 * assay_visit_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds `plan-visit` (a provider's number, 0 where it is to be chosen), `plan-visit-on` (a day), `replan-visit`,
 * `cancel-visit` (an assessment's number), `record-risk` (a provider's number); `move-visit` (an assessment's
 * number, a day, and an officer's number, -1 to leave it); and what takes these back.
 */
void
assay_visit_actions_add (GActionMap   *window,
                         AssaySession *session)
{
  const GActionEntry entries[] = {
    { "plan-visit", plan_activated, "x" },
    { "plan-visit-on", plan_on_activated, "s" },
    { "replan-visit", replan_activated, "x" },
    { "cancel-visit", cancel_activated, "x" },
    { "record-risk", risk_activated, "x" },
    { "move-visit", move_activated, "(xsx)" },
    { "unplan-visit", unplan_activated, "x" },
    { "plan-visit-again", plan_again_activated, "x" },
    { "restore-risk", restore_risk_activated, "(xs)" },
    { "restore-target", restore_target_activated, "(xsuu)" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
