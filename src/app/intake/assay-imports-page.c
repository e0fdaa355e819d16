/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-imports-page.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/intake/assay-import-detail-window.h"
#include "app/intake/assay-import-record-row.h"
#include "app/widgets/assay-confirm.h"
#include "app/widgets/assay-list-name.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-imports.h"

/**
 * AssayImportsPage:
 *
 * The imports that were made, newest first, with what each brought and its removal.
 */
struct _AssayImportsPage
{
  AssayPage parent_instance;

  GtkStack *stack;
  GtkLabel *sentence_label;
  AdwBin *head;
  GtkListView *list;

  GListStore *imports;
  gint64 removing;
};

G_DEFINE_FINAL_TYPE (AssayImportsPage, assay_imports_page, ASSAY_TYPE_PAGE)

static gpointer
read_imports (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  return assay_imports_list (connection, error);
}

static void
show_sentence (AssayImportsPage *self)
{
  guint n_imports = g_list_model_get_n_items (G_LIST_MODEL (self->imports));
  guint n_held = 0;
  g_autofree char *text = NULL;

  for (guint i = 0; i < n_imports; i++)
    {
      g_autoptr (GObject) import = g_list_model_get_item (G_LIST_MODEL (self->imports), i);
      g_autofree char *removed_at = NULL;

      g_object_get (import, "removed-at", &removed_at, NULL);
      n_held += removed_at == NULL;
    }

  if (n_held == n_imports)
    text = g_strdup_printf (ngettext ("%u file was imported", "%u files were imported", n_held),
                            n_held);
  else
    text = g_strdup_printf (ngettext ("%u file was imported, %u taken back",
                                      "%u files were imported, %u taken back", n_imports),
                            n_imports, n_imports - n_held);
  gtk_label_set_label (self->sentence_label, text);
  gtk_stack_set_visible_child_name (self->stack, n_imports > 0 ? "list" : "empty");
}

static void
imports_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AssayImportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) imports = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (error)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }

  g_list_store_splice (self->imports, 0, g_list_model_get_n_items (G_LIST_MODEL (self->imports)),
                       imports->pdata, imports->len);
  show_sentence (self);
}

static void
assay_imports_page_refresh (AssayPage *page)
{
  assay_session_read_async (assay_page_get_session (page), read_imports, NULL, NULL,
                            (GDestroyNotify) g_ptr_array_unref, NULL, imports_read_cb,
                            g_object_ref (page));
}

static void
setup_row_cb (AssayImportsPage *self,
              GtkListItem      *item)
{
  gtk_list_item_set_child (item, assay_import_record_row_new ());
}

static void
bind_row_cb (AssayImportsPage *self,
             GtkListItem      *item)
{
  AssayImport *import = gtk_list_item_get_item (item);
  g_autofree char *name = assay_import_record_row_describe (import);

  assay_import_record_row_bind (ASSAY_IMPORT_RECORD_ROW (gtk_list_item_get_child (item)), import);
  assay_list_item_set_name (item, name);
}

static void
activate_cb (AssayImportsPage *self,
             guint             position)
{
  g_autoptr (AssayImport) import = g_list_model_get_item (G_LIST_MODEL (self->imports), position);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_window_present (GTK_WINDOW (assay_import_detail_window_new (
    GTK_WINDOW (root), assay_page_get_session (ASSAY_PAGE (self)), import)));
}

static AssayImport *
dup_import (AssayImportsPage *self,
            gint64            id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->imports)); i++)
    {
      g_autoptr (AssayImport) import = g_list_model_get_item (G_LIST_MODEL (self->imports), i);
      gint64 its_id;

      g_object_get (import, "id", &its_id, NULL);
      if (its_id == id)
        return g_steal_pointer (&import);
    }

  return NULL;
}

