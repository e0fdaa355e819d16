/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-providers-page.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/assay-error-text.h"
#include "app/register/assay-provider-columns.h"
#include "app/register/assay-provider-filter.h"
#include "app/register/assay-provider-item.h"
#include "app/widgets/assay-score-mark.h"
#include "core/base/assay-number.h"
#include "core/base/assay-text.h"

/* The list of providers: read whole off the main thread, then filtered and sorted here, so that tens of
 * thousands answer to each letter typed. */

struct _AssayProvidersPage
{
  AssayPage parent_instance;

  GtkSearchEntry *search_entry;
  GtkMenuButton *band_button;
  GtkBox *band_box;
  GtkToggleButton *to_agree_button;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkWidget *scrolled;
  GtkColumnView *view;
  AdwStatusPage *no_match_page;
  GtkWidget *toolbar;
  GtkWidget *legend;
  AssayScoreMark *legend_mark;
  GtkLabel *legend_label;

  GListStore *store;
  AssayProviderFilter *filter;
  GtkFilterListModel *filtered;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;
  GCancellable *cancellable;
  char *bands_of;
  gboolean filled;
};

G_DEFINE_FINAL_TYPE (AssayProvidersPage, assay_providers_page, ASSAY_TYPE_PAGE)

/* Reading */

typedef struct
{
  char *framework_id;
  char *period;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_free (request->framework_id);
  g_free (request->period);
  g_free (request);
}

static gpointer
read_items (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  const Request *request = data;
  g_autoptr (GPtrArray) ratings =
    assay_rating_list (connection, request->framework_id, request->period, error);
  GPtrArray *items;

  if (ratings == NULL)
    return NULL;
  items = g_ptr_array_new_full (ratings->len, g_object_unref);
  for (guint i = 0; i < ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (ratings, i);

      g_ptr_array_add (items, assay_provider_item_new (rating, assay_rating_get_cqc_id (rating)));
    }
  return items;
}

/* What is shown of the list as a whole */

static void
update_count (AssayProvidersPage *self)
{
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  const guint total = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  g_autofree char *shown_text = assay_format_count (shown);
  g_autofree char *total_text = assay_format_count (total);
  g_autofree char *text = NULL;

  if (shown == total)
    text = g_strdup_printf (ngettext ("<b>%s</b> provider", "<b>%s</b> providers", total),
                            total_text);
  else
    text = g_strdup_printf (ngettext ("<b>%s</b> of %s provider", "<b>%s</b> of %s providers",
                                      total), shown_text, total_text);
  gtk_label_set_markup (self->count_label, text);
}

static char *
find_nearest_name (AssayProvidersPage *self,
                   const char         *search)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  const char *best = NULL;
  double best_likeness = 0.3;

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AssayProviderItem) item = g_list_model_get_item (G_LIST_MODEL (self->store), i);
      const char *name = assay_rating_get_name (assay_provider_item_get_rating (item));
      const double likeness = assay_text_likeness (search, name);

      if (likeness > best_likeness)
        {
          best_likeness = likeness;
          best = name;
        }
    }
  return g_strdup (best);
}

static void
describe_no_match (AssayProvidersPage *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *title = NULL;
  g_autofree char *markup = NULL;

  adw_status_page_set_description (self->no_match_page, NULL);
  if (*search == '\0')
    {
      adw_status_page_set_title (self->no_match_page, _("No Provider Matches the Filters"));
      return;
    }
  title = g_strdup_printf (_("No Provider Matches “%s”"), search);
  markup = g_markup_escape_text (title, -1);
  adw_status_page_set_title (self->no_match_page, markup);
}

/* Every name is looked at, so that it is left until the typing pauses. */
static void
describe_nearest (AssayProvidersPage *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *nearest = NULL;
  g_autofree char *description = NULL;

  if (*search == '\0' || g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0)
    return;
  nearest = find_nearest_name (self, search);
  if (nearest != NULL)
    description = g_markup_printf_escaped (_("The nearest name is %s."), nearest);
  adw_status_page_set_description (self->no_match_page, description);
}

static void
update_state (AssayProvidersPage *self)
{
  const gboolean any = g_list_model_get_n_items (G_LIST_MODEL (self->store)) > 0;
  const gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->filtered)) > 0;

  if (!self->filled)
    return;
  update_count (self);
  gtk_widget_set_visible (self->toolbar, any);
  gtk_widget_set_visible (self->legend, any);
  if (any && !some)
    describe_no_match (self);
  gtk_stack_set_visible_child_name (self->stack, !any ? "empty" : some ? "list" : "no-match");
}

static void
scroll_to (AssayProvidersPage *self,
           guint               position)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (self->view));

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->filtered)))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

