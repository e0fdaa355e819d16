/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-text-table-view.h"

#include "app/widgets/assay-list-name.h"

/* A row's cells stand in one string, parted by a byte that no text holds, so that GTK's own string list
 * can carry the rows. */
#define PART "\x1f"

struct _AssayTextTableView
{
  AdwBin parent_instance;

  GtkColumnView *view;
  GtkStringList *rows;
};

G_DEFINE_FINAL_TYPE (AssayTextTableView, assay_text_table_view, ADW_TYPE_BIN)

typedef struct
{
  guint index;
  gboolean numeric;
} Column;

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  const Column *column = user_data;
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), column->numeric ? 1 : 0);
  gtk_label_set_wrap (GTK_LABEL (label), !column->numeric);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "small");
  if (column->numeric)
    gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  const Column *column = user_data;
  const char *row = gtk_string_object_get_string (gtk_list_item_get_item (item));
  g_auto (GStrv) cells = g_strsplit (row, PART, -1);

  if (column->index < g_strv_length (cells))
    gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), cells[column->index]);
  if (column->index == 0)
    {
      g_autofree char *name = g_strjoinv (", ", cells);

      assay_list_item_set_name (item, name);
    }
}

static void
add_column (AssayTextTableView *self,
            const char         *heading,
            guint               index,
            gboolean            numeric)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  Column *column = g_new0 (Column, 1);
  g_autoptr (GtkColumnViewColumn) view_column = NULL;

  column->index = index;
  column->numeric = numeric;
  g_object_set_data_full (G_OBJECT (factory), "column", column, g_free);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), column);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), column);
  view_column = gtk_column_view_column_new (heading, factory);
  gtk_column_view_column_set_expand (view_column, !numeric);
  gtk_column_view_append_column (self->view, view_column);
}

static void
remove_columns (AssayTextTableView *self)
{
  GListModel *columns = gtk_column_view_get_columns (self->view);

  while (g_list_model_get_n_items (columns) > 0)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, 0);

      gtk_column_view_remove_column (self->view, column);
    }
}

/* GTK 4.8 has no property for it: the head of figures stands over them. */
static void
align_heads (AssayTextTableView   *self,
             const AssayTextTable *table)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (self->view));
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; i < table->n_columns && title != NULL; i++)
    {
      if (table->numeric[i])
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

/**
 * assay_text_table_view_set_table:
 * @self: a table view
 * @table: (nullable): what it shows; copied
 */
void
assay_text_table_view_set_table (AssayTextTableView   *self,
                                 const AssayTextTable *table)
{
  g_return_if_fail (ASSAY_IS_TEXT_TABLE_VIEW (self));

  gtk_string_list_splice (self->rows, 0, g_list_model_get_n_items (G_LIST_MODEL (self->rows)),
                          NULL);
  remove_columns (self);
  for (guint i = 0; table != NULL && i < table->n_columns; i++)
    add_column (self, table->headings[i], i, table->numeric[i]);
  for (guint i = 0; table != NULL && i < table->rows->len; i++)
    gtk_string_list_take (self->rows, g_strjoinv (PART, g_ptr_array_index (table->rows, i)));
  if (table == NULL)
    return;
  align_heads (self, table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  table->title, -1);
}

static void
assay_text_table_view_finalize (GObject *object)
{
  g_clear_object (&ASSAY_TEXT_TABLE_VIEW (object)->rows);
  G_OBJECT_CLASS (assay_text_table_view_parent_class)->finalize (object);
}

static void
assay_text_table_view_class_init (AssayTextTableViewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_text_table_view_finalize;
}

static void
assay_text_table_view_init (AssayTextTableView *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkNoSelection *selection;

  self->rows = gtk_string_list_new (NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (g_object_ref (self->rows)));
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "text-table");
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->view));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_widget_set_vexpand (scrolled, TRUE);
  adw_bin_set_child (ADW_BIN (self), scrolled);
}

/**
 * assay_text_table_view_new:
 *
 * Returns: (transfer floating): a view without a table
 */
GtkWidget *
assay_text_table_view_new (void)
{
  return g_object_new (ASSAY_TYPE_TEXT_TABLE_VIEW, NULL);
}
