/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-provider-columns.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/assay-settings.h"
#include "app/register/assay-provider-item.h"
#include "app/widgets/assay-badge.h"
#include "app/widgets/assay-list-name.h"
#include "app/widgets/assay-score-mark.h"
#include "app/widgets/assay-shape-icon.h"
#include "app/widgets/assay-words.h"
#include "core/base/assay-number.h"
#include "core/scoring/assay-scoring.h"
#include "report/assay-sentences.h"

/* The columns of the list of providers, one row of the table below each: what its cells are made of,
 * what they say, how it sorts. Widgets are made in setup and only told their values in bind. */

typedef struct
{
  const char *id;
  const char *title;
  int width;
  gboolean to_the_right;
  GtkWidget *(*create) (void);
  void (*show) (GtkWidget         *child,
                AssayProviderItem *item,
                AssaySession      *session);
  int (*compare) (AssayProviderItem *a,
                  AssayProviderItem *b,
                  AssaySession      *session);
} ColumnInfo;

static GtkWidget *
create_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "small");
  return label;
}

static GtkWidget *
create_figure (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "small");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

/* Numbers, the missing last whichever way: NaN is less than everything. */
static int
compare_doubles (double a,
                 double b)
{
  if (isnan (a) || isnan (b))
    return (int) isnan (b) - (int) isnan (a);
  return (a > b) - (a < b);
}

/* Provider */

static GtkWidget *
create_provider (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *second = create_label ();

  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_remove_css_class (second, "small");
  gtk_widget_add_css_class (second, "tiny");
  gtk_widget_add_css_class (second, "secondary");
  gtk_box_append (GTK_BOX (box), create_label ());
  gtk_box_append (GTK_BOX (box), second);
  return box;
}

static void
show_provider (GtkWidget         *child,
               AssayProviderItem *item,
               AssaySession      *session)
{
  AssayRating *rating = assay_provider_item_get_rating (item);
  GtkWidget *name = gtk_widget_get_first_child (child);
  g_autofree char *second = assay_words_reference_and_people (assay_rating_get_reference (rating),
                                                              assay_provider_item_get_people (item));

  gtk_label_set_label (GTK_LABEL (name), assay_rating_get_name (rating));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_next_sibling (name)), second);
}

static int
compare_providers (AssayProviderItem *a,
                   AssayProviderItem *b,
                   AssaySession      *session)
{
  return assay_provider_item_compare_names (a, b);
}

/* Service type */

static void
show_service (GtkWidget         *child,
              AssayProviderItem *item,
              AssaySession      *session)
{
  AssayRating *rating = assay_provider_item_get_rating (item);

  gtk_label_set_label (GTK_LABEL (child), assay_rating_get_service_type (rating));
}

static int
compare_services (AssayProviderItem *a,
                  AssayProviderItem *b,
                  AssaySession      *session)
{
  return g_utf8_collate (assay_rating_get_service_type (assay_provider_item_get_rating (a)),
                         assay_rating_get_service_type (assay_provider_item_get_rating (b)));
}

/* Band */

static char *
describe_agreed (AssayRating  *rating,
                 AssaySession *session)
{
  AssayFramework *framework = assay_session_get_framework (session);

  return framework != NULL ? assay_sentence_agreed (framework, rating) : NULL;
}

static GtkWidget *
create_band (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *agreed = gtk_label_new (_("agreed"));

  gtk_label_set_xalign (GTK_LABEL (agreed), 0);
  gtk_widget_add_css_class (agreed, "tiny");
  gtk_widget_add_css_class (agreed, "secondary");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), assay_badge_new ());
  gtk_box_append (GTK_BOX (box), agreed);
  return box;
}

static void
show_band (GtkWidget         *child,
           AssayProviderItem *item,
           AssaySession      *session)
{
  AssayRating *rating = assay_provider_item_get_rating (item);
  GtkWidget *badge = gtk_widget_get_first_child (child);
  g_autofree char *agreed = describe_agreed (rating, session);

  assay_badge_set_band (ASSAY_BADGE (badge), assay_session_get_framework (session),
                        assay_rating_get_held_band (rating));
  gtk_widget_set_visible (gtk_widget_get_next_sibling (badge), agreed != NULL);
  gtk_widget_set_tooltip_text (child, agreed);
}

static int
get_place (AssayProviderItem *item,
           AssaySession      *session)
{
  const char *band = assay_rating_get_held_band (assay_provider_item_get_rating (item));
  AssayFramework *framework = assay_session_get_framework (session);

  if (band == NULL || framework == NULL)
    return G_MAXINT;
  return assay_framework_get_band_index (framework, band);
}

