/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visits-page.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "app/assay-error-text.h"
#include "app/assessment/assay-open-visits.h"
#include "app/assessment/assay-visit-columns.h"
#include "app/assessment/assay-visit-export.h"
#include "app/assessment/assay-visit-month.h"
#include "app/assessment/assay-visit-officers.h"
#include "app/assessment/assay-visits-data.h"
#include "app/register/assay-officer-choice.h"
#include "core/assessment/assay-open-visit.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"
#include "core/base/assay-text.h"

struct _AssayVisitsPage
{
  AssayPage parent_instance;

  GtkWidget *switcher;
  GtkWidget *toolbar;
  GtkSearchEntry *search_entry;
  GtkDropDown *framework_drop_down;
  GtkDropDown *officer_drop_down;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkStack *views;
  GtkStack *agenda;
  GtkWidget *scrolled;
  GtkColumnView *view;
  AssayVisitMonth *month;
  AssayOpenVisits *open_view;
  AssayVisitOfficers *officers_view;
  AdwStatusPage *empty_page;
  GtkButton *empty_button;

  GListStore *store;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GPtrArray *officers;
  GPtrArray *planned;
  GPtrArray *open;
  GPtrArray *frameworks;
  GCancellable *cancellable;
  char *framework_id;
  char *search;
  char *today;
  guint n_open;
  guint n_open_late;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (AssayVisitsPage, assay_visits_page, ASSAY_TYPE_PAGE)

/* Filters */

static gint64
get_officer_id (AssayVisitsPage *self)
{
  return assay_officer_choice_get (self->officers,
                                   gtk_drop_down_get_selected (self->officer_drop_down));
}

static gboolean
matches_search (AssayVisitsPage *self,
                const char      *name,
                const char      *reference)
{
  g_autofree char *text = g_strjoin (" ", name, reference, NULL);
  g_autofree char *folded = assay_text_fold (text);
  g_autofree char *plain = assay_text_plain (folded);

  return strstr (plain, self->search) != NULL;
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  AssayVisitsPage *self = user_data;
  const gint64 officer_id = get_officer_id (self);

  if (officer_id != 0 && assay_visit_due_get_officer_id (item) != officer_id)
    return FALSE;
  return matches_search (self, assay_visit_due_get_name (item), assay_visit_due_get_reference (item));
}

static gboolean
matches_framework (AssayVisitsPage *self,
                   AssayAssessment *assessment)
{
  const guint framework = gtk_drop_down_get_selected (self->framework_drop_down);

  return self->frameworks == NULL || framework >= self->frameworks->len ||
         strcmp (assay_assessment_get_framework_id (assessment),
                 assay_framework_get_id (self->frameworks->pdata[framework])) == 0;
}

static gboolean
matches_assessment (AssayVisitsPage *self,
                    AssayAssessment *assessment)
{
  const gint64 officer_id = get_officer_id (self);

  if (officer_id != 0 && assay_assessment_get_officer_id (assessment) != officer_id)
    return FALSE;
  return matches_search (self, assay_assessment_get_name (assessment), assay_assessment_get_reference (assessment));
}

/* (transfer full): what the month and the calendar file hold, by the filters of the agenda */
static GPtrArray *
list_planned (AssayVisitsPage *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; self->planned != NULL && i < self->planned->len; i++)
    if (matches_framework (self, self->planned->pdata[i]) && matches_assessment (self, self->planned->pdata[i]))
      g_ptr_array_add (list, g_object_ref (self->planned->pdata[i]));
  return list;
}

static void
show_planned (AssayVisitsPage *self)
{
  g_autoptr (GPtrArray) shown = list_planned (self);

  assay_visit_month_set_visits (self->month, shown);
}

