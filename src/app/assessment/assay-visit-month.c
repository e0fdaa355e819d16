/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-month.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

#include "app/assessment/assay-visit-chip.h"
#include "core/assessment/assay-assessment.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"

#define N_WEEKS 6
#define N_DAYS (7 * N_WEEKS)
/* More than these are counted, and listed in a menu. */
#define MOST_CHIPS 3

struct _AssayVisitMonth
{
  AdwBin parent_instance;

  GtkLabel *month_label;
  GtkGrid *grid;
  GtkWidget *cells[N_DAYS];

  GPtrArray *visits;
  char *day;
  char *first;
  gint64 moved_id;
};

G_DEFINE_FINAL_TYPE (AssayVisitMonth, assay_visit_month, ADW_TYPE_BIN)

/* Days */

static GDateTime *
parse_day (const char *day)
{
  return g_date_time_new_utc (atoi (day), atoi (day + 5), atoi (day + 8), 12, 0, 0);
}

/* (transfer full): the Monday that the month's page begins with */
static char *
find_first (const char *day)
{
  g_autofree char *first = g_strdup_printf ("%.8s01", day);
  g_autoptr (GDateTime) date = parse_day (first);

  return assay_date_add_days (first, 1 - g_date_time_get_day_of_week (date));
}

static const char *
get_cell_day (GtkWidget *cell)
{
  return g_object_get_data (G_OBJECT (cell), "day");
}

/* A day's visits */

static char *
name_day (const char *day,
          guint       count)
{
  g_autoptr (GDateTime) date = parse_day (day);
  g_autofree char *text = g_date_time_format (date, _("%A %-e %B %Y"));

  if (count == 0)
    return g_steal_pointer (&text);
  return g_strdup_printf (ngettext ("%s, %u visit planned", "%s, %u visits planned", count), text, count);
}

static void
append_more (GtkWidget *cell,
             GPtrArray *visits)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autofree char *label = NULL;

  for (guint i = MOST_CHIPS - 1; i < visits->len; i++)
    {
      g_autoptr (GMenuModel) of_visit = assay_visit_chip_create_menu (visits->pdata[i]);

      g_menu_append_submenu (menu, assay_assessment_get_name (visits->pdata[i]), of_visit);
    }
  label = g_strdup_printf (_("%u more"), visits->len - MOST_CHIPS + 1);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "tiny");
  gtk_box_append (GTK_BOX (cell), button);
}

static void
fill_cell (AssayVisitMonth *self,
           GtkWidget       *cell,
           const char      *day,
           const char      *today)
{
  GtkWidget *number = gtk_widget_get_first_child (cell);
  g_autoptr (GPtrArray) visits = g_ptr_array_new ();
  g_autofree char *text = g_strdup_printf ("%d", atoi (day + 8));
  g_autofree char *name = NULL;
  GtkWidget *child;

  while ((child = gtk_widget_get_next_sibling (number)) != NULL)
    gtk_box_remove (GTK_BOX (cell), child);
  for (guint i = 0; self->visits != NULL && i < self->visits->len; i++)
    if (g_str_equal (assay_visit_plan_get_day (self->visits->pdata[i]), day))
      g_ptr_array_add (visits, self->visits->pdata[i]);
  for (guint i = 0; i < visits->len; i++)
    if (visits->len <= MOST_CHIPS || i < MOST_CHIPS - 1)
      gtk_box_append (GTK_BOX (cell), assay_visit_chip_new (visits->pdata[i], today));
  if (visits->len > MOST_CHIPS)
    append_more (cell, visits);
  name = name_day (day, visits->len);
  gtk_label_set_label (GTK_LABEL (number), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (cell), "day", g_strdup (day), g_free);
}

static void
set_class (GtkWidget  *widget,
           const char *name,
           gboolean    is_set)
{
  if (is_set)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
}

static void
fill (AssayVisitMonth *self)
{
  g_autofree char *today = assay_date_today ();
  g_autoptr (GDateTime) date = parse_day (self->day);
  g_autofree char *title = g_date_time_format (date, _("%B %Y"));

  g_free (self->first);
  self->first = find_first (self->day);
  gtk_label_set_label (self->month_label, title);
  for (int i = 0; i < N_DAYS; i++)
    {
      g_autofree char *day = assay_date_add_days (self->first, i);

      fill_cell (self, self->cells[i], day, today);
      set_class (self->cells[i], "other-month", strncmp (day, self->day, 7) != 0);
      set_class (self->cells[i], "today", g_str_equal (day, today));
    }
}

