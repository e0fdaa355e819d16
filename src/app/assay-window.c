/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-window.h"

#include <glib/gi18n-lib.h>

#include "app/assay-pages.h"
#include "app/assay-settings.h"
#include "app/assay-window-private.h"
#include "app/assessment/assay-result-page.h"
#include "app/assessment/assay-visit-page.h"
#include "app/register/assay-provider-page.h"
#include "app/widgets/assay-page.h"
#include "app/widgets/assay-style.h"
#include "app/widgets/assay-toast.h"

/* The window: a sidebar and one page at a time, or the start page while there is no register.
 *
 * To add a page:
 *  - derive from AssayPage (src/app/widgets/assay-page.h): give it a title, perhaps the selectors of
 *    period and framework, header widgets and one primary action; put its content in; fill it in the
 *    vfunc `refresh`, which runs when it is first shown and after every `changed` of the session while
 *    it can be seen. The page gets the session as a construct property and knows nothing of the window;
 *  - add one row to `pages` in assay-pages.c. Its place there is its place in the sidebar and its
 *    Alt+number; a page without a title is reached from others.
 *
 * To add what can be done from anywhere: a function that adds GActions to the window's action map, and
 * one row in `action_sets` there; its keys go into assay-accels.c. An action set may cast the map to a
 * GtkWindow for the parent of its dialogs.
 *
 * From a page: gtk_widget_activate_action (widget, "win.show-page", "s", NAME),
 * gtk_widget_activate_action (widget, "win.open-provider", "x", ID), and assay_toast () for a word at
 * the foot of the window. */

G_DEFINE_FINAL_TYPE (AssayWindow, assay_window, ADW_TYPE_APPLICATION_WINDOW)

/* Pages */

static const AssayPageInfo *
find_page_info (const char *name)
{
  guint n_pages;
  const AssayPageInfo *infos = assay_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (g_str_equal (infos[i].name, name))
      return &infos[i];
  return NULL;
}

/**
 * assay_window_get_page:
 * @self: a window
 * @name: a page's name
 *
 * Returns: (transfer none) (nullable): the page, made if it was not shown before; NULL for no such name
 */
GtkWidget *
assay_window_get_page (AssayWindow *self,
                       const char  *name)
{
  const AssayPageInfo *info = find_page_info (name);
  GtkWidget *page = gtk_stack_get_child_by_name (self->page_stack, name);

  if (page == NULL && info != NULL)
    {
      page = g_object_new (info->get_type (), "session", self->session, NULL);
      assay_page_set_narrow (ASSAY_PAGE (page), self->is_narrow);
      gtk_stack_add_named (self->page_stack, page, name);
    }
  return page;
}

/* A page that is not in the sidebar has its mark on the one that led to it. */
static const char *
find_place (AssayWindow *self,
            const char  *name)
{
  GList *link = self->trail->tail;

  for (; find_page_info (name)->title == NULL && link != NULL; link = link->prev)
    name = link->data;
  return name;
}

static void
select_row (AssayWindow *self,
            const char  *name)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->page_list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (gtk_widget_get_name (row), name))
      gtk_list_box_select_row (self->page_list, GTK_LIST_BOX_ROW (row));
}

static void
update_back (AssayWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "back");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), !g_queue_is_empty (self->trail));
}

static void
show_page (AssayWindow *self,
           const char  *name)
{
  GtkWidget *page = assay_window_get_page (self, name);

  if (page == NULL)
    return;
  if (page != gtk_stack_get_visible_child (self->page_stack))
    assay_toast_dismiss_all (GTK_WIDGET (self));
  gtk_stack_set_visible_child (self->page_stack, page);
  select_row (self, find_place (self, name));
  update_back (self);
}

/**
 * assay_window_show_page:
 * @self: a window
 * @name: the page's name
 *
 * Shows a page; the one before can be gone back to.
 */
void
assay_window_show_page (AssayWindow *self,
                        const char  *name)
{
  const char *current = gtk_stack_get_visible_child_name (self->page_stack);

  g_return_if_fail (ASSAY_IS_WINDOW (self));

  if (current != NULL && !g_str_equal (current, name))
    g_queue_push_tail (self->trail, g_strdup (current));
  show_page (self, name);
}

