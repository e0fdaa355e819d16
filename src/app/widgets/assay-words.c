/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>

#include "core/base/assay-date.h"
#include "core/base/assay-number.h"

/* Small pieces of text that several pages show alike. */

/**
 * assay_words_score:
 * @framework: (nullable): whose decimals hold
 * @score: 0 to 100, or NaN
 *
 * Returns: (transfer full): "79.7", or "–" where there is none
 */
char *
assay_words_score (AssayFramework *framework,
                   double          score)
{
  if (isnan (score))
    return g_strdup ("–");
  return assay_format_number (score, framework != NULL ? assay_framework_get_decimals (framework)
                                                       : 1);
}

/**
 * assay_words_of:
 * @part: how many
 * @whole: of how many, -1 where that is not known
 *
 * Returns: (transfer full): "24 of 66", or "24"
 */
char *
assay_words_of (gint64 part,
                gint64 whole)
{
  g_autofree char *part_text = assay_format_count (part);
  g_autofree char *whole_text = NULL;

  if (whole < 0)
    return g_steal_pointer (&part_text);
  whole_text = assay_format_count (whole);
  return g_strdup_printf (_("%s of %s"), part_text, whole_text);
}

/**
 * assay_words_reference_and_people:
 * @reference: a provider's reference
 * @people: how many people it supports, -1 where that is not known
 *
 * Returns: (transfer full): "HC01, 256 people"
 */
char *
assay_words_reference_and_people (const char *reference,
                                  gint64      people)
{
  g_autofree char *count = NULL;

  if (people < 0)
    return g_strdup (reference);
  count = assay_format_count (people);
  return g_strdup_printf (ngettext ("%s, %s person", "%s, %s people", (gulong) people), reference,
                          count);
}

/**
 * assay_words_date:
 * @iso_date: a date or a time in ISO form, or ""
 *
 * Returns: (transfer full): "9 Feb" within twelve months of today, else "9 Feb 2010"; "–" for none
 */
char *
assay_words_date (const char *iso_date)
{
  g_autofree char *today = assay_date_today ();
  g_autofree char *day = g_strndup (iso_date, 10);
  g_autoptr (GDateTime) date = NULL;
  int year, month, number;

  if (sscanf (day, "%d-%d-%d", &year, &month, &number) != 3)
    return g_strdup ("–");
  date = g_date_time_new_utc (year, month, number, 0, 0, 0);
  if (date == NULL)
    return g_strdup ("–");
  if (ABS (assay_date_days_between (day, today)) < 365)
    return g_date_time_format (date, "%-d %b");
  return g_date_time_format (date, "%-d %b %Y");
}

/**
 * assay_words_change:
 * @framework: (nullable): whose decimals hold
 * @change: in points, NaN where there is nothing to compare with
 * @direction: (out): 1 for up, -1 for down, 0 for neither
 *
 * Returns: (transfer full): "up 2.1"
 */
char *
assay_words_change (AssayFramework *framework,
                    double          change,
                    int            *direction)
{
  const int decimals = framework != NULL ? assay_framework_get_decimals (framework) : 1;
  const double rounded = isnan (change) ? 0 : assay_round (change, decimals);
  g_autofree char *figure = assay_format_number (fabs (rounded), decimals);

  *direction = (rounded > 0) - (rounded < 0);
  if (isnan (change))
    return g_strdup ("–");
  if (rounded > 0)
    return g_strdup_printf (_("up %s"), figure);
  if (rounded < 0)
    return g_strdup_printf (_("down %s"), figure);
  return g_strdup (_("no change"));
}

static void
set_change_class (GtkLabel   *label,
                  const char *name)
{
  static const char *const names[] = { "better", "worse", "secondary" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (label), names[i]);
  gtk_widget_add_css_class (GTK_WIDGET (label), name);
}

/**
 * assay_words_show_change:
 * @icon: the arrow
 * @label: the word beside it
 * @framework: (nullable): whose decimals hold
 * @change: in points, NaN where there is nothing to compare with
 *
 * Shows a change with an arrow, a word and a colour.
 */
void
assay_words_show_change (AssayShapeIcon *icon,
                         GtkLabel       *label,
                         AssayFramework *framework,
                         double          change)
{
  int direction;
  g_autofree char *text = assay_words_change (framework, change, &direction);

  gtk_widget_set_visible (GTK_WIDGET (icon), direction != 0);
  assay_shape_icon_set (icon, direction < 0 ? ASSAY_SHAPE_TRIANGLE_DOWN : ASSAY_SHAPE_TRIANGLE,
                        direction < 0 ? ASSAY_INK_WORSE : ASSAY_INK_BETTER);
  gtk_label_set_label (label, text);
  set_change_class (label, direction > 0 ? "better" : direction < 0 ? "worse" : "secondary");
}
