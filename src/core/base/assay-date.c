/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-date.h"

#include <string.h>

#include "core/base/assay-text.h"

/*
 * Dates as files hold them: three fields, year, month and day in some order, parted by `/ - .`,
 * spaces or commas, the month in digits or in English, then perhaps a time, which is checked but
 * not kept. Which of two numeric fields is the day is never decided here from one value: the caller
 * adds up what a whole column says and then has every value read in that order.
 */

#define CENTURY_PIVOT 69 /* 69 stands for 1969, 68 for 2068, as POSIX has it for strptime() */
#define MAXIMUM_ZONE 16

typedef enum
{
  SHAPE_NO_DATE,
  SHAPE_CERTAIN, /* first is the month, second the day */
  SHAPE_NUMERIC, /* first and second are day and month in either order */
} DateShape;

typedef struct
{
  DateShape shape;
  int year;
  int first;
  int second;
} ScannedDate;

typedef struct
{
  int value;
  int n_digits; /* 0: a month's name */
} DateField;

static gboolean
exists (int year,
        int month,
        int day)
{
  return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= 31
         && g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year);
}

static gsize
skip_any (const char **at,
          const char  *characters)
{
  gsize n = strspn (*at, characters);

  *at += n;
  return n;
}

/* Finds which of @n words a text begins with, by the first three letters or the whole; 0 for none.
 * */
static int
read_word (const char       **at,
           const char *const *words,
           int                n)
{
  gsize length = 0;

  while (g_ascii_isalpha ((*at)[length]))
    length++;
  for (int i = 0; i < n; i++)
    if ((length == 3 || length == strlen (words[i])
         || (length == 4 && g_str_has_prefix (words[i], "sept")))
        && g_ascii_strncasecmp (*at, words[i], length) == 0)
      {
        *at += length;
        return i + 1;
      }
  return 0;
}

static gboolean
read_month_name (const char **at,
                 DateField   *field)
{
  static const char *const months[] = { "january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december" };

  field->value = read_word (at, months, G_N_ELEMENTS (months));
  field->n_digits = 0;
  return field->value > 0;
}

static void
skip_weekday (const char **at)
{
  static const char *const weekdays[] = { "monday", "tuesday",  "wednesday", "thursday",
                                          "friday", "saturday", "sunday" };

  if (read_word (at, weekdays, G_N_ELEMENTS (weekdays)) > 0)
    skip_any (at, ", ");
}

static void
skip_ordinal (const char **at)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_ascii_strncasecmp (*at, endings[i], 2) == 0 && !g_ascii_isalpha ((*at)[2]))
      {
        *at += 2;
        return;
      }
}

static gboolean
read_field (const char **at,
            DateField   *field)
{
  const char *start = *at;

  if (g_ascii_isalpha (**at))
    return read_month_name (at, field);
  field->value = 0;
  while (g_ascii_isdigit (**at) && *at - start < 5)
    field->value = field->value * 10 + *(*at)++ - '0';
  field->n_digits = (int) (*at - start);
  return field->n_digits > 0 && field->n_digits <= 4;
}

static gboolean
read_clock_number (const char **at,
                   int          most)
{
  int value = 0;
  int n = 0;

  for (; n < 2 && g_ascii_isdigit (**at); n++)
    value = value * 10 + *(*at)++ - '0';
  return n > 0 && value <= most && !g_ascii_isdigit (**at);
}

/* Whether nothing but a time, with or without a zone, is left: `T00:00:00Z`, ` - 00:00`, ` 12:00:00
 * AM`. */
static gboolean
ends_in_time (const char *at)
{
  if (*at == '\0')
    return TRUE;
  if (skip_any (&at, " ,-") == 0 && skip_any (&at, "Tt") != 1)
    return FALSE;
  if (*at == '\0')
    return TRUE;
  if (!read_clock_number (&at, 24) || (*at != ':' && *at != '.'))
    return FALSE;
  at++;
  if (!read_clock_number (&at, 59))
    return FALSE;
  if (*at == ':')
    {
      at++;
      if (!read_clock_number (&at, 60))
        return FALSE;
      if (skip_any (&at, ".,") > 0)
        skip_any (&at, "0123456789");
    }
  for (int i = 0; at[i] != '\0'; i++)
    if (i == MAXIMUM_ZONE || (!g_ascii_isalnum (at[i]) && strchr (" +-:.", at[i]) == NULL))
      return FALSE;
  return TRUE;
}

static int
expand_year (const DateField *field)
{
  if (field->n_digits == 2)
    return field->value + (field->value < CENTURY_PIVOT ? 2000 : 1900);
  return field->n_digits == 4 ? field->value : 0;
}

static void
settle (ScannedDate *date,
        DateShape    shape,
        int          year,
        int          first,
        int          second)
{
  gboolean possible = exists (year, first, second);

  if (shape == SHAPE_NUMERIC)
    possible = possible || exists (year, second, first);
  date->shape = possible ? shape : SHAPE_NO_DATE;
  date->year = year;
  date->first = first;
  date->second = second;
}

