/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-chart-view.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-chart-area.h"
#include "app/widgets/assay-chart-output.h"
#include "app/widgets/assay-text-table-view.h"

struct _AssayChartView
{
  AdwBin parent_instance;

  GtkStack *stack;
  AssayChartArea *area;
  AssayTextTableView *table;
  GtkWidget *controls;
  GtkToggleButton *table_button;
};

G_DEFINE_FINAL_TYPE (AssayChartView, assay_chart_view, ADW_TYPE_BIN)

static void
table_toggled_cb (GtkToggleButton *button,
                  gpointer         user_data)
{
  AssayChartView *self = ASSAY_CHART_VIEW (user_data);

  gtk_stack_set_visible_child_name (self->stack,
                                    gtk_toggle_button_get_active (button) ? "table" : "chart");
}

static void
toggle_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  AssayChartView *self = ASSAY_CHART_VIEW (user_data);

  gtk_toggle_button_set_active (self->table_button,
                                !gtk_toggle_button_get_active (self->table_button));
}

static void
copy_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayChartView *self = ASSAY_CHART_VIEW (user_data);

  assay_chart_output_copy (GTK_WIDGET (self), assay_chart_area_get_chart (self->area),
                           assay_chart_view_shows_table (self));
}

static void
print_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  AssayChartView *self = ASSAY_CHART_VIEW (user_data);

  assay_chart_output_print (GTK_WIDGET (self), assay_chart_area_get_chart (self->area));
}

static void
save_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayChartView *self = ASSAY_CHART_VIEW (user_data);

  assay_chart_output_save (GTK_WIDGET (self), assay_chart_area_get_chart (self->area));
}

static const GActionEntry actions[] = {
  { "toggle-table", toggle_activated },
  { "copy", copy_activated },
  { "print", print_activated },
  { "save", save_activated },
};

/**
 * assay_chart_view_set_chart:
 * @self: a chart view
 * @chart: (nullable): what it shows; not changed afterwards
 */
void
assay_chart_view_set_chart (AssayChartView *self,
                            AssayChart     *chart)
{
  g_autoptr (AssayTextTable) table = NULL;

  g_return_if_fail (ASSAY_IS_CHART_VIEW (self));

  if (chart != NULL)
    table = assay_chart_to_table (chart);
  assay_chart_area_set_chart (self->area, chart);
  assay_text_table_view_set_table (self->table, table);
}

/**
 * assay_chart_view_get_chart:
 * @self: a chart view
 *
 * Returns: (transfer none) (nullable): what it shows
 */
AssayChart *
assay_chart_view_get_chart (AssayChartView *self)
{
  g_return_val_if_fail (ASSAY_IS_CHART_VIEW (self), NULL);
  return assay_chart_area_get_chart (self->area);
}

/**
 * assay_chart_view_shows_table:
 * @self: a chart view
 *
 * Returns: whether the table is shown and not the chart
 */
gboolean
assay_chart_view_shows_table (AssayChartView *self)
{
  g_return_val_if_fail (ASSAY_IS_CHART_VIEW (self), FALSE);
  return gtk_toggle_button_get_active (self->table_button);
}

/**
 * assay_chart_view_get_controls:
 * @self: a chart view
 *
 * Returns: (transfer none): what switches between chart and table, and copies, prints and saves; to be
 *   put anywhere, once
 */
GtkWidget *
assay_chart_view_get_controls (AssayChartView *self)
{
  g_return_val_if_fail (ASSAY_IS_CHART_VIEW (self), NULL);
  return self->controls;
}

static GtkWidget *
create_menu_button (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  g_menu_append (menu, _("_Copy"), "chart.copy");
  g_menu_append (menu, _("_Save Picture…"), "chart.save");
  g_menu_append (menu, _("_Print…"), "chart.print");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Copy or Print"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  return button;
}

static GtkWidget *
create_toggles (AssayChartView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *chart = gtk_toggle_button_new_with_label (_("Chart"));
  GtkWidget *table = gtk_toggle_button_new_with_label (_("Table"));

  gtk_widget_add_css_class (box, "linked");
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (table), GTK_TOGGLE_BUTTON (chart));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chart), TRUE);
  gtk_box_append (GTK_BOX (box), chart);
  gtk_box_append (GTK_BOX (box), table);
  self->table_button = GTK_TOGGLE_BUTTON (table);
  g_signal_connect_object (table, "toggled", G_CALLBACK (table_toggled_cb), self, 0);
  return box;
}

static void
create_controls (AssayChartView *self)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, G_N_ELEMENTS (actions), self);
  self->controls = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_valign (self->controls, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->controls), create_menu_button ());
  gtk_box_append (GTK_BOX (self->controls), create_toggles (self));
  gtk_widget_insert_action_group (self->controls, "chart", G_ACTION_GROUP (group));
  gtk_widget_insert_action_group (GTK_WIDGET (self), "chart", G_ACTION_GROUP (group));
}

static void
assay_chart_view_dispose (GObject *object)
{
  g_clear_object (&ASSAY_CHART_VIEW (object)->controls);
  G_OBJECT_CLASS (assay_chart_view_parent_class)->dispose (object);
}

static void
assay_chart_view_class_init (AssayChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_chart_view_dispose;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_t, GDK_CONTROL_MASK,
                                       "chart.toggle-table", NULL);
}

static void
assay_chart_view_init (AssayChartView *self)
{
  self->stack = GTK_STACK (gtk_stack_new ());
  self->area = ASSAY_CHART_AREA (assay_chart_area_new ());
  self->table = ASSAY_TEXT_TABLE_VIEW (assay_text_table_view_new ());
  gtk_stack_set_vhomogeneous (self->stack, FALSE);
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->area), "chart");
  gtk_stack_add_named (self->stack, GTK_WIDGET (self->table), "table");
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->stack));
  create_controls (self);
}

/**
 * assay_chart_view_new:
 *
 * Returns: (transfer floating): a view without a chart
 */
GtkWidget *
assay_chart_view_new (void)
{
  return g_object_new (ASSAY_TYPE_CHART_VIEW, NULL);
}
