/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-detail-window.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/intake/assay-set-aside-row.h"
#include "core/base/assay-number.h"

/**
 * AssayImportDetailWindow:
 *
 * The rows that an import set aside, with the reason of each, as they are kept in the register.
 */
struct _AssayImportDetailWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *title;
  GtkLabel *sentence_label;
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (AssayImportDetailWindow, assay_import_detail_window, ADW_TYPE_WINDOW)

static gpointer
read_set_aside (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  return assay_imports_list_set_aside (connection, *(gint64 *) data, error);
}

static void
set_aside_read_cb (GObject      *source,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (AssayImportDetailWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = assay_session_finish (ASSAY_SESSION (source), result, &error);
  g_autoptr (GtkSelectionModel) selection = NULL;
  GListStore *store;

  if (error)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }

  store = g_list_store_new (ASSAY_TYPE_SET_ASIDE);
  g_list_store_splice (store, 0, 0, rows->pdata, rows->len);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (store)));
  gtk_list_view_set_model (self->list, selection);
}

static void
assay_import_detail_window_class_init (AssayImportDetailWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-detail-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportDetailWindow, title);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDetailWindow, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportDetailWindow, list);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_import_detail_window_init (AssayImportDetailWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = assay_set_aside_row_factory_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_view_set_factory (self->list, factory);
}

static char *
describe_set_aside (gint64 set_aside)
{
  g_autofree char *count = assay_format_count (set_aside);

  if (set_aside == 0)
    return g_strdup (_("No row was set aside"));

  return g_strdup_printf (ngettext ("%s row was set aside", "%s rows were set aside",
                                    (gulong) set_aside), count);
}

/**
 * assay_import_detail_window_new:
 * @parent: the main window
 * @session: the register
 * @import: the import to show
 *
 * Makes the window.
 *
 * Returns: (transfer none): the window, owned by GTK
 */
GtkWidget *
assay_import_detail_window_new (GtkWindow    *parent,
                                AssaySession *session,
                                AssayImport  *import)
{
  AssayImportDetailWindow *self = g_object_new (ASSAY_TYPE_IMPORT_DETAIL_WINDOW,
                                                "transient-for", parent, NULL);
  g_autofree char *file = NULL;
  g_autofree char *period = NULL;
  g_autofree char *sentence = NULL;
  gint64 *id = g_new (gint64, 1);
  gint64 set_aside;

  g_object_get (import, "id", id, "file-name", &file, "period", &period,
                "rows-set-aside", &set_aside, NULL);
  gtk_window_set_title (GTK_WINDOW (self), file);
  adw_window_title_set_title (self->title, file);
  adw_window_title_set_subtitle (self->title, period);
  sentence = describe_set_aside (set_aside);
  gtk_label_set_label (self->sentence_label, sentence);
  assay_session_read_async (session, read_set_aside, id, g_free,
                            (GDestroyNotify) g_ptr_array_unref, NULL, set_aside_read_cb,
                            g_object_ref (self));

  return GTK_WIDGET (self);
}
