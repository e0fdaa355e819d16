/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-actions.h"

#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/assay-window.h"
#include "app/register/assay-provider-dialog.h"
#include "app/widgets/assay-toast.h"
#include "core/base/assay-date.h"

/* The window's actions about one provider: add, edit, close and open again. Closing keeps everything
 * that the provider has, so it is not asked about but can be undone. */

static AssaySession *
get_session (gpointer window)
{
  return assay_window_get_session (ASSAY_WINDOW (window));
}

static void
add_activated (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  gtk_window_present (assay_provider_dialog_new (GTK_WINDOW (user_data), get_session (user_data),
                                                 NULL));
}

static gint64 *
copy_id (GVariant *parameter)
{
  gint64 *id = g_new (gint64, 1);

  *id = g_variant_get_int64 (parameter);
  return id;
}

static gpointer
load_provider (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return assay_provider_load (connection, *(gint64 *) data, error);
}

static void
loaded_to_edit_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GtkWindow) window = GTK_WINDOW (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider =
    assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (provider != NULL)
    gtk_window_present (assay_provider_dialog_new (window, ASSAY_SESSION (source), provider));
  else
    assay_error_show (GTK_WIDGET (window), error);
}

static void
edit_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  assay_session_read_async (get_session (user_data), load_provider, copy_id (parameter), g_free,
                            g_object_unref, NULL, loaded_to_edit_cb, g_object_ref (user_data));
}

static gpointer
set_closed_on (AssayConnection *connection,
               gint64           id,
               const char      *closed_on,
               GError         **error)
{
  AssayProvider *provider = assay_provider_load (connection, id, error);

  if (provider != NULL && assay_provider_close (connection, provider, closed_on, error))
    return provider;
  g_clear_object (&provider);
  return NULL;
}

static gpointer
close_provider (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  g_autofree char *today = assay_date_today ();

  return set_closed_on (connection, *(gint64 *) data, today, error);
}

static gpointer
reopen_provider (AssayConnection *connection,
                 gpointer         data,
                 GCancellable    *cancellable,
                 GError         **error)
{
  return set_closed_on (connection, *(gint64 *) data, NULL, error);
}

static void
closed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider =
    assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (provider == NULL)
    {
      assay_error_show (window, error);
      return;
    }
  text = g_strdup_printf (_("%s is closed from today."), assay_provider_get_name (provider));
  gtk_widget_activate_action (window, "win.back", NULL);
  assay_undo_offer (window, text, "win.reopen-provider",
                    g_variant_new_int64 (assay_provider_get_id (provider)));
}

static void
reopened_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GtkWidget) window = GTK_WIDGET (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayProvider) provider =
    assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autofree char *text = NULL;

  if (provider == NULL)
    {
      assay_error_show (window, error);
      return;
    }
  text = g_strdup_printf (_("%s is open again."), assay_provider_get_name (provider));
  assay_toast (window, text);
}

static void
close_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  assay_session_write_async (get_session (user_data), close_provider, copy_id (parameter), g_free,
                             g_object_unref, NULL, closed_cb, g_object_ref (user_data));
}

static void
reopen_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  assay_undo_forget (GTK_WIDGET (user_data), "win.reopen-provider", parameter);
  assay_session_write_async (get_session (user_data), reopen_provider, copy_id (parameter), g_free,
                             g_object_unref, NULL, reopened_cb, g_object_ref (user_data));
}

static const GActionEntry actions[] = {
  { "add-provider", add_activated },
  { "edit-provider", edit_activated, "x" },
  { "close-provider", close_activated, "x" },
  { "reopen-provider", reopen_activated, "x" },
};

/**
 * assay_provider_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds the actions about one provider.
 */
void
assay_provider_actions_add (GActionMap   *window,
                            AssaySession *session)
{
  g_action_map_add_action_entries (window, actions, G_N_ELEMENTS (actions), window);
}
