/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>

#include "core/base/assay-number.h"

#define LARGEST_BASE 200

/* 100 · (halves / 2) / base at @decimals decimals, half away from zero, in integers alone. */
static gint64
round_exactly (gint64 halves,
               gint64 base,
               int    decimals)
{
  gint64 scale = decimals == 0 ? 1 : decimals == 1 ? 10 : 100;

  return (2 * 50 * halves * scale + base) / (2 * base);
}

static void
check_rounding (double value,
                int    decimals,
                gint64 expected)
{
  double scale = pow (10.0, decimals);

  g_assert_cmpfloat (assay_round (value, decimals), ==, (double) expected / scale);
  g_assert_cmpfloat (assay_round (-value, decimals), ==,
                     expected == 0 ? 0.0 : (double)-expected / scale);
}

static void
test_round_every_half (void)
{
  for (gint64 base = 1; base <= LARGEST_BASE; base++)
    for (gint64 halves = 0; halves <= 2 * base; halves++)
      for (int decimals = 0; decimals <= 2; decimals++)
        {
          double points = (double) halves / 2.0;
          gint64 expected = round_exactly (halves, base, decimals);

          check_rounding (100.0 * points / (double) base, decimals, expected);
          check_rounding (100.0 * (points / (double) base), decimals, expected);
          check_rounding (points / (double) base * 100.0, decimals, expected);
        }
}

static void
test_round_edges (void)
{
  g_assert_cmpfloat (assay_round (79.65, 1), ==, 79.7);
  g_assert_cmpfloat (assay_round (1.005, 2), ==, 1.01);
  g_assert_cmpfloat (assay_round (2.5, 0), ==, 3.0);
  g_assert_cmpfloat (assay_round (-2.5, 0), ==, -3.0);
  g_assert_cmpfloat (assay_round (0.4999999, 0), ==, 0.0);
  g_assert_false (signbit (assay_round (-0.2, 0)));
  g_assert_true (isnan (assay_round (NAN, 1)));
  g_assert_true (isinf (assay_round (INFINITY, 1)));
  g_assert_cmpfloat (assay_round (1e300, 15), ==, 1e300);
}

static void
check_text (char       *text,
            const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_format (void)
{
  check_text (assay_format_number (79.65, 1), "79.7");
  check_text (assay_format_number (80.0, 1), "80.0");
  check_text (assay_format_number (-0.04, 1), "0.0");
  check_text (assay_format_number (1234567.5, 0), "1234568");
  check_text (assay_format_number (NAN, 1), "");
  check_text (assay_format_percent (0.9375, 1), "93.8\u202f%");
  check_text (assay_format_percent (1.0, 0), "100\u202f%");
  check_text (assay_format_percent (NAN, 0), "");
  check_text (assay_format_count (0), "0");
  check_text (assay_format_count (999), "999");
  check_text (assay_format_count (1000), "1,000");
  check_text (assay_format_count (57139), "57,139");
  check_text (assay_format_count (-1000000), "-1,000,000");
  check_text (assay_format_count (G_MININT64), "-9,223,372,036,854,775,808");
}

/* Figures computed apart from this program, to four decimals. */
static void
test_wilson_figures (void)
{
  static const struct
  {
    gint64 positive;
    gint64 n;
    double lower;
    double upper;
  } figures[] = {
    { 122, 148, 0.7550, 0.8772 }, { 113, 138, 0.7462, 0.8742 }, { 68, 146, 0.3868, 0.5465 },
    { 8, 10, 0.4902, 0.9433 },    { 10, 10, 0.7225, 1.0000 },   { 0, 10, 0.0000, 0.2775 },
    { 43, 50, 0.7381, 0.9305 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      double lower;
      double upper;

      g_assert_true (assay_wilson (figures[i].positive, figures[i].n, &lower, &upper));
      g_assert_cmpfloat (assay_round (lower, 4), ==, figures[i].lower);
      g_assert_cmpfloat (assay_round (upper, 4), ==, figures[i].upper);
    }
}

static void
test_wilson_ends (void)
{
  double lower = -1.0;
  double upper = -1.0;

  g_assert_false (assay_wilson (0, 0, &lower, &upper));
  g_assert_cmpfloat (lower, ==, -1.0);
  for (gint64 n = 1; n <= 1000; n++)
    {
      g_assert_true (assay_wilson (0, n, &lower, &upper));
      g_assert_cmpfloat (lower, ==, 0.0);
      g_assert_cmpfloat (upper, <, 1.0);
      g_assert_true (assay_wilson (n, n, &lower, &upper));
      g_assert_cmpfloat (lower, >, 0.0);
      g_assert_cmpfloat (upper, ==, 1.0);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/number/round/every-half", test_round_every_half);
  g_test_add_func ("/number/round/edges", test_round_edges);
  g_test_add_func ("/number/format", test_format);
  g_test_add_func ("/number/wilson/figures", test_wilson_figures);
  g_test_add_func ("/number/wilson/ends", test_wilson_ends);
  return g_test_run ();
}
