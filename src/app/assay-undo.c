/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assay-undo.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "app/widgets/assay-toast.h"

/* What can be taken back: each act names the action that does so, and the window's `undo` takes back the
 * newest one that is left. Acts stay after their toasts have gone, until another register is opened. An
 * act that can no longer be taken back is refused by its own action, which says why. A page with an undo of
 * its own has the key while it is shown: what was done elsewhere is then taken back by its toast only. */

typedef struct
{
  guint64 serial;
  GWeakRef widget;
  char *action_name;
  GVariant *target;
  AdwToast *toast;
} Act;

typedef struct
{
  GSimpleAction *action;
  GQueue acts;
  guint64 last_serial;
  GWeakRef scope;
  char *scope_action;
} Undo;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_weak_ref_clear (&act->widget);
  g_free (act->action_name);
  g_variant_unref (act->target);
  g_clear_object (&act->toast);
  g_free (act);
}

static void
update (Undo *undo)
{
  g_simple_action_set_enabled (undo->action, undo->scope_action != NULL || !g_queue_is_empty (&undo->acts));
}

static Undo *
get_undo (gpointer action)
{
  return g_object_get_data (G_OBJECT (action), "assay-undo");
}

static void
forget_all_cb (GObject *action)
{
  Undo *undo = get_undo (action);

  g_queue_clear_full (&undo->acts, act_free);
  update (undo);
}

static void
undo_free (gpointer data)
{
  Undo *undo = data;

  g_queue_clear_full (&undo->acts, act_free);
  g_weak_ref_clear (&undo->scope);
  g_free (undo->scope_action);
  g_free (undo);
}

/* The newest act, or the one that a toast is about. */
static Act *
take_act (Undo    *undo,
          guint64  serial)
{
  for (GList *link = undo->acts.tail; link != NULL; link = link->prev)
    {
      Act *act = link->data;

      if (serial == 0 || act->serial == serial)
        {
          g_queue_delete_link (&undo->acts, link);
          update (undo);
          return act;
        }
    }
  return NULL;
}

static void
take_back (Undo    *undo,
           guint64  serial)
{
  Act *act = take_act (undo, serial);
  g_autoptr (GtkWidget) widget = NULL;

  if (act == NULL)
    return;
  widget = g_weak_ref_get (&act->widget);
  if (act->toast != NULL)
    assay_toast_dismiss (act->toast);
  if (widget != NULL)
    gtk_widget_activate_action_variant (widget, act->action_name, act->target);
  act_free (act);
}

static void
undo_activated (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  Undo *undo = user_data;
  g_autoptr (GtkWidget) scope = g_weak_ref_get (&undo->scope);

  if (parameter != NULL)
    take_back (undo, g_variant_get_uint64 (parameter));
  else if (scope != NULL)
    gtk_widget_activate_action (scope, undo->scope_action, NULL);
  else
    take_back (undo, 0);
}

/**
 * assay_undo_actions_add:
 * @window: the main window, as a map of actions
 * @session: its session
 *
 * Adds `undo`, which takes back the last act, and `undo-act` (t: the act's number) for toasts.
 */
void
assay_undo_actions_add (GActionMap   *window,
                        AssaySession *session)
{
  const GActionEntry entries[] = { { "undo", undo_activated }, { "undo-act", undo_activated, "t" } };
  Undo *undo = g_new0 (Undo, 1);

  g_action_map_add_action_entries (window, entries, G_N_ELEMENTS (entries), undo);
  undo->action = G_SIMPLE_ACTION (g_action_map_lookup_action (window, "undo"));
  g_weak_ref_init (&undo->scope, NULL);
  g_object_set_data_full (G_OBJECT (undo->action), "assay-undo", undo, undo_free);
  g_signal_connect_object (session, "notify::path", G_CALLBACK (forget_all_cb), undo->action,
                           G_CONNECT_SWAPPED);
  update (undo);
}

static Undo *
find_undo (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GAction *action =
    G_IS_ACTION_MAP (root) ? g_action_map_lookup_action (G_ACTION_MAP (root), "undo") : NULL;

  return action != NULL ? get_undo (action) : NULL;
}

