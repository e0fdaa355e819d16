/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-providers-page-private.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/register/assay-provider-cells.h"
#include "app/register/assay-provider-columns.h"
#include "core/base/assay-number.h"

/* The list of providers. It is read off the main thread: when the page is first shown, the first of it
 * by itself, so that it is there at once. Searching, filtering and sorting is the model's work; what asks for it
 * by words, bands and state is in assay-providers-filters.c. */

G_DEFINE_FINAL_TYPE (AssayProvidersPage, assay_providers_page, ASSAY_TYPE_PAGE)

/* Reading */

typedef struct
{
  char *framework_id;
  char *period;
  AssayRatingPart part;
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
read_table (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  const Request *request = data;

  return assay_rating_table_read (connection, request->framework_id, request->period, request->part, error);
}

/* What is shown of the list as a whole */

static void
update_count (AssayProvidersPage *self)
{
  const guint total = assay_rating_model_get_total (self->model);
  const guint shown = assay_rating_model_is_filtered (self->model)
                        ? g_list_model_get_n_items (G_LIST_MODEL (self->model)) : total;
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
void
_assay_providers_page_describe_nearest (AssayProvidersPage *self)
{
  const char *search = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  const char *nearest;
  g_autofree char *description = NULL;

  if (*search == '\0' || g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0)
    return;
  nearest = assay_rating_model_find_nearest (self->model, search);
  if (nearest != NULL)
    description = g_markup_printf_escaped (_("The nearest name is %s."), nearest);
  adw_status_page_set_description (self->no_match_page, description);
}

void
_assay_providers_page_update_state (AssayProvidersPage *self)
{
  const gboolean any = assay_rating_model_get_total (self->model) > 0;
  const gboolean some = g_list_model_get_n_items (G_LIST_MODEL (self->model)) > 0;

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

  if (position < g_list_model_get_n_items (G_LIST_MODEL (self->model)))
    gtk_widget_activate_action (list, "list.scroll-to-item", "u", position);
}

/* While everything is filtered or sorted anew nothing is selected, or the selection would look through the
 * whole list for its row; it comes back to the row by the provider's number. */

gint64
_assay_providers_page_hold_selection (AssayProvidersPage *self)
{
  const guint position = gtk_single_selection_get_selected (self->selection);

  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  return assay_rating_model_get_provider_id (self->model, position);
}

void
_assay_providers_page_restore_selection (AssayProvidersPage *self,
                                         gint64              provider_id)
{
  if (provider_id != 0)
    gtk_single_selection_set_selected (self->selection,
                                       assay_rating_model_find (self->model, provider_id));
}

static void
sorter_changed_cb (AssayProvidersPage *self)
{
  AssayRatingOrder order;
  gboolean descending;
  gint64 selected;

  /* The columns of a page that goes away change too. */
  if (self->model == NULL)
    return;
  order = assay_provider_columns_get_order (self->view, &descending);
  selected = _assay_providers_page_hold_selection (self);
  assay_rating_model_set_order (self->model, order, descending);
  _assay_providers_page_restore_selection (self, selected);
  /* GTK keeps the row in place that was there; who sorts wants to see who comes first. */
  scroll_to (self, 0);
}

/* Filling */

static void
update_toggle (GtkToggleButton *button,
               const char      *words,
               guint            count)
{
  g_autofree char *number = assay_format_count (count);
  g_autofree char *label = g_strdup_printf ("%s  %s", words, number);

  gtk_button_set_label (GTK_BUTTON (button), label);
  gtk_widget_set_visible (GTK_WIDGET (button), count > 0 || gtk_toggle_button_get_active (button));
}

static void
update_legend (AssayProvidersPage *self,
               AssayFramework     *framework)
{
  g_autofree char *text = assay_provider_cells_explain (framework);

  assay_provider_columns_name_base (self->view, framework);
  gtk_label_set_label (self->legend_label, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->legend_label), text);
  assay_score_mark_set_framework (self->legend_mark, framework);
  assay_score_mark_set (self->legend_mark, 72, 50, 92);
}

static void
show_table (AssayProvidersPage *self,
            AssayRatingTable   *table,
            AssayFramework     *framework)
{
  const gint64 selected = _assay_providers_page_hold_selection (self);

  assay_rating_model_set_table (self->model, table, framework);
  _assay_providers_page_restore_selection (self, selected);
  self->filled = TRUE;
  if (framework != NULL)
    {
      _assay_providers_page_fill_bands (self, framework);
      update_legend (self, framework);
    }
  if (assay_rating_table_is_whole (table))
    {
      update_toggle (self->to_agree_button, _("To agree"), assay_rating_model_count_to_agree (self->model));
      update_toggle (self->outdated_button, _("Out of date"), assay_rating_model_count_outdated (self->model));
    }
  _assay_providers_page_update_band_label (self);
  _assay_providers_page_update_state (self);
  assay_provider_columns_align (self->view);
}

static void read_part (AssayProvidersPage *self,
                       AssayRatingPart     part);

/* Once the first part is painted, which it would only make slower. */
static gboolean
read_rest_cb (gpointer user_data)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (user_data);

  self->rest_source = 0;
  if (assay_session_get_db (assay_page_get_session (ASSAY_PAGE (self))) != NULL)
    read_part (self, ASSAY_RATING_PART_WHOLE);
  return G_SOURCE_REMOVE;
}

