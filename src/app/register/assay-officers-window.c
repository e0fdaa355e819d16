/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/register/assay-officers-window.h"

#include <glib/gi18n-lib.h>

#include "app/assay-error-text.h"
#include "app/assay-window.h"
#include "app/register/assay-officer-dialog.h"
#include "app/register/assay-officer-state.h"
#include "app/register/assay-officer-words.h"
#include "app/widgets/assay-style.h"
#include "app/widgets/assay-toast.h"

/**
 * AssayOfficersWindow:
 *
 * The people who work with a register and what each may do. Everybody sees them; only an administrator changes
 * them. Its actions: `officers.add`, `officers.change` and `officers.take-role` (an officer), `officers.kept` (what
 * an officer was before a change: said, and can be taken back) and `officers.undo`.
 */
struct _AssayOfficersWindow
{
  AdwWindow parent_instance;

  GtkWidget *overlay;
  GtkStack *stack;
  GtkLabel *you_label;
  GtkLabel *reason_label;
  AdwPreferencesGroup *workers_group;
  AdwPreferencesGroup *readers_group;

  AssaySession *session;
  GPtrArray *rows; /* of both groups */
  char *account;
  GVariant *before; /* (nullable): what the last change can be taken back to */
};

G_DEFINE_FINAL_TYPE (AssayOfficersWindow, assay_officers_window, ADW_TYPE_WINDOW)

/* Reading */

typedef struct
{
  GPtrArray *officers;
  char *account;
} People;

static void
people_free (gpointer data)
{
  People *people = data;

  g_clear_pointer (&people->officers, g_ptr_array_unref);
  g_free (people->account);
  g_free (people);
}

static gpointer
read_people (AssayConnection  *connection,
             gpointer          data,
             GCancellable     *cancellable,
             GError          **error)
{
  GPtrArray *officers = assay_officer_list (connection, error);
  People *people;

  if (officers == NULL)
    return NULL;
  people = g_new0 (People, 1);
  people->officers = officers;
  people->account = g_strdup (assay_connection_get_actor (connection));
  return people;
}

static const AssayOfficer *
find_self (const People *people)
{
  for (guint i = 0; i < people->officers->len; i++)
    {
      const AssayOfficer *officer = g_ptr_array_index (people->officers, i);

      if (g_str_equal (officer->account, people->account))
        return officer;
    }
  return NULL;
}

/* Rows */

/* @name says which officer the button is about; it takes it over. */
static GtkWidget *
add_button (GtkWidget          *row,
            const AssayOfficer *officer,
            const char         *label,
            char               *name,
            const char         *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_actionable_set_action_target_value (GTK_ACTIONABLE (button), assay_officer_state_make (officer));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_free (name);
  return button;
}

static void
add_buttons (GtkWidget          *row,
             const AssayOfficer *officer,
             gboolean            is_self)
{
  GtkWidget *change;

  if (!is_self && !g_str_equal (officer->role, ASSAY_ROLE_READER))
    add_button (row, officer, _("Take Role Away"), g_strdup_printf (_("Take the role of %s away"), officer->name),
                "officers.take-role");
  change = add_button (row, officer, _("Change…"), g_strdup_printf (_("Change %s…"), officer->name),
                       "officers.change");
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), change);
}

static GtkWidget *
create_row (const AssayOfficer *officer,
            gboolean            is_self,
            gboolean            may_change)
{
  GtkWidget *row = adw_action_row_new ();
  const char *role = assay_officer_words_get_title (officer->role);
  g_autofree char *title = is_self ? g_strdup_printf (_("%s (you)"), officer->name) : g_strdup (officer->name);
  g_autofree char *subtitle = g_strdup_printf (_("%s · account “%s”"), role, officer->account);
  g_autofree char *name = g_strdup_printf (_("%s, %s, account %s"), title, role, officer->account);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_tooltip_text (row, assay_officer_words_get_rights (officer->role));
  if (may_change)
    add_buttons (row, officer, is_self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

static void
clear_rows (AssayOfficersWindow *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      adw_preferences_group_remove (
        ADW_PREFERENCES_GROUP (gtk_widget_get_ancestor (row, ADW_TYPE_PREFERENCES_GROUP)), row);
    }
  g_ptr_array_set_size (self->rows, 0);
}

static void
add_rows (AssayOfficersWindow *self,
          const People        *people,
          gboolean             may_change)
{
  guint readers = 0;

  clear_rows (self);
  for (guint i = 0; i < people->officers->len; i++)
    {
      const AssayOfficer *officer = g_ptr_array_index (people->officers, i);
      const gboolean reads = g_str_equal (officer->role, ASSAY_ROLE_READER);
      GtkWidget *row = create_row (officer, g_str_equal (officer->account, people->account), may_change);

      readers += reads;
      adw_preferences_group_add (reads ? self->readers_group : self->workers_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->readers_group), readers > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->workers_group), readers < people->officers->len);
}

