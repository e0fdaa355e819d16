/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-columns.h"

#include <glib/gi18n-lib.h>

#include "app/assay-settings.h"
#include "app/register/assay-provider-cells.h"
#include "app/widgets/assay-list-name.h"
#include "report/assay-sentences.h"

/* Making them */

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  const AssayProviderCell *cell = g_object_get_data (G_OBJECT (factory), "column");
  GtkWidget *view = g_object_get_data (G_OBJECT (factory), "view");

  gtk_list_item_set_child (list_item, assay_cell_new (view, cell->draw, user_data));
}

/* A band that a panel agreed against the figures, or that is out of date, has the reason in a tooltip. */
static void
show_tooltip (GtkWidget               *child,
              const AssayProviderCell *cell,
              AssayRating             *rating,
              const char              *text)
{
  const char *flag = assay_rating_get_flag (rating);
  const gboolean has_one = cell->order == ASSAY_RATING_ORDER_BAND &&
                           ((flag != NULL && *flag != '\0') ||
                            g_strcmp0 (assay_rating_get_held_band (rating), assay_rating_get_band (rating)) != 0);

  if (has_one || gtk_widget_get_has_tooltip (child))
    gtk_widget_set_tooltip_text (child, has_one ? text : NULL);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  const AssayProviderCell *cell = g_object_get_data (G_OBJECT (factory), "column");
  AssayRating *rating = ASSAY_RATING (gtk_list_item_get_item (list_item));
  AssaySession *session = ASSAY_SESSION (user_data);
  GtkWidget *child = gtk_list_item_get_child (list_item);
  g_autofree char *text = cell->describe (rating, session);

  assay_cell_set_item (ASSAY_CELL (child), rating);
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  show_tooltip (child, cell, rating, text);
  if (cell->order == ASSAY_RATING_ORDER_NAME)
    {
      g_autofree char *name = assay_provider_cells_name_row (rating, session);

      assay_list_item_set_name (list_item, name);
    }
}

/* The list sorts itself; a column's sorter only makes its heading one to sort by, and says its name
 * when it is asked. Nothing is before anything else where nobody asks. */
static int
answer_cb (gconstpointer a,
           gconstpointer b,
           gpointer      user_data)
{
  const AssayProviderCell *cell = user_data;
  const AssayProviderCell **asked = g_object_get_data (G_OBJECT ((gpointer) a), "sorted-by");

  if (asked == NULL)
    return 0;
  if (*asked == NULL)
    *asked = cell;
  return -1;
}

/**
 * assay_provider_columns_get_order:
 * @view: a column view with the columns
 * @descending: (out): whether the other way round
 *
 * GTK 4.8 does not tell which column is sorted by: two objects are given to be compared, which the
 * column that comes first answers.
 *
 * Returns: what the heading that was clicked last sorts by
 */
AssayRatingOrder
assay_provider_columns_get_order (GtkColumnView *view,
                                  gboolean      *descending)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  g_autoptr (GObject) first = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) second = g_object_new (G_TYPE_OBJECT, NULL);
  const AssayProviderCell *asked = NULL;

  g_object_set_data (first, "sorted-by", &asked);
  g_object_set_data (second, "sorted-by", &asked);
  *descending = gtk_sorter_compare (sorter, first, second) == GTK_ORDERING_LARGER;
  return asked != NULL ? asked->order : ASSAY_RATING_ORDER_NAME;
}

static GtkColumnViewColumn *
create_column (GtkColumnView           *view,
               const AssayProviderCell *cell,
               AssaySession            *session)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(cell->title), factory);
  g_autoptr (GtkSorter) sorter =
    GTK_SORTER (gtk_custom_sorter_new (answer_cb, (gpointer) cell, NULL));

  g_object_set_data (G_OBJECT (factory), "column", (gpointer) cell);
  g_object_set_data (G_OBJECT (factory), "view", view);
  g_object_set_data (G_OBJECT (column), "column", (gpointer) cell);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), session, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), session, 0);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, cell->order == ASSAY_RATING_ORDER_NAME);
  return column;
}

