/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-row-menu.h"

/* What can be done with the rows of a list: by the Menu key, Shift+F10 or the second button of a mouse. The buttons
 * of a row cannot be all of it: GTK gives the focus to what is inside a row first, so that a row with buttons that
 * take it can neither be heard as a whole nor opened with Enter. */

#define ITEM "row-item"
#define CREATE "row-menu"

/**
 * assay_row_menu_append:
 * @menu: a menu
 * @label: with a mnemonic, translated
 * @action_name: an action that takes a number
 * @target: the number
 */
void
assay_row_menu_append (GMenu      *menu,
                       const char *label,
                       const char *action_name,
                       gint64      target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action_name, "x", target);
  g_menu_append_item (menu, item);
}

static gboolean
unparent (GtkWidget *popover)
{
  if (gtk_widget_get_parent (popover) != NULL)
    gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Whoever chose something is told so before the menu goes. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_LOW, (GSourceFunc) unparent, g_object_ref (popover), g_object_unref);
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  while (widget != NULL && !g_str_equal (gtk_widget_get_css_name (widget), "row"))
    widget = gtk_widget_get_parent (widget);
  return widget;
}

static gpointer
find_item (GtkWidget *widget)
{
  gpointer found = g_object_get_data (G_OBJECT (widget), ITEM);

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_item (child);
  return found;
}

/* @place: in coordinates of @view */
static gboolean
show_menu (GtkWidget          *view,
           GtkWidget          *row,
           const GdkRectangle *place)
{
  const AssayRowMenuFunc *create = g_object_get_data (G_OBJECT (view), CREATE);
  gpointer item = row != NULL && gtk_widget_is_ancestor (row, view) ? find_item (row) : NULL;
  g_autoptr (GMenuModel) menu = NULL;
  GtkWidget *popover;

  if (item == NULL)
    return GDK_EVENT_PROPAGATE;
  menu = (*create) (item);
  popover = gtk_popover_menu_new_from_model (menu);
  gtk_widget_set_parent (popover, view);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), place);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
  return GDK_EVENT_STOP;
}

static gboolean
key_pressed_cb (GtkEventController *controller,
                guint               key,
                guint               code,
                GdkModifierType     modifiers)
{
  GtkWidget *view = gtk_event_controller_get_widget (controller);
  GtkWidget *row = find_row (gtk_root_get_focus (gtk_widget_get_root (view)));
  GdkRectangle place = { 0, 0, 1, 1 };
  graphene_rect_t bounds;

  if (key != GDK_KEY_Menu && (key != GDK_KEY_F10 || (modifiers & GDK_SHIFT_MASK) == 0))
    return GDK_EVENT_PROPAGATE;
  if (row != NULL && gtk_widget_compute_bounds (row, view, &bounds))
    {
      place.x = (int) bounds.origin.x + 24;
      place.y = (int) (bounds.origin.y + bounds.size.height) - 8;
    }
  return show_menu (view, row, &place);
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y)
{
  GtkWidget *view = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture));
  const GdkRectangle place = { (int) x, (int) y, 1, 1 };

  if (show_menu (view, find_row (gtk_widget_pick (view, x, y, GTK_PICK_DEFAULT)), &place))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

/**
 * assay_row_menu_mark:
 * @cell: a cell of a row
 * @item: a GObject: the item that the row shows
 *
 * Says what the menu of a row is about. One cell of each row is enough.
 */
void
assay_row_menu_mark (GtkWidget *cell,
                     gpointer   item)
{
  g_object_set_data_full (G_OBJECT (cell), ITEM, g_object_ref (item), g_object_unref);
}

/**
 * assay_row_menu_add:
 * @view: a list
 * @create: makes the menu of a row's item
 *
 * Lets the rows of a list, a cell of each of which is marked, show what can be done.
 */
void
assay_row_menu_add (GtkColumnView    *view,
                    AssayRowMenuFunc  create)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_object_set_data_full (G_OBJECT (view), CREATE, g_memdup2 (&create, sizeof create), g_free);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), NULL);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (click), GDK_BUTTON_SECONDARY);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), NULL);
  gtk_widget_add_controller (GTK_WIDGET (view), keys);
  gtk_widget_add_controller (GTK_WIDGET (view), GTK_EVENT_CONTROLLER (click));
}