/* What has steps left is shown of all frameworks: nobody looks for a draft under another one. */
static void
show_open (AssayVisitsPage *self)
{
  g_autoptr (GPtrArray) shown = g_ptr_array_new ();

  self->n_open_late = 0;
  for (guint i = 0; self->open != NULL && i < self->open->len; i++)
    if (matches_assessment (self, assay_open_visit_get_assessment (self->open->pdata[i])))
      {
        g_ptr_array_add (shown, self->open->pdata[i]);
        self->n_open_late += assay_open_visit_is_late (self->open->pdata[i], self->today);
      }
  self->n_open = shown->len;
  assay_open_visits_set_visits (self->open_view, shown, self->open != NULL && self->open->len > 0);
}

static guint
count_late (AssayVisitsPage *self)
{
  guint late = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->filtered)); i++)
    {
      g_autoptr (AssayVisitDue) visit = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      late += assay_visit_due_is_late (visit, self->today);
    }
  return late;
}

/* How many are listed, and how many of them are late: visits with steps left where those are shown, else providers. */
static void
update_count (AssayVisitsPage *self)
{
  const gboolean is_open = g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "open") == 0;
  const guint n_providers = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  const guint shown = is_open ? self->n_open : n_providers;
  const guint late = is_open ? self->n_open_late : count_late (self);
  g_autofree char *figure = assay_format_count (shown);
  g_autofree char *late_figure = assay_format_count (late);
  g_autofree char *count = NULL;
  g_autofree char *text = NULL;

  if (is_open)
    count = g_strdup_printf (ngettext ("<b>%s</b> visit", "<b>%s</b> visits", shown), figure);
  else
    count = g_strdup_printf (ngettext ("<b>%s</b> provider", "<b>%s</b> providers", shown), figure);
  text = late > 0 ? g_strdup_printf (_("%s, %s late"), count, late_figure) : g_strdup (count);
  gtk_label_set_markup (self->count_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->framework_drop_down), !is_open);
  gtk_stack_set_visible_child_name (self->agenda, n_providers > 0 ? "list" : "no-match");
}

static void
filter_changed_cb (AssayVisitsPage *self)
{
  g_autofree char *folded = NULL;

  if (self->filter == NULL || self->filling)
    return;
  folded = assay_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_free (self->search);
  self->search = assay_text_plain (folded);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  show_planned (self);
  show_open (self);
  update_count (self);
}

static void
framework_changed_cb (AssayVisitsPage *self)
{
  const guint selected = gtk_drop_down_get_selected (self->framework_drop_down);

  if (self->filling || self->frameworks == NULL || selected >= self->frameworks->len)
    return;
  g_free (self->framework_id);
  self->framework_id = g_strdup (assay_framework_get_id (self->frameworks->pdata[selected]));
  assay_page_queue_refresh (ASSAY_PAGE (self));
}

static void
clear_clicked_cb (AssayVisitsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->officer_drop_down, 0);
}

/* Filling */

static void
fill_frameworks (AssayVisitsPage       *self,
                 const AssayVisitsData *loaded)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  self->frameworks = g_ptr_array_ref (loaded->frameworks);
  for (guint i = 0; i < loaded->frameworks->len; i++)
    gtk_string_list_append (titles, assay_framework_get_title (loaded->frameworks->pdata[i]));
  gtk_drop_down_set_model (self->framework_drop_down, G_LIST_MODEL (titles));
  gtk_drop_down_set_selected (self->framework_drop_down, loaded->framework);
}

static void
fill_officers (AssayVisitsPage       *self,
               const AssayVisitsData *loaded)
{
  const gint64 chosen = get_officer_id (self);
  g_autoptr (GListModel) model = assay_officer_choice_new (loaded->officers, _("Any officer"));

  g_clear_pointer (&self->officers, g_ptr_array_unref);
  self->officers = g_ptr_array_ref (loaded->officers);
  gtk_drop_down_set_model (self->officer_drop_down, model);
  gtk_drop_down_set_selected (self->officer_drop_down,
                              assay_officer_choice_find (loaded->officers, chosen));
}

