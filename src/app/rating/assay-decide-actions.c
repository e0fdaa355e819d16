/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-decide-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-error.h"
#include "core/rating/assay-rating.h"

/* The window's actions that take a decision back: `withdraw-publication` leaves a rating agreed,
 * `take-back-agreement` leaves it provisional. */

static gpointer
withdraw_publication (AssayConnection *connection,
                      gpointer         data,
                      GCancellable    *cancellable,
                      GError         **error)
{
  assay_rating_unpublish (connection, *(gint64 *) data, error);
  return NULL;
}

/* What was published in the same act is withdrawn with it. */
static gpointer
take_back_agreement (AssayConnection *connection,
                     gpointer         data,
                     GCancellable    *cancellable,
                     GError         **error)
{
  const gint64 id = *(gint64 *) data;
  g_autoptr (GError) failure = NULL;

  if (!assay_rating_unpublish (connection, id, &failure) &&
      !g_error_matches (failure, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE))
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    assay_rating_unagree (connection, id, error);
  return NULL;
}

static void
tell (GtkWidget    *window,
      GObject      *session,
      GAsyncResult *result,
      const char   *text)
{
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (session), result, &error);
  if (error != NULL)
    assay_error_show (window, error);
  else
    assay_toast (window, text);
}

static void
withdrawn_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);

  tell (window, source, result, _("The rating is no longer published."));
}

static void
taken_back_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);

  tell (window, source, result, _("The rating is provisional again."));
}

static void
write_decision (gpointer             window,
                GVariant            *id,
                AssayDbFunc          func,
                GAsyncReadyCallback  callback)
{
  gint64 *data = g_new (gint64, 1);

  *data = g_variant_get_int64 (id);
  assay_session_write_async (assay_window_get_session (ASSAY_WINDOW (window)), func, data, g_free,
                             NULL, NULL, callback, g_object_ref (window));
}

static void
withdraw_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  write_decision (user_data, parameter, withdraw_publication, withdrawn_cb);
}

static void
take_back_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  write_decision (user_data, parameter, take_back_agreement, taken_back_cb);
}

/**
 * assay_decide_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds the actions that take back what was decided about a rating.
 */
void
assay_decide_actions_add (GActionMap   *window,
                          AssaySession *session)
{
  const GActionEntry entries[] = {
    { "withdraw-publication", withdraw_activated, "x" },
    { "take-back-agreement", take_back_activated, "x" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