static int
compare_bands (AssayProviderItem *a,
               AssayProviderItem *b,
               AssaySession      *session)
{
  const int place_a = get_place (a, session);
  const int place_b = get_place (b, session);

  return (place_a > place_b) - (place_a < place_b);
}

/* Score */

static GtkWidget *
create_score (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *label = create_figure ();
  GtkWidget *mark = assay_score_mark_new ();

  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_widget_add_css_class (label, "strong");
  gtk_widget_set_hexpand (mark, TRUE);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), mark);
  return box;
}

static void
show_score (GtkWidget         *child,
            AssayProviderItem *item,
            AssaySession      *session)
{
  AssayRating *rating = assay_provider_item_get_rating (item);
  AssayFramework *framework = assay_session_get_framework (session);
  GtkWidget *label = gtk_widget_get_first_child (child);
  AssayScoreMark *mark = ASSAY_SCORE_MARK (gtk_widget_get_next_sibling (label));
  g_autofree char *score = assay_words_score (framework, assay_rating_get_score (rating));

  gtk_label_set_label (GTK_LABEL (label), score);
  assay_score_mark_set_framework (mark, framework);
  assay_score_mark_set (mark, assay_rating_get_score (rating),
                        assay_rating_get_range_low (rating), assay_rating_get_range_high (rating));
}

static int
compare_scores (AssayProviderItem *a,
                AssayProviderItem *b,
                AssaySession      *session)
{
  return compare_doubles (assay_rating_get_score (assay_provider_item_get_rating (a)),
                          assay_rating_get_score (assay_provider_item_get_rating (b)));
}

/* Change */

static GtkWidget *
create_change (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  gtk_widget_set_halign (box, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), assay_shape_icon_new (ASSAY_SHAPE_TRIANGLE, ASSAY_INK_BETTER, 9));
  gtk_box_append (GTK_BOX (box), create_figure ());
  return box;
}

static void
show_change (GtkWidget         *child,
             AssayProviderItem *item,
             AssaySession      *session)
{
  GtkWidget *icon = gtk_widget_get_first_child (child);

  assay_words_show_change (ASSAY_SHAPE_ICON (icon), GTK_LABEL (gtk_widget_get_next_sibling (icon)),
                           assay_session_get_framework (session),
                           assay_provider_item_get_change (item));
}

static int
compare_changes (AssayProviderItem *a,
                 AssayProviderItem *b,
                 AssaySession      *session)
{
  return compare_doubles (assay_provider_item_get_change (a), assay_provider_item_get_change (b));
}

/* Stability */

static void
show_stability (GtkWidget         *child,
                AssayProviderItem *item,
                AssaySession      *session)
{
  const double share = assay_rating_get_top_share (assay_provider_item_get_rating (item));
  g_autofree char *text = isnan (share) ? g_strdup ("–") : assay_stability_format_share (share);

  gtk_label_set_label (GTK_LABEL (child), text);
}

static int
compare_stabilities (AssayProviderItem *a,
                     AssayProviderItem *b,
                     AssaySession      *session)
{
  return compare_doubles (assay_rating_get_top_share (assay_provider_item_get_rating (a)),
                          assay_rating_get_top_share (assay_provider_item_get_rating (b)));
}

/* Returns */

static void
show_returns (GtkWidget         *child,
              AssayProviderItem *item,
              AssaySession      *session)
{
  AssayRating *rating = assay_provider_item_get_rating (item);
  g_autofree char *text = assay_words_of (assay_rating_get_returns (rating),
                                          assay_rating_get_sent (rating));

  gtk_label_set_label (GTK_LABEL (child), text);
}

static int
compare_returns (AssayProviderItem *a,
                 AssayProviderItem *b,
                 AssaySession      *session)
{
  const gint64 returns_a = assay_rating_get_returns (assay_provider_item_get_rating (a));
  const gint64 returns_b = assay_rating_get_returns (assay_provider_item_get_rating (b));

  return (returns_a > returns_b) - (returns_a < returns_b);
}

static const ColumnInfo columns[] = {
  { "provider", N_("Provider"), 0, FALSE, create_provider, show_provider, compare_providers },
  { "service", N_("Service type"), 150, FALSE, create_label, show_service, compare_services },
  { "band", N_("Band"), 136, FALSE, create_band, show_band, compare_bands },
  { "score", N_("Score and interval"), 156, FALSE, create_score, show_score, compare_scores },
  { "change", N_("Change"), 96, TRUE, create_change, show_change, compare_changes },
  { "stability", N_("Stability"), 86, TRUE, create_figure, show_stability, compare_stabilities },
  { "returns", N_("Returns"), 92, TRUE, create_figure, show_returns, compare_returns },
};

