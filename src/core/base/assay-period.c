/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/base/assay-period.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"

#define FIRST_MONTH 4 /* of a council year: April */
#define MINIMUM_YEAR 1900
#define MAXIMUM_YEAR 9990

static int
count_parts (AssayPeriodKind kind)
{
  switch (kind)
    {
    case ASSAY_PERIOD_HALF:
      return 2;
    case ASSAY_PERIOD_QUARTER:
      return 4;
    case ASSAY_PERIOD_YEAR:
    default:
      return 1;
    }
}

static int
count_months (AssayPeriodKind kind)
{
  return 12 / count_parts (kind);
}

/* Months since January of the year 0, so that periods can be compared and shifted. */
static int
find_first_month (const AssayPeriod *period)
{
  return period->year * 12 + FIRST_MONTH - 1 + (period->number - 1) * count_months (period->kind);
}

static gboolean
read_digits (const char **at,
             int          n_digits,
             int         *value)
{
  *value = 0;
  for (int i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit ((*at)[i]))
        return FALSE;
      *value = *value * 10 + (*at)[i] - '0';
    }
  *at += n_digits;
  return TRUE;
}

/* Steps over one of `-`, `/`, en dash and the white space around it. */
static gboolean
skip_joint (const char **at)
{
  const char *start = *at;

  while (**at == ' ' || **at == '-' || **at == '/' || g_str_has_prefix (*at, "\u2013"))
    *at = g_utf8_next_char (*at);
  return *at != start;
}

static gboolean
parse_years (const char **at,
             int         *year)
{
  int next;

  if (!read_digits (at, 4, year) || *year < MINIMUM_YEAR || *year > MAXIMUM_YEAR
      || !skip_joint (at))
    return FALSE;
  if (read_digits (at, 4, &next))
    return next == *year + 1;
  return read_digits (at, 2, &next) && next == (*year + 1) % 100;
}

static gboolean
read_part (const char  **at,
           AssayPeriod  *period)
{
  switch (g_ascii_toupper (**at))
    {
    case 'Q':
      period->kind = ASSAY_PERIOD_QUARTER;
      break;
    case 'H':
      period->kind = ASSAY_PERIOD_HALF;
      break;
    default:
      return FALSE;
    }
  ++*at;
  return read_digits (at, 1, &period->number) && period->number >= 1 && period->number <= count_parts (period->kind);
}

static gboolean
parse_part (const char  *at,
            AssayPeriod *period)
{
  period->kind = ASSAY_PERIOD_YEAR;
  period->number = 1;
  if (*at == '\0')
    return TRUE;
  skip_joint (&at);
  return read_part (&at, period) && *at == '\0';
}

/* The part before the year, as in "Q4 2010-11". */
static gboolean
parse_turned (const char  *at,
              AssayPeriod *period)
{
  return read_part (&at, period) && skip_joint (&at) && parse_years (&at, &period->year) && *at == '\0';
}

/**
 * assay_period_parse:
 * @text: a period: `2010-11 Q4`, `2010-11 H1` or `2010-11`; `2010/11`, `2010-2011`, `2010-11-Q4`, `2010-11Q4`,
 *   `Q4 2010-11`, small letters and white space around it are understood too
 * @period: (out): the period
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE`
 *
 * Reads a period as people type it. Any thread.
 *
 * Returns: whether @text is a period
 */
gboolean
assay_period_parse (const char  *text,
                    AssayPeriod *period,
                    GError     **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (text != NULL ? text : ""));
  const char *at = trimmed;
  AssayPeriod result = { ASSAY_PERIOD_YEAR, 0, 1 };

  g_return_val_if_fail (period != NULL, FALSE);
  if ((parse_years (&at, &result.year) && parse_part (at, &result)) || parse_turned (trimmed, &result))
    {
      *period = result;
      return TRUE;
    }
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _("Period “%s” is not understood. Write a quarter as 2010-11 Q4, a half-year as "
                 "2010-11 H1 and a council year as 2010-11."),
               trimmed);
  return FALSE;
}

