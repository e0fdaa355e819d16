/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-date-row.h"

#include <stdio.h>

#include <glib/gi18n-lib.h>

#include "core/base/assay-date.h"

struct _AssayDateRow
{
  AdwEntryRow parent_instance;

  GtkWidget *button;
  GtkCalendar *calendar;
};

G_DEFINE_FINAL_TYPE (AssayDateRow, assay_date_row, ADW_TYPE_ENTRY_ROW)

/**
 * assay_date_row_dup_date:
 * @self: a date row
 *
 * Returns: (transfer full) (nullable): the date in ISO form, "" for none, NULL for what is no date
 */
char *
assay_date_row_dup_date (AssayDateRow *self)
{
  const char *text;

  g_return_val_if_fail (ASSAY_IS_DATE_ROW (self), NULL);

  text = gtk_editable_get_text (GTK_EDITABLE (self));
  return *text != '\0' ? assay_date_parse (text, ASSAY_DATE_ORDER_DAY_FIRST) : g_strdup ("");
}

/**
 * assay_date_row_dup_fault:
 * @self: a date row in which a date is needed
 *
 * Returns: (transfer full) (nullable): what is wrong with what is typed there, by the row's name and in the way in
 *   which dates stand in it; %NULL for a date
 */
char *
assay_date_row_dup_fault (AssayDateRow *self)
{
  g_autofree char *date = assay_date_row_dup_date (self);
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  if (date == NULL)
    /* TRANSLATORS: the name of a field, and what was typed there */
    return g_strdup_printf (_("%s: “%s” is not a date. Write day/month/year, such as 27/11/2026."), title,
                            gtk_editable_get_text (GTK_EDITABLE (self)));
  /* TRANSLATORS: the name of a field */
  return *date == '\0' ? g_strdup_printf (_("%s: give a date."), title) : NULL;
}

/**
 * assay_date_row_set_date:
 * @self: a date row
 * @iso_date: a date in ISO form, or ""
 */
void
assay_date_row_set_date (AssayDateRow *self,
                         const char   *iso_date)
{
  int year = 0;
  int month = 0;
  int day = 0;
  g_autofree char *text = NULL;

  g_return_if_fail (ASSAY_IS_DATE_ROW (self));

  if (sscanf (iso_date, "%d-%d-%d", &year, &month, &day) == 3)
    text = g_strdup_printf ("%02d/%02d/%04d", day, month, year);
  gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
}

static void
day_selected_cb (AssayDateRow *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%d/%m/%Y");

  gtk_editable_set_text (GTK_EDITABLE (self), text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
}

static void
text_changed_cb (AssayDateRow *self)
{
  g_autofree char *date = assay_date_row_dup_date (self);

  if (date == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

static void
assay_date_row_class_init (AssayDateRowClass *klass)
{
}

static void
assay_date_row_init (AssayDateRow *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar = GTK_CALENDAR (gtk_calendar_new ());
  self->button = gtk_menu_button_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->calendar));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), _("Calendar"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->button);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self, "changed", G_CALLBACK (text_changed_cb), self, G_CONNECT_SWAPPED);
}

/**
 * assay_date_row_new:
 * @title: the field's name
 *
 * Returns: (transfer floating): a row without a date
 */
GtkWidget *
assay_date_row_new (const char *title)
{
  return g_object_new (ASSAY_TYPE_DATE_ROW, "title", title, NULL);
}
