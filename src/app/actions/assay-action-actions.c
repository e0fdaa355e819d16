/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-action-actions.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-dialog.h"
#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assay-window.h"
#include "app/widgets/assay-toast.h"

/* The window's actions about what providers agreed to do. What can be said in one step is done at once and
 * can be undone; the rest is asked for in a dialog. */

static AssaySession *
get_session (gpointer window)
{
  return assay_window_get_session (ASSAY_WINDOW (window));
}

/* Dialogs */

static void
present (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data,
         gboolean      completes)
{
  g_autoptr (GtkWindow) window = GTK_WINDOW (user_data);
  AssayActionForm *form = assay_error_finish (GTK_WIDGET (window), source, result);

  if (form == NULL)
    return;
  if (form->providers->len == 0)
    {
      assay_toast (GTK_WIDGET (window), _("There is no provider to agree an action with."));
      assay_action_form_free (form);
    }
  else
    gtk_window_present (assay_action_dialog_new (window, ASSAY_SESSION (source), form, completes));
}

static void
read_to_edit_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  present (source, result, user_data, FALSE);
}

static void
read_to_complete_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  present (source, result, user_data, TRUE);
}

static void
open_dialog (gpointer            window,
             gint64              action_id,
             gint64              provider_id,
             GAsyncReadyCallback callback)
{
  AssayActionFormRequest *request = g_new0 (AssayActionFormRequest, 1);

  request->action_id = action_id;
  request->provider_id = provider_id;
  assay_session_read_async (get_session (window), assay_action_form_read, request, g_free,
                            (GDestroyNotify) assay_action_form_free, NULL, callback,
                            g_object_ref (window));
}

static void
add_activated (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  open_dialog (user_data, 0, g_variant_get_int64 (parameter), read_to_edit_cb);
}

static void
edit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  open_dialog (user_data, g_variant_get_int64 (parameter), 0, read_to_edit_cb);
}

static void
complete_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  open_dialog (user_data, g_variant_get_int64 (parameter), 0, read_to_complete_cb);
}

/* At once */

typedef struct
{
  gint64 id;
  const char *status;
} Change;

/* Brings the action as it was before, for undo. */
static gpointer
change_status (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  const Change *change = data;
  g_autoptr (AssayAction) before = assay_action_load (connection, change->id, error);
  g_autoptr (AssayAction) after = NULL;

  if (before == NULL)
    return NULL;
  after = assay_action_copy (before);
  g_object_set (after, "status", change->status, NULL);
  return assay_action_save (connection, after, error) != 0 ? g_steal_pointer (&before) : NULL;
}

static void
verified_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayAction) before = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (before == NULL)
    return;
  text = g_strdup_printf (_("“%s” is verified."), assay_action_get_title (before));
  assay_undo_offer (window, text, "win.restore-action", assay_action_form_to_state (before));
}

static void
withdrawn_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayAction) before = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (before == NULL)
    return;
  text = g_strdup_printf (_("“%s” is withdrawn."), assay_action_get_title (before));
  assay_undo_offer (window, text, "win.restore-action", assay_action_form_to_state (before));
}

static void
write_status (gpointer            window,
              GVariant           *parameter,
              const char         *status,
              GAsyncReadyCallback callback)
{
  Change *change = g_new0 (Change, 1);

  change->id = g_variant_get_int64 (parameter);
  change->status = status;
  assay_session_write_async (get_session (window), change_status, change, g_free, g_object_unref,
                             NULL, callback, g_object_ref (window));
}

static void
verify_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  write_status (user_data, parameter, "verified", verified_cb);
}

static void
withdraw_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  write_status (user_data, parameter, "withdrawn", withdrawn_cb);
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (AssayAction) action = assay_error_finish (window, source, result);
  g_autofree char *text = NULL;

  if (action == NULL)
    return;
  text = g_strdup_printf (_("“%s” is as it was."), assay_action_get_title (action));
  assay_toast (window, text);
}

static void
restore_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  assay_session_write_async (get_session (user_data), assay_action_form_restore,
                             g_variant_ref (parameter), (GDestroyNotify) g_variant_unref,
                             g_object_unref, NULL, restored_cb, g_object_ref (user_data));
}

/**
 * assay_action_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds `add-action` (a provider's number, 0 where it is to be chosen), `edit-action`, `complete-action`,
 * `verify-action`, `withdraw-action` (an action's number) and `restore-action` (a state that it had).
 */
void
assay_action_actions_add (GActionMap   *window,
                          AssaySession *session)
{
  const GActionEntry entries[] = {
    { "add-action", add_activated, "x" },
    { "edit-action", edit_activated, "x" },
    { "complete-action", complete_activated, "x" },
    { "verify-action", verify_activated, "x" },
    { "withdraw-action", withdraw_activated, "x" },
    { "restore-action", restore_activated, "(xsssxsss)" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
