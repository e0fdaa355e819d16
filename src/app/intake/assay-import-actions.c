/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-actions.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-undo.h"
#include "app/intake/assay-import-window.h"
#include "app/widgets/assay-toast.h"
#include "core/assessment/assay-form.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-imports.h"
#include "core/register/assay-provider.h"

/* The window's actions about imports: `import` and `import-kind` open the wizard, `undo-import` takes an
 * import back. The action map is the window itself. */

/* How many answers of a form were changed since it came in: they stay. */
static gpointer
remove_import (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  const gint64 id = *(gint64 *) data;
  gint64 kept;

  if (!assay_form_count_changed_since (connection, id, &kept, error) ||
      !assay_imports_remove (connection, id, error))
    return NULL;
  return g_memdup2 (&kept, sizeof kept);
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr (GtkWidget) window = user_data;
  g_autofree gint64 *kept = assay_error_finish (window, source, result);
  g_autofree char *number = NULL;
  g_autofree char *text = NULL;

  if (kept == NULL)
    return;
  number = assay_format_count (*kept);
  if (*kept > 0)
    text = g_strdup_printf (ngettext ("The import was taken back; %s answer changed since stays.",
                                      "The import was taken back; %s answers changed since stay.",
                                      (gulong) *kept), number);
  assay_toast (window, text != NULL ? text : _("The import was taken back. Ratings that used it are marked."));
}

static AssaySession *
get_session (GSimpleAction *action)
{
  return g_object_get_data (G_OBJECT (action), "session");
}

static void
undo_import_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  AssaySession *session = get_session (action);
  gint64 *id;

  if (!assay_session_get_db (session))
    return;

  assay_undo_forget (GTK_WIDGET (user_data), "win.undo-import", parameter);
  id = g_new (gint64, 1);
  *id = g_variant_get_int64 (parameter);
  assay_session_write_async (session, remove_import, id, g_free, g_free, NULL, removed_cb,
                             g_object_ref (GTK_WIDGET (user_data)));
}

static GtkWidget *
open_wizard (GSimpleAction   *action,
             GtkWindow       *window,
             AssayImportKind  kind)
{
  AssaySession *session = get_session (action);
  GtkWidget *wizard;

  if (!assay_session_get_db (session))
    return NULL;
  if (assay_session_is_read_only (session))
    {
      assay_toast (GTK_WIDGET (window), _("This register is open for reading only."));
      return NULL;
    }

  wizard = assay_import_window_new (window, session, kind);
  gtk_window_present (GTK_WINDOW (wizard));
  return wizard;
}

static gpointer
read_providers (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  return assay_provider_list (connection, error);
}

/* Into a register without providers, nothing else can be imported first. */
static void
providers_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GPtrArray) providers = assay_session_finish (ASSAY_SESSION (source), result, NULL);
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (window), "import");
  const gboolean is_empty = providers != NULL && providers->len == 0;

  open_wizard (G_SIMPLE_ACTION (action), window,
               is_empty ? ASSAY_IMPORT_REGISTER : ASSAY_IMPORT_SURVEY);
}

static void
import_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AssaySession *session = get_session (action);

  if (assay_session_get_db (session))
    assay_session_read_async (session, read_providers, NULL, NULL,
                              (GDestroyNotify) g_ptr_array_unref, NULL, providers_read_cb,
                              g_object_ref (user_data));
}

static void
import_kind_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  const char *kind = g_variant_get_string (parameter, NULL);

  if (g_str_equal (kind, "register"))
    open_wizard (action, GTK_WINDOW (user_data), ASSAY_IMPORT_REGISTER);
  else if (g_str_equal (kind, "returns"))
    open_wizard (action, GTK_WINDOW (user_data), ASSAY_IMPORT_RETURNS);
  else
    open_wizard (action, GTK_WINDOW (user_data), ASSAY_IMPORT_SURVEY);
}

/* A register that is dropped anywhere on the main window is opened; any other file is taken to the wizard,
 * which says what it is. */
static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            gpointer       action)
{
  GtkWindow *window =
    GTK_WINDOW (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
  g_autofree char *path = g_file_get_path (g_value_get_object (value));
  GtkWidget *wizard;

  if (!path)
    return FALSE;
  if (g_str_has_suffix (path, ".assay"))
    return gtk_widget_activate_action (GTK_WIDGET (window), "app.open-recent", "s", path);
  wizard = open_wizard (action, window, ASSAY_IMPORT_SURVEY);
  if (wizard)
    assay_import_window_open (ASSAY_IMPORT_WINDOW (wizard), path);

  return wizard != NULL;
}

static void
add_drop_target (GtkWidget *window,
                 GAction   *action)
{
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_FILE, GDK_ACTION_COPY);

  g_signal_connect_object (target, "drop", G_CALLBACK (dropped_cb), action, 0);
  gtk_widget_add_controller (window, GTK_EVENT_CONTROLLER (target));
}

/**
 * assay_import_actions_add:
 * @window: the main window, as a map of actions
 * @session: its session
 *
 * Adds `import`, `import-kind` (s: `survey`, `register` or `returns`) and `undo-import` (x: the import's
 * number), and takes files that are dropped on the window.
 */
void
assay_import_actions_add (GActionMap   *window,
                          AssaySession *session)
{
  const GActionEntry entries[] = {
    { "import", import_activated },
    { "import-kind", import_kind_activated, "s" },
    { "undo-import", undo_import_activated, "x" },
  };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_object_set_data_full (G_OBJECT (g_action_map_lookup_action (window, entries[i].name)),
                            "session", g_object_ref (session), g_object_unref);
  add_drop_target (GTK_WIDGET (window), g_action_map_lookup_action (window, "import"));
}
