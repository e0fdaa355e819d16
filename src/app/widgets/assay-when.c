/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-when.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

static GDateTime *
parse (const char *text)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, utc);

  return time ? g_date_time_to_local (time) : NULL;
}

static gboolean
is_within_a_year (GDateTime *time,
                  GDateTime *now)
{
  g_autoptr (GDateTime) then = g_date_time_add_years (time, 1);

  return g_date_time_compare (then, now) > 0;
}

static char *
format_day (GDateTime *time,
            GDateTime *now)
{
  if (is_within_a_year (time, now))
    return g_date_time_format (time, _("%-e %b"));

  return g_date_time_format (time, _("%-e %b %Y"));
}

/**
 * assay_when_format:
 * @iso_time: a time in UTC, ISO 8601
 *
 * Writes a time as people say it, in their own zone: "today, 08:30", "9 Feb, 14:05" within twelve
 * months, else "9 Feb 2010".
 *
 * Returns: (transfer full): the words; @iso_time itself if it is no time
 */
char *
assay_when_format (const char *iso_time)
{
  g_autoptr (GDateTime) time = parse (iso_time);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *day = NULL;
  g_autofree char *clock = NULL;

  if (!time)
    return g_strdup (iso_time);

  clock = g_date_time_format (time, "%H:%M");
  if (g_date_time_get_year (time) == g_date_time_get_year (now) &&
      g_date_time_get_day_of_year (time) == g_date_time_get_day_of_year (now))
    return g_strdup_printf (_("today, %s"), clock);

  day = format_day (time, now);
  return is_within_a_year (time, now) ? g_strdup_printf ("%s, %s", day, clock)
                                      : g_steal_pointer (&day);
}

/**
 * assay_when_format_date:
 * @iso_date: a date, `YYYY-MM-DD`
 *
 * Writes a date as people say it: "9 Feb" within twelve months, else "9 Feb 2010".
 *
 * Returns: (transfer full): the words; @iso_date itself if it is no date
 */
char *
assay_when_format_date (const char *iso_date)
{
  g_autofree char *text = g_strdup_printf ("%sT12:00:00Z", iso_date);
  g_autoptr (GDateTime) time = parse (text);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return time ? format_day (time, now) : g_strdup (iso_date);
}

/**
 * assay_when_format_file:
 * @path: a file
 *
 * Writes when a file was written, as assay_when_format () does.
 *
 * Returns: (transfer full) (nullable): the words; NULL where there is no such file
 */
char *
assay_when_format_file (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_TIME_MODIFIED, 0, NULL, NULL);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *text = NULL;

  if (info == NULL)
    return NULL;
  time = g_file_info_get_modification_date_time (info);
  text = g_date_time_format_iso8601 (time);
  return assay_when_format (text);
}
