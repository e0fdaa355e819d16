/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/actions/assay-action-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-date.h"

/**
 * assay_action_words_day:
 * @iso_date: ISO date
 * @today: ISO date
 *
 * Returns: (transfer full): the day as people say it, with its year where that is another: "9 Feb 2011"
 */
char *
assay_action_words_day (const char *iso_date,
                        const char *today)
{
  g_autofree char *text = g_strdup_printf ("%.10sT12:00:00Z", iso_date);
  g_autoptr (GDateTime) day = g_date_time_new_from_iso8601 (text, NULL);

  if (day == NULL)
    return g_strdup (iso_date);
  return g_date_time_format (day, strncmp (iso_date, today, 4) == 0 ? _("%-e %b") : _("%-e %b %Y"));
}

/**
 * assay_action_words_due:
 * @due_on: ISO date, or ""
 * @today: ISO date
 * @style: (out): the style of the words, NULL for none
 *
 * Returns: (transfer full): when it is due, and how late it is: "9 February 2011, 3 days late"
 */
char *
assay_action_words_due (const char  *due_on,
                        const char  *today,
                        const char **style)
{
  g_autofree char *date = NULL;
  int days;

  *style = NULL;
  if (*due_on == '\0')
    {
      *style = "secondary";
      return g_strdup (_("no date"));
    }
  date = assay_action_words_day (due_on, today);
  days = assay_date_days_between (due_on, today);
  if (days <= 0)
    return g_steal_pointer (&date);
  *style = "worse";
  return g_strdup_printf (ngettext ("%s, %d day late", "%s, %d days late", (gulong) days), date, days);
}

/**
 * assay_action_words_state:
 * @action: an action
 *
 * Returns: (transfer none): the word for its status
 */
const char *
assay_action_words_state (AssayAction *action)
{
  const char *title = assay_action_status_get_title (assay_action_get_status (action));

  return title != NULL ? title : "";
}

/**
 * assay_action_words_name:
 * @action: an #AssayAction
 *
 * Returns: (transfer full): what a row about it is called
 */
char *
assay_action_words_name (gpointer action)
{
  g_autofree char *today = assay_date_today ();
  const char *style;
  g_autofree char *due = assay_action_is_open (action)
                           ? assay_action_words_due (assay_action_get_due_on (action), today, &style)
                           : g_strdup ("");

  return g_strdup_printf ("%s, %s, %s%s%s", assay_action_get_title (action),
                          assay_action_get_provider (action), assay_action_words_state (action),
                          *due != '\0' ? ", " : "", due);
}