static void
arrange (const DateField  field[3],
         ScannedDate     *date)
{
  if (field[1].n_digits == 0 && field[0].n_digits == 4)
    settle (date, SHAPE_CERTAIN, field[0].value, field[1].value, field[2].value);
  else if (field[1].n_digits == 0)
    settle (date, SHAPE_CERTAIN, expand_year (&field[2]), field[1].value, field[0].value);
  else if (field[0].n_digits == 0)
    settle (date, SHAPE_CERTAIN, expand_year (&field[2]), field[0].value, field[1].value);
  else if (field[0].n_digits == 4)
    settle (date, SHAPE_CERTAIN, field[0].value, field[1].value, field[2].value);
  else
    settle (date, SHAPE_NUMERIC, expand_year (&field[2]), field[0].value, field[1].value);
}

static gboolean
scan_ascii (const char  *at,
            ScannedDate *date)
{
  DateField field[3];
  char joint[2] = { 0, 0 };
  int n_names = 0;

  skip_any (&at, " \t\r\n");
  skip_weekday (&at);
  for (int i = 0; i < 3; i++)
    {
      if (!read_field (&at, &field[i]))
        return FALSE;
      n_names += field[i].n_digits == 0;
      if (n_names > 0 || g_ascii_isalpha (*at))
        skip_ordinal (&at);
      if (i < 2)
        {
          joint[i] = *at;
          if (skip_any (&at, n_names > 0 || *at == ' ' ? "/-., " : "/-.") == 0)
            return FALSE;
        }
    }
  if (n_names > 1 || field[2].n_digits == 0
      || (n_names == 0 && (joint[0] != joint[1] || joint[0] == ' ')) || !ends_in_time (at))
    return FALSE;
  arrange (field, date);
  return date->shape != SHAPE_NO_DATE;
}

static gboolean
scan (const char  *text,
      ScannedDate *date)
{
  g_autofree char *squeezed = NULL;
  gsize length;

  date->shape = SHAPE_NO_DATE;
  if (text == NULL)
    return FALSE;
  length = strlen (text);
  if (length > 0 && (!g_str_is_ascii (text) || g_ascii_isspace (text[length - 1])))
    text = squeezed = assay_text_squeeze (text);
  return scan_ascii (text, date);
}

static gboolean
holds_nothing (const char *text)
{
  for (; *text != '\0'; text++)
    if (g_ascii_isalnum (*text) || (*text & 0x80) != 0)
      return FALSE;
  return TRUE;
}

/**
 * assay_date_tally_add:
 * @tally: what the column says so far; all zero at first
 * @text: (nullable): one value of the column, UTF-8
 *
 * Adds what one value says about the order of day and month in its column. Values without a letter
 * or digit, such as `-`, say nothing. Any thread, but one at a time for a tally.
 */
void
assay_date_tally_add (AssayDateTally *tally,
                      const char     *text)
{
  ScannedDate date;

  if (text == NULL || holds_nothing (text))
    return;
  if (!scan (text, &date))
    tally->not_dates++;
  else if (date.shape == SHAPE_CERTAIN)
    tally->year_first++;
  else if (date.first > 12)
    tally->day_first++;
  else if (date.second > 12)
    tally->month_first++;
  else
    tally->either++;
}

/**
 * assay_date_tally_order:
 * @tally: what all values of a column said
 *
 * Decides the order of day and month of a whole column. Any thread.
 *
 * Returns: the order; `ASSAY_DATE_ORDER_YEAR_FIRST` where no value leaves a doubt,
 *   `ASSAY_DATE_ORDER_UNKNOWN` where every doubtful value allows both
 */
AssayDateOrder
assay_date_tally_order (const AssayDateTally *tally)
{
  if (tally->day_first > 0 && tally->month_first > 0)
    return ASSAY_DATE_ORDER_CONTRADICTORY;
  if (tally->day_first > 0)
    return ASSAY_DATE_ORDER_DAY_FIRST;
  if (tally->month_first > 0)
    return ASSAY_DATE_ORDER_MONTH_FIRST;
  return tally->either == 0 && tally->year_first > 0 ? ASSAY_DATE_ORDER_YEAR_FIRST
                                                     : ASSAY_DATE_ORDER_UNKNOWN;
}

static char *
format_date (int year,
             int month,
             int day)
{
  return exists (year, month, day) ? g_strdup_printf ("%04d-%02d-%02d", year, month, day) : NULL;
}

/**
 * assay_date_parse:
 * @text: (nullable): a date as a file holds it, UTF-8: `29/05/2026`, `2026-05-29T00:00:00Z`,
 *   `1/2/2025 12:00:00 AM`, `09/Jan/2018 - 00:00`, `9 January 2018` and the like, with or without a
 *   time
 * @order: the order of day and month of its column
 *
 * Reads a date. The time is checked and left out; the day is the one written, whatever the time
 * zone. A year of two digits lies between 1969 and 2068. Where @order is not known, only what
 * allows no doubt is read. Any thread.
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`; %NULL if @text is no date in that order
 */
