/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-figure-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/widgets/assay-toast.h"
#include "core/register/assay-figure.h"

/* The window's action that takes a correction back: the figure before is entered again, with that as the
 * reason, so that the audit trail and the figure's own history say what was done. */

static gpointer
restore_figure (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  const char *period;
  const char *field;
  double value;
  gint64 provider_id;

  g_variant_get (data, "(x&s&sd)", &provider_id, &period, &field, &value);
  assay_figure_correct (connection, provider_id, period, field, value,
                        _("The correction was taken back."), error);
  return NULL;
}

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
    assay_toast (window, _("The correction was taken back."));
}

static void
restore_activated (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  assay_session_write_async (assay_window_get_session (ASSAY_WINDOW (user_data)), restore_figure,
                             g_variant_ref (parameter), (GDestroyNotify) g_variant_unref, NULL,
                             NULL, restored_cb, g_object_ref (user_data));
}

/**
 * assay_figure_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds `restore-figure`: a provider's number, a period, a field and the value that holds again.
 */
void
assay_figure_actions_add (GActionMap   *window,
                          AssaySession *session)
{
  const GActionEntry entries[] = { { "restore-figure", restore_activated, "(xssd)" } };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
}