static void
sorter_changed_cb (AssayProvidersPage *self)
{
  /* GTK keeps the row in place that was there; who sorts wants to see who comes first. The columns of a
   * page that goes away change too. */
  if (self->sorted != NULL)
    scroll_to (self, 0);
}

/* Filters */

/* At each letter; GTK's own search-changed comes later, when the typing pauses. */
static void
search_typed_cb (AssayProvidersPage *self)
{
  assay_provider_filter_set_search (self->filter,
                                    gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  update_state (self);
}

static void
search_changed_cb (AssayProvidersPage *self)
{
  describe_nearest (self);
}

static void
stop_search_cb (AssayProvidersPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
search_activate_cb (AssayProvidersPage *self)
{
  gtk_widget_grab_focus (GTK_WIDGET (self->view));
}

static void
update_band_label (AssayProvidersPage *self)
{
  const guint n_bands = assay_provider_filter_get_n_bands (self->filter);
  g_autofree char *label = NULL;

  if (n_bands == 0)
    label = g_strdup (_("Any band"));
  else
    label = g_strdup_printf (ngettext ("%u band", "%u bands", n_bands), n_bands);
  gtk_menu_button_set_label (self->band_button, label);
}

static void
band_toggled_cb (GtkCheckButton *button,
                 gpointer        user_data)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (user_data);

  assay_provider_filter_set_band (self->filter, gtk_widget_get_name (GTK_WIDGET (button)),
                                  gtk_check_button_get_active (button));
  update_band_label (self);
  update_state (self);
}

static void
add_band_check (AssayProvidersPage *self,
                const char         *id,
                const char         *title)
{
  GtkWidget *button = gtk_check_button_new_with_label (title);

  gtk_widget_set_name (button, id);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button),
                               assay_provider_filter_has_band (self->filter, id));
  g_signal_connect_object (button, "toggled", G_CALLBACK (band_toggled_cb), self, 0);
  gtk_box_append (self->band_box, button);
}

static void
fill_bands (AssayProvidersPage *self,
            AssayFramework     *framework)
{
  GtkWidget *child;

  if (g_strcmp0 (self->bands_of, assay_framework_get_id (framework)) == 0)
    return;
  g_free (self->bands_of);
  self->bands_of = g_strdup (assay_framework_get_id (framework));
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->band_box))) != NULL)
    gtk_box_remove (self->band_box, child);
  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (framework, i);

      add_band_check (self, band->id, band->title);
    }
  add_band_check (self, ASSAY_PROVIDER_FILTER_NOT_RATED, _("Not rated"));
}

static void
to_agree_toggled_cb (AssayProvidersPage *self)
{
  assay_provider_filter_set_to_agree (self->filter,
                                      gtk_toggle_button_get_active (self->to_agree_button));
  update_state (self);
}

static void
clear_filters (AssayProvidersPage *self)
{
  assay_provider_filter_clear (self->filter);
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_toggle_button_set_active (self->to_agree_button, FALSE);
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->band_box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    gtk_check_button_set_active (GTK_CHECK_BUTTON (child), FALSE);
  update_state (self);
}

static void
clear_clicked_cb (GtkButton *button,
                  gpointer   user_data)
{
  clear_filters (ASSAY_PROVIDERS_PAGE (user_data));
}

/* Filling */

static guint
count_to_agree (GPtrArray *items)
{
  guint count = 0;

  for (guint i = 0; i < items->len; i++)
    if (assay_provider_item_is_to_agree (g_ptr_array_index (items, i)))
      count++;
  return count;
}

static void
update_to_agree (AssayProvidersPage *self,
                 guint               count)
{
  g_autofree char *label = g_strdup_printf (_("To agree  %u"), count);

  gtk_button_set_label (GTK_BUTTON (self->to_agree_button), label);
  gtk_widget_set_visible (GTK_WIDGET (self->to_agree_button),
                          count > 0 || gtk_toggle_button_get_active (self->to_agree_button));
}

static char *
list_limits (AssayFramework *framework)
{
  GString *text = g_string_new (NULL);

  for (guint i = assay_framework_get_n_bands (framework); i-- > 0;)
    {
      const double from = assay_framework_get_band (framework, i)->from;
      g_autofree char *figure = NULL;

      if (!isfinite (from))
        continue;
      figure = assay_format_number (from, from > floor (from) ? 1 : 0);
      if (text->len > 0)
        g_string_append (text, i == 0 ? _(" and ") : ", ");
      g_string_append (text, figure);
    }
  return g_string_free (text, FALSE);
}

