/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <glib.h>

#include "core/framework/assay-answer-scale.h"

static void
test_words (void)
{
  static const struct
  {
    const char *scale;
    const char *text;
    int place;
  } cases[] = {
    { "agreement", "Strongly agree", 0 },
    { "agreement", "  STRONGLY\xc2\xa0 agree. ", 0 },
    { "agreement", "strongly-agree", 0 },
    { "agreement", "1 - Strongly agree", 0 },
    { "agreement", "Strongly agree (5)", 0 },
    { "agreement", "Neutral", 2 },
    { "agreement", "Neither agree nor disagree", 2 },
    { "agreement", "Tend to disagree", 3 },
    { "agreement", "2", 1 },
    { "agreement", "6", ASSAY_SCALE_NOT_UNDERSTOOD },
    { "agreement", "Agre", ASSAY_SCALE_NOT_UNDERSTOOD },
    { "agreement", "Agree and disagree", ASSAY_SCALE_NOT_UNDERSTOOD },
    { "agreement", "n/a", ASSAY_SCALE_NOT_APPLICABLE },
    { "agreement", "N.A.", ASSAY_SCALE_NOT_APPLICABLE },
    { "agreement", "Not applicable", ASSAY_SCALE_NOT_APPLICABLE },
    { "agreement", "", ASSAY_SCALE_BLANK },
    { "agreement", " - ", ASSAY_SCALE_BLANK },
    { "agreement", ".", ASSAY_SCALE_BLANK },
    { "satisfaction", "Neither satisfied nor dissatisfied", 2 },
    { "satisfaction", "Fairly satisfied", 1 },
    { "satisfaction-7", "Extremely dissatisfied", 6 },
    { "yes-no", "Y", 0 },
    { "yes-no", "no", 1 },
    { "frequency", "Most of the time", 1 },
    { "quality", "Okay", 2 },
    { "numbers-5-best", "5", 0 },
    { "numbers-5-best", "5.0", 0 },
    { "numbers-1-best", "5", 4 },
    { "numbers-5-best", "6", ASSAY_SCALE_NOT_UNDERSTOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” on %s", cases[i].text, cases[i].scale);
      g_assert_cmpint (assay_answer_scale_match (assay_answer_scale_find (cases[i].scale), cases[i].text), ==,
                       cases[i].place);
    }
}

static void
test_suggestion (void)
{
  const AssayAnswerScale *agreement = assay_answer_scale_find ("agreement");

  g_assert_cmpint (assay_answer_scale_suggest (agreement, "Agre"), ==, 1);
  g_assert_cmpint (assay_answer_scale_suggest (agreement, "Strongly agrree"), ==, 0);
  g_assert_cmpint (assay_answer_scale_suggest (agreement, "The weather"), ==, ASSAY_SCALE_NOT_UNDERSTOOD);
}

static void
test_direction (void)
{
  g_autofree gboolean *agreement = assay_answer_scale_positive ("agreement", 5, FALSE);
  g_autofree gboolean *yes = assay_answer_scale_positive ("yes-no", 2, TRUE);

  g_assert_true (agreement[0] && agreement[1] && !agreement[2] && !agreement[3] && !agreement[4]);
  g_assert_true (yes[0] && !yes[1]);
  g_assert_null (assay_answer_scale_positive ("yes-no", 2, FALSE));
  g_assert_null (assay_answer_scale_positive (ASSAY_SCALE_OWN, 3, TRUE));
}

static void
test_rank (void)
{
  static const struct
  {
    const char *scale;
    const char *positive[4];
    AssayScaleRank rank;
  } cases[] = {
    { "satisfaction", { "very SATISFIED", "Satisfied" }, ASSAY_SCALE_RANK_END },
    { "satisfaction-7", { "Very satisfied", "Satisfied" }, ASSAY_SCALE_RANK_NONE },
    { "satisfaction-7", { "Very satisfied", "Quite satisfied" }, ASSAY_SCALE_RANK_WITHIN },
    { "satisfaction", { "Very satisfied", "Fairly satisfied" }, ASSAY_SCALE_RANK_OTHER_WORDS },
    { "quality-excellent", { "Very good", "Good" }, ASSAY_SCALE_RANK_WITHIN },
    { "yes-no", { "No" }, ASSAY_SCALE_RANK_END },
    { "yes-no-unsure", { "No" }, ASSAY_SCALE_RANK_WITHIN },
    { "agreement", { "1", "2" }, ASSAY_SCALE_RANK_NONE },
    { "numbers-5-best", { "4", "5" }, ASSAY_SCALE_RANK_END },
    { "agreement", { NULL }, ASSAY_SCALE_RANK_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” on %s", cases[i].positive[0], cases[i].scale);
      g_assert_cmpint (assay_answer_scale_rank (assay_answer_scale_find (cases[i].scale), cases[i].positive), ==,
                       cases[i].rank);
    }
  g_assert_cmpint (assay_answer_scale_rank_best (cases[0].positive), ==, ASSAY_SCALE_RANK_END);
}

/* “Extremely” is the last answer of an end, whatever the scale calls it. */
static void
test_intensifiers (void)
{
  static const struct
  {
    const char *scale;
    const char *text;
    int place;
  } cases[] = {
    { "satisfaction", "Extremely satisfied", 0 },
    { "satisfaction", "extremely DISSATISFIED", 4 },
    { "satisfaction", "Completely dissatisfied", 4 },
    { "satisfaction-7", "Totally dissatisfied", 6 },
    { "quality", "Extremely good", 0 },
    { "quality", "Extremely poor", 4 },
    { "agreement", "Absolutely agree", 0 },
    { "agreement", "Always", ASSAY_SCALE_NOT_UNDERSTOOD },
    { "agreement", "Extremely sunny", ASSAY_SCALE_NOT_UNDERSTOOD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("“%s” on %s", cases[i].text, cases[i].scale);
      g_assert_cmpint (assay_answer_scale_suggest (assay_answer_scale_find (cases[i].scale), cases[i].text), ==,
                       cases[i].place);
    }
}

/* Scales of numbers are as wide as the numbers are, and their middle is not positive. */
static void
test_numbers (void)
{
  static const struct
  {
    int least;
    int most;
    const char *ids[5];
  } cases[] = {
    { 4, 5, { "numbers-5-best", "numbers-1-best" } },
    { 1, 4, { "numbers-5-best", "numbers-1-best", "numbers-4-best", "numbers-1-best-of-4" } },
    { 2, 6, { "numbers-6-best", "numbers-1-best-of-6", "numbers-7-best", "numbers-1-best-of-7" } },
    { 1, 7, { "numbers-7-best", "numbers-1-best-of-7" } },
    { 2, 10, { "numbers-10-best", "numbers-1-best-of-10" } },
    { 0, 10, { "numbers-0-to-10-best", "numbers-0-best-of-10" } },
    { 38, 44, { NULL } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) list = assay_answer_scale_list_numbers (cases[i].least, cases[i].most);

      g_assert_cmpuint (list->len, ==, g_strv_length ((char **) cases[i].ids));
      for (guint j = 0; j < list->len; j++)
        {
          const AssayAnswerScale *scale = g_ptr_array_index (list, j);

          g_assert_cmpstr (scale->id, ==, cases[i].ids[j]);
          g_assert_cmpuint (scale->n_positive, ==, assay_answer_scale_length (scale) / 2);
          g_assert_cmpuint (assay_answer_scale_undirected (scale)->n_positive, ==, 0);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/framework/scale/words", test_words);
  g_test_add_func ("/framework/scale/suggestion", test_suggestion);
  g_test_add_func ("/framework/scale/intensifiers", test_intensifiers);
  g_test_add_func ("/framework/scale/numbers", test_numbers);
  g_test_add_func ("/framework/scale/direction", test_direction);
  g_test_add_func ("/framework/scale/rank", test_rank);
  return g_test_run ();
}
