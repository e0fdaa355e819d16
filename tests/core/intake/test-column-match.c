/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib.h>

#include "core/intake/assay-column-match.h"

static GPtrArray *
make_labels (const char *const *titles)
{
  GPtrArray *labels = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_match_label_free);

  for (; *titles != NULL; titles++)
    g_ptr_array_add (labels, assay_match_label_new (*titles));
  return labels;
}

static void
test_both_ways (void)
{
  static const char *const titles[] = { "Dignity and respect", "Confidence", "Confidentiality",
                                        "Overall satisfaction", NULL };
  static const char *const headings[] = { "I am treated with dignity", "My information is kept confidential",
                                          "I feel more confident", "How satisfied are you overall",
                                          "Weather today", "Dignity and respect" };
  g_autoptr (GPtrArray) labels = make_labels (titles);
  g_autofree AssayColumnMatch *matches = assay_column_match_all (headings, 6, labels, NULL);

  g_assert_cmpint (matches[0].label, ==, -1);
  g_assert_cmpint (matches[1].label, ==, 2);
  g_assert_cmpint (matches[2].label, ==, 1);
  g_assert_cmpint (matches[2].sureness, ==, ASSAY_SURENESS_SURE);
  g_assert_cmpint (matches[3].label, ==, 3);
  g_assert_cmpint (matches[3].sureness, ==, ASSAY_SURENESS_SURE);
  g_assert_cmpint (matches[4].label, ==, -1);
  g_assert_cmpint (matches[4].sureness, ==, ASSAY_SURENESS_NONE);
  g_assert_cmpint (matches[5].label, ==, 0);
  g_assert_cmpint (matches[5].sureness, ==, ASSAY_SURENESS_SAME);
}

static void
test_two_claims (void)
{
  static const char *const titles[] = { "Independence", NULL };
  static const char *const headings[] = { "I stay independent", "I live independent" };
  g_autoptr (GPtrArray) labels = make_labels (titles);
  g_autofree AssayColumnMatch *matches = assay_column_match_all (headings, 2, labels, NULL);

  g_assert_cmpint (matches[0].sureness, ==, ASSAY_SURENESS_ASK);
  g_assert_cmpint (matches[1].sureness, ==, ASSAY_SURENESS_ASK);
}

static void
test_answers_count (void)
{
  static const char *const titles[] = { "Activities", "Social contact", NULL };
  static const char *const headings[] = { "Social activities and contact" };
  static const double fit[] = { 1.0, 0.1 };
  g_autoptr (GPtrArray) labels = make_labels (titles);
  g_autofree AssayColumnMatch *by_words = assay_column_match_all (headings, 1, labels, NULL);
  g_autofree AssayColumnMatch *by_answers = assay_column_match_all (headings, 1, labels, fit);

  g_assert_cmpint (by_words[0].label, ==, 1);
  g_assert_cmpint (by_answers[0].label, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/match/both-ways", test_both_ways);
  g_test_add_func ("/intake/match/two-claims", test_two_claims);
  g_test_add_func ("/intake/match/answers-count", test_answers_count);
  return g_test_run ();
}