static GtkWidget *
get_cell (AssayVisitMonth *self,
          const char      *day)
{
  const int index = assay_date_days_between (self->first, day);

  return index >= 0 && index < N_DAYS ? self->cells[index] : NULL;
}

/* Going from day to day */

static void
go_to (AssayVisitMonth *self,
       const char      *day)
{
  const gboolean turns = strncmp (day, self->day, 7) != 0;

  g_free (self->day);
  self->day = g_strdup (day);
  if (turns)
    fill (self);
  for (int i = 0; i < N_DAYS; i++)
    gtk_widget_set_focusable (self->cells[i], self->cells[i] == get_cell (self, day));
  gtk_widget_grab_focus (get_cell (self, day));
}

static void
go_days (AssayVisitMonth *self,
         int              days)
{
  g_autofree char *day = assay_date_add_days (self->day, days);

  if (day != NULL)
    go_to (self, day);
}

static void
go_months (AssayVisitMonth *self,
           int              months)
{
  g_autofree char *day = assay_date_add_months (self->day, months);

  if (day != NULL)
    go_to (self, day);
}

/* The visit that a key is about: the one that has the focus, else the first of the day. */
static AssayAssessment *
find_visit (AssayVisitMonth *self)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self)));
  GtkWidget *chip = focus != NULL ? gtk_widget_get_ancestor (focus, ASSAY_TYPE_VISIT_CHIP) : NULL;
  GtkWidget *cell = get_cell (self, self->day);

  for (GtkWidget *child = gtk_widget_get_first_child (cell); chip == NULL && child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ASSAY_IS_VISIT_CHIP (child))
      chip = child;
  return chip != NULL ? assay_visit_chip_get_visit (ASSAY_VISIT_CHIP (chip)) : NULL;
}

static void
move_visit (AssayVisitMonth *self,
            gint64           id,
            const char      *day)
{
  self->moved_id = id;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.move-visit", "(xsx)", id, day, (gint64) -1);
}

static void
move_days (AssayVisitMonth *self,
           int              days)
{
  AssayAssessment *visit = find_visit (self);
  g_autofree char *day = NULL;

  if (visit == NULL)
    return;
  day = assay_date_add_days (assay_visit_plan_get_day (visit), days);
  if (day != NULL)
    move_visit (self, assay_assessment_get_id (visit), day);
}

static gboolean
key_pressed_cb (AssayVisitMonth *self,
                guint            key,
                guint            code,
                GdkModifierType  modifiers)
{
  static const struct
  {
    guint key;
    int days;
  } steps[] = { { GDK_KEY_Left, -1 }, { GDK_KEY_Right, 1 }, { GDK_KEY_Up, -7 }, { GDK_KEY_Down, 7 } };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (steps[i].key == key)
      {
        if ((modifiers & GDK_CONTROL_MASK) != 0)
          move_days (self, steps[i].days);
        else if ((modifiers & GDK_ALT_MASK) != 0)
          return GDK_EVENT_PROPAGATE;
        else
          go_days (self, steps[i].days);
        return GDK_EVENT_STOP;
      }
  if (key != GDK_KEY_Return || gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))) !=
                                 get_cell (self, self->day))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.plan-visit-on", "s", self->day);
  return GDK_EVENT_STOP;
}

/* A day that is reached by pointer or Tab is the one that keys go on from. */
static void
cell_entered_cb (GtkEventController *controller,
                 gpointer            user_data)
{
  AssayVisitMonth *self = ASSAY_VISIT_MONTH (user_data);
  const char *day = get_cell_day (gtk_event_controller_get_widget (controller));

  g_free (self->day);
  self->day = g_strdup (day);
}

/* A click is where the keys go on from, two plan a visit there, as Enter does. */
static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            gpointer         user_data)
{
  AssayVisitMonth *self = ASSAY_VISIT_MONTH (user_data);
  g_autofree char *day =
    g_strdup (get_cell_day (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture))));
  /* A day of another month turns the page, so that the second click may be on another day. */
  const gboolean was_there = g_str_equal (self->day, day);

  go_to (self, day);
  if (n_press == 2 && was_there)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.plan-visit-on", "s", day);
}

static gboolean
dropped_cb (GtkDropTarget *target,
            const GValue  *value,
            double         x,
            double         y,
            gpointer       user_data)
{
  GtkWidget *cell = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));

  move_visit (ASSAY_VISIT_MONTH (user_data), g_value_get_int64 (value), get_cell_day (cell));
  return TRUE;
}