/**
 * assay_period_to_string:
 * @period: a period
 *
 * Writes a period as it is stored and shown: `2010-11 Q4`, `2010-11 H1`, `2010-11`. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
assay_period_to_string (const AssayPeriod *period)
{
  static const char letters[] = { 0, 'H', 'Q' };
  int next = (period->year + 1) % 100;

  if (period->kind == ASSAY_PERIOD_YEAR)
    return g_strdup_printf ("%04d-%02d", period->year, next);
  return g_strdup_printf ("%04d-%02d %c%d", period->year, next, letters[period->kind],
                          period->number);
}

/**
 * assay_period_normalize:
 * @text: a period as `assay_period_parse ()` reads it
 * @error: return location for an `ASSAY_VALIDATION_ERROR_DATE`
 *
 * Brings a period that somebody typed into the form in which it is stored. Any thread.
 *
 * Returns: (transfer full) (nullable): the stored form
 */
char *
assay_period_normalize (const char *text,
                        GError    **error)
{
  AssayPeriod period;

  if (!assay_period_parse (text, &period, error))
    return NULL;
  return assay_period_to_string (&period);
}

/**
 * assay_period_shift:
 * @period: a period
 * @steps: how many periods of the same kind later; earlier where negative
 *
 * Finds the period before, after or further away. Any thread.
 *
 * Returns: the other period
 */
AssayPeriod
assay_period_shift (const AssayPeriod *period,
                    int                steps)
{
  int parts = count_parts (period->kind);
  int index = period->year * parts + period->number - 1 + steps;
  AssayPeriod shifted = { period->kind, index / parts, index % parts + 1 };

  return shifted;
}

static void
read_month (const char *date,
            int        *year,
            int        *month)
{
  const char *at = date;

  if (!read_digits (&at, 4, year) || *at++ != '-' || !read_digits (&at, 2, month))
    g_return_if_reached ();
}

/**
 * assay_period_for_date:
 * @kind: how long the period is to be
 * @date: `YYYY-MM-DD`, with or without a time
 *
 * Finds the period that holds a day. Any thread.
 *
 * Returns: the period
 */
AssayPeriod
assay_period_for_date (AssayPeriodKind kind,
                       const char     *date)
{
  AssayPeriod period = { kind, 0, 1 };
  int year = 0;
  int month = FIRST_MONTH;
  int months;

  read_month (date, &year, &month);
  months = year * 12 + month - FIRST_MONTH;
  period.year = months / 12;
  period.number = months % 12 / count_months (kind) + 1;
  return period;
}

/**
 * assay_period_get_dates:
 * @period: a period
 * @first: (out) (transfer full) (optional): its first day, `YYYY-MM-DD`
 * @last: (out) (transfer full) (optional): its last day, `YYYY-MM-DD`
 *
 * Tells which days a period holds. Any thread.
 */
void
assay_period_get_dates (const AssayPeriod *period,
                        char             **first,
                        char             **last)
{
  int begin = find_first_month (period);
  int end = begin + count_months (period->kind) - 1;
  GDateYear last_year = (GDateYear) (end / 12);
  GDateMonth last_month = (GDateMonth) (end % 12 + 1);

  if (first != NULL)
    *first = g_strdup_printf ("%04d-%02d-01", begin / 12, begin % 12 + 1);
  if (last != NULL)
    *last = g_strdup_printf ("%04d-%02d-%02d", last_year, last_month,
                             g_date_get_days_in_month (last_month, last_year));
}

/**
 * assay_period_contains:
 * @period: a period
 * @date: `YYYY-MM-DD`, with or without a time
 *
 * Tells whether a day lies within a period. Any thread.
 *
 * Returns: whether it does
 */
gboolean
assay_period_contains (const AssayPeriod *period,
                       const char        *date)
{
  AssayPeriod other = assay_period_for_date (period->kind, date);

  return other.year == period->year && other.number == period->number;
}

/**
 * assay_period_compare:
 * @a: a period
 * @b: another period
 *
 * Orders periods by their first day; of those that begin together the longer comes first. Any
 * thread.
 *
 * Returns: below, at or above 0
 */
int
assay_period_compare (const AssayPeriod *a,
                      const AssayPeriod *b)
{
  int difference = find_first_month (a) - find_first_month (b);

  return difference != 0 ? difference : count_months (b->kind) - count_months (a->kind);
}