static void
row_activated_cb (GtkListBox    *list,
                  GtkListBoxRow *row,
                  gpointer       user_data)
{
  assay_window_show_page (ASSAY_WINDOW (user_data), gtk_widget_get_name (GTK_WIDGET (row)));
}

static GtkWidget *
create_row (const AssayPageInfo *info)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *icon = gtk_image_new_from_icon_name (info->icon);

  gtk_widget_set_name (row, info->name);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), gtk_label_new (_(info->title)));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _(info->title), -1);
  return row;
}

static void
fill_sidebar (AssayWindow *self)
{
  guint n_pages;
  const AssayPageInfo *infos = assay_pages_get_all (&n_pages);

  for (guint i = 0; i < n_pages; i++)
    if (infos[i].title != NULL)
      gtk_list_box_append (self->page_list, create_row (&infos[i]));
}

/* Actions */

static void
show_page_activated (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  assay_window_show_page (ASSAY_WINDOW (user_data), g_variant_get_string (parameter, NULL));
}

/* The providers whose ratings something is to be done about. */
static void
show_ratings_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  GtkWidget *page = assay_window_get_page (ASSAY_WINDOW (user_data), "providers");

  gtk_widget_activate_action_variant (page, "page.show-only", parameter);
  assay_window_show_page (ASSAY_WINDOW (user_data), "providers");
}

static void
open_provider_activated (GSimpleAction *action,
                         GVariant      *parameter,
                         gpointer       user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);
  GtkWidget *current = gtk_stack_get_visible_child (self->page_stack);
  const char *from = current != NULL ? assay_page_get_title (ASSAY_PAGE (current)) : NULL;

  assay_provider_page_open (ASSAY_PROVIDER_PAGE (assay_window_get_page (self, "provider")),
                            g_variant_get_int64 (parameter), from);
  assay_window_show_page (self, "provider");
}

static const char *
get_origin (AssayWindow *self,
            GtkWidget   *page)
{
  GtkWidget *current = gtk_stack_get_visible_child (self->page_stack);

  return current != NULL && current != page ? assay_page_get_title (ASSAY_PAGE (current)) : NULL;
}

static void
show_visit_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);
  GtkWidget *page = assay_window_get_page (self, "visit");

  assay_visit_page_open (ASSAY_VISIT_PAGE (page), g_variant_get_int64 (parameter), get_origin (self, page));
  assay_window_show_page (self, "visit");
}

static void
show_result_activated (GSimpleAction *action,
                       GVariant      *parameter,
                       gpointer       user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);
  GtkWidget *page = assay_window_get_page (self, "result");

  assay_result_page_open (ASSAY_RESULT_PAGE (page), g_variant_get_int64 (parameter), get_origin (self, page));
  assay_window_show_page (self, "result");
}

static void
show_section_activated (GSimpleAction *action,
                        GVariant      *parameter,
                        gpointer       user_data)
{
  assay_provider_page_show_section (
    ASSAY_PROVIDER_PAGE (assay_window_get_page (ASSAY_WINDOW (user_data), "provider")),
    g_variant_get_string (parameter, NULL));
}

static void
show_place_activated (GSimpleAction *action,
                      GVariant      *parameter,
                      gpointer       user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);
  GtkListBoxRow *row =
    gtk_list_box_get_row_at_index (self->page_list, g_variant_get_int32 (parameter) - 1);

  if (row != NULL)
    assay_window_show_page (self, gtk_widget_get_name (GTK_WIDGET (row)));
}

/* Every page that can be searched has an action for it. */
static void
search_activated (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  GtkWidget *page = gtk_stack_get_visible_child (ASSAY_WINDOW (user_data)->page_stack);

  if (page != NULL)
    gtk_widget_activate_action (page, "page.search", NULL);
}

static void
back_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);
  g_autofree char *name = g_queue_pop_tail (self->trail);

  if (name != NULL)
    show_page (self, name);
}

static const GActionEntry actions[] = {
  { "show-page", show_page_activated, "s" },
  { "show-ratings", show_ratings_activated, "s" },
  { "open-provider", open_provider_activated, "x" },
  { "show-visit", show_visit_activated, "x" },
  { "show-result", show_result_activated, "x" },
  { "show-section", show_section_activated, "s" },
  { "show-place", show_place_activated, "i" },
  { "search", search_activated },
  { "back", back_activated },
};

