/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-actions-page.h"

#include <glib/gi18n-lib.h>

#include "app/actions/assay-action-columns.h"
#include "app/assay-error-text.h"
#include "app/register/assay-officer-choice.h"
#include "app/widgets/assay-list-columns.h"
#include "core/actions/assay-action.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"
#include "core/base/assay-text.h"
#include "core/register/assay-officer.h"

/* In the order of the drop-down. */
enum
{
  SHOW_OPEN,
  SHOW_LATE,
  SHOW_TO_VERIFY,
  SHOW_ALL,
};

struct _AssayActionsPage
{
  AssayPage parent_instance;

  GtkSearchEntry *search_entry;
  GtkDropDown *officer_drop_down;
  GtkDropDown *status_drop_down;
  GtkLabel *count_label;
  GtkStack *stack;
  GtkWidget *toolbar;
  GtkWidget *scrolled;
  GtkColumnView *view;

  GListStore *store;
  GtkFilter *filter;
  GtkFilterListModel *filtered;
  GPtrArray *officers;
  GCancellable *cancellable;
  char *search;
  char *today;
};

G_DEFINE_FINAL_TYPE (AssayActionsPage, assay_actions_page, ASSAY_TYPE_PAGE)

/* Reading */

typedef struct
{
  GPtrArray *actions;
  GPtrArray *officers;
} Loaded;

static void
loaded_free (gpointer data)
{
  Loaded *loaded = data;

  g_clear_pointer (&loaded->actions, g_ptr_array_unref);
  g_clear_pointer (&loaded->officers, g_ptr_array_unref);
  g_free (loaded);
}

static gpointer
read_actions (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const AssayActionFilter all = { 0 };
  Loaded *loaded = g_new0 (Loaded, 1);

  loaded->actions = assay_action_list (connection, &all, error);
  if (loaded->actions != NULL && (loaded->officers = assay_officer_list (connection, error)) != NULL)
    return loaded;
  loaded_free (loaded);
  return NULL;
}

/* Filters */

static gboolean
matches_status (AssayActionsPage *self,
                AssayAction      *action)
{
  switch (gtk_drop_down_get_selected (self->status_drop_down))
    {
    case SHOW_OPEN:
      return assay_action_is_open (action);
    case SHOW_LATE:
      return assay_action_is_overdue (action, self->today);
    case SHOW_TO_VERIFY:
      return g_str_equal (assay_action_get_status (action), "done");
    default:
      return TRUE;
    }
}

static gboolean
matches_search (AssayActionsPage *self,
                AssayAction      *action)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;
  g_autofree char *plain = NULL;

  if (*self->search == '\0')
    return TRUE;
  text = g_strjoin (" ", assay_action_get_title (action), assay_action_get_provider (action),
                    assay_action_get_reference (action), assay_action_get_owner (action), NULL);
  folded = assay_text_fold (text);
  plain = assay_text_plain (folded);
  return strstr (plain, self->search) != NULL;
}

static gboolean
matches (gpointer item,
         gpointer user_data)
{
  AssayActionsPage *self = user_data;
  const gint64 officer_id =
    assay_officer_choice_get (self->officers, gtk_drop_down_get_selected (self->officer_drop_down));

  return matches_status (self, item) &&
         (officer_id == 0 || assay_action_get_officer_id (item) == officer_id) &&
         matches_search (self, item);
}

static guint
count_late (AssayActionsPage *self)
{
  guint late = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->filtered)); i++)
    {
      g_autoptr (AssayAction) action = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      late += assay_action_is_overdue (action, self->today);
    }
  return late;
}

static void
update_state (AssayActionsPage *self)
{
  const guint shown = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  const guint total = g_list_model_get_n_items (G_LIST_MODEL (self->store));
  const guint late = count_late (self);
  g_autofree char *figure = assay_format_count (shown);
  g_autofree char *count = g_strdup_printf (ngettext ("<b>%s</b> action", "<b>%s</b> actions", shown),
                                            figure);
  g_autofree char *late_figure = assay_format_count (late);
  g_autofree char *text = late > 0 ? g_strdup_printf (_("%s, %s late"), count, late_figure) : g_strdup (count);

  gtk_label_set_markup (self->count_label, text);
  gtk_widget_set_visible (self->toolbar, total > 0);
  gtk_stack_set_visible_child_name (self->stack, total == 0   ? "empty"
                                                 : shown == 0 ? "no-match"
                                                              : "list");
}

static void
filter_changed_cb (AssayActionsPage *self)
{
  g_autofree char *folded = NULL;

  if (self->filter == NULL)
    return;
  folded = assay_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search_entry)));
  g_free (self->search);
  self->search = assay_text_plain (folded);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
}

static void
clear_clicked_cb (AssayActionsPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search_entry), "");
  gtk_drop_down_set_selected (self->officer_drop_down, 0);
  gtk_drop_down_set_selected (self->status_drop_down, SHOW_ALL);
}

/* Filling */

