/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-columns-page.h"

#include <glib/gi18n-lib.h>

#include "app/intake/assay-import-column-row.h"
#include "app/intake/assay-import-order-row.h"
#include "app/widgets/assay-list-name.h"

/**
 * AssayImportColumnsPage:
 *
 * What each column of the file is read as. The sentence above counts how the suggestions came about; the
 * rows below the list say in which order days and months stand, and how that is known.
 */
struct _AssayImportColumnsPage
{
  GtkBox parent_instance;

  GtkLabel *sentence_label;
  GtkLabel *description_label;
  GtkButton *confirm_button;
  GtkBox *head;
  GtkListView *list;
  GtkBox *orders;
  GtkCheckButton *comments_check;
  GtkCheckButton *personal_check;
  GtkCheckButton *replace_check;

  AssayImportController *controller;
  GtkStringList *titles;
  GBindingGroup *bindings;
};

G_DEFINE_FINAL_TYPE (AssayImportColumnsPage, assay_import_columns_page, GTK_TYPE_BOX)

typedef struct
{
  guint total;
  guint same;
  guint alike;
  guint asked;
  guint remembered;
  guint chosen;
  guint own;
  guint left_out;
} Tally;

static void
count_column (Tally             *tally,
              AssayImportColumn *column)
{
  tally->total++;
  if (assay_import_column_get_role (column) == ASSAY_COLUMN_LEAVE_OUT)
    {
      tally->left_out++;
      return;
    }

  switch (assay_import_column_get_sureness (column))
    {
    case ASSAY_SURENESS_SAME:
      tally->same++;
      break;
    case ASSAY_SURENESS_SURE:
      tally->alike++;
      break;
    case ASSAY_SURENESS_ASK:
      tally->asked++;
      break;
    case ASSAY_SURENESS_REMEMBERED:
      tally->remembered++;
      break;
    case ASSAY_SURENESS_CHOSEN:
      tally->chosen++;
      break;
    case ASSAY_SURENESS_NONE:
    default:
      tally->own++;
      break;
    }
}

static void
take_part (GPtrArray *parts,
           guint      count,
           char      *text)
{
  if (count > 0)
    g_ptr_array_add (parts, text);
  else
    g_free (text);
}

static Tally
count_columns (GListModel *columns)
{
  Tally tally = { 0, };

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      count_column (&tally, column);
    }

  return tally;
}

static char *
describe_columns (Tally tally)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (8, g_free, TRUE);

  take_part (parts, 1, g_strdup_printf (ngettext ("%u column", "%u columns", tally.total),
                                        tally.total));
  take_part (parts, tally.same, g_strdup_printf (_("%u matched by their words"), tally.same));
  take_part (parts, tally.remembered, g_strdup_printf (_("%u as last time"), tally.remembered));
  take_part (parts, tally.alike, g_strdup_printf (_("%u alike"), tally.alike));
  take_part (parts, tally.chosen, g_strdup_printf (_("%u chosen by you"), tally.chosen));
  take_part (parts, tally.asked, g_strdup_printf (_("%u to confirm"), tally.asked));
  take_part (parts, tally.own, g_strdup_printf (_("%u kept under their own heading"), tally.own));
  take_part (parts, tally.left_out, g_strdup_printf (_("%u left out"), tally.left_out));

  return g_strjoinv (", ", (char **) parts->pdata);
}

static void
remove_orders (AssayImportColumnsPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->orders))))
    gtk_box_remove (self->orders, child);
}

static void
refresh_orders (AssayImportColumnsPage *self)
{
  GListModel *columns = assay_import_controller_get_columns (self->controller);

  remove_orders (self);
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      if (assay_import_column_get_role (column) == ASSAY_COLUMN_DATE)
        gtk_box_append (self->orders, assay_import_order_row_new (self->controller, column));
    }
}

static void
refresh (AssayImportColumnsPage *self)
{
  Tally tally = count_columns (assay_import_controller_get_columns (self->controller));
  g_autofree char *sentence = describe_columns (tally);
  g_autofree char *confirm = NULL;

  confirm = g_strdup_printf (ngettext ("C_onfirm %u Suggestion", "C_onfirm All %u Suggestions",
                                       tally.asked), tally.asked);
  gtk_label_set_label (self->sentence_label, sentence);
  gtk_button_set_label (self->confirm_button, confirm);
  gtk_widget_set_visible (GTK_WIDGET (self->confirm_button), tally.asked > 0);
  refresh_orders (self);
}

static void
confirm_all_cb (AssayImportColumnsPage *self)
{
  GListModel *columns = assay_import_controller_get_columns (self->controller);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      if (assay_import_column_get_role (column) != ASSAY_COLUMN_LEAVE_OUT &&
          assay_import_column_get_sureness (column) == ASSAY_SURENESS_ASK)
        assay_import_controller_confirm (self->controller, assay_import_column_get_index (column));
    }
}

