/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/report/assay-export-window.h"

#include <glib/gi18n-lib.h>

#include "app/report/assay-export-work.h"
#include "app/widgets/assay-file-choice.h"

/**
 * AssayExportWindow:
 *
 * What to export of the session's framework and period. Where to is asked after it, by the file chooser,
 * which also asks before a file is replaced.
 */
struct _AssayExportWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkCheckButton *table_check;
  GtkSwitch *open_switch;
  GtkSwitch *guard_switch;

  AssaySession *session;
};

G_DEFINE_FINAL_TYPE (AssayExportWindow, assay_export_window, ADW_TYPE_WINDOW)

static void
file_chosen_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayExportWindow) self = user_data;
  g_autoptr (GFile) file = assay_file_choice_finish (result, NULL);
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  AssayExportFlags flags = 0;

  if (!file || !parent)
    return;

  if (gtk_check_button_get_active (self->table_check))
    flags |= ASSAY_EXPORT_TABLE;
  if (gtk_switch_get_active (self->guard_switch))
    flags |= ASSAY_EXPORT_GUARD;
  if (gtk_switch_get_active (self->open_switch))
    flags |= ASSAY_EXPORT_OPEN;
  assay_export_work_start (parent, self->session, file, flags);
  gtk_window_close (GTK_WINDOW (self));
}

static char *
suggest_name (AssayExportWindow *self,
              gboolean           is_table)
{
  g_autofree char *period = g_strdup (assay_session_get_period (self->session));

  return g_strdup_printf ("%s-%s.%s", assay_session_get_framework_id (self->session),
                          g_strdelimit (period, " ", '-'), is_table ? "csv" : "xlsx");
}

static void
start_action (GtkWidget  *widget,
              const char *name,
              GVariant   *parameter)
{
  AssayExportWindow *self = ASSAY_EXPORT_WINDOW (widget);
  gboolean is_table = gtk_check_button_get_active (self->table_check);
  g_autofree char *file_name = suggest_name (self, is_table);

  assay_file_choice_save_async (GTK_WINDOW (self), _("Export To"),
                                is_table ? ASSAY_FILE_KIND_CSV : ASSAY_FILE_KIND_WORKBOOK,
                                file_name, NULL, file_chosen_cb, g_object_ref (self));
}

static void
assay_export_window_dispose (GObject *object)
{
  g_clear_object (&ASSAY_EXPORT_WINDOW (object)->session);

  G_OBJECT_CLASS (assay_export_window_parent_class)->dispose (object);
}

static void
assay_export_window_class_init (AssayExportWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_export_window_dispose;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/report/assay-export-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayExportWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayExportWindow, table_check);
  gtk_widget_class_bind_template_child (widget_class, AssayExportWindow, open_switch);
  gtk_widget_class_bind_template_child (widget_class, AssayExportWindow, guard_switch);
  gtk_widget_class_install_action (widget_class, "export.start", NULL, start_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_export_window_init (AssayExportWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * assay_export_window_new:
 * @parent: the main window
 * @session: what is exported: its framework and period
 *
 * Makes the dialog.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
assay_export_window_new (GtkWindow    *parent,
                         AssaySession *session)
{
  AssayExportWindow *self = g_object_new (ASSAY_TYPE_EXPORT_WINDOW, "transient-for", parent, NULL);
  AssayFramework *framework = assay_session_get_framework (session);
  g_autofree char *subtitle = NULL;

  self->session = g_object_ref (session);
  subtitle = g_strdup_printf ("%s, %s", framework ? assay_framework_get_title (framework) : "",
                              assay_session_get_period (session));
  adw_window_title_set_subtitle (self->title, subtitle);

  return GTK_WIDGET (self);
}

static void
export_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AssaySession *session = g_object_get_data (G_OBJECT (action), "session");

  if (!assay_session_get_db (session) || !assay_session_get_framework (session))
    return;

  gtk_window_present (GTK_WINDOW (assay_export_window_new (GTK_WINDOW (user_data), session)));
}

/**
 * assay_export_actions_add:
 * @window: the main window, as a map of actions
 * @session: its session
 *
 * Adds `export`.
 */
void
assay_export_actions_add (GActionMap   *window,
                          AssaySession *session)
{
  const GActionEntry entries[] = { { "export", export_activated } };

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
  g_object_set_data_full (G_OBJECT (g_action_map_lookup_action (window, "export")), "session",
                          g_object_ref (session), g_object_unref);
}