static void
toast_dismissed_cb (AdwToast *toast,
                    gpointer  user_data)
{
  Undo *undo = get_undo (user_data);

  for (GList *link = undo->acts.head; link != NULL; link = link->next)
    if (((Act *) link->data)->toast == toast)
      g_clear_object (&((Act *) link->data)->toast);
}

static Act *
add_act (Undo       *undo,
         GtkWidget  *widget,
         const char *action_name,
         GVariant   *target)
{
  Act *act = g_new0 (Act, 1);

  act->serial = ++undo->last_serial;
  g_weak_ref_init (&act->widget, widget);
  act->action_name = g_strdup (action_name);
  act->target = g_variant_ref_sink (target);
  g_queue_push_tail (&undo->acts, act);
  update (undo);
  return act;
}

/**
 * assay_undo_note:
 * @widget: a widget of the main window, from which @action_name can be reached
 * @action_name: the action that takes back what was done
 * @target: the action's target; floating is taken
 *
 * Keeps an act that can be taken back, without a word about it.
 */
void
assay_undo_note (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *target)
{
  Undo *undo = find_undo (widget);

  g_return_if_fail (undo != NULL);
  add_act (undo, widget, action_name, target);
}

/**
 * assay_undo_enter:
 * @widget: a page of the main window that is shown now
 * @action_name: its action without a target that takes back the last thing done on it, or says that there is none
 *
 * Gives the undo key to a page, until it is hidden.
 */
void
assay_undo_enter (GtkWidget  *widget,
                  const char *action_name)
{
  Undo *undo = find_undo (widget);

  if (undo == NULL)
    return;
  g_weak_ref_set (&undo->scope, widget);
  g_free (undo->scope_action);
  undo->scope_action = g_strdup (action_name);
  update (undo);
}

/**
 * assay_undo_leave:
 * @widget: a page that is hidden now
 *
 * Gives the undo key back to the window.
 */
void
assay_undo_leave (GtkWidget *widget)
{
  Undo *undo = find_undo (widget);
  g_autoptr (GtkWidget) scope = undo != NULL ? g_weak_ref_get (&undo->scope) : NULL;

  if (scope != widget)
    return;
  g_weak_ref_set (&undo->scope, NULL);
  g_clear_pointer (&undo->scope_action, g_free);
  update (undo);
}

/**
 * assay_undo_forget:
 * @widget: a widget of the main window
 * @action_name: an action that takes something back
 * @target: its target
 *
 * Says that an act was taken back by other ways, or can no longer be.
 */
void
assay_undo_forget (GtkWidget  *widget,
                   const char *action_name,
                   GVariant   *target)
{
  Undo *undo = find_undo (widget);

  for (GList *link = undo != NULL ? undo->acts.head : NULL; link != NULL; link = link->next)
    {
      Act *act = link->data;

      if (g_str_equal (act->action_name, action_name) && g_variant_equal (act->target, target))
        {
          take_act (undo, act->serial);
          act_free (act);
          return;
        }
    }
}

/**
 * assay_undo_offer:
 * @widget: a widget of the main window, from which @action_name can be reached
 * @text: what was done, as a plain sentence
 * @action_name: the action that takes it back
 * @target: the action's target; floating is taken
 *
 * Says what was done at the foot of the window, with a button that takes it back; the undo key does so
 * too, even when the words have gone.
 */
void
assay_undo_offer (GtkWidget  *widget,
                  const char *text,
                  const char *action_name,
                  GVariant   *target)
{
  Undo *undo = find_undo (widget);
  AdwToast *toast;
  Act *act;

  g_return_if_fail (undo != NULL);

  act = add_act (undo, widget, action_name, target);
  toast = assay_toast_with_action (widget, text, _("_Undo"), "win.undo-act",
                                   g_variant_new_uint64 (act->serial));
  if (toast == NULL)
    return;
  act->toast = g_object_ref (toast);
  g_signal_connect_object (act->toast, "dismissed", G_CALLBACK (toast_dismissed_cb),
                           undo->action, 0);
}