char *
assay_date_parse (const char    *text,
                  AssayDateOrder order)
{
  ScannedDate date;

  if (!scan (text, &date))
    return NULL;
  if (date.shape == SHAPE_CERTAIN)
    return format_date (date.year, date.first, date.second);
  switch (order)
    {
    case ASSAY_DATE_ORDER_DAY_FIRST:
      return format_date (date.year, date.second, date.first);
    case ASSAY_DATE_ORDER_MONTH_FIRST:
      return format_date (date.year, date.first, date.second);
    case ASSAY_DATE_ORDER_UNKNOWN:
    case ASSAY_DATE_ORDER_YEAR_FIRST:
      if (date.first > 12 || date.first == date.second)
        return format_date (date.year, date.second, date.first);
      return date.second > 12 ? format_date (date.year, date.first, date.second) : NULL;
    case ASSAY_DATE_ORDER_CONTRADICTORY:
    default:
      return NULL;
    }
}

static gboolean
read_iso (const char *text,
          GDate      *date)
{
  ScannedDate scanned;

  if (text == NULL || strlen (text) < 10 || text[4] != '-' || text[7] != '-'
      || !scan (text, &scanned) || scanned.shape != SHAPE_CERTAIN)
    return FALSE;
  g_date_set_dmy (date, (GDateDay)scanned.second, (GDateMonth)scanned.first,
                  (GDateYear)scanned.year);
  return TRUE;
}

/**
 * assay_date_is_valid:
 * @iso_date: (nullable): a text
 *
 * Tells whether a text is a day of the calendar, written `YYYY-MM-DD` and nothing else. Any thread.
 *
 * Returns: whether it is
 */
gboolean
assay_date_is_valid (const char *iso_date)
{
  GDate date;

  return iso_date != NULL && strlen (iso_date) == 10 && g_ascii_isdigit (iso_date[5])
         && g_ascii_isdigit (iso_date[8]) && g_ascii_isdigit (iso_date[9])
         && read_iso (iso_date, &date);
}

/**
 * assay_date_format_long:
 * @iso_date: `YYYY-MM-DD`, with or without a time
 *
 * Writes a day as people write it in sentences. Any thread.
 *
 * Returns: (transfer full): such as "12 April 2011", with the month in the language of the person; the
 *   text itself where it is no date
 */
char *
assay_date_format_long (const char *iso_date)
{
  g_autoptr (GDateTime) day = NULL;
  GDate date;

  if (!read_iso (iso_date, &date))
    return g_strdup (iso_date);
  day = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                             g_date_get_day (&date), 0, 0, 0);
  return g_date_time_format (day, "%-d %B %Y");
}

/**
 * assay_date_today:
 *
 * Tells the day it is where the computer stands. Any thread.
 *
 * Returns: (transfer full): `YYYY-MM-DD`
 */
char *
assay_date_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return g_date_time_format (now, "%Y-%m-%d");
}

/**
 * assay_date_add_days:
 * @iso_date: `YYYY-MM-DD`, with or without a time
 * @days: how many days later; earlier where negative
 *
 * Finds the day some days before or after another. Any thread.
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`; %NULL if @iso_date is no date or the day lies
 *   outside the years 1 to 9999
 */
char *
assay_date_add_days (const char *iso_date,
                     int         days)
{
  GDate date;
  gint64 julian;

  if (!read_iso (iso_date, &date))
    return NULL;
  julian = (gint64) g_date_get_julian (&date) + days;
  if (julian < 1 || julian > 3652059) /* 9999-12-31 */
    return NULL;
  g_date_set_julian (&date, (guint32) julian);
  return format_date (g_date_get_year (&date), (int)g_date_get_month (&date),
                      g_date_get_day (&date));
}

/**
 * assay_date_add_months:
 * @iso_date: `YYYY-MM-DD`, with or without a time
 * @months: how many months later; earlier where negative
 *
 * Finds the same day some months before or after another; the last day of the month where it has no such day,
 * as 30 November for 31 August and three months. Any thread.
 *
 * Returns: (transfer full) (nullable): `YYYY-MM-DD`; %NULL if @iso_date is no date or the day lies
 *   outside the years 1 to 9999
 */
char *
assay_date_add_months (const char *iso_date,
                       int         months)
{
  GDate date;
  int month;

  if (!read_iso (iso_date, &date))
    return NULL;
  month = g_date_get_year (&date) * 12 + (int) g_date_get_month (&date) - 1 + months;
  if (month < 12 || month >= 10000 * 12)
    return NULL;
  return format_date ((GDateYear) (month / 12), month % 12 + 1,
                      MIN (g_date_get_day (&date),
                           g_date_get_days_in_month ((GDateMonth) (month % 12 + 1),
                                                     (GDateYear) (month / 12))));
}

/**
 * assay_date_days_between:
 * @from: `YYYY-MM-DD`, with or without a time
 * @to: `YYYY-MM-DD`, with or without a time
 *
 * Counts the days from one day to another. Any thread.
 *
 * Returns: the days, negative where @to is the earlier; 0 if either is no date
 */
int
assay_date_days_between (const char *from,
                         const char *to)
{
  GDate first;
  GDate second;

  return read_iso (from, &first) && read_iso (to, &second) ? g_date_days_between (&first, &second)
                                                           : 0;
}