static void
fill_officers (AssayActionsPage *self,
               GPtrArray        *officers)
{
  const gint64 chosen =
    assay_officer_choice_get (self->officers, gtk_drop_down_get_selected (self->officer_drop_down));
  g_autoptr (GListModel) model = assay_officer_choice_new (officers, _("Any officer"));

  g_clear_pointer (&self->officers, g_ptr_array_unref);
  self->officers = g_ptr_array_ref (officers);
  gtk_drop_down_set_model (self->officer_drop_down, model);
  gtk_drop_down_set_selected (self->officer_drop_down, assay_officer_choice_find (officers, chosen));
}

static void
actions_read_cb (GObject      *source,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (AssayActionsPage) self = ASSAY_ACTIONS_PAGE (user_data);
  g_autoptr (GError) error = NULL;
  Loaded *loaded = assay_session_finish (ASSAY_SESSION (source), result, &error);

  if (loaded == NULL)
    {
      assay_error_show (GTK_WIDGET (self), error);
      return;
    }
  g_free (self->today);
  self->today = assay_date_today ();
  fill_officers (self, loaded->officers);
  g_list_store_splice (self->store, 0, g_list_model_get_n_items (G_LIST_MODEL (self->store)),
                       loaded->actions->pdata, loaded->actions->len);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_state (self);
  assay_list_columns_align (self->view);
  loaded_free (loaded);
}

static void
assay_actions_page_refresh (AssayPage *page)
{
  AssayActionsPage *self = ASSAY_ACTIONS_PAGE (page);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  assay_session_read_async (assay_page_get_session (page), read_actions, NULL, NULL, loaded_free,
                            self->cancellable, actions_read_cb, g_object_ref (self));
}

/* Acting */

static void
row_activated_cb (AssayActionsPage *self,
                  guint             position)
{
  g_autoptr (AssayAction) action =
    g_list_model_get_item (G_LIST_MODEL (gtk_column_view_get_model (self->view)), position);

  if (action != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.edit-action", "x", assay_action_get_id (action));
}

/* The window's actions that keys of the page do to the selected row. */
static void
selected_activated (GtkWidget  *widget,
                    const char *action_name,
                    GVariant   *parameter)
{
  AssayActionsPage *self = ASSAY_ACTIONS_PAGE (widget);
  AssayAction *action =
    gtk_single_selection_get_selected_item (GTK_SINGLE_SELECTION (gtk_column_view_get_model (self->view)));
  g_autofree char *name = g_strconcat ("win.", g_variant_get_string (parameter, NULL), NULL);

  if (action != NULL)
    gtk_widget_activate_action (widget, name, "x", assay_action_get_id (action));
}

static void
add_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  gtk_widget_activate_action (widget, "win.add-action", "x", (gint64) 0);
}

static void
search_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  gtk_widget_grab_focus (GTK_WIDGET (ASSAY_ACTIONS_PAGE (widget)->search_entry));
}

static void
assay_actions_page_dispose (GObject *object)
{
  AssayActionsPage *self = ASSAY_ACTIONS_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->filtered);
  g_clear_object (&self->filter);
  g_clear_object (&self->store);
  g_clear_pointer (&self->officers, g_ptr_array_unref);
  g_clear_pointer (&self->search, g_free);
  g_clear_pointer (&self->today, g_free);
  G_OBJECT_CLASS (assay_actions_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, search_entry);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, officer_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, status_drop_down);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, count_label);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, toolbar);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, scrolled);
  gtk_widget_class_bind_template_child (widget_class, AssayActionsPage, view);
  gtk_widget_class_bind_template_callback (widget_class, filter_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
assay_actions_page_class_init (AssayActionsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_actions_page_dispose;
  ASSAY_PAGE_CLASS (klass)->refresh = assay_actions_page_refresh;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/actions/assay-actions-page.ui");
  bind_children (widget_class);
  gtk_widget_class_install_action (widget_class, "page.search", NULL, search_activated);
  gtk_widget_class_install_action (widget_class, "actions.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "actions.selected", "s", selected_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK,
                                       "actions.selected", "s", "complete-action");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Delete, GDK_CONTROL_MASK,
                                       "actions.selected", "s", "withdraw-action");
}

static void
assay_actions_page_init (AssayActionsPage *self)
{
  GtkSorter *sorter;
  GtkSortListModel *sorted;
  GtkSingleSelection *selection;

  gtk_widget_init_template (GTK_WIDGET (self));
  assay_page_set_title (ASSAY_PAGE (self), _("Actions"), NULL);
  assay_page_set_primary (ASSAY_PAGE (self), _("_Add Action…"), "actions.add");
  self->search = g_strdup ("");
  self->today = assay_date_today ();
  self->store = g_list_store_new (ASSAY_TYPE_ACTION);
  assay_action_columns_add (self->view);
  sorter = gtk_column_view_get_sorter (self->view);
  sorted = gtk_sort_list_model_new (G_LIST_MODEL (g_object_ref (self->store)), g_object_ref (sorter));
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (sorted), g_object_ref (self->filter));
  selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
  g_object_unref (selection);
  gtk_search_entry_set_key_capture_widget (self->search_entry, self->scrolled);
}