static void
setup_row_cb (AssayImportColumnsPage *self,
              GtkListItem            *item)
{
  gtk_list_item_set_activatable (item, FALSE);
  gtk_list_item_set_selectable (item, FALSE);
  gtk_list_item_set_child (item, assay_import_column_row_new (self->controller, self->titles));
}

static void
bind_row_cb (AssayImportColumnsPage *self,
             GtkListItem            *item)
{
  AssayImportColumn *column = gtk_list_item_get_item (item);
  GtkWidget *row = gtk_list_item_get_child (item);

  assay_import_column_row_bind (ASSAY_IMPORT_COLUMN_ROW (row), column);
  assay_list_item_set_name (item, assay_import_column_get_heading (column));
}

static void
unbind_row_cb (AssayImportColumnsPage *self,
               GtkListItem            *item)
{
  assay_import_column_row_unbind (ASSAY_IMPORT_COLUMN_ROW (gtk_list_item_get_child (item)));
}

static void
set_up_list (AssayImportColumnsPage *self)
{
  GPtrArray *targets = assay_import_controller_get_targets (self->controller);
  GListModel *columns = assay_import_controller_get_columns (self->controller);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_clear_object (&self->titles);
  self->titles = gtk_string_list_new (NULL);
  for (guint i = 0; i < targets->len; i++)
    gtk_string_list_append (self->titles,
                            ((AssayImportTarget *) g_ptr_array_index (targets, i))->title);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_row_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_row_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_model (self->list, NULL);
  gtk_list_view_set_factory (self->list, factory);
  selection = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (columns)));
  gtk_list_view_set_model (self->list, selection);
}

static void
follow_columns (AssayImportColumnsPage *self)
{
  GListModel *columns = assay_import_controller_get_columns (self->controller);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      g_signal_connect_object (column, "notify", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
    }
}

static void
assay_import_columns_page_dispose (GObject *object)
{
  AssayImportColumnsPage *self = ASSAY_IMPORT_COLUMNS_PAGE (object);

  g_clear_object (&self->bindings);
  g_clear_object (&self->titles);
  g_clear_object (&self->controller);

  G_OBJECT_CLASS (assay_import_columns_page_parent_class)->dispose (object);
}

static void
assay_import_columns_page_class_init (AssayImportColumnsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_import_columns_page_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/intake/assay-import-columns-page.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, sentence_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, description_label);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, confirm_button);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, head);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, list);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, orders);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, comments_check);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, personal_check);
  gtk_widget_class_bind_template_child (widget_class, AssayImportColumnsPage, replace_check);
}

static void
assay_import_columns_page_init (AssayImportColumnsPage *self)
{
  GBindingFlags flags = G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL;

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_box_append (self->head, assay_import_column_row_make_head ());
  gtk_widget_set_hexpand (gtk_widget_get_first_child (GTK_WIDGET (self->head)), TRUE);

  g_signal_connect_object (self->confirm_button, "clicked", G_CALLBACK (confirm_all_cb), self,
                           G_CONNECT_SWAPPED);

  self->bindings = g_binding_group_new ();
  g_binding_group_bind (self->bindings, "keep-comments", self->comments_check, "active", flags);
  g_binding_group_bind (self->bindings, "keep-personal", self->personal_check, "active", flags);
  g_binding_group_bind (self->bindings, "replace", self->replace_check, "active", flags);
}

/**
 * assay_import_columns_page_new:
 *
 * Makes the page, without a file.
 *
 * Returns: (transfer floating): the page
 */
GtkWidget *
assay_import_columns_page_new (void)
{
  return g_object_new (ASSAY_TYPE_IMPORT_COLUMNS_PAGE, NULL);
}

/**
 * assay_import_columns_page_show:
 * @self: the page
 * @controller: an import whose file is open
 *
 * Shows the columns of a file that was opened.
 */
void
assay_import_columns_page_show (AssayImportColumnsPage *self,
                                AssayImportController  *controller)
{
  AssayTableFile *file = assay_import_controller_get_file (controller);
  gboolean is_survey = assay_import_controller_get_kind (controller) == ASSAY_IMPORT_SURVEY;
  g_autofree char *what = assay_table_file_dup_description (file);
  g_autofree char *description = NULL;

  g_return_if_fail (ASSAY_IS_IMPORT_COLUMNS_PAGE (self));

  g_set_object (&self->controller, controller);
  description = g_strdup_printf (
    _("%s. This mapping will be remembered for files with the same headings."), what);
  gtk_label_set_label (self->description_label, description);
  gtk_widget_set_visible (GTK_WIDGET (self->comments_check), is_survey);
  gtk_widget_set_visible (GTK_WIDGET (self->personal_check), is_survey);
  gtk_widget_set_visible (GTK_WIDGET (self->replace_check), is_survey);
  g_binding_group_set_source (self->bindings, controller);
  set_up_list (self);
  follow_columns (self);
  refresh (self);
}