/* Who the person is, and why they cannot change the list */

static void
show_you (AssayOfficersWindow *self,
          const People        *people,
          const AssayOfficer  *you)
{
  g_autofree char *text = NULL;

  if (you != NULL)
    text = g_strdup_printf (_("You are %s, %s, signed in as “%s”."), you->name,
                            assay_officer_words_get_title (you->role), you->account);
  else
    text = g_strdup_printf (_("You are signed in as “%s”, whom this register does not know: you can only read."),
                            people->account);
  gtk_label_set_label (self->you_label, text);
}

/* (nullable): why the list cannot be changed here */
static char *
dup_reason (AssayOfficersWindow *self,
            const People        *people,
            const AssayOfficer  *you)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_auto (GStrv) administrators = NULL;
  g_autofree char *list = NULL;

  if (you != NULL && g_str_equal (you->role, ASSAY_ROLE_ADMINISTRATOR))
    return assay_session_is_read_only (self->session) ? g_strdup (assay_session_get_notice (self->session)) : NULL;
  for (guint i = 0; i < people->officers->len; i++)
    {
      const AssayOfficer *officer = g_ptr_array_index (people->officers, i);

      if (g_str_equal (officer->role, ASSAY_ROLE_ADMINISTRATOR))
        g_strv_builder_add (names, officer->name);
    }
  administrators = g_strv_builder_end (names);
  list = g_strjoinv (_(", "), administrators);
  return g_strdup_printf (_("Only an administrator changes this list: %s."), list);
}

static void
show (AssayOfficersWindow *self,
      const People        *people)
{
  const AssayOfficer *you = find_self (people);
  g_autofree char *reason = dup_reason (self, people, you);

  g_free (self->account);
  self->account = g_strdup (people->account);
  show_you (self, people, you);
  gtk_label_set_label (self->reason_label, reason != NULL ? reason : "");
  gtk_widget_set_visible (GTK_WIDGET (self->reason_label), reason != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "officers.add", reason == NULL);
  add_rows (self, people, reason == NULL);
  gtk_stack_set_visible_child_name (self->stack, people->officers->len > 0 ? "people" : "empty");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (AssayOfficersWindow) self = ASSAY_OFFICERS_WINDOW (user_data);
  People *people = assay_error_finish (self->overlay, source, result);

  if (people == NULL)
    return;
  if (self->rows != NULL)
    show (self, people);
  people_free (people);
}

static void
refresh (AssayOfficersWindow *self)
{
  if (assay_session_get_db (self->session) != NULL)
    assay_session_read_async (self->session, read_people, NULL, NULL, people_free, NULL, read_cb,
                              g_object_ref (self));
}

/* Actions */

static void
open_dialog (AssayOfficersWindow *self,
             GVariant            *officer)
{
  gboolean is_self = FALSE;

  if (officer != NULL)
    {
      g_autoptr (AssayOfficer) who = assay_officer_state_get (officer);

      is_self = g_strcmp0 (who->account, self->account) == 0;
    }
  gtk_window_present (assay_officer_dialog_new (GTK_WINDOW (self), self->session, officer, is_self));
}

static void
add_activated (GtkWidget  *widget,
               const char *action_name,
               GVariant   *parameter)
{
  open_dialog (ASSAY_OFFICERS_WINDOW (widget), NULL);
}

static void
change_activated (GtkWidget  *widget,
                  const char *action_name,
                  GVariant   *parameter)
{
  open_dialog (ASSAY_OFFICERS_WINDOW (widget), parameter);
}

static void
say (AssayOfficersWindow *self,
     GVariant            *before,
     const char          *text)
{
  g_autoptr (AssayOfficer) officer = assay_officer_state_get (before);
  const gboolean is_new = officer->id == 0;

  if (self->rows == NULL)
    return;
  g_clear_pointer (&self->before, g_variant_unref);
  self->before = is_new ? NULL : g_variant_ref (before);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "officers.undo", !is_new);
  assay_toast_dismiss_all (GTK_WIDGET (self->stack));
  assay_toast_with_action (GTK_WIDGET (self->stack), text, is_new ? NULL : _("_Undo"), "officers.undo", NULL);
}

static void
kept_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  g_autoptr (AssayOfficer) officer = assay_officer_state_get (parameter);
  g_autofree char *text = officer->id == 0 ? g_strdup_printf (_("%s is added."), officer->name)
                                           : g_strdup_printf (_("%s is changed."), officer->name);

  say (ASSAY_OFFICERS_WINDOW (widget), parameter, text);
}

static void
role_taken_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  g_autoptr (AssayOfficersWindow) self = ASSAY_OFFICERS_WINDOW (user_data);
  g_autoptr (GVariant) before = assay_error_finish (self->overlay, source, result);
  g_autoptr (AssayOfficer) officer = before != NULL ? assay_officer_state_get (before) : NULL;
  g_autofree char *text = NULL;

  if (officer == NULL)
    return;
  text = g_strdup_printf (_("%s can only read now."), officer->name);
  say (self, before, text);
}