static void
turn_activated (GtkWidget  *widget,
                const char *action_name,
                GVariant   *parameter)
{
  go_months (ASSAY_VISIT_MONTH (widget), g_variant_get_int32 (parameter));
}

static void
today_activated (GtkWidget  *widget,
                 const char *action_name,
                 GVariant   *parameter)
{
  g_autofree char *today = assay_date_today ();

  go_to (ASSAY_VISIT_MONTH (widget), today);
}

/* Making it */

static GtkWidget *
create_cell (AssayVisitMonth *self)
{
  GtkWidget *cell = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL, "spacing", 2,
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);
  GtkWidget *number = gtk_label_new (NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INT64, GDK_ACTION_MOVE);

  gtk_label_set_xalign (GTK_LABEL (number), 0);
  gtk_widget_add_css_class (number, "tiny");
  gtk_widget_add_css_class (number, "numeric");
  gtk_widget_set_vexpand (cell, TRUE);
  gtk_widget_add_css_class (cell, "month-day");
  gtk_box_append (GTK_BOX (cell), number);
  g_signal_connect (focus, "enter", G_CALLBACK (cell_entered_cb), self);
  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (cell, focus);
  gtk_widget_add_controller (cell, GTK_EVENT_CONTROLLER (target));
  return cell;
}

static void
add_cells (AssayVisitMonth *self)
{
  g_autofree char *monday = g_strdup ("2011-01-03");

  for (int i = 0; i < 7; i++)
    {
      g_autofree char *day = assay_date_add_days (monday, i);
      g_autoptr (GDateTime) date = parse_day (day);
      g_autofree char *name = g_date_time_format (date, "%A");
      GtkWidget *label = gtk_label_new (name);

      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "th");
      gtk_grid_attach (self->grid, label, i, 0, 1, 1);
    }
  for (int i = 0; i < N_DAYS; i++)
    {
      self->cells[i] = create_cell (self);
      gtk_grid_attach (self->grid, self->cells[i], i % 7, 1 + i / 7, 1, 1);
    }
}

static void
assay_visit_month_dispose (GObject *object)
{
  AssayVisitMonth *self = ASSAY_VISIT_MONTH (object);

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  g_clear_pointer (&self->day, g_free);
  g_clear_pointer (&self->first, g_free);
  G_OBJECT_CLASS (assay_visit_month_parent_class)->dispose (object);
}

static void
assay_visit_month_class_init (AssayVisitMonthClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = assay_visit_month_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/assay/Assay/assessment/assay-visit-month.ui");
  gtk_widget_class_bind_template_child (widget_class, AssayVisitMonth, month_label);
  gtk_widget_class_bind_template_child (widget_class, AssayVisitMonth, grid);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_install_action (widget_class, "month.turn", "i", turn_activated);
  gtk_widget_class_install_action (widget_class, "month.today", NULL, today_activated);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "month.turn", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "month.turn", "i", 1);
}

static void
assay_visit_month_init (AssayVisitMonth *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = assay_date_today ();
  add_cells (self);
  fill (self);
  gtk_widget_set_focusable (get_cell (self, self->day), TRUE);
}

/**
 * assay_visit_month_set_visits:
 * @self: a month
 * @assessments: (element-type AssayAssessment): what is planned, of any month
 *
 * Shows what is planned; the day that was moved to has the focus.
 */
void
assay_visit_month_set_visits (AssayVisitMonth *self,
                              GPtrArray       *assessments)
{
  g_return_if_fail (ASSAY_IS_VISIT_MONTH (self));

  g_clear_pointer (&self->visits, g_ptr_array_unref);
  self->visits = g_ptr_array_ref (assessments);
  fill (self);
  for (guint i = 0; self->moved_id != 0 && i < assessments->len; i++)
    if (assay_assessment_get_id (assessments->pdata[i]) == self->moved_id)
      go_to (self, assay_visit_plan_get_day (assessments->pdata[i]));
  self->moved_id = 0;
}

/**
 * assay_visit_month_show_day:
 * @self: a month
 * @day: ISO date
 *
 * Turns to a day and gives it the focus.
 */
void
assay_visit_month_show_day (AssayVisitMonth *self,
                            const char      *day)
{
  g_return_if_fail (ASSAY_IS_VISIT_MONTH (self));

  go_to (self, day);
}

/**
 * assay_visit_month_get_day:
 * @self: a month
 *
 * Returns: (transfer none): ISO date of the day that keys go on from
 */
const char *
assay_visit_month_get_day (AssayVisitMonth *self)
{
  g_return_val_if_fail (ASSAY_IS_VISIT_MONTH (self), NULL);

  return self->day;
}
