/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-date.h"

static void
check_parse (const char    *text,
             AssayDateOrder order,
             const char    *expected)
{
  g_autofree char *date = assay_date_parse (text, order);

  g_assert_cmpstr (date, ==, expected);
}

static void
test_certain_shapes (void)
{
  static const char *const shapes[][2] = {
    { "2026-05-29", "2026-05-29" },
    { "2026-05-29T00:00:00Z", "2026-05-29" },
    { "2026-05-29T23:59:59.999+01:00", "2026-05-29" },
    { "2026/05/29 9:08:27 PM GMT+1", "2026-05-29" },
    { "09/Jan/2018 - 00:00", "2018-01-09" },
    { "9 January 2018", "2018-01-09" },
    { "9th Jan 2018", "2018-01-09" },
    { "January 9, 2018", "2018-01-09" },
    { "Jan 9, 2018 10:00 AM", "2018-01-09" },
    { "Tue, 9 Jan 2018 10:00:00 GMT", "2018-01-09" },
    { "09-Sept-18", "2018-09-09" },
    { "24-Mar-99", "1999-03-24" },
    { " 2026-05-29 ", "2026-05-29" },
    { "\u00a0\ufeff2026-05-29\u00a0", "2026-05-29" },
    { "2024-02-29", "2024-02-29" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (shapes); i++)
    for (int order = ASSAY_DATE_ORDER_UNKNOWN; order <= ASSAY_DATE_ORDER_CONTRADICTORY; order++)
      check_parse (shapes[i][0], order, shapes[i][1]);
}

static void
test_order_of_column (void)
{
  check_parse ("1/2/2025 12:00:00 AM", ASSAY_DATE_ORDER_DAY_FIRST, "2025-02-01");
  check_parse ("1/2/2025 12:00:00 AM", ASSAY_DATE_ORDER_MONTH_FIRST, "2025-01-02");
  check_parse ("1/2/2025 12:00:00 AM", ASSAY_DATE_ORDER_UNKNOWN, NULL);
  check_parse ("1/2/2025 12:00:00 AM", ASSAY_DATE_ORDER_CONTRADICTORY, NULL);
  check_parse ("29/05/2026", ASSAY_DATE_ORDER_DAY_FIRST, "2026-05-29");
  check_parse ("29/05/2026", ASSAY_DATE_ORDER_MONTH_FIRST, NULL);
  check_parse ("05/29/2026", ASSAY_DATE_ORDER_MONTH_FIRST, "2026-05-29");
  check_parse ("05/29/2026", ASSAY_DATE_ORDER_DAY_FIRST, NULL);
  check_parse ("05/29/2026", ASSAY_DATE_ORDER_UNKNOWN, "2026-05-29");
  check_parse ("05/05/2026", ASSAY_DATE_ORDER_UNKNOWN, "2026-05-05");
  check_parse ("29.05.26", ASSAY_DATE_ORDER_DAY_FIRST, "2026-05-29");
  check_parse ("03/24/2020 9:08:27 PM", ASSAY_DATE_ORDER_MONTH_FIRST, "2020-03-24");
}

static void
test_not_dates (void)
{
  static const char *const texts[] = {
    "",           "-",          "n/a",        "2025-02-29",       "31/04/2020",  "2020",
    "12.50",      "1.2.3",      "10.1.2.3",   "07700 900123",     "1/2-2010",    "Agree",
    "29/05/2026x", "2026-05-29 25:00", "2026-05-29 10:61", "May 2026", "13/13/2020", "0/1/2020",
    "2026-05",    "1 2 2020",   "12345/1/2",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    for (int order = ASSAY_DATE_ORDER_UNKNOWN; order <= ASSAY_DATE_ORDER_CONTRADICTORY; order++)
      check_parse (texts[i], order, NULL);
  check_parse (NULL, ASSAY_DATE_ORDER_DAY_FIRST, NULL);
}

static AssayDateOrder
find_order (const char *const *values)
{
  AssayDateTally tally = { 0 };

  for (gsize i = 0; values[i] != NULL; i++)
    assay_date_tally_add (&tally, values[i]);
  return assay_date_tally_order (&tally);
}

static void
test_tally (void)
{
  static const char *const day_first[] = { "01/02/2020", "31/01/2020", "-", "", NULL };
  static const char *const month_first[] = { "01/02/2020", "1/31/2020", NULL };
  static const char *const either[] = { "01/02/2020", "05/05/2020", NULL };
  static const char *const both[] = { "31/01/2020", "1/31/2020", NULL };
  static const char *const year_first[] = { "2020-01-31", "09/Jan/2018 - 00:00", NULL };
  static const char *const none[] = { "Agree", "", NULL };

  g_assert_cmpint (find_order (day_first), ==, ASSAY_DATE_ORDER_DAY_FIRST);
  g_assert_cmpint (find_order (month_first), ==, ASSAY_DATE_ORDER_MONTH_FIRST);
  g_assert_cmpint (find_order (either), ==, ASSAY_DATE_ORDER_UNKNOWN);
  g_assert_cmpint (find_order (both), ==, ASSAY_DATE_ORDER_CONTRADICTORY);
  g_assert_cmpint (find_order (year_first), ==, ASSAY_DATE_ORDER_YEAR_FIRST);
  g_assert_cmpint (find_order (none), ==, ASSAY_DATE_ORDER_UNKNOWN);
}

static void
test_tally_counts (void)
{
  static const char *const values[]
      = { "31/01/2020", "1/31/2020", "1/2/2020", "2020-01-01", "Agree", "-", "" };
  AssayDateTally tally = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    assay_date_tally_add (&tally, values[i]);
  assay_date_tally_add (&tally, NULL);
  g_assert_cmpuint (tally.day_first, ==, 1);
  g_assert_cmpuint (tally.month_first, ==, 1);
  g_assert_cmpuint (tally.either, ==, 1);
  g_assert_cmpuint (tally.year_first, ==, 1);
  g_assert_cmpuint (tally.not_dates, ==, 1);
}

static void
test_calendar (void)
{
  g_autofree char *today = assay_date_today ();
  g_autofree char *leap = assay_date_add_days ("2024-02-28", 1);
  g_autofree char *back = assay_date_add_days ("2024-03-01T10:00:00", -1);

  g_assert_true (assay_date_is_valid (today));
  g_assert_true (assay_date_is_valid ("2024-02-29"));
  g_assert_false (assay_date_is_valid ("2023-02-29"));
  g_assert_false (assay_date_is_valid ("2023-2-29"));
  g_assert_false (assay_date_is_valid ("2023-02-28T00:00:00"));
  g_assert_false (assay_date_is_valid ("28/02/2023"));
  g_assert_false (assay_date_is_valid (""));
  g_assert_false (assay_date_is_valid (NULL));
  g_assert_cmpstr (leap, ==, "2024-02-29");
  g_assert_cmpstr (back, ==, "2024-02-29");
  g_assert_null (assay_date_add_days ("9999-12-31", 1));
  g_assert_null (assay_date_add_days ("soon", 1));
  g_assert_cmpint (assay_date_days_between ("2024-02-28", "2024-03-01"), ==, 2);
  g_assert_cmpint (assay_date_days_between ("2024-03-01", "2024-02-28"), ==, -2);
}

static void
check_months (const char *from,
              int         months,
              const char *expected)
{
  g_autofree char *found = assay_date_add_months (from, months);

  g_assert_cmpstr (found, ==, expected);
}

static void
test_months (void)
{
  check_months ("2011-08-31", 3, "2011-11-30");
  check_months ("2011-08-31", 6, "2012-02-29");
  check_months ("2010-12-15T10:00:00", 1, "2011-01-15");
  check_months ("2011-01-15", -1, "2010-12-15");
  check_months ("2011-01-15", 0, "2011-01-15");
  check_months ("9999-12-01", 1, NULL);
  check_months ("0001-01-31", -1, NULL);
  check_months ("soon", 1, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/date/certain-shapes", test_certain_shapes);
  g_test_add_func ("/date/order-of-column", test_order_of_column);
  g_test_add_func ("/date/not-dates", test_not_dates);
  g_test_add_func ("/date/tally", test_tally);
  g_test_add_func ("/date/tally-counts", test_tally_counts);
  g_test_add_func ("/date/calendar", test_calendar);
  g_test_add_func ("/date/months", test_months);
  return g_test_run ();
}
