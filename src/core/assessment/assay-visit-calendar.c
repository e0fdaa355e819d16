/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Planned assessments as a calendar file by RFC 5545: text/calendar, UTF-8, CRLF, lines folded at 75 octets. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"

#define MOST_OCTETS 75

/* A content line, folded: a break may come anywhere but inside a character (RFC 5545, 3.1). The space that
 * begins a folded line counts. */
static void
append_line (GString    *text,
             const char *line)
{
  gsize octets = 0;

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      const gsize length = (gsize) (g_utf8_next_char (at) - at);

      if (octets + length > MOST_OCTETS)
        {
          g_string_append (text, "\r\n ");
          octets = 1;
        }
      g_string_append_len (text, at, (gssize) length);
      octets += length;
    }
  g_string_append (text, "\r\n");
}

/* A value of type TEXT (RFC 5545, 3.3.11): backslash, semicolon and comma are escaped, a line break is \n,
 * other control characters do not occur. */
static void
append_text (GString    *text,
             const char *name,
             const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autoptr (GString) line = g_string_new (name);

  g_string_append_c (line, ':');
  for (const char *at = valid; *at != '\0'; at++)
    if (*at == '\\' || *at == ';' || *at == ',')
      g_string_append_printf (line, "\\%c", *at);
    else if (*at == '\n')
      g_string_append (line, "\\n");
    else if (*at == '\t' || !g_ascii_iscntrl (*at))
      g_string_append_c (line, *at);
  append_line (text, line->str);
}

/* "2011-02-10T09:30:00Z" as "20110210T093000Z". (transfer full) */
static char *
compact (const char *iso)
{
  GString *text = g_string_new (NULL);

  for (; *iso != '\0' && *iso != '.'; iso++)
    if (*iso != '-' && *iso != ':')
      g_string_append_c (text, *iso);
  if (strchr (text->str, 'T') != NULL && text->str[text->len - 1] != 'Z')
    g_string_append_c (text, 'Z');
  return g_string_free (text, FALSE);
}

/**
 * assay_visit_plan_get_day:
 * @assessment: an assessment
 *
 * Returns: (transfer none): ISO date of the day that it has in a calendar, or "": the planned one, and the one that it
 *   was done on once it has begun
 */
const char *
assay_visit_plan_get_day (AssayAssessment *assessment)
{
  const char *visited_on = assay_assessment_get_visited_on (assessment);

  return assay_assessment_get_state (assessment) != ASSAY_ASSESSMENT_PLANNED && *visited_on != '\0'
           ? visited_on : assay_assessment_get_planned_on (assessment);
}

static void
append_event (GString         *text,
              AssayAssessment *assessment,
              const char      *stamp)
{
  const char *day = assay_visit_plan_get_day (assessment);
  const char *officer = assay_assessment_get_officer (assessment);
  g_autofree char *next = assay_date_add_days (day, 1);
  g_autofree char *start = compact (day);
  g_autofree char *end = compact (next);
  g_autofree char *start_line = g_strconcat ("DTSTART;VALUE=DATE:", start, NULL);
  g_autofree char *end_line = g_strconcat ("DTEND;VALUE=DATE:", end, NULL);
  g_autofree char *stamp_line = g_strconcat ("DTSTAMP:", stamp, NULL);
  g_autofree char *sequence = g_strdup_printf ("SEQUENCE:%" G_GINT64_FORMAT,
                                               MAX (assay_assessment_get_version (assessment), 1) - 1);
  g_autofree char *uid =
    g_strdup_printf ("assessment-%" G_GINT64_FORMAT "-%s@assay", assay_assessment_get_id (assessment),
                     assay_assessment_get_reference (assessment));
  g_autofree char *summary =
    g_strdup_printf ("%s: %s (%s)", assay_assessment_kind_get_title (assay_assessment_get_kind (assessment)),
                     assay_assessment_get_name (assessment), assay_assessment_get_reference (assessment));

  append_line (text, "BEGIN:VEVENT");
  append_text (text, "UID", uid);
  append_line (text, stamp_line);
  append_line (text, start_line);
  append_line (text, end_line);
  append_line (text, sequence);
  append_text (text, "SUMMARY", summary);
  if (*officer != '\0')
    {
      g_autofree char *said = g_strdup_printf (_("Officer: %s"), officer);

      append_text (text, "DESCRIPTION", said);
    }
  append_line (text, "TRANSP:TRANSPARENT");
  append_line (text, "END:VEVENT");
}

/**
 * assay_visit_plan_to_ics:
 * @assessments: (element-type AssayAssessment): planned or begun assessments; those without a day are left out
 * @now: when this is written, UTC, ISO 8601
 *
 * Writes planned assessments as a calendar: one event a day-long visit, known again by its UID when it is
 * imported once more, its SEQUENCE rising with each change. Any thread.
 *
 * Returns: (transfer full): the file's text, UTF-8 with CRLF
 */
char *
assay_visit_plan_to_ics (GPtrArray  *assessments,
                         const char *now)
{
  GString *text = g_string_new (NULL);
  g_autofree char *stamp = compact (now);

  append_line (text, "BEGIN:VCALENDAR");
  append_line (text, "VERSION:2.0");
  append_line (text, "PRODID:-//Assay//Visits//EN");
  append_line (text, "CALSCALE:GREGORIAN");
  for (guint i = 0; i < assessments->len; i++)
    if (assay_date_is_valid (assay_visit_plan_get_day (assessments->pdata[i])))
      append_event (text, assessments->pdata[i], stamp);
  append_line (text, "END:VCALENDAR");
  return g_string_free (text, FALSE);
}
