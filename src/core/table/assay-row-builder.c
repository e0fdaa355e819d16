/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-row-builder.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define NO_OFFSET G_MAXSIZE
#define SECONDS_A_DAY 86400
#define END_1900 2958466.0 /* the day after 31 December 9999 */
#define END_1904 2957004.0
#define PLAIN_DIGITS 15 /* as many decimal digits as every double keeps */

/**
 * assay_row_builder_init:
 * @self: (out caller-allocates): a builder
 *
 * Makes a builder ready.
 */
void
assay_row_builder_init (AssayRowBuilder *self)
{
  self->room = 64;
  self->n_cells = 0;
  self->cells = g_new (AssayCell, self->room);
  self->offsets = g_new (gsize, self->room);
  self->text = g_string_new (NULL);
}

/**
 * assay_row_builder_clear:
 * @self: a builder
 *
 * Frees what a builder holds.
 */
void
assay_row_builder_clear (AssayRowBuilder *self)
{
  g_free (self->cells);
  g_free (self->offsets);
  g_string_free (self->text, TRUE);
}

/**
 * assay_row_builder_begin:
 * @self: a builder
 *
 * Begins a row without cells.
 */
void
assay_row_builder_begin (AssayRowBuilder *self)
{
  self->n_cells = 0;
  g_string_truncate (self->text, 0);
}

static AssayCell *
place (AssayRowBuilder *self,
       guint            column)
{
  static const AssayCell blank = { ASSAY_CELL_BLANK, FALSE, 0.0, "", 0 };

  if (column >= self->room)
    {
      self->room = MAX (self->room * 2, column + 1);
      self->cells = g_renew (AssayCell, self->cells, self->room);
      self->offsets = g_renew (gsize, self->offsets, self->room);
    }
  while (self->n_cells <= column)
    {
      self->cells[self->n_cells] = blank;
      self->offsets[self->n_cells++] = NO_OFFSET;
    }
  return &self->cells[column];
}

/**
 * assay_row_builder_put:
 * @self: a builder
 * @column: from 0
 * @type: what the cell is
 * @text: its text, copied
 * @length: of @text, in bytes; a text of none makes a blank cell
 *
 * Puts a cell into the row.
 */
void
assay_row_builder_put (AssayRowBuilder *self,
                       guint            column,
                       AssayCellType    type,
                       const char      *text,
                       gsize            length)
{
  AssayCell *cell;

  if (length == 0)
    return;
  cell = place (self, column);
  cell->type = type;
  cell->per_cent = FALSE;
  cell->number = 0.0;
  cell->length = length;
  self->offsets[column] = self->text->len;
  g_string_append_len (self->text, text, (gssize) length);
  g_string_append_c (self->text, '\0');
}

/**
 * assay_row_builder_put_static:
 * @self: a builder
 * @column: from 0
 * @text: a text that outlives the row, NUL-terminated; not copied
 * @length: of @text, in bytes; 0 makes an empty text, which is not blank
 *
 * Puts a text that is kept elsewhere into the row.
 */
void
assay_row_builder_put_static (AssayRowBuilder *self,
                              guint            column,
                              const char      *text,
                              gsize            length)
{
  AssayCell *cell = place (self, column);

  cell->type = ASSAY_CELL_TEXT;
  cell->per_cent = FALSE;
  cell->number = 0.0;
  cell->text = text;
  cell->length = length;
  self->offsets[column] = NO_OFFSET;
}

/* Whether a number's text is its shortest form already, as nearly all are: few digits, nothing
 * superfluous. */
static gboolean
is_shortest (const char *text,
             gsize       length)
{
  gsize n_digits = 0;
  gboolean fraction = FALSE;
  const char *at = text + (*text == '-');

  if (length > PLAIN_DIGITS || (at[0] == '0' && at[1] != '\0' && at[1] != '.'))
    return FALSE;
  for (; *at != '\0'; at++)
    if (g_ascii_isdigit (*at))
      n_digits++;
    else if (*at == '.' && !fraction && n_digits > 0)
      fraction = TRUE;
    else
      return FALSE;
  return n_digits > 0 && (!fraction || (at[-1] != '0' && at[-1] != '.'))
         && strcmp (text, "-0") != 0;
}

static gsize
format_shortest (double value,
                 char   buffer[G_ASCII_DTOSTR_BUF_SIZE])
{
  value = value == 0.0 ? 0.0 : value;
  g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.15g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.16g", value);
  if (g_ascii_strtod (buffer, NULL) != value)
    g_ascii_formatd (buffer, G_ASCII_DTOSTR_BUF_SIZE, "%.17g", value);
  return strlen (buffer);
}

