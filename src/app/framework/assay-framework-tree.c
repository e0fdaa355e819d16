/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-tree.h"

#include <glib/gi18n-lib.h>

#include "app/framework/assay-framework-node.h"
#include "app/framework/assay-framework-words.h"
#include "app/widgets/assay-list-name.h"
#include "app/widgets/assay-shape-icon.h"

/**
 * AssayFrameworkTree:
 *
 * Groups and measures of a framework with source, scale and weight. What the source leaves open carries
 * a mark and the word.
 */
struct _AssayFrameworkTree
{
  AdwBin parent_instance;

  GtkColumnView *view;
};

G_DEFINE_FINAL_TYPE (AssayFrameworkTree, assay_framework_tree, ADW_TYPE_BIN)

static GtkWidget *
make_label (float xalign)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "small");

  return label;
}

static const AssayNode *
get_node (GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);
  g_autoptr (AssayFrameworkNode) node = gtk_tree_list_row_get_item (row);

  return assay_framework_node_get (node);
}

static AssayFramework *
get_framework (GtkListItem *item)
{
  g_autoptr (AssayFrameworkNode) node = gtk_tree_list_row_get_item (gtk_list_item_get_item (item));

  return assay_framework_node_get_framework (node);
}

static void
setup_title_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *expander = gtk_tree_expander_new ();

  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), make_label (0));
  gtk_widget_set_hexpand (gtk_tree_expander_get_child (GTK_TREE_EXPANDER (expander)), TRUE);
  gtk_list_item_set_child (item, expander);
}

static void
bind_title_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_tree_expander_get_child (expander);
  const AssayNode *node = get_node (item);

  gtk_tree_expander_set_list_row (expander, gtk_list_item_get_item (item));
  gtk_label_set_label (GTK_LABEL (label), node->title);
  if (node->kind == ASSAY_NODE_GROUP)
    gtk_widget_add_css_class (label, "strong");
  else
    gtk_widget_remove_css_class (label, "strong");
  gtk_widget_set_tooltip_text (label, *node->guidance ? node->guidance : NULL);
  assay_list_item_set_name (item, node->title);
}

static void
setup_text_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  gtk_list_item_set_child (item, make_label (0));
}

static void
bind_source_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  const AssayNode *node = get_node (item);
  const char *title = node->source_title && *node->source_title ? node->source_title
                                                                : node->source;

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title ? title : "");
}

static void
setup_scale_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *flag = gtk_label_new (_("placeholder"));
  GtkWidget *scale = make_label (0);

  gtk_widget_add_css_class (flag, "small");
  gtk_widget_add_css_class (flag, "caution");
  gtk_widget_set_hexpand (scale, TRUE);
  gtk_box_append (GTK_BOX (box), scale);
  gtk_box_append (GTK_BOX (box), assay_shape_icon_new (ASSAY_SHAPE_TRIANGLE, ASSAY_INK_CAUTION,
                                                       9));
  gtk_box_append (GTK_BOX (box), flag);
  gtk_list_item_set_child (item, box);
}

static void
bind_scale_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item)
{
  const AssayNode *node = get_node (item);
  GtkWidget *scale = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *icon = gtk_widget_get_next_sibling (scale);
  GtkWidget *flag = gtk_widget_get_next_sibling (icon);
  gboolean is_open = assay_framework_words_is_open (node);
  g_autofree char *text = assay_framework_words_scale (node);

  gtk_label_set_label (GTK_LABEL (scale), text);
  gtk_widget_set_visible (icon, is_open);
  gtk_widget_set_visible (flag, is_open);
}

static void
setup_weight_cb (GtkSignalListItemFactory *factory,
                 GtkListItem              *item)
{
  GtkWidget *label = make_label (1);

  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
bind_weight_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item)
{
  const AssayNode *node = get_node (item);
  g_autofree char *text = node->kind == ASSAY_NODE_GROUP
                            ? assay_framework_words_group_weight (get_framework (item), node)
                            : assay_framework_words_weight (node);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static void
add_column (AssayFrameworkTree *self,
            const char         *title,
            GCallback           setup,
            GCallback           bind,
            int                 width)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", bind, NULL);
  column = gtk_column_view_column_new (title, factory);
  gtk_column_view_column_set_expand (column, width < 0);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
}

static GListModel *
list_children (gpointer item,
               gpointer user_data)
{
  AssayFrameworkNode *node = item;

  return assay_framework_node_list_children (assay_framework_node_get_framework (node),
                                             assay_framework_node_get (node));
}

static void
assay_framework_tree_class_init (AssayFrameworkTreeClass *klass)
{
}

static void
assay_framework_tree_init (AssayFrameworkTree *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_column_view_set_show_row_separators (self->view, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "framework-tree");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Groups and measures"), -1);
  add_column (self, _("Measure"), G_CALLBACK (setup_title_cb), G_CALLBACK (bind_title_cb), -1);
  add_column (self, _("Source"), G_CALLBACK (setup_text_cb), G_CALLBACK (bind_source_cb), 150);
  add_column (self, _("Scale"), G_CALLBACK (setup_scale_cb), G_CALLBACK (bind_scale_cb), 470);
  add_column (self, _("Weight"), G_CALLBACK (setup_weight_cb), G_CALLBACK (bind_weight_cb), 80);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->view));
  gtk_widget_add_css_class (scroller, "assay-card");
  gtk_widget_set_overflow (scroller, GTK_OVERFLOW_HIDDEN);
  adw_bin_set_child (ADW_BIN (self), scroller);
}

/**
 * assay_framework_tree_new:
 *
 * Makes an empty tree.
 *
 * Returns: (transfer floating): the tree
 */
GtkWidget *
assay_framework_tree_new (void)
{
  return g_object_new (ASSAY_TYPE_FRAMEWORK_TREE, NULL);
}

/**
 * assay_framework_tree_show:
 * @self: the tree
 * @framework: what it shows
 *
 * Shows a framework, everything unfolded.
 */
void
assay_framework_tree_show (AssayFrameworkTree *self,
                           AssayFramework     *framework)
{
  GListModel *roots = assay_framework_node_list_children (framework,
                                                          assay_framework_get_root (framework));
  g_autoptr (GtkSelectionModel) selection = NULL;
  GtkTreeListModel *tree;

  g_return_if_fail (ASSAY_IS_FRAMEWORK_TREE (self));

  if (!roots)
    roots = G_LIST_MODEL (g_list_store_new (ASSAY_TYPE_FRAMEWORK_NODE));
  tree = gtk_tree_list_model_new (roots, FALSE, TRUE, list_children, NULL, NULL);
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (tree)));
  gtk_column_view_set_model (self->view, selection);
}