static void
show_empty (AssayVisitsPage *self,
            gboolean         has_frameworks)
{
  adw_status_page_set_title (self->empty_page,
                             has_frameworks ? _("No Providers to Visit Yet")
                                            : _("No Framework for Visits"));
  adw_status_page_set_description (
    self->empty_page,
    has_frameworks ? _("Who is due for a visit belongs here, by risk and by the last one. Begin with "
                       "the register of providers.")
                   : _("A framework with criteria says how visits are made and how often. Add one to "
                       "the register."));
  gtk_button_set_label (self->empty_button, has_frameworks ? _("_Import Register…") : _("_Frameworks"));
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (self->empty_button),
                                          has_frameworks ? NULL : g_variant_new_string ("frameworks"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->empty_button),
                                  has_frameworks ? "win.import" : "win.show-page");
  gtk_stack_set_visible_child_name (self->stack, "empty");
}

static void
narrow_cb (AssayVisitsPage *self)
{
  gboolean is_narrow;

  g_object_get (self, "narrow", &is_narrow, NULL);
  assay_visit_columns_set_narrow (self->view, is_narrow);
  assay_open_visits_set_narrow (self->open_view, is_narrow);
}

static void
show_loaded (AssayVisitsPage       *self,
             const AssayVisitsData *loaded)
{
  g_free (self->today);
  self->today = assay_date_today ();
  self->filling = TRUE;
  fill_frameworks (self, loaded);
  fill_officers (self, loaded);
  self->filling = FALSE;
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  self->planned = g_ptr_array_ref (loaded->planned);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  self->open = g_ptr_array_ref (loaded->open);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       loaded->due->pdata, loaded->due->len);
  gtk_stack_set_visible_child_name (self->stack, "plan");
  filter_changed_cb (self);
  assay_visit_officers_show (self->officers_view, assay_page_get_session (ASSAY_PAGE (self)),
                             loaded->years);
  narrow_cb (self);
}

static void
visits_read_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (AssayVisitsPage) self = ASSAY_VISITS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  AssayVisitsData *loaded = assay_session_finish (ASSAY_SESSION (source), result, &error);
  gboolean is_empty;

  if (loaded == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  is_empty = loaded->due == NULL || loaded->due->len == 0;
  gtk_widget_set_visible (self->switcher, !is_empty);
  gtk_widget_set_visible (self->toolbar, !is_empty);
  if (is_empty)
    show_empty (self, loaded->frameworks->len > 0);
  else
    show_loaded (self, loaded);
  assay_visits_data_free (loaded);
}

static void
assay_visits_page_refresh (AssayPage *page)
{
  AssayVisitsPage *self = ASSAY_VISITS_PAGE (page);
  AssaySession *session = assay_page_get_session (page);
  const char *asked =
    self->framework_id != NULL ? self->framework_id : assay_session_get_framework_id (session);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  assay_session_read_async (session, assay_visits_data_read, g_strdup (asked), g_free, assay_visits_data_free,
                            self->cancellable, visits_read_cb, g_object_ref (self));
}

/* Acting */

static void
row_activated_cb (AssayVisitsPage *self,
                  guint            position)
{
  g_autoptr (AssayVisitDue) visit =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (visit != NULL && assay_visit_due_get_planned_id (visit) != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-assessment", "x",
                                assay_visit_due_get_planned_id (visit));
  else if (visit != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.plan-visit", "x", assay_visit_due_get_provider_id (visit));
}

static void
plan_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.plan-visit", "x", (gint64) 0);
}

static void
export_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  AssayVisitsPage *self = ASSAY_VISITS_PAGE (widget);
  g_autoptr (GPtrArray) shown = list_planned (self);

  assay_visit_export_calendar (widget, shown);
}

static void
view_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  gtk_stack_set_visible_child_name (ASSAY_VISITS_PAGE (widget)->views,
                                    g_variant_get_string (parameter, NULL));
}