static void
add_property_action (AssayWindow *self,
                     const char  *name,
                     gpointer     object,
                     const char  *property)
{
  g_autoptr (GPropertyAction) action = g_property_action_new (name, object, property);

  g_action_map_add_action (G_ACTION_MAP (self), G_ACTION (action));
}

static void
add_actions (AssayWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), actions, G_N_ELEMENTS (actions), self);
  add_property_action (self, "period", self->session, "period");
  add_property_action (self, "framework", self->session, "framework-id");
  add_property_action (self, "sidebar", self->sidebar, "visible");
  assay_pages_add_actions (G_ACTION_MAP (self), self->session);
  _assay_window_add_register_actions (self);
  update_back (self);
}

/**
 * assay_window_get_session:
 * @self: a window
 *
 * Returns: (transfer none): what it works on
 */
AssaySession *
assay_window_get_session (AssayWindow *self)
{
  g_return_val_if_fail (ASSAY_IS_WINDOW (self), NULL);
  return self->session;
}

static void
active_changed_cb (AssayWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)))
    assay_session_check (self->session);
}

static void
bind_settings (AssayWindow *self)
{
  GSettings *settings = assay_settings_get ();

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "sidebar-visible", self->sidebar, "visible", G_SETTINGS_BIND_DEFAULT);
}

/* A narrow window folds the sidebar; that is no wish of the person, so it is not kept. */
static gboolean
change_narrow_cb (gpointer user_data)
{
  AssayWindow *self = ASSAY_WINDOW (user_data);

  self->narrow_source = 0;
  self->is_narrow = !self->is_narrow;
  for (GtkWidget *page = gtk_widget_get_first_child (GTK_WIDGET (self->page_stack)); page != NULL;
       page = gtk_widget_get_next_sibling (page))
    assay_page_set_narrow (ASSAY_PAGE (page), self->is_narrow);
  if (self->is_narrow)
    {
      g_settings_unbind (self->sidebar, "visible");
      gtk_widget_set_visible (self->sidebar, FALSE);
    }
  else
    g_settings_bind (assay_settings_get (), "sidebar-visible", self->sidebar, "visible",
                     G_SETTINGS_BIND_DEFAULT);
  return G_SOURCE_REMOVE;
}

static void
assay_window_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  AssayWindow *self = ASSAY_WINDOW (widget);
  const gboolean is_narrow = assay_style_is_narrow (widget, width);

  GTK_WIDGET_CLASS (assay_window_parent_class)->size_allocate (widget, width, height, baseline);
  if (is_narrow == self->is_narrow)
    g_clear_handle_id (&self->narrow_source, g_source_remove);
  else if (self->narrow_source == 0)
    self->narrow_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, change_narrow_cb, self, NULL);
}

static void
assay_window_dispose (GObject *object)
{
  AssayWindow *self = ASSAY_WINDOW (object);

  g_clear_handle_id (&self->narrow_source, g_source_remove);
  if (self->trail != NULL)
    g_queue_free_full (g_steal_pointer (&self->trail), g_free);
  g_clear_object (&self->session);
  g_clear_pointer (&self->opening, g_free);
  G_OBJECT_CLASS (assay_window_parent_class)->dispose (object);
}

static void
assay_window_class_init (AssayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_window_dispose;
  widget_class->size_allocate = assay_window_size_allocate;
  g_type_ensure (ASSAY_TYPE_START_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, "/org/assay/Assay/assay-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, outer_stack);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, page_stack);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, page_list);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, sidebar);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, register_label);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, backup_label);
  gtk_widget_class_bind_template_child (widget_class, AssayWindow, start_page);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  /* No accelerator: text that is being typed has its own undo, which goes first. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
}

static void
assay_window_init (AssayWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->session = assay_session_new ();
  self->trail = g_queue_new ();
  _assay_window_watch_start_page (self);
  fill_sidebar (self);
  add_actions (self);
  bind_settings (self);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_changed_cb), NULL);
}

/**
 * assay_window_new:
 * @application: the application
 *
 * Returns: (transfer none): a window without a register, owned by GTK
 */
AssayWindow *
assay_window_new (GtkApplication *application)
{
  return g_object_new (ASSAY_TYPE_WINDOW, "application", application, NULL);
}
