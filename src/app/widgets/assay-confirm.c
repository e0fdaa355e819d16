/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-confirm.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* The one place that asks a question. */

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             gpointer          user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);

  g_task_return_boolean (task, g_str_equal (response, "accept"));
}

static void
cancelled_cb (GCancellable *cancellable,
              gpointer      user_data)
{
  gtk_window_close (GTK_WINDOW (user_data));
}

/**
 * assay_confirm_async:
 * @widget: where it is asked
 * @heading: the question, naming what it is about
 * @body: what follows from yes
 * @verb: the words on the button that says yes, with a mnemonic
 * @destructive: whether yes takes something away
 * @cancellable: (nullable): closes the question
 * @callback: called when it is answered
 * @user_data: for @callback
 *
 * Asks a question over the window of @widget.
 */
void
assay_confirm_async (GtkWidget           *widget,
                     const char          *heading,
                     const char          *body,
                     const char          *verb,
                     gboolean             destructive,
                     GCancellable        *cancellable,
                     GAsyncReadyCallback  callback,
                     gpointer             user_data)
{
  GTask *task = g_task_new (NULL, NULL, callback, user_data);
  GtkWidget *window =
    adw_message_dialog_new (GTK_WINDOW (gtk_widget_get_root (widget)), heading, body);
  AdwMessageDialog *dialog = ADW_MESSAGE_DIALOG (window);

  adw_message_dialog_add_response (dialog, "cancel", _("_Cancel"));
  adw_message_dialog_add_response (dialog, "accept", verb);
  adw_message_dialog_set_close_response (dialog, "cancel");
  adw_message_dialog_set_default_response (dialog, destructive ? "cancel" : "accept");
  adw_message_dialog_set_response_appearance (dialog, "accept",
                                              destructive ? ADW_RESPONSE_DESTRUCTIVE
                                                          : ADW_RESPONSE_SUGGESTED);
  g_signal_connect (dialog, "response", G_CALLBACK (response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_confirm_finish:
 * @result: from the callback
 *
 * Returns: whether the answer was yes
 */
gboolean
assay_confirm_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);

  return g_task_propagate_boolean (G_TASK (result), NULL);
}