static void
search_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  AssayVisitsPage *self = ASSAY_VISITS_PAGE (widget);

  if (g_strcmp0 (gtk_stack_get_visible_child_name (self->views), "open") != 0)
    gtk_stack_set_visible_child_name (self->views, "agenda");
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

static void
assay_visits_page_dispose (GObject *object)
{
  AssayVisitsPage *self = ASSAY_VISITS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->planned, g_ptr_array_unref);
  g_clear_pointer (&self->open, g_ptr_array_unref);
  g_clear_pointer (&self->frameworks, g_ptr_array_unref);
  g_clear_pointer (&self->framework_id, g_free);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (assay_visits_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, switcher);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, framework_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, officer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, views);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, agenda);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, view);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, month);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, open_view);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, officers_view);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, empty_page);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitsPage, empty_button);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, framework_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_count);
}

static void
assay_visits_page_class_init (AssayVisitsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_visits_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_visits_page_refresh;
  g_type_ensure (ASSAY_TYPE_OPEN_VISITS);
  g_type_ensure (ASSAY_TYPE_VISIT_MONTH);
  g_type_ensure (ASSAY_TYPE_VISIT_OFFICERS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-visits-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "visits.plan", NULL, plan_activated);
  gtk_widget_class_install_action (widget_class, "visits.export", NULL, export_activated);
  gtk_widget_class_install_action (widget_class, "visits.view", "s", view_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_CONTROL_MASK, "visits.view", "s",
                                       "agenda");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_CONTROL_MASK, "visits.view", "s",
                                       "month");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, GDK_CONTROL_MASK, "visits.view", "s",
                                       "open");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_4, GDK_CONTROL_MASK, "visits.view", "s",
                                       "officers");
}

static void
framework_setup_cb (GtkSignalListItemFactory *factory,
                    GtkListItem              *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 26);
  gtk_list_item_set_child (item, label);
}

static void
framework_bind_cb (GtkSignalListItemFactory *factory,
                   GtkListItem              *item)
{
  const char *title = gtk_string_object_get_string (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), title);
  gtk_widget_set_tooltip_text (gtk_list_item_get_child (item), title);
}

/* Titles of frameworks are sentences: the button shows how they begin. */
static void
shorten_frameworks (AssayVisitsPage *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (framework_setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (framework_bind_cb), NULL);
  gtk_drop_down_set_factory (self->framework_drop_down, factory);
}

static void
add_list (AssayVisitsPage *self)
{
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  self->store = g_list_store_new (ASSAY_TYPE_VISIT_DUE);
  assay_visit_columns_add (self->view);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)),
                                    g_object_ref (gtk_column_view_get_sorter (self->view)));
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (self->filter));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
}

static void
assay_visits_page_init (AssayVisitsPage *self)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (_("E_xport Calendar…"));
  GtkWidget *compare = gtk_button_new_with_mnemonic (_("_Compare Officers…"));

  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_set_title (ASSAY_PAGE (self), _("Visits"), NULL);
  assay_page_set_primary (ASSAY_PAGE (self), _("_Plan Visit…"), "visits.plan");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "visits.export");
  gtk_box_layout_set_homogeneous (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (self->switcher)), FALSE);
  gtk_widget_add_css_class (button, "flat");
  assay_page_add_header_end (ASSAY_PAGE (self), button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (compare), "win.compare-officers");
  gtk_widget_add_css_class (compare, "flat");
  assay_page_add_header_end (ASSAY_PAGE (self), compare);
  self->search = g_strdup ("");
  self->today = assay_date_today ();
  shorten_frameworks (self);
  add_list (self);
  g_signal_connect (self, "notify::narrow", G_CALLBACK (narrow_cb), NULL);
  gtk_search_entry_set_key_capture_widget (self->search_entry, self->scrolled);
}
