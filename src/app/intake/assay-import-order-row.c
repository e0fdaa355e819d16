/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/intake/assay-import-order-row.h"

#include <glib/gi18n-lib.h>

/**
 * AssayImportOrderRow:
 *
 * In which order day and month stand in a column of dates, how that is known, and the choice of another.
 */
struct _AssayImportOrderRow
{
  GtkBox parent_instance;

  GtkDropDown *order;

  AssayImportController *controller;
  guint column;
};

G_DEFINE_FINAL_TYPE (AssayImportOrderRow, assay_import_order_row, GTK_TYPE_BOX)

static const AssayDateOrder orders[] = {
  ASSAY_DATE_ORDER_DAY_FIRST,
  ASSAY_DATE_ORDER_MONTH_FIRST,
  ASSAY_DATE_ORDER_YEAR_FIRST,
};

static void
selected_cb (AssayImportOrderRow *self)
{
  guint selected = gtk_drop_down_get_selected (self->order);

  if (selected < G_N_ELEMENTS (orders))
    assay_import_controller_set_date_order (self->controller, self->column, orders[selected]);
}

static void
select_order (AssayImportOrderRow *self)
{
  AssayDateOrder order = assay_import_controller_get_date_order (self->controller, self->column);
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < G_N_ELEMENTS (orders); i++)
    {
      if (orders[i] == order)
        selected = i;
    }
  gtk_drop_down_set_selected (self->order, selected);
}

static void
assay_import_order_row_dispose (GObject *object)
{
  g_clear_object (&ASSAY_IMPORT_ORDER_ROW (object)->controller);

  G_OBJECT_CLASS (assay_import_order_row_parent_class)->dispose (object);
}

static void
assay_import_order_row_class_init (AssayImportOrderRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = assay_import_order_row_dispose;
}

static void
assay_import_order_row_init (AssayImportOrderRow *self)
{
  gtk_box_set_spacing (GTK_BOX (self), 12);
}

static void
add_words (AssayImportOrderRow *self,
           AssayImportColumn   *column)
{
  g_autofree char *text = NULL;
  GtkWidget *label;
  GtkWidget *evidence;

  text = g_strdup_printf (_("Dates in “%s”"), assay_import_column_get_heading (column));
  label = gtk_label_new (text);
  evidence = gtk_label_new (assay_import_column_get_holds (column));
  gtk_label_set_ellipsize (GTK_LABEL (evidence), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (evidence), 0);
  gtk_widget_set_hexpand (evidence, TRUE);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (evidence, "small");
  gtk_widget_add_css_class (evidence, "secondary");
  gtk_box_append (GTK_BOX (self), label);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->order));
  gtk_box_append (GTK_BOX (self), evidence);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->order),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/**
 * assay_import_order_row_new:
 * @controller: the import
 * @column: a column of dates
 *
 * Makes the row for one column.
 *
 * Returns: (transfer floating): the row
 */
GtkWidget *
assay_import_order_row_new (AssayImportController *controller,
                            AssayImportColumn     *column)
{
  AssayImportOrderRow *self = g_object_new (ASSAY_TYPE_IMPORT_ORDER_ROW, NULL);
  const char *titles[] = { _("Day first"), _("Month first"), _("Year first"), NULL };

  self->controller = g_object_ref (controller);
  self->column = assay_import_column_get_index (column);
  self->order = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (titles));
  select_order (self);
  g_signal_connect_swapped (self->order, "notify::selected", G_CALLBACK (selected_cb), self);
  add_words (self, column);

  return GTK_WIDGET (self);
}
