/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib.h>

#include "core/intake/assay-column-match.h"
#include "core/intake/assay-heading-polarity.h"

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

static void
test_polarity (void)
{
  static const char *const negated[]
      = { "I am not treated with dignity and respect", "I do not feel confident", "My carers don’t listen",
          "My care workers are often in a rush", "The service makes me less independent",
          "How dissatisfied are you with the service?", "I feel unsafe at home", "I lack confidence",
          "Staff never come on time", NULL };
  static const char *const straight[]
      = { "Workers not rushed", "My care workers are never in a hurry", "I understand my care plan", "Form no",
          "How satisfied or dissatisfied are you?", "Do you agree or disagree that you feel safe?",
          "Are you happy or not with the service?", "My disability is understood", "", NULL };

  for (guint i = 0; negated[i] != NULL; i++)
    g_assert_true (assay_heading_is_negated (negated[i]));
  for (guint i = 0; straight[i] != NULL; i++)
    g_assert_false (assay_heading_is_negated (straight[i]));
}

static void
test_opposite (void)
{
  static const char *const titles[] = { "Dignity and respect", "Workers not rushed", NULL };
  static const char *const headings[] = { "I am not treated with dignity and respect",
                                          "My workers are not rushed" };
  g_autoptr (GPtrArray) labels = make_labels (titles);
  g_autofree AssayColumnMatch *matches = assay_column_match_all (headings, 2, labels, NULL);

  g_assert_cmpint (matches[0].label, ==, 0);
  g_assert_cmpint (matches[0].sureness, ==, ASSAY_SURENESS_ASK);
  g_assert_cmpint (matches[0].doubt, ==, ASSAY_DOUBT_OPPOSITE);
  g_assert_cmpint (matches[1].label, ==, 1);
  g_assert_cmpint (matches[1].sureness, ==, ASSAY_SURENESS_SURE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/intake/match/both-ways", test_both_ways);
  g_test_add_func ("/intake/match/two-claims", test_two_claims);
  g_test_add_func ("/intake/match/answers-count", test_answers_count);
  g_test_add_func ("/intake/match/polarity", test_polarity);
  g_test_add_func ("/intake/match/opposite", test_opposite);
  return g_test_run ();
}
