/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-list-name.h"

/**
 * assay_list_item_set_name:
 * @item: a list item, in the bind handler of a GtkListView, or of one column of a GtkColumnView
 * @name: what the row is called
 *
 * Gives a row its name for those who listen. List items have no label of their own before GTK 4.12, so
 * the widgets around the item's child are named: the row, and in a column view the cell too.
 */
void
assay_list_item_set_name (GtkListItem *item,
                          const char  *name)
{
  GtkWidget *widget = gtk_widget_get_parent (gtk_list_item_get_child (item));

  while (widget != NULL && !GTK_IS_LIST_BASE (widget))
    {
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
      widget = gtk_widget_get_parent (widget);
    }
}
