/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-text.h"

static void
check_fold (const char *text,
            const char *expected)
{
  g_autofree char *folded = assay_text_fold (text);

  g_assert_cmpstr (folded, ==, expected);
}

static void
test_fold (void)
{
  check_fold (NULL, "");
  check_fold ("", "");
  check_fold (" - ", "");
  check_fold ("Strongly  AGREE.", "strongly agree");
  check_fold ("Strongly\u00a0agree\r\n", "strongly agree");
  check_fold ("\ufeffStrongly agree", "strongly agree");
  check_fold ("N/A", "n a");
  check_fold ("n.a.", "n a");
  check_fold ("Don\u2019t know", "dont know");
  check_fold ("Don't know", "dont know");
  check_fold ("Q1. Overall, how satisfied?", "q1 overall how satisfied");
  check_fold ("\ufb01lled \uff21\uff22", "filled ab");
  check_fold ("Stra\u00dfe \u00c9T\u00c9", "strasse \u00e9t\u00e9");
  check_fold ("e\u0301", "\u00e9");
  check_fold ("100 %", "100 %");
  check_fold ("\u20181\u20132 years\u2019", "1 2 years");
  check_fold ("bad \xff byte", "bad \ufffd byte");
}

static void
check_squeeze (const char *text,
               const char *expected)
{
  g_autofree char *squeezed = assay_text_squeeze (text);

  g_assert_cmpstr (squeezed, ==, expected);
}

static void
check_plain (const char *text,
             const char *expected)
{
  g_autofree char *folded = assay_text_fold (text);
  g_autofree char *plain = assay_text_plain (folded);

  g_assert_cmpstr (plain, ==, expected);
}

static void
test_plain (void)
{
  check_plain ("M\u00fcller & S\u00f8n", "muller son");
  check_plain ("St. Bren\u00e1n\u2019s, Ll\u0177n", "st brenans llyn");
  check_plain ("\u0141\u00f3d\u017a \u00c6on", "lodz aeon");
  check_plain ("Care at Home", "care at home");
  check_plain ("\u0391\u03b8\u03ae\u03bd\u03b1", "\u03b1\u03b8\u03b7\u03bd\u03b1");
}

static void
test_squeeze (void)
{
  check_squeeze (NULL, "");
  check_squeeze ("  One\u00a0\u00a0two \r\n three.\n", "One two three.");
  check_squeeze ("\ufeff\u00a0X\ufeff", "X");
  check_squeeze ("\u2007\u202f", "");
  check_squeeze ("@Home's #1 Care", "@Home's #1 Care");
}

static void
check_same_stems (const char *a,
                  const char *b)
{
  g_auto (GStrv) first = assay_text_stems (a);
  g_auto (GStrv) second = assay_text_stems (b);
  g_autofree char *first_text = g_strjoinv (" ", first);
  g_autofree char *second_text = g_strjoinv (" ", second);

  g_assert_cmpstr (first_text, ==, second_text);
  g_assert_cmpstr (first_text, !=, "");
}

static void
test_stems (void)
{
  g_auto (GStrv) none = assay_text_stems ("What is it to you?");
  g_auto (GStrv) sorted = assay_text_stems ("The worker's workers; WORKERS and carers");

  g_assert_cmpuint (g_strv_length (none), ==, 0);
  g_assert_cmpuint (g_strv_length (sorted), ==, 2);
  g_assert_cmpstr (sorted[0], <, sorted[1]);
  check_same_stems ("involve", "involved");
  check_same_stems ("involving", "involvement");
  check_same_stems ("kept informed", "kept informing");
  check_same_stems ("information", "informed");
  check_same_stems ("needs", "need");
  check_same_stems ("abilities", "ability");
  check_same_stems ("planning", "planned");
  check_same_stems ("care worker", "CARE WORKERS!");
  check_same_stems ("treated", "treats");
  check_same_stems ("choice of services", "choices, service");
}

static void
test_likeness (void)
{
  double slip = assay_text_likeness ("Meadowbank Home Care Ltd", "Meadowbnak Home Care Ltd");
  double other = assay_text_likeness ("Meadowbank Home Care Ltd", "Sunrise Support Services");

  g_assert_cmpfloat (assay_text_likeness ("Sun-Rise CARE", "sun rise care"), ==, 1.0);
  g_assert_cmpfloat (assay_text_likeness ("Care at Home", "Home at Care"), >, 0.8);
  g_assert_cmpfloat (slip, >, 0.8);
  g_assert_cmpfloat (slip, <, 1.0);
  g_assert_cmpfloat (other, <, 0.5);
  g_assert_cmpfloat (assay_text_likeness ("", ""), ==, 0.0);
  g_assert_cmpfloat (assay_text_likeness (NULL, "x"), ==, 0.0);
  g_assert_cmpfloat (assay_text_likeness ("abc", "xyz"), ==, 0.0);
  g_assert_cmpfloat (assay_text_likeness ("ab", "abc"), ==, assay_text_likeness ("abc", "ab"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/fold", test_fold);
  g_test_add_func ("/text/plain", test_plain);
  g_test_add_func ("/text/squeeze", test_squeeze);
  g_test_add_func ("/text/stems", test_stems);
  g_test_add_func ("/text/likeness", test_likeness);
  return g_test_run ();
}
