/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/scoring/assay-json-writer.h"

#include <math.h>
#include <string.h>

static void
append_escaped (GString *json,
                guchar   c)
{
  switch (c)
    {
    case '"':
      g_string_append (json, "\\\"");
      break;
    case '\\':
      g_string_append (json, "\\\\");
      break;
    case '\n':
      g_string_append (json, "\\n");
      break;
    default:
      g_string_append_printf (json, "\\u%04x", c);
      break;
    }
}

/* Appends a quoted text; @text is UTF-8. */
void
_assay_json_append_text (GString    *json,
                         const char *text)
{
  const char *start = text;
  const char *c;

  g_string_append_c (json, '"');
  for (c = text; *c != '\0'; c++)
    if ((guchar) *c < 0x20 || *c == '"' || *c == '\\')
      {
        g_string_append_len (json, start, c - start);
        append_escaped (json, (guchar) *c);
        start = c + 1;
      }
  g_string_append_len (json, start, c - start);
  g_string_append_c (json, '"');
}

/* Appends a whole number. */
void
_assay_json_append_integer (GString *json,
                            gint64   value)
{
  char digits[24];
  char *at = digits + sizeof digits;
  guint64 left = value < 0 ? 0 - (guint64) value : (guint64) value;

  do
    {
      *--at = (char) ('0' + left % 10);
      left /= 10;
    }
  while (left > 0);
  if (value < 0)
    *--at = '-';
  g_string_append_len (json, at, digits + sizeof digits - at);
}

/* Figures that people give have few decimals, and are then written as they are. */
static gboolean
append_short (GString *json,
              double   value)
{
  double scaled = round (value * 1e4);
  gint64 whole;
  guint fraction;

  if (fabs (scaled) > 1e12 || scaled / 1e4 != value || (value == 0 && signbit (value)))
    return FALSE;
  whole = (gint64) fabs (scaled);
  fraction = (guint) (whole % 10000);
  if (value < 0)
    g_string_append_c (json, '-');
  _assay_json_append_integer (json, whole / 10000);
  if (fraction == 0)
    return TRUE;
  g_string_append_c (json, '.');
  for (guint place = 1000; fraction > 0; fraction %= place, place /= 10)
    g_string_append_c (json, (char) ('0' + fraction / place));
  return TRUE;
}

/* Appends a number so that reading it gives the same bits; null for what is no finite number. */
void
_assay_json_append_number (GString *json,
                           double   value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];

  if (!isfinite (value))
    g_string_append (json, "null");
  else if (!append_short (json, value))
    g_string_append (json, g_ascii_dtostr (buffer, sizeof buffer, value));
}
