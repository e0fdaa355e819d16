/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-assessment-actions.h"

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "core/assessment/assay-assessment.h"

/* The window's action `open-assessment` (x): leads to the form while an assessment is being made, and to its result
 * from the sign-off on. */

static gpointer
load (AssayConnection *connection,
      gpointer         id,
      GCancellable    *cancellable,
      GError         **error)
{
  return assay_assessment_load (connection, *(gint64 *) id, error);
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayAssessment) assessment = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (assessment == NULL)
    {
      assay_error_show (window, error);
      return;
    }
  g_action_group_activate_action (G_ACTION_GROUP (window),
                                  assay_assessment_get_state (assessment) <= ASSAY_ASSESSMENT_UNDER_WAY
                                    ? "show-visit" : "show-result",
                                  g_variant_new_int64 (assay_assessment_get_id (assessment)));
}

static void
open_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  gint64 id = g_variant_get_int64 (parameter);

  assay_session_read_async (assay_window_get_session (ASSAY_WINDOW (user_data)), load, g_memdup2 (&id, sizeof id),
                            g_free, g_object_unref, NULL, loaded_cb, g_object_ref (user_data));
}

/**
 * assay_assessment_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds the way to an assessment.
 */
void
assay_assessment_actions_add (GActionMap   *window,
                              AssaySession *session)
{
  const GActionEntry entries[] = { { "open-assessment", open_activated, "x" } };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