/* Digits and a point, as nearly all numbers are written. The digits and the power of ten are exact, so
 * that their quotient is rounded once, just as strtod () does, in a fraction of its time. */
static gboolean
read_plain (const char *text,
            double     *value)
{
  static const double powers[PLAIN_DIGITS + 1] = { 1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                                   1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15 };
  const char *at = text + (*text == '-');
  gint64 digits = 0;
  guint n_digits = 0;
  guint n_decimals = 0;
  gboolean fraction = FALSE;

  for (; n_digits <= PLAIN_DIGITS; at++)
    if (g_ascii_isdigit (*at))
      {
        digits = digits * 10 + (*at - '0');
        n_digits++;
        n_decimals += fraction;
      }
    else if (*at == '.' && !fraction && n_digits > 0)
      fraction = TRUE;
    else
      break;
  if (*at != '\0' || n_digits == 0 || n_digits > PLAIN_DIGITS)
    return FALSE;
  *value = (double) digits / powers[n_decimals];
  if (*text == '-')
    *value = -*value;
  return TRUE;
}

static gboolean
read_number (const char *text,
             double     *value)
{
  char *end;

  if (read_plain (text, value))
    return TRUE;
  *value = g_ascii_strtod (text, &end);
  return end != text && end[strspn (end, " \t\r\n")] == '\0' && isfinite (*value);
}

/**
 * assay_row_builder_put_number:
 * @self: a builder
 * @column: from 0
 * @text: a number as a workbook stores it; what is none becomes text
 * @per_cent: whether the cell has a percentage format
 *
 * Puts a number into the row.
 */
void
assay_row_builder_put_number (AssayRowBuilder *self,
                              guint            column,
                              const char      *text,
                              gboolean         per_cent)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  gsize length = strlen (text);
  double value;

  if (!read_number (text, &value))
    {
      assay_row_builder_put (self, column, ASSAY_CELL_TEXT, text, length);
      return;
    }
  if (is_shortest (text, length))
    assay_row_builder_put (self, column, ASSAY_CELL_NUMBER, text, length);
  else
    {
      length = format_shortest (value, buffer);
      assay_row_builder_put (self, column, ASSAY_CELL_NUMBER, buffer, length);
    }
  self->cells[column].number = value;
  self->cells[column].per_cent = per_cent;
}

/* The Julian day that GDate counts, for the day before the first of a date system. */
static guint32
find_epoch (gboolean is_1904)
{
  GDate epoch;

  if (is_1904)
    g_date_set_dmy (&epoch, 1, G_DATE_JANUARY, 1904);
  else
    g_date_set_dmy (&epoch, 30, G_DATE_DECEMBER, 1899);
  return g_date_get_julian (&epoch);
}

/**
 * assay_row_builder_put_serial:
 * @self: a builder
 * @column: from 0
 * @text: a number of days as a workbook stores it
 * @is_1904: whether day 0 is 1 January 1904; else day 1 is 1 January 1900, and the day 29 February
 *   1900, which never was, counts, as in Lotus 1-2-3
 *
 * Puts a date into the row, rounded to the second; the time is left out at midnight. A number that
 * is no day of that system stays a number.
 */
void
assay_row_builder_put_serial (AssayRowBuilder *self,
                              guint            column,
                              const char      *text,
                              gboolean         is_1904)
{
  char iso[32];
  double value;
  gint64 seconds;
  gint64 day;
  GDate date;

  if (!read_number (text, &value) || value < (is_1904 ? 0.0 : 1.0)
      || value >= (is_1904 ? END_1904 : END_1900))
    {
      assay_row_builder_put_number (self, column, text, FALSE);
      return;
    }
  seconds = (gint64) floor (value * SECONDS_A_DAY + 0.5);
  day = seconds / SECONDS_A_DAY;
  seconds %= SECONDS_A_DAY;
  if (!is_1904 && day < 60)
    day++;
  g_date_set_julian (&date, find_epoch (is_1904) + (guint32) day);
  g_snprintf (iso, sizeof iso, "%04d-%02d-%02d", g_date_get_year (&date),
              (int)g_date_get_month (&date), g_date_get_day (&date));
  if (seconds > 0)
    g_snprintf (iso + 10, sizeof iso - 10, "T%02d:%02d:%02d", (int) (seconds / 3600),
                (int) (seconds / 60 % 60), (int) (seconds % 60));
  assay_row_builder_put (self, column, ASSAY_CELL_DATE, iso, strlen (iso));
  self->cells[column].number = value;
}