static void
table_read_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssayProvidersPage) self = ASSAY_PROVIDERS_PAGE (user_data);
  AssaySession *session = ASSAY_SESSION (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayRatingTable) table = assay_session_finish (session, result, &error);

  if (table == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  if (self->model == NULL)
    return;
  show_table (self, table, assay_session_get_framework (session));
  if (!assay_rating_table_is_whole (table))
    self->rest_source = g_idle_add_full (G_PRIORITY_LOW, read_rest_cb, self, NULL);
}

static void
read_part (AssayProvidersPage *self,
           AssayRatingPart     part)
{
  AssaySession *session = assay_page_get_session (ASSAY_PAGE (self));
  Request *request = g_new0 (Request, 1);

  request->framework_id = g_strdup (assay_session_get_framework_id (session));
  request->period = g_strdup (assay_session_get_period (session));
  request->part = part;
  assay_session_read_async (session, read_table, request, request_free,
                            (GDestroyNotify) assay_rating_table_unref, self->cancellable,
                            table_read_cb, g_object_ref (self));
}

static void
assay_providers_page_refresh (AssayPage *page)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  self->cancellable = g_cancellable_new ();
  /* What is there already is as good as a first part, and longer. */
  read_part (self, self->filled ? ASSAY_RATING_PART_WHOLE : ASSAY_RATING_PART_FIRST);
}

/* Opening */

static void
row_activated_cb (AssayProvidersPage *self,
                  guint               position)
{
  const gint64 id = assay_rating_model_get_provider_id (self->model, position);

  if (id != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-provider", "x", id);
}

static void
search_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ASSAY_PROVIDERS_PAGE (widget)->search_entry));
}

/* Shows those that something is to be done about: `to-agree` or `outdated`. */
static void
show_only_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  AssayProvidersPage *self = ASSAY_PROVIDERS_PAGE (widget);
  const gboolean to_agree = g_str_equal (g_variant_get_string (parameter, NULL), "to-agree");

  _assay_providers_page_clear_filters (self);
  gtk_toggle_button_set_active (to_agree ? self->to_agree_button : self->outdated_button, TRUE);
}

static void
columns_changed_cb (AssayProvidersPage *self)
{
  if (self->model != NULL)
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
  g_clear_handle_id (&self->search_source, g_source_remove);
  g_clear_handle_id (&self->rest_source, g_source_remove);
  g_clear_object (&self->selection);
  g_clear_object (&self->model);
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
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, outdated_button);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, view);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, no_match_page);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, legend);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, legend_mark);
  gtk_widget_class_bind_template_child (widget_class, AssayProvidersPage, legend_label);
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
  gtk_widget_class_install_action (widget_class, "page.show-only", "s", show_only_activated);
  bind_children (widget_class);
  _assay_providers_page_bind_filters (widget_class);
}

static void
assay_providers_page_init (AssayProvidersPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_set_title (ASSAY_PAGE (self), _("Providers"), NULL);
  assay_page_show_selectors (ASSAY_PAGE (self), TRUE, TRUE);
  assay_page_set_primary (ASSAY_PAGE (self), _("Add Provider…"), "win.add-provider");
  self->model = assay_rating_model_new ();
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->model)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  gtk_search_entry_set_key_capture_widget (self->search_entry, self->scrolled);
}