static void
update_legend (AssayProvidersPage *self,
               AssayFramework     *framework)
{
  g_autofree char *limits = list_limits (framework);
  g_autofree char *start = assay_format_number (assay_score_mark_axis_start (framework), 0);
  g_autofree char *text =
    g_strdup_printf (_("Score with its 95\u202f%% interval, on %s to 100; fine lines at %s. "
                       "Stability: how often the same band comes out when the returns are drawn "
                       "again."), start, limits);

  gtk_label_set_label (self->legend_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->legend_label), text);
  assay_score_mark_set_framework (self->legend_mark, framework);
  assay_score_mark_set (self->legend_mark, 72, 50, 92);
}

static guint
find_position (AssayProvidersPage *self,
               gint64              id)
{
  const guint n_items = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = 0; i < n_items; i++)
    {
      g_autoptr (AssayProviderItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (assay_provider_item_get_id (item) == id)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

static void
replace_items (AssayProvidersPage *self,
               GPtrArray          *items)
{
  AssayProviderItem *selected = gtk_single_selection_get_selected_item (self->selection);
  const gint64 id = selected != NULL ? assay_provider_item_get_id (selected) : 0;

  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       items->pdata, items->len);
  if (id != 0)
    gtk_single_selection_set_selected (self->selection, find_position (self, id));
}

static void
items_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssayProvidersPage) self = ASSAY_PROVIDERS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) items = assay_session_finish (ASSAY_SESSION (source), result, &error);
  AssayFramework *framework = assay_session_get_framework (ASSAY_SESSION (source));

  if (items == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  replace_items (self, items);
  self->filled = TRUE;
  if (framework != NULL)
    {
      fill_bands (self, framework);
      update_legend (self, framework);
    }
  update_to_agree (self, count_to_agree (items));
  update_band_label (self);
  update_state (self);
  assay_provider_columns_align (self->view);
}

static void
assay_providers_page_refresh (AssayPage *page)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (page);
  AssaySession *session = assay_page_get_session (page);
  Request *request = g_new0 (Request, 1);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  request->framework_id = g_strdup (assay_session_get_framework_id (session));
  request->period = g_strdup (assay_session_get_period (session));
  assay_session_read_async (session, read_items, request, request_free,
                            (GDestroyNotify) g_ptr_array_unref, self->cancellable, items_read_cb,
                            g_object_ref (self));
}

/* Opening */

static void
row_activated_cb (AssayProvidersPage *self,
                  guint               position)
{
  g_autoptr (AssayProviderItem) item =
    g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (item != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-provider", "x",
                                assay_provider_item_get_id (item));
}

static void
search_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ASSAY_PROVIDERS_PAGE (widget)->search_entry));
}

static void
columns_changed_cb (AssayProvidersPage *self)
{
  if (self->sorted != NULL)
    assay_provider_columns_align (self->view);
}

static void
add_columns (AssayProvidersPage *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = NULL;

  assay_provider_columns_add (self->view, assay_page_get_session (ASSAY_PAGE (self)));
  menu = assay_provider_columns_add_menu (self->view, GTK_WIDGET (self));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Columns"));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_add_css_class (button, "flat");
  assay_page_add_header_end (ASSAY_PAGE (self), button);
}

static void
assay_providers_page_constructed (GObject *object)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (object);
  GtkSorter *sorter;

  G_OBJECT_CLASS (assay_providers_page_parent_class)->constructed (object);
  add_columns (self);
  sorter = gtk_column_view_get_sorter (self->view);
  gtk_sort_list_model_set_sorter (self->sorted, sorter);
  g_signal_connect_object (sorter, "changed", G_CALLBACK (sorter_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (gtk_column_view_get_columns (self->view), "items-changed",
                           G_CALLBACK (columns_changed_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

static void
assay_providers_page_dispose (GObject *object)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->selection);
  g_clear_object (&self->sorted);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  g_clear_pointer (&self->bands_of, g_free);
  G_OBJECT_CLASS (assay_providers_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, band_button);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, band_box);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, to_agree_button);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, view);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, legend);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, legend_mark);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, legend_label);
  gtk_widget_class_bind_template_callback (widget_class, search_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, to_agree_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
assay_providers_page_class_init (AssayProvidersPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = assay_providers_page_constructed;
  object_class->dispose = assay_providers_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_providers_page_refresh;
  g_type_ensure (ASSAY_TYPE_SCORE_MARK);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/org/assay/Assay/register/assay-providers-page.ui");
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_activated);
  bind_children (widget_class);
}

static void
assay_providers_page_init (AssayProvidersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_set_title (ASSAY_PAGE (self), _("Providers"), NULL);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, TRUE);
  assay_page_set_primary (ASSAY_PAGE (self), _("Add Provider…"), "win.add-provider");
  self->store = g_list_store_new (ASSAY_TYPE_PROVIDER_ITEM);
  self->filter = assay_provider_filter_new ();
  /* Sorted before it is filtered, so that a letter typed sorts nothing anew. */
  self->sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->sorted)),
                                              GTK_FILTER (g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->search_entry, self->scrolled);
}