static void
take_role_activated (GtkWidget  *widget,
                     const char *action_name,
                     GVariant   *parameter)
{
  g_autoptr (AssayOfficer) officer = assay_officer_state_get (parameter);
  gint64 *id = g_new (gint64, 1);

  *id = officer->id;
  assay_session_write_async (ASSAY_OFFICERS_WINDOW (widget)->session, assay_officer_state_take_role, id, g_free,
                             (GDestroyNotify) g_variant_unref, NULL, role_taken_cb, g_object_ref (widget));
}

static void
restored_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (AssayOfficersWindow) self = ASSAY_OFFICERS_WINDOW (user_data);
  g_autoptr (GVariant) before = assay_error_finish (self->overlay, source, result);

  if (before != NULL && self->rows != NULL)
    assay_toast (GTK_WIDGET (self->stack), _("The person is as they were."));
}

static void
undo_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  AssayOfficersWindow *self = ASSAY_OFFICERS_WINDOW (widget);

  if (self->before == NULL)
    return;
  assay_toast_dismiss_all (GTK_WIDGET (self->stack));
  gtk_widget_action_set_enabled (widget, "officers.undo", FALSE);
  assay_session_write_async (self->session, assay_officer_state_restore, g_steal_pointer (&self->before),
                             (GDestroyNotify) g_variant_unref, (GDestroyNotify) g_variant_unref, NULL, restored_cb,
                             g_object_ref (self));
}

static void
assay_officers_window_dispose (GObject *object)
{
  AssayOfficersWindow *self = ASSAY_OFFICERS_WINDOW (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->session);
  g_clear_pointer (&self->account, g_free);
  g_clear_pointer (&self->before, g_variant_unref);
  G_OBJECT_CLASS (assay_officers_window_parent_class)->dispose (object);
}

static void
assay_officers_window_class_init (AssayOfficersWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_officers_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, "/org/assay/Assay/register/assay-officers-window.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayOfficersWindow, overlay);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficersWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficersWindow, you_label);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficersWindow, reason_label);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficersWindow, workers_group);
  gtk_widget_class_bind_template_child (widget_class, AssayOfficersWindow, readers_group);
  gtk_widget_class_install_action (widget_class, "officers.add", NULL, add_activated);
  gtk_widget_class_install_action (widget_class, "officers.change", ASSAY_OFFICER_STATE_TYPE, change_activated);
  gtk_widget_class_install_action (widget_class, "officers.take-role", ASSAY_OFFICER_STATE_TYPE,
                                   take_role_activated);
  gtk_widget_class_install_action (widget_class, "officers.kept", ASSAY_OFFICER_STATE_TYPE, kept_activated);
  gtk_widget_class_install_action (widget_class, "officers.undo", NULL, undo_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "officers.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
assay_officers_window_init (AssayOfficersWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "officers.add", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "officers.undo", FALSE);
}

/**
 * assay_officers_window_new:
 * @parent: the window to show it over
 * @session: the register
 *
 * Returns: (transfer none): the window, not shown yet
 */
GtkWindow *
assay_officers_window_new (GtkWindow    *parent,
                           AssaySession *session)
{
  AssayOfficersWindow *self = g_object_new (ASSAY_TYPE_OFFICERS_WINDOW, "transient-for", parent, NULL);

  self->session = g_object_ref (session);
  assay_style_fit_window (GTK_WINDOW (self));
  g_signal_connect_object (session, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WINDOW (self);
}

/* The window's action */

static void
officers_activated (GSimpleAction *action,
                    GVariant      *parameter,
                    gpointer       user_data)
{
  AssaySession *session = assay_window_get_session (ASSAY_WINDOW (user_data));

  if (assay_session_get_db (session) != NULL)
    gtk_window_present (assay_officers_window_new (GTK_WINDOW (user_data), session));
}

static void
update_action (GAction *action)
{
  AssaySession *session = g_object_get_data (G_OBJECT (action), "session");

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), assay_session_get_db (session) != NULL);
}

/**
 * assay_officers_actions_add:
 * @window: an #AssayWindow
 * @session: its session
 *
 * Adds `officers`, which shows who may work with the register.
 */
void
assay_officers_actions_add (GActionMap   *window,
                            AssaySession *session)
{
  const GActionEntry entries[] = { { "officers", officers_activated } };
  GAction *action;

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), window);
  action = g_action_map_lookup_action (window, "officers");
  g_object_set_data_full (G_OBJECT (action), "session", g_object_ref (session), g_object_unref);
  g_signal_connect_object (session, "notify::path", G_CALLBACK (update_action), action, G_CONNECT_SWAPPED);
  update_action (action);
}