static gboolean
is_iso_date (const char *text)
{
  static const char shape[] = "dddd-dd-dd";

  for (gsize i = 0; shape[i] != '\0'; i++)
    if (shape[i] == 'd' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  return text[10] == '\0' || text[10] == 'T' || text[10] == ' ' || text[10] == 'Z';
}

/* The number of days by which a workbook would store a date and time. */
static double
count_days (const char *iso)
{
  int year;
  int month;
  int day;
  int hour = 0;
  int minute = 0;
  int second = 0;
  GDate date;

  if (sscanf (iso, "%4d-%2d-%2dT%2d:%2d:%2d", &year, &month, &day, &hour, &minute, &second) < 3
      || !g_date_valid_dmy ((GDateDay) CLAMP (day, 0, 99), (GDateMonth) CLAMP (month, 0, 13),
                            (GDateYear) CLAMP (year, 0, 9999)))
    return 0.0;
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return (double) g_date_get_julian (&date) - (double) find_epoch (FALSE)
         + (hour * 3600 + minute * 60 + second) / (double) SECONDS_A_DAY;
}

/* A time of day without a date, which is kept as the part of a day that it is. */
static gboolean
put_clock (AssayRowBuilder *self,
           guint            column,
           const char      *text)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  int hour;
  int minute;
  double second = 0.0;
  double days;

  if (sscanf (text, "%2d:%2d:%lf", &hour, &minute, &second) < 2 || hour < 0 || minute < 0)
    return FALSE;
  days = (hour * 3600 + minute * 60 + second) / SECONDS_A_DAY;
  assay_row_builder_put_number (self, column, g_ascii_dtostr (buffer, sizeof buffer, days), FALSE);
  return TRUE;
}

/**
 * assay_row_builder_put_date:
 * @self: a builder
 * @column: from 0
 * @iso: a date, or date and time, as ISO 8601 writes them; a time alone becomes a number of days,
 *   anything else text
 *
 * Puts a date that is stored as such into the row: to the second, without zone, and without its
 * time at midnight.
 */
void
assay_row_builder_put_date (AssayRowBuilder *self,
                            guint            column,
                            const char      *iso)
{
  char text[20];
  gsize length = strlen (iso);

  if (!is_iso_date (iso))
    {
      if (put_clock (self, column, iso))
        return;
      assay_row_builder_put (self, column, ASSAY_CELL_TEXT, iso, length);
      return;
    }
  g_strlcpy (text, iso, sizeof text);
  if (length < 16 || g_str_has_prefix (text + 11, "00:00:00") || strcmp (text + 11, "00:00") == 0)
    text[10] = '\0';
  else
    {
      text[10] = 'T';
      if (length < 19)
        g_strlcpy (text + 16, ":00", sizeof text - 16);
    }
  assay_row_builder_put (self, column, ASSAY_CELL_DATE, text, strlen (text));
  self->cells[column].number = count_days (text);
}

/**
 * assay_row_builder_put_boolean:
 * @self: a builder
 * @column: from 0
 * @value: true or false
 *
 * Puts a boolean into the row.
 */
void
assay_row_builder_put_boolean (AssayRowBuilder *self,
                               guint            column,
                               gboolean         value)
{
  assay_row_builder_put (self, column, ASSAY_CELL_BOOLEAN, value ? "TRUE" : "FALSE", value ? 4 : 5);
  self->cells[column].number = value ? 1.0 : 0.0;
}

/**
 * assay_row_builder_repeat:
 * @self: a builder
 * @column: a column that was put, from 0
 * @times: how many further columns are to hold the same
 *
 * Repeats a cell to its right.
 */
void
assay_row_builder_repeat (AssayRowBuilder *self,
                          guint            column,
                          guint            times)
{
  for (guint i = column + 1; times > 0; i++, times--)
    {
      place (self, i);
      self->cells[i] = self->cells[column];
      self->offsets[i] = self->offsets[column];
    }
}

/**
 * assay_row_builder_end:
 * @self: a builder
 *
 * Ends the row: its cells can be handed out until the next begins.
 */
void
assay_row_builder_end (AssayRowBuilder *self)
{
  for (guint i = 0; i < self->n_cells; i++)
    if (self->offsets[i] != NO_OFFSET)
      self->cells[i].text = self->text->str + self->offsets[i];
}