/* Making them */

static void
name_row (GtkListItem       *list_item,
          AssayProviderItem *item,
          AssaySession      *session)
{
  AssayRating *rating = assay_provider_item_get_rating (item);
  AssayFramework *framework = assay_session_get_framework (session);
  const char *band = assay_rating_get_held_band (rating);
  const AssayBand *found =
    framework != NULL && band != NULL ? assay_framework_find_band (framework, band) : NULL;
  g_autofree char *score = assay_words_score (framework, assay_rating_get_score (rating));
  g_autofree char *agreed = describe_agreed (rating, session);
  const char *const parts[] = {
    assay_rating_get_name (rating), assay_rating_get_reference (rating),
    found != NULL ? found->title : _("Not rated"), score, agreed, NULL,
  };
  g_autofree char *name = g_strjoinv (", ", (char **) parts);

  assay_list_item_set_name (list_item, name);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *list_item,
          gpointer                  user_data)
{
  const ColumnInfo *info = g_object_get_data (G_OBJECT (factory), "column");

  gtk_list_item_set_child (list_item, info->create ());
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *list_item,
         gpointer                  user_data)
{
  const ColumnInfo *info = g_object_get_data (G_OBJECT (factory), "column");
  AssayProviderItem *item = ASSAY_PROVIDER_ITEM (gtk_list_item_get_item (list_item));
  AssaySession *session = ASSAY_SESSION (user_data);

  info->show (gtk_list_item_get_child (list_item), item, session);
  if (info == &columns[0])
    name_row (list_item, item, session);
}

typedef struct
{
  const ColumnInfo *info;
  AssaySession *session;
} Order;

static void
order_free (gpointer data)
{
  Order *order = data;

  g_object_unref (order->session);
  g_free (order);
}

static int
compare_cb (gconstpointer a,
            gconstpointer b,
            gpointer      user_data)
{
  const Order *order = user_data;

  return order->info->compare ((AssayProviderItem *) a, (AssayProviderItem *) b, order->session);
}

static GtkColumnViewColumn *
create_column (const ColumnInfo *info,
               AssaySession     *session)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkColumnViewColumn *column = gtk_column_view_column_new (_(info->title), factory);
  Order *order = g_new0 (Order, 1);
  g_autoptr (GtkSorter) sorter = NULL;

  order->info = info;
  order->session = g_object_ref (session);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_cb, order, order_free));
  g_object_set_data (G_OBJECT (factory), "column", (gpointer) info);
  g_object_set_data (G_OBJECT (column), "column", (gpointer) info);
  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), session, 0);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), session, 0);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_expand (column, info->width == 0);
  return column;
}

/**
 * assay_provider_columns_add:
 * @view: a column view over #AssayProviderItem
 * @session: whose framework the bands are of
 *
 * Adds all columns, sorted by name.
 */
void
assay_provider_columns_add (GtkColumnView *view,
                            AssaySession  *session)
{
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) column = create_column (&columns[i], session);

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
      const ColumnInfo *info = g_object_get_data (G_OBJECT (column), "column");

      if (gtk_column_view_column_get_visible (column))
        g_strv_builder_add (builder, info->id);
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
      const ColumnInfo *info = g_object_get_data (G_OBJECT (column), "column");

      gtk_column_view_column_set_visible (column, i == 0 || g_strv_contains (
                                            (const char *const *) shown, info->id));
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
      const ColumnInfo *info = g_object_get_data (G_OBJECT (column), "column");
      g_autoptr (GPropertyAction) action = g_property_action_new (info->id, column, "visible");
      g_autofree char *name = g_strconcat ("columns.", info->id, NULL);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
      g_menu_append (choice, _(info->title), name);
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
      const ColumnInfo *info = g_object_get_data (G_OBJECT (column), "column");

      if (info->width > 0)
        gtk_column_view_column_set_fixed_width (column, (int) (info->width * scale));
      if (!gtk_column_view_column_get_visible (column) || title == NULL)
        continue;
      if (info->to_the_right)
        gtk_widget_set_halign (gtk_widget_get_first_child (title), GTK_ALIGN_END);
      title = gtk_widget_get_next_sibling (title);
    }
}
