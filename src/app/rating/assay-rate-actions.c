/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-rate-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-task-window.h"
#include "app/widgets/assay-toast.h"
#include "core/rating/assay-rating.h"

/* The window's action `rate`: rates every provider by the session's framework for its period, in one
 * transaction. */

typedef struct
{
  GtkWidget *window;
  AssayTaskWindow *progress;
} Rating;

typedef struct
{
  AssayFramework *framework;
  char *period;
  AssayTaskWindow *progress;
} Order;

static void
order_free (Order *order)
{
  g_object_unref (order->framework);
  g_free (order->period);
  g_free (order);
}

static gpointer
rate (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  const Order *order = data;
  g_autofree AssayRatingRun *run = g_new0 (AssayRatingRun, 1);

  if (!assay_rating_rate_all (connection, order->framework, order->period, TRUE,
                              assay_task_window_report, order->progress, run, cancellable, error))
    return NULL;

  return g_steal_pointer (&run);
}

static char *
describe_run (const AssayRatingRun *run)
{
  guint rated = run->providers - run->not_rated;

  if (run->providers == 0)
    return g_strdup (_("There is no provider to rate in this period."));
  if (run->stored == 0)
    return g_strdup (_("Nothing has changed since these providers were last rated."));

  return g_strdup_printf (ngettext ("%u provider rated, %u not rated for want of evidence.",
                                    "%u providers rated, %u not rated for want of evidence.",
                                    rated), rated, run->not_rated);
}

static void
rated_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Rating *rating = user_data;
  g_autoptr (GtkWidget) window = rating->window;
  g_autoptr (GError) error = NULL;
  g_autofree AssayRatingRun *run = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  assay_task_window_finish (rating->progress);
  g_free (rating);
  if (run)
    {
      text = describe_run (run);
      assay_toast (window, text);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      assay_toast (window, _("Rating was cancelled. Nothing was changed."));
    }
  else
    {
      assay_error_show (window, error);
    }
}

static void
rate_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssaySession *session = g_object_get_data (G_OBJECT (action), "session");
  GtkWindow *window = GTK_WINDOW (user_data);
  AssayFramework *framework;
  g_autofree char *title = NULL;
  Rating *rating;
  Order *order;

  if (!assay_session_get_db (session))
    return;
  framework = assay_session_get_framework (session);
  if (!framework || assay_session_is_read_only (session))
    {
      assay_toast (GTK_WIDGET (window), _("This register is open for reading only."));
      return;
    }

  title = g_strdup_printf (_("Rating %s"), assay_session_get_period (session));
  rating = g_new0 (Rating, 1);
  rating->window = g_object_ref (GTK_WIDGET (window));
  rating->progress = assay_task_window_new (window, title,
                                            _("Cancelling leaves all ratings as they were."));
  order = g_new0 (Order, 1);
  order->framework = g_object_ref (framework);
  order->period = g_strdup (assay_session_get_period (session));
  order->progress = rating->progress;
  assay_session_write_async (session, rate, order, (GDestroyNotify) order_free, g_free,
                             assay_task_window_get_cancellable (rating->progress), rated_cb,
                             rating);
}

/**
 * assay_rate_actions_add:
 * @window: the main window, as a map of actions
 * @session: its session
 *
 * Adds `rate`.
 */
void
assay_rate_actions_add (GActionMap   *window,
                        AssaySession *session)
{
  const GActionEntry entries[] = { { "rate", rate_activated } };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
  g_object_set_data_full (G_OBJECT (g_action_map_lookup_action (window, "rate")), "session",
                          g_object_ref (session), g_object_unref);
}
