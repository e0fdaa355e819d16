/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-rate-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/widgets/assay-task-window.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-assessment-waiting.h"
#include "core/base/assay-number.h"
#include "core/rating/assay-rating-missing.h"
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

/* What was done, the assessments of the period that do not count yet, and how many providers’ returns lack. */
typedef struct
{
  AssayRatingRun run;
  GPtrArray *waiting;
  guint lack_return;
  guint lack_survey;
} Outcome;

static void
outcome_free (gpointer data)
{
  Outcome *outcome = data;

  g_clear_pointer (&outcome->waiting, g_ptr_array_unref);
  g_free (outcome);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Outcome, outcome_free)

static gpointer
rate (AssayConnection *connection,
      gpointer         data,
      GCancellable    *cancellable,
      GError         **error)
{
  const Order *order = data;
  g_autoptr (Outcome) outcome = g_new0 (Outcome, 1);
  g_autoptr (GPtrArray) missing = NULL;

  if (!assay_rating_rate_all (connection, order->framework, order->period, TRUE, assay_task_window_report,
                              order->progress, &outcome->run, cancellable, error))
    return NULL;
  outcome->waiting = assay_assessment_list_waiting (connection, order->framework, order->period, 0, error);
  missing = outcome->waiting == NULL
              ? NULL
              : assay_missing_return_list (connection, order->framework, order->period, error);
  if (missing == NULL)
    return NULL;
  assay_missing_return_count (missing, &outcome->lack_return, &outcome->lack_survey);
  return g_steal_pointer (&outcome);
}

static char *
describe_run (const AssayRatingRun *run)
{
  guint rated = run->providers - run->not_rated;
  g_autofree char *rated_text = assay_format_count (rated);
  g_autofree char *not_rated = assay_format_count (run->not_rated);

  if (run->providers == 0)
    return g_strdup (_("There is no provider to rate in this period."));
  if (run->stored == 0)
    return g_strdup (_("Nothing has changed since these providers were last rated."));

  return g_strdup_printf (ngettext ("%s provider rated, %s not rated for want of evidence.",
                                    "%s providers rated, %s not rated for want of evidence.",
                                    rated), rated_text, not_rated);
}

static void
append_missing (GString    *text,
                guint       count,
                const char *singular,
                const char *plural)
{
  g_autofree char *number = assay_format_count (count);

  if (count > 0)
    g_string_append_printf (text, " %s %s", number, ngettext (singular, plural, count));
}

/* What was rated, and without whose returns. */
static char *
describe (const Outcome *outcome)
{
  g_autofree char *rated = describe_run (&outcome->run);
  GString *text = g_string_new (rated);

  append_missing (text, outcome->lack_return, N_("has not sent the return of the period."),
                  N_("have not sent the return of the period."));
  append_missing (text, outcome->lack_survey, N_("has no survey return."), N_("have no survey return."));
  return g_string_free (text, FALSE);
}

/* One visit that waits is opened from there, several are listed by Visits. */
static void
say_what_was_done (GtkWidget     *window,
                   const Outcome *outcome)
{
  const guint n = outcome->waiting->len;
  g_autofree char *done = describe (outcome);
  g_autofree char *number = assay_format_count (n);
  g_autofree char *waits = g_strdup_printf (ngettext ("%s visit does not count yet.", "%s visits do not count yet.", n),
                                            number);
  g_autofree char *text = g_strdup_printf ("%s %s", done, waits);

  if (n == 0 && outcome->lack_return + outcome->lack_survey > 0)
    assay_toast_with_action (window, done, _("Show Missing"), "win.missing-returns", NULL);
  else if (n == 0)
    assay_toast (window, done);
  else if (n == 1)
    assay_toast_with_action (window, text, _("Show Visit"), "win.open-assessment",
                             g_variant_new_int64 (assay_assessment_get_id (outcome->waiting->pdata[0])));
  else
    assay_toast_with_action (window, text, _("Show Visits"), "win.show-page", g_variant_new_string ("visits"));
}

static void
rated_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Rating *rating = user_data;
  g_autoptr (GtkWidget) window = rating->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (Outcome) outcome = assay_session_finish (ASSAY_SESSION (source), result, &error);

  assay_task_window_finish (rating->progress);
  g_free (rating);
  if (outcome != NULL)
    {
      say_what_was_done (window, outcome);
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
  assay_session_write_async (session, rate, order, (GDestroyNotify) order_free, outcome_free,
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
