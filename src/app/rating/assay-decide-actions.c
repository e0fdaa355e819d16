/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/rating/assay-decide-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/widgets/assay-form-dialog.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-error.h"
#include "core/rating/assay-rating.h"

/* The window's actions that take a decision back: `withdraw-publication` leaves a rating agreed, as
 * `withdraw-rating` does, which asks for a reason; `take-back-agreement` leaves it provisional. And those
 * that revise what was decided: `rate-again` rates a provider beside it, `drop-again` takes that away. */

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

/* What is written about a rating, and what is said once it is. */
typedef struct
{
  GtkWidget *window;
  const char *said;
} Decision;

static void
decided_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autofree Decision *decision = user_data;
  g_autoptr (GtkWidget) window = decision->window;
  g_autoptr (GError) error = NULL;

  assay_session_finish (ASSAY_SESSION (source), result, &error);
  if (error != NULL)
    assay_error_show (window, error);
  else
    assay_toast (window, decision->said);
}

static void
write_about (gpointer             window,
             GVariant            *id,
             AssayDbFunc          func,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  gint64 *data = g_new (gint64, 1);

  *data = g_variant_get_int64 (id);
  assay_session_write_async (assay_window_get_session (ASSAY_WINDOW (window)), func, data, g_free,
                             NULL, NULL, callback, user_data);
}

static void
write_decision (gpointer     window,
                GVariant    *id,
                AssayDbFunc  func,
                const char  *said)
{
  Decision *decision = g_new (Decision, 1);

  *decision = (Decision) { g_object_ref (window), said };
  write_about (window, id, func, decided_cb, decision);
}

static void
withdraw_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  write_decision (user_data, parameter, withdraw_publication, _("The rating is no longer published."));
}

static void
take_back_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  write_decision (user_data, parameter, take_back_agreement, _("The rating is provisional again."));
}

/* Revising */

static gpointer
rate_again (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  gboolean stored = FALSE;

  if (!assay_rating_rate_beside (connection, *(gint64 *) data, &stored, cancellable, error))
    return NULL;
  return GINT_TO_POINTER (stored);
}

static void
rated_again_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;
  const gboolean stored = GPOINTER_TO_INT (assay_session_finish (ASSAY_SESSION (source), result, &error));

  if (error != NULL)
    assay_error_show (window, error);
  else if (stored)
    assay_toast (window, _("Rated again. What was decided stays until the new rating is agreed."));
  else
    assay_toast (window, _("Nothing has changed since this was rated."));
}

static gpointer
drop_again (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  assay_rating_drop_beside (connection, *(gint64 *) data, error);
  return NULL;
}

static void
rate_again_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  write_about (user_data, parameter, rate_again, rated_again_cb, g_object_ref (user_data));
}

static void
drop_again_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  write_decision (user_data, parameter, drop_again,
                  _("The new rating is dropped. What was decided stays."));
}

/* Withdrawing */

typedef struct
{
  gint64 id;
  GtkEditable *reason_row;
  char *reason;
} Withdrawal;

static void
withdrawal_free (gpointer data)
{
  Withdrawal *withdrawal = data;

  g_free (withdrawal->reason);
  g_free (withdrawal);
}

static gpointer
collect_withdrawal (AssayFormDialog *dialog)
{
  const Withdrawal *rows = assay_form_dialog_get_data (dialog);
  Withdrawal *withdrawal = g_new0 (Withdrawal, 1);

  withdrawal->id = rows->id;
  withdrawal->reason = g_strdup (gtk_editable_get_text (rows->reason_row));
  return withdrawal;
}

static gpointer
write_withdrawal (AssayConnection *connection,
                  gpointer         data,
                  GCancellable    *cancellable,
                  GError         **error)
{
  const Withdrawal *withdrawal = data;

  return assay_rating_withdraw (connection, withdrawal->id, withdrawal->reason, error) ? g_strdup ("") : NULL;
}

static void
withdrawn (AssayFormDialog *dialog,
           GtkWidget       *window,
           gpointer         result)
{
  assay_toast (window, _("The rating is withdrawn: it is agreed, and no longer published."));
}

static const AssayFormDialogPlan withdraw_plan = {
  collect_withdrawal, withdrawal_free, write_withdrawal, g_free, withdrawn,
};

static void
withdraw_rating_activated (GSimpleAction *action,
                           GVariant      *parameter,
                           gpointer       user_data)
{
  AssayFormDialog *dialog =
    assay_form_dialog_new (GTK_WINDOW (user_data), assay_window_get_session (ASSAY_WINDOW (user_data)),
                           _("Withdraw Rating"), _("_Withdraw"), &withdraw_plan);
  Withdrawal *rows = g_new0 (Withdrawal, 1);

  rows->id = g_variant_get_int64 (parameter);
  assay_form_dialog_set_data (dialog, rows, withdrawal_free);
  assay_form_dialog_set_note (dialog, _("The rating stays agreed and is no longer published. Your name, the date and "
                                        "the reason are kept."));
  assay_edit_dialog_set_way_back (ASSAY_EDIT_DIALOG (dialog), _("_Keep Published"));
  rows->reason_row = GTK_EDITABLE (assay_form_dialog_add_entry (dialog, _("Reason"), ""));
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_decide_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds the actions that take back or revise what was decided about a rating.
 */
void
assay_decide_actions_add (GActionMap   *window,
                          AssaySession *session)
{
  const GActionEntry entries[] = {
    { "withdraw-publication", withdraw_activated, "x" },
    { "take-back-agreement", take_back_activated, "x" },
    { "rate-again", rate_again_activated, "x" },
    { "drop-again", drop_again_activated, "x" },
    { "withdraw-rating", withdraw_rating_activated, "x" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
