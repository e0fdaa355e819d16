/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"

static AssayPeriod
make_period (const char *text)
{
  g_autoptr (GError) error = NULL;
  AssayPeriod period = { ASSAY_PERIOD_YEAR, 0, 0 };

  assay_period_parse (text, &period, &error);
  g_assert_no_error (error);
  return period;
}

static void
check_normal (const char *text,
              const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *normal = assay_period_normalize (text, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (normal, ==, expected);
}

static void
test_written_forms (void)
{
  check_normal ("2010-11 Q4", "2010-11 Q4");
  check_normal ("2010-11-Q4", "2010-11 Q4");
  check_normal (" 2010/11 q4 ", "2010-11 Q4");
  check_normal ("2010\u201311 H1", "2010-11 H1");
  check_normal ("2010-2011", "2010-11");
  check_normal ("2010-11Q4", "2010-11 Q4");
  check_normal ("Q4 2010-11", "2010-11 Q4");
  check_normal ("h2 2010/11", "2010-11 H2");
  check_normal ("1999-00", "1999-00");
  check_normal ("1999-2000 Q1", "1999-00 Q1");
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",           "2010",       "2010-12 Q1", "2010-11 Q0", "2010-11 Q5",   "2010-11 H3",
    "2010-11 Q",  "2010-11Q4x", "10-11 Q1",   "Q42010-11", "2010-11 Q4 x", "2010-2012",
    "0000-01 Q1", NULL,
  };

  for (gsize i = 0; texts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *normal = assay_period_normalize (texts[i], &error);

      g_assert_null (normal);
      g_assert_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE);
    }
  g_assert_null (assay_period_normalize (NULL, NULL));
}

static void
check_dates (const char *text,
             const char *first_expected,
             const char *last_expected)
{
  AssayPeriod period = make_period (text);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  assay_period_get_dates (&period, &first, &last);
  g_assert_cmpstr (first, ==, first_expected);
  g_assert_cmpstr (last, ==, last_expected);
}

static void
test_dates (void)
{
  check_dates ("2010-11", "2010-04-01", "2011-03-31");
  check_dates ("2010-11 H1", "2010-04-01", "2010-09-30");
  check_dates ("2010-11 H2", "2010-10-01", "2011-03-31");
  check_dates ("2010-11 Q1", "2010-04-01", "2010-06-30");
  check_dates ("2010-11 Q2", "2010-07-01", "2010-09-30");
  check_dates ("2010-11 Q3", "2010-10-01", "2010-12-31");
  check_dates ("2010-11 Q4", "2011-01-01", "2011-03-31");
}

/* Every day of nine years lies in exactly the period that is found for it. */
static void
test_every_day (void)
{
  for (int kind = ASSAY_PERIOD_YEAR; kind <= ASSAY_PERIOD_QUARTER; kind++)
    {
      g_autofree char *day = g_strdup ("2007-12-25");

      for (int i = 0; i < 9 * 365; i++)
        {
          AssayPeriod period = assay_period_for_date (kind, day);
          AssayPeriod next = assay_period_shift (&period, 1);
          g_autofree char *first = NULL;
          g_autofree char *last = NULL;
          char *tomorrow = assay_date_add_days (day, 1);

          assay_period_get_dates (&period, &first, &last);
          g_assert_cmpstr (first, <=, day);
          g_assert_cmpstr (day, <=, last);
          g_assert_true (assay_period_contains (&period, day));
          g_assert_false (assay_period_contains (&next, day));
          g_free (day);
          day = tomorrow;
        }
    }
}

static void
test_shift (void)
{
  AssayPeriod period = make_period ("2010-11 Q4");
  AssayPeriod next = assay_period_shift (&period, 1);
  AssayPeriod back = assay_period_shift (&next, -5);
  g_autofree char *next_text = assay_period_to_string (&next);
  g_autofree char *back_text = assay_period_to_string (&back);

  g_assert_cmpstr (next_text, ==, "2011-12 Q1");
  g_assert_cmpstr (back_text, ==, "2009-10 Q4");
}

static void
test_compare (void)
{
  AssayPeriod year = make_period ("2010-11");
  AssayPeriod half = make_period ("2010-11 H1");
  AssayPeriod quarter = make_period ("2010-11 Q1");
  AssayPeriod later = make_period ("2010-11 Q2");

  g_assert_cmpint (assay_period_compare (&year, &half), <, 0);
  g_assert_cmpint (assay_period_compare (&half, &quarter), <, 0);
  g_assert_cmpint (assay_period_compare (&later, &quarter), >, 0);
  g_assert_cmpint (assay_period_compare (&year, &year), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/period/written-forms", test_written_forms);
  g_test_add_func ("/period/refused", test_refused);
  g_test_add_func ("/period/dates", test_dates);
  g_test_add_func ("/period/every-day", test_every_day);
  g_test_add_func ("/period/shift", test_shift);
  g_test_add_func ("/period/compare", test_compare);
  return g_test_run ();
}
