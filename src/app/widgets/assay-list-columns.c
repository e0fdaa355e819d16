/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-list-columns.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-list-name.h"
#include "app/widgets/assay-row-menu.h"
#include "app/widgets/assay-style.h"

/* Columns of lists from a table of what their cells are made of, what they say and how they sort. Widgets
 * are made in setup and only told their values in bind. */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  const AssayListColumn *info = user_data;

  gtk_list_item_set_child (list_item, info->create ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  const AssayListColumn *info = user_data;
  gpointer item = gtk_list_item_get_item (list_item);

  info->show (gtk_list_item_get_child (list_item), item);
  if (info->name != NULL)
    {
      g_autofree char *name = info->name (item);

      assay_list_item_set_name (list_item, name);
      assay_row_menu_mark (gtk_list_item_get_child (list_item), item);
    }
}

static GtkColumnViewColumn *
create_column (const AssayListColumn *info)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(info->title), factory);

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), (gpointer) info);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), (gpointer) info);
  if (info->compare != NULL)
    {
      g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (info->compare, NULL, NULL));

      gtk_column_view_column_set_sorter (column, sorter);
    }
  g_object_set_data (G_OBJECT (column), "column", (gpointer) info);
  gtk_column_view_column_set_expand (column, info->width == 0);
  return column;
}

/**
 * assay_list_columns_add:
 * @view: a column view
 * @columns: (array length=n_columns): what stays as long as the program
 * @n_columns: how many
 *
 * Adds columns to a list. Nothing is sorted until somebody asks for it.
 */
void
assay_list_columns_add (GtkColumnView         *view,
                        const AssayListColumn *columns,
                        guint                  n_columns)
{
  for (guint i = 0; i < n_columns; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (&columns[i]);

      gtk_column_view_append_column (view, column);
    }
}

/**
 * assay_list_columns_align:
 * @view: a column view with such columns
 *
 * Sets widths by the size of text, and the heads of figures to the right.
 */
void
assay_list_columns_align (GtkColumnView *view)
{
  GListModel *model = gtk_column_view_get_columns (view);
  const double scale = assay_style_get_scale (GTK_WIDGET (view));
  GtkWidget *title = gtk_widget_get_first_child (gtk_widget_get_first_child (GTK_WIDGET (view)));

  for (guint i = 0; i < g_list_model_get_n_items (model) && title != NULL; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      const AssayListColumn *info = g_object_get_data (G_OBJECT (column), "column");

      if (info->width > 0)
        gtk_column_view_column_set_fixed_width (column, (int) (info->width * scale));
      if (info->to_the_right)
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}

/**
 * assay_list_columns_show:
 * @view: a column view whose columns have their widths
 * @which: (array length=n): columns, from 0
 * @n: how many
 * @are_shown: whether there is room for them
 *
 * Shows columns or takes them out.
 */
void
assay_list_columns_show (GtkColumnView *view,
                         const guint   *which,
                         guint          n,
                         gboolean       are_shown)
{
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (gtk_column_view_get_columns (view), which[i]);

      gtk_column_view_column_set_visible (column, are_shown);
      /* In GTK 4.8 the list is as wide as if it could be seen. */
      if (!are_shown)
        gtk_column_view_column_set_fixed_width (column, 0);
    }
}

/**
 * assay_list_columns_set_narrow:
 * @view: a column view
 * @dispensable: (array length=n_dispensable): the columns, from 0, that a narrow page goes without
 * @n_dispensable: how many
 * @is_narrow: whether there is no room for them
 *
 * Sets widths by the size of text and shows the columns that fit.
 */
void
assay_list_columns_set_narrow (GtkColumnView *view,
                               const guint   *dispensable,
                               guint          n_dispensable,
                               gboolean       is_narrow)
{
  assay_list_columns_align (view);
  assay_list_columns_show (view, dispensable, n_dispensable, !is_narrow);
}

/**
 * assay_list_columns_create_label:
 *
 * Returns: (transfer floating): a cell of words
 */
GtkWidget *
assay_list_columns_create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "small");
  return label;
}

/**
 * assay_list_columns_create_figure:
 *
 * Returns: (transfer floating): a cell of figures, to the right
 */
GtkWidget *
assay_list_columns_create_figure (void)
{
  GtkWidget *label = assay_list_columns_create_label ();

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/**
 * assay_list_columns_create_lines:
 *
 * Returns: (transfer floating): a cell of two lines, the second smaller
 */
GtkWidget *
assay_list_columns_create_lines (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *second = assay_list_columns_create_label ();

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_remove_css_class (second, "small");
  gtk_widget_add_css_class (second, "tiny");
  gtk_widget_add_css_class (second, "secondary");
  gtk_box_append (GTK_BOX (box), assay_list_columns_create_label ());
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

/**
 * assay_list_columns_show_lines:
 * @child: a cell of two lines
 * @first: the first
 * @second: the second; "" leaves it out
 */
void
assay_list_columns_show_lines (GtkWidget  *child,
                               const char *first,
                               const char *second)
{
  GtkWidget *label = gtk_widget_get_first_child (child);
  GtkWidget *below = gtk_widget_get_next_sibling (label);

  gtk_label_set_label (GTK_LABEL (label), first);
  gtk_label_set_label (GTK_LABEL (below), second);
  gtk_widget_set_visible (below, *second != '\0');
  gtk_widget_set_tooltip_text (child, first);
}

/**
 * assay_list_columns_show_styled:
 * @label: a cell of words
 * @text: what it says
 * @style: (nullable): one of `worse`, `caution`, `secondary`
 */
void
assay_list_columns_show_styled (GtkWidget  *label,
                                const char *text,
                                const char *style)
{
  static const char *const styles[] = { "worse", "caution", "secondary" };

  gtk_label_set_label (GTK_LABEL (label), text);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    if (g_strcmp0 (styles[i], style) == 0)
      gtk_widget_add_css_class (label, styles[i]);
    else
      gtk_widget_remove_css_class (label, styles[i]);
}
