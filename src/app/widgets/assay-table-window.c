/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-table-window.h"

#include <glib/gi18n-lib.h>

#include "app/widgets/assay-chart-output.h"
#include "app/widgets/assay-text-table-view.h"

struct _AssayTableWindow
{
  AdwWindow parent_instance;

  GtkBox *sentences;
  GtkWidget *switcher;
  GtkStack *stack;
};

G_DEFINE_FINAL_TYPE (AssayTableWindow, assay_table_window, ADW_TYPE_WINDOW)

static void
assay_table_window_class_init (AssayTableWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/widgets/assay-table-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayTableWindow, sentences);
  gtk_widget_class_bind_template_child (widget_class, AssayTableWindow, switcher);
  gtk_widget_class_bind_template_child (widget_class, AssayTableWindow, stack);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_table_window_init (AssayTableWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static GtkWidget *
create_label (const char *text,
              const char *first_class,
              const char *second_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, first_class);
  if (second_class != NULL)
    gtk_widget_add_css_class (label, second_class);
  return label;
}

/**
 * assay_table_window_add_sentence:
 * @self: a window
 * @text: what the figures say
 * @remark: (nullable): how they are to be read
 *
 * Adds a sentence below what is there.
 */
void
assay_table_window_add_sentence (AssayTableWindow *self,
                                 const char       *text,
                                 const char       *remark)
{
  g_return_if_fail (ASSAY_IS_TABLE_WINDOW (self));

  gtk_box_append (self->sentences, create_label (text, "title-3", NULL));
  if (remark != NULL)
    gtk_box_append (self->sentences, create_label (remark, "small", "secondary"));
}

static void
copy_clicked_cb (GtkButton *button,
                 gpointer   table)
{
  assay_table_output_copy (GTK_WIDGET (button), table);
}

static void
free_table (gpointer  data,
            GClosure *closure)
{
  assay_text_table_free (data);
}

static GtkWidget *
create_head (const char     *title,
             const char     *heading,
             AssayTextTable *table)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = create_label (heading, "heading", NULL);
  GtkWidget *copy = gtk_button_new_with_mnemonic (_("_Copy Table"));
  g_autofree char *name = g_strdup_printf (_("Copy table: %s"), title);

  g_signal_connect_data (copy, "clicked", G_CALLBACK (copy_clicked_cb), table, free_table, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (copy), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_add_css_class (copy, "flat");
  gtk_widget_set_valign (copy, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), copy);
  return head;
}

/**
 * assay_table_window_add_table:
 * @self: a window
 * @title: what the table shows, in few words
 * @heading: that as a sentence
 * @table: (transfer full): a table
 *
 * Adds a table with a button that copies it; where there are more than one, each has a tab.
 */
void
assay_table_window_add_table (AssayTableWindow *self,
                              const char       *title,
                              const char       *heading,
                              AssayTextTable   *table)
{
  GtkWidget *page = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = assay_text_table_view_new ();

  g_return_if_fail (ASSAY_IS_TABLE_WINDOW (self));

  assay_text_table_view_set_table (ASSAY_TEXT_TABLE_VIEW (view), table);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_set_vexpand (view, TRUE);
  gtk_widget_add_css_class (card, "assay-card");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  gtk_box_append (GTK_BOX (card), view);
  gtk_box_append (GTK_BOX (page), create_head (title, heading, table));
  gtk_box_append (GTK_BOX (page), card);
  gtk_stack_add_titled (self->stack, page, NULL, title);
  gtk_widget_set_visible (self->switcher, gtk_widget_get_next_sibling (gtk_widget_get_first_child (
                                            GTK_WIDGET (self->stack))) != NULL);
}

/**
 * assay_table_window_new:
 * @parent: the window to show it over
 * @title: what it is about
 *
 * Returns: (transfer none): an empty window, not shown yet
 */
GtkWindow *
assay_table_window_new (GtkWindow  *parent,
                        const char *title)
{
  return g_object_new (ASSAY_TYPE_TABLE_WINDOW, "transient-for", parent, "title", title, NULL);
}