/* The cells measure themselves anew. */
static void
queue_resize (GtkWidget *widget)
{
  if (ASSAY_IS_CELL (widget))
    gtk_widget_queue_resize (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    queue_resize (child);
}

static void
compact_changed_cb (GtkWidget *view)
{
  if (g_settings_get_boolean (assay_settings_get (), "providers-compact"))
    gtk_widget_add_css_class (view, "compact");
  else
    gtk_widget_remove_css_class (view, "compact");
  queue_resize (view);
}

/**
 * assay_provider_columns_add:
 * @view: a column view over #AssayRating
 * @session: whose framework the bands are of
 *
 * Adds all columns, sorted by name, with one or two lines a row as the person has set it.
 */
void
assay_provider_columns_add (GtkColumnView *view,
                            AssaySession  *session)
{
  guint n_cells;
  const AssayProviderCell *cells = assay_provider_cells_get (&n_cells);

  g_signal_connect_object (assay_settings_get (), "changed::providers-compact",
                           G_CALLBACK (compact_changed_cb), view, G_CONNECT_SWAPPED);
  compact_changed_cb (GTK_WIDGET (view));
  for (guint i = 0; i < n_cells; i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (view, &cells[i], session);

      gtk_column_view_append_column (view, column);
      if (i == 0)
        gtk_column_view_sort_by_column (view, column, GTK_SORT_ASCENDING);
    }
}

/* Choosing them */

static void
column_toggled_cb (GtkColumnViewColumn *changed,
                   GParamSpec          *pspec,
                   gpointer             user_data)
{
  GListModel *model = gtk_column_view_get_columns (GTK_COLUMN_VIEW (user_data));
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) shown = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      const AssayProviderCell *cell = g_object_get_data (G_OBJECT (column), "column");

      if (gtk_column_view_column_get_visible (column))
        g_strv_builder_add (builder, cell->id);
    }
  shown = g_strv_builder_end (builder);
  g_settings_set_strv (assay_settings_get (), "providers-columns",
                       (const char *const *) shown);
}

static void
show_chosen (GtkColumnView *view)
{
  GListModel *model = gtk_column_view_get_columns (view);
  g_auto (GStrv) shown = g_settings_get_strv (assay_settings_get (), "providers-columns");

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      const AssayProviderCell *cell = g_object_get_data (G_OBJECT (column), "column");

      gtk_column_view_column_set_visible (column, i == 0 || g_strv_contains (
                                            (const char *const *) shown, cell->id));
    }
}

static void
reset_activated (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  g_settings_reset (assay_settings_get (), "providers-columns");
  show_chosen (GTK_COLUMN_VIEW (user_data));
}

/**
 * assay_provider_columns_add_menu:
 * @view: a column view with the columns
 * @page: where the actions go
 *
 * Makes the columns choosable; the choice is kept among the settings.
 *
 * Returns: (transfer full): a menu of the columns
 */
GMenuModel *
assay_provider_columns_add_menu (GtkColumnView *view,
                                 GtkWidget     *page)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) choice = g_menu_new ();
  g_autoptr (GMenu) reset = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  const GActionEntry entry = { "reset", reset_activated };
  GListModel *model = gtk_column_view_get_columns (view);

  show_chosen (view);
  for (guint i = 1; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      const AssayProviderCell *cell = g_object_get_data (G_OBJECT (column), "column");
      g_autoptr (GPropertyAction) action = g_property_action_new (cell->id, column, "visible");
      g_autofree char *name = g_strconcat ("columns.", cell->id, NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (choice, _(cell->title), name);
      g_signal_connect_object (column, "notify::visible", G_CALLBACK (column_toggled_cb), view, 0);
    }
  g_action_map_add_action_entries (G_ACTION_MAP (group), &entry, 1, view);
  gtk_widget_insert_action_group (page, "columns", G_ACTION_GROUP (group));
  g_menu_append (reset, _("_Reset Columns"), "columns.reset");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (choice));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (reset));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

/**
 * assay_provider_columns_name_base:
 * @view: a column view that has its columns
 * @framework: whose ratings it shows
 *
 * Names the column of the base by what the framework counts: returns, or people seen at home.
 */
void
assay_provider_columns_name_base (GtkColumnView  *view,
                                  AssayFramework *framework)
{
  GListModel *columns = gtk_column_view_get_columns (view);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (columns, i);
      const AssayProviderCell *cell = g_object_get_data (G_OBJECT (column), "column");

      if (cell != NULL && cell->order == ASSAY_RATING_ORDER_RETURNS)
        gtk_column_view_column_set_title (column, assay_sentence_base_title (framework));
    }
}

/**
 * assay_provider_columns_align:
 * @view: a column view with the columns
 *
 * Sets widths by the size of text, and the heads of figures to the right, for which GTK 4.8 has no
 * property. To be called again after columns were shown or hidden.
 */
void
assay_provider_columns_align (GtkColumnView *view)
{
  GListModel *model = gtk_column_view_get_columns (view);
  const double scale = assay_style_get_scale (GTK_WIDGET (view));
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));
  GtkWidget *title = gtk_widget_get_first_child (header);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = g_list_model_get_item (model, i);
      const AssayProviderCell *cell = g_object_get_data (G_OBJECT (column), "column");

      gtk_column_view_column_set_fixed_width (column, (int) (cell->width * scale));
      if (!gtk_column_view_column_get_visible (column) || title == NULL)
        continue;
      if (cell->to_the_right)
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}