static char *
describe_removal (AssayImport *import)
{
  g_autofree char *kind = NULL;
  g_autofree char *period = NULL;
  g_autofree char *added_text = NULL;
  gint64 added, changed;

  g_object_get (import, "kind", &kind, "period", &period, "rows-new", &added,
                "rows-changed", &changed, NULL);
  added_text = assay_format_count (added + changed);
  if (g_strcmp0 (kind, "survey") == 0)
    return g_strdup_printf (ngettext ("The %s return that it brought goes, and ratings of %s that "
                                      "used it are marked. The file itself is not touched.",
                                      "The %s returns that it brought go, and ratings of %s that "
                                      "used them are marked. The file itself is not touched.",
                                      (gulong) (added + changed)), added_text, period);
  if (g_strcmp0 (kind, "register") == 0)
    return g_strdup_printf (_("The providers that it brought go unless something else refers to "
                              "them, what it changed (%s rows) is put back, and ratings of %s that "
                              "used its figures are marked."), added_text, period);

  return g_strdup_printf (_("The figures in the %s rows that it brought go, what was there before "
                            "is put back, and ratings of %s that used them are marked."),
                          added_text, period);
}

static void
confirmed_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (AssayImportsPage) self = user_data;

  if (assay_confirm_finish (result))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.undo-import", "x", self->removing);
}

static void
ask_removal (AssayImportsPage *self,
             AssayImport      *import)
{
  g_autofree char *file = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *body = describe_removal (import);

  g_object_get (import, "id", &self->removing, "file-name", &file, NULL);
  heading = g_strdup_printf (_("Remove the Import of “%s”?"), file);
  assay_confirm_async (GTK_WIDGET (self), heading, body, _("_Remove Import"), TRUE, NULL,
                       confirmed_cb, g_object_ref (self));
}

static void
remove_action (GtkWidget  *widget,
               const char *name,
               GVariant   *parameter)
{
  AssayImportsPage *self = ASSAY_IMPORTS_PAGE (widget);
  g_autoptr (AssayImport) import = dup_import (self, g_variant_get_int64 (parameter));

  if (import)
    ask_removal (self, import);
}

static void
remove_selected_action (GtkWidget  *widget,
                        const char *name,
                        GVariant   *parameter)
{
  AssayImportsPage *self = ASSAY_IMPORTS_PAGE (widget);
  GtkSingleSelection *selection = GTK_SINGLE_SELECTION (gtk_list_view_get_model (self->list));
  GObject *import = gtk_single_selection_get_selected_item (selection);
  g_autofree char *removed_at = NULL;

  if (!import)
    return;

  g_object_get (import, "removed-at", &removed_at, NULL);
  if (!removed_at)
    ask_removal (self, ASSAY_IMPORT (import));
}

static void
assay_imports_page_dispose (GObject *object)
{
  g_clear_object (&ASSAY_IMPORTS_PAGE (object)->imports);

  G_OBJECT_CLASS (assay_imports_page_parent_class)->dispose (object);
}

static void
assay_imports_page_class_init (AssayImportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_imports_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_imports_page_refresh;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/intake/assay-imports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayImportsPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportsPage, head);
  gtk_widget_class_bind_template_child (widget_class, AssayImportsPage, list);
  gtk_widget_class_install_action (widget_class, "imports.remove", "x", remove_action);
  gtk_widget_class_install_action (widget_class, "imports.remove-selected", NULL,
                                   remove_selected_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, 0,
                                       "imports.remove-selected", NULL);
}

static void
assay_imports_page_init (AssayImportsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_set_title (ASSAY_PAGE (self), _("Imports"), NULL);
  assay_page_set_primary (ASSAY_PAGE (self), _("_Import…"), "win.import");
  adw_bin_set_child (self->head, assay_import_record_row_make_head ());

  self->imports = g_list_store_new (ASSAY_TYPE_IMPORT);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->list, factory);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (
    G_LIST_MODEL (g_object_ref (self->imports))));
  gtk_list_view_set_model (self->list, selection);
  g_signal_connect_object (self->list, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
}
