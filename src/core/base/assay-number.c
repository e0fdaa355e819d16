/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-number.h"

#include <math.h>

#define MAXIMUM_DECIMALS 15
#define WILSON_Z 1.959964
#define THOUSANDS_SEPARATOR ','
#define PER_CENT_SIGN "\u202f%" /* after a narrow no-break space */

/**
 * assay_round:
 * @value: any number
 * @decimals: how many decimals to keep, 0 to 15
 *
 * Rounds half away from zero, as ROUND of a spreadsheet does: a value that is a half but for the
 * noise of its binary form is a half. This is the only rounding of the program; it is used once, at
 * the end. Never gives negative zero; what is no finite number comes back as it is. Any thread.
 *
 * Returns: @value at @decimals decimals
 */
double
assay_round (double value,
             int    decimals)
{
  double scale = pow (10.0, CLAMP (decimals, 0, MAXIMUM_DECIMALS));
  double rounded;

  if (!isfinite (value) || !isfinite (value * scale))
    return value;
  rounded = trunc (value * scale + copysign (0.5 + 1e-9, value)) / scale;
  return rounded == 0.0 ? 0.0 : rounded;
}

/**
 * assay_format_number:
 * @value: any number
 * @decimals: how many decimals to show, 0 to 15
 *
 * Writes a rounded number with exactly @decimals decimals, a point, and no thousands separators, in
 * every locale: what the screen, the command line and the exports print is the same text. Any
 * thread.
 *
 * Returns: (transfer full): the text; empty for what is no number
 */
char *
assay_format_number (double value,
                     int    decimals)
{
  char format[8];
  char buffer[512];

  if (!isfinite (value))
    return g_strdup ("");
  g_snprintf (format, sizeof format, "%%.%df", CLAMP (decimals, 0, MAXIMUM_DECIMALS));
  g_ascii_formatd (buffer, sizeof buffer, format, assay_round (value, decimals));
  return g_strdup (buffer);
}

/**
 * assay_format_percent:
 * @share: a share, 1 standing for 100 per cent
 * @decimals: how many decimals to show, 0 to 15
 *
 * Writes a share for people to read, such as `93.8 %` (with a narrow no-break space). Any thread.
 *
 * Returns: (transfer full): the text; empty for what is no number
 */
char *
assay_format_percent (double share,
                      int    decimals)
{
  g_autofree char *number = assay_format_number (100.0 * share, decimals);

  if (number[0] == '\0')
    return g_steal_pointer (&number);
  return g_strconcat (number, PER_CENT_SIGN, NULL);
}

/**
 * assay_format_count:
 * @count: any count
 *
 * Writes a count for people to read, in groups of three digits, such as `57,139`. Any thread.
 *
 * Returns: (transfer full): the text
 */
char *
assay_format_count (gint64 count)
{
  g_autofree char *digits = g_strdup_printf ("%" G_GINT64_FORMAT, count);
  const char *digit = digits;
  GString *text = g_string_new (NULL);

  if (*digit == '-')
    g_string_append_c (text, *digit++);
  for (gsize left = strlen (digit); left > 0; left--, digit++)
    {
      g_string_append_c (text, *digit);
      if (left > 1 && left % 3 == 1)
        g_string_append_c (text, THOUSANDS_SEPARATOR);
    }
  return g_string_free (text, FALSE);
}

/**
 * assay_wilson:
 * @positive: how many of @n, 0 to @n
 * @n: the base
 * @lower: (out): the lower end of the interval, 0 to 1
 * @upper: (out): the upper end of the interval, 0 to 1
 *
 * The 95 % interval of a share by Wilson's score method with z = 1.959964 and no correction for a
 * finite population, as the Office for Health Improvement and Disparities prints it (Public health
 * technical guidance, Proportions): (2O + z² ∓ z √(z² + 4Oq)) ÷ 2(n + z²), q = 1 − O/n. Any thread.
 *
 * Returns: FALSE where there is no interval, since @n is 0; @lower and @upper are then left alone
 */
gboolean
assay_wilson (gint64  positive,
              gint64  n,
              double *lower,
              double *upper)
{
  double o = (double) positive;
  double total = (double) n;
  double z2 = WILSON_Z * WILSON_Z;
  double spread;

  g_return_val_if_fail (lower != NULL && upper != NULL, FALSE);
  g_return_val_if_fail (positive >= 0 && positive <= MAX (n, 0), FALSE);
  if (n <= 0)
    return FALSE;
  spread = WILSON_Z * sqrt (z2 + 4.0 * o * (1.0 - o / total));
  *lower = positive == 0 ? 0.0 : (2.0 * o + z2 - spread) / (2.0 * (total + z2));
  *upper = positive == n ? 1.0 : (2.0 * o + z2 + spread) / (2.0 * (total + z2));
  return TRUE;
}
