/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Headings are compared with labels by the stems of their words. A label may be the short title of a measure,
 * a heading a council's whole question, so what counts is how much of the label the heading holds; how much
 * of the heading that leaves unexplained only breaks ties. Words that every question of such a survey has
 * weigh little, and so does a word that many headings of this file share. */

#include "core/intake/assay-column-match.h"

#include <math.h>
#include <string.h>

#include "core/base/assay-text.h"
#include "core/intake/assay-heading-polarity.h"

#define SAME_WORDS 2.0
#define LEAST_RECALL 0.5
#define LEAST_SCORE 0.25
#define CLEAR_LEAD 0.1
#define USUAL_WEIGHT 0.25
/* From here on a heading says what a label says, even where another heading says it better. */
#define SAYS_IT 0.5

typedef struct
{
  double score;
  gboolean half_found;
} Likeness;

/**
 * assay_match_label_new:
 * @title: the title of what a column may be about
 *
 * Makes a label. Any thread.
 *
 * Returns: (transfer full): the label
 */
AssayMatchLabel *
assay_match_label_new (const char *title)
{
  AssayMatchLabel *self = g_new0 (AssayMatchLabel, 1);

  self->words = g_ptr_array_new_with_free_func (g_free);
  assay_match_label_add (self, title);
  return self;
}

/**
 * assay_match_label_add:
 * @self: a label
 * @words: (nullable): other words for the same thing
 *
 * Adds words by which a heading is known too.
 */
void
assay_match_label_add (AssayMatchLabel *self,
                       const char      *words)
{
  if (words != NULL && *words != '\0')
    g_ptr_array_add (self->words, g_strdup (words));
}

/**
 * assay_match_label_free:
 * @self: (transfer full): a label
 *
 * Frees a label.
 */
void
assay_match_label_free (AssayMatchLabel *self)
{
  g_ptr_array_unref (self->words);
  g_free (self->wording);
  g_free (self);
}

/* Words whose likeness deceives: nobody means “confident” by “confidential”. */
static gboolean
are_false_friends (const char *a,
                   const char *b)
{
  return g_str_has_prefix (a, "confidential") != g_str_has_prefix (b, "confidential");
}

/* Whether two stems are of one word: equal, or alike but for their endings (satisfi, satisfact). */
static gboolean
are_alike (const char *a,
           const char *b)
{
  gsize length_a = strlen (a);
  gsize length_b = strlen (b);
  gsize shared = 0;

  while (shared < length_a && shared < length_b && a[shared] == b[shared])
    shared++;
  if (shared == length_a && shared == length_b)
    return TRUE;
  if (MAX (length_a, length_b) > shared + 3 || are_false_friends (a, b))
    return FALSE;
  return shared >= 6 || (shared >= 5 && shared == MIN (length_a, length_b));
}

static gboolean
holds_stem (char      **stems,
            const char *stem)
{
  for (; *stems != NULL; stems++)
    if (are_alike (*stems, stem))
      return TRUE;
  return FALSE;
}

static double
weigh_stem (const char *stem,
            char     ***headings,
            guint       n_headings)
{
  static const char *const usual[] = { "agenci", "car",   "care",   "carer",   "council", "get",  "giv",
                                       "help",   "hom",   "home",   "organis", "peopl",   "provid",
                                       "receiv", "servic", "staff", "support", "visit",   "work",
                                       "worker", "feel",  "need",   NULL };
  guint n = 0;

  for (guint i = 0; i < n_headings; i++)
    n += holds_stem (headings[i], stem);
  return (g_strv_contains (usual, stem) ? USUAL_WEIGHT : 1.0) / (1.0 + log (MAX (n, 1)));
}

static double
add_weights (char      **stems,
             char      **found_in,
             char     ***headings,
             guint       n_headings,
             guint      *n_found)
{
  double sum = 0;

  for (; *stems != NULL; stems++)
    if (found_in == NULL || holds_stem (found_in, *stems))
      {
        sum += weigh_stem (*stems, headings, n_headings);
        if (n_found != NULL)
          (*n_found)++;
      }
  return sum;
}

static Likeness
compare_words (const char *words,
               gboolean    strict,
               guint       heading,
               char     ***headings,
               guint       n_headings)
{
  g_auto (GStrv) stems = assay_text_stems (words);
  guint n_stems = g_strv_length (stems);
  guint n_found = 0;
  Likeness likeness = { 0.0, FALSE };
  double found, all, explained, whole;

  if (n_stems == 0 || headings[heading][0] == NULL)
    return likeness;
  found = add_weights (stems, headings[heading], headings, n_headings, &n_found);
  all = add_weights (stems, NULL, headings, n_headings, NULL);
  explained = add_weights (headings[heading], stems, headings, n_headings, NULL);
  whole = add_weights (headings[heading], NULL, headings, n_headings, NULL);
  likeness.half_found = n_found >= LEAST_RECALL * n_stems && found >= LEAST_RECALL * all
                        && (!strict || explained >= LEAST_RECALL * whole);
  likeness.score = 0.65 * found / all + 0.2 * explained / whole + 0.15 * MIN (n_found, 3) / 3.0;
  return likeness;
}

static Likeness
compare_label (const AssayMatchLabel *label,
               const char            *text,
               guint                  heading,
               char                ***headings,
               guint                  n_headings)
{
  g_autofree char *folded = assay_text_fold (text);
  Likeness best = { 0.0, FALSE };

  for (guint i = 0; i < label->words->len; i++)
    {
      const char *words = g_ptr_array_index (label->words, i);
      g_autofree char *folded_words = assay_text_fold (words);
      Likeness likeness = compare_words (words, label->strict, heading, headings, n_headings);

      if (folded[0] != '\0' && strcmp (folded, folded_words) == 0)
        likeness = (Likeness) { i == 0 ? SAME_WORDS : SAME_WORDS - 0.5, TRUE };
      if (likeness.half_found && likeness.score > best.score)
        best = likeness;
    }
  return best;
}

/* The best of a row or column of the table of scores, and how far it leads the next. */
static int
find_best (const double *scores,
           guint         n,
           guint         step,
           double       *lead)
{
  int best = -1;
  double next = 0.0;

  for (guint i = 0; i < n; i++)
    {
      double score = scores[i * step];

      if (score > 0.0 && (best < 0 || score > scores[(guint) best * step]))
        {
          next = best < 0 ? 0.0 : scores[(guint) best * step];
          best = (int) i;
        }
      else
        next = MAX (next, score);
    }
  *lead = best < 0 ? 0.0 : scores[(guint) best * step] - next;
  return best;
}

static AssayColumnMatch
decide (const double *scores,
        guint         heading,
        guint         n_headings,
        GPtrArray    *labels)
{
  guint n_labels = labels->len;
  double lead, lead_back;
  int label = find_best (scores + heading * n_labels, n_labels, 1, &lead);
  int back;
  double score;

  if (label < 0)
    return (AssayColumnMatch) { -1, ASSAY_SURENESS_NONE, ASSAY_DOUBT_NONE };
  back = find_best (scores + label, n_headings, n_labels, &lead_back);
  score = scores[heading * n_labels + (guint) label];
  if (((AssayMatchLabel *) g_ptr_array_index (labels, (guint) label))->shared && score >= SAME_WORDS - 0.5)
    return (AssayColumnMatch) { label, ASSAY_SURENESS_SAME, ASSAY_DOUBT_NONE };
  if (back != (int) heading)
    {
      gboolean beaten = scores[(guint) back * n_labels + (guint) label] - score >= CLEAR_LEAD;

      if (!beaten)
        return (AssayColumnMatch) { label, ASSAY_SURENESS_ASK, ASSAY_DOUBT_NONE };
      if (score < SAYS_IT || ((AssayMatchLabel *) g_ptr_array_index (labels, (guint) label))->strict)
        return (AssayColumnMatch) { -1, ASSAY_SURENESS_NONE, ASSAY_DOUBT_NONE };
      return (AssayColumnMatch) { label, ASSAY_SURENESS_ASK, ASSAY_DOUBT_TWO_COLUMNS };
    }
  if (lead < CLEAR_LEAD || lead_back < CLEAR_LEAD)
    return (AssayColumnMatch) { label, ASSAY_SURENESS_ASK, ASSAY_DOUBT_NONE };
  return (AssayColumnMatch) { label,
                              score >= SAME_WORDS - 0.5 ? ASSAY_SURENESS_SAME : ASSAY_SURENESS_SURE,
                              ASSAY_DOUBT_NONE };
}

/* A heading that turns round what the label says is never sure. */
static void
doubt_opposite (const char            *heading,
                const AssayMatchLabel *label,
                AssayColumnMatch      *match)
{
  const char *wording = label->wording != NULL ? label->wording : g_ptr_array_index (label->words, 0);

  if (label->strict || assay_heading_is_negated (heading) == assay_heading_is_negated (wording))
    return;
  match->sureness = ASSAY_SURENESS_ASK;
  match->doubt = ASSAY_DOUBT_OPPOSITE;
}

/**
 * assay_column_match_all:
 * @headings: (array length=n_headings): the headings of a file; an empty one matches nothing
 * @n_headings: how many
 * @labels: (element-type AssayMatchLabel): what they may be about
 * @fit: (nullable): for each heading and, within it, each label: how well the answers suit, 0 to 1
 *
 * Finds what each heading is about. It is sure where the label is the heading's best and the heading the
 * label's best, half of the label's stems are found, both lead the next by a clear margin and the answers
 * fit; it is to be asked where two headings claim a label with about the same right, and where a heading that
 * is no standard column's negates what the label says, or the other way round. Any thread.
 *
 * Returns: (transfer full) (array length=n_headings): one match a heading
 */
AssayColumnMatch *
assay_column_match_all (const char *const *headings,
                        guint              n_headings,
                        GPtrArray         *labels,
                        const double      *fit)
{
  AssayColumnMatch *matches = g_new0 (AssayColumnMatch, MAX (n_headings, 1));
  g_autofree double *scores = g_new0 (double, MAX (n_headings * labels->len, 1));
  char ***stems = g_new0 (char **, n_headings + 1);

  for (guint i = 0; i < n_headings; i++)
    stems[i] = assay_text_stems (headings[i]);
  for (guint i = 0; i < n_headings; i++)
    for (guint j = 0; j < labels->len; j++)
      {
        Likeness likeness = compare_label (g_ptr_array_index (labels, j), headings[i], i, stems, n_headings);

        double score = likeness.score * (fit != NULL ? fit[i * labels->len + j] : 1.0);

        scores[i * labels->len + j] = score >= LEAST_SCORE ? score : 0.0;
      }
  for (guint i = 0; i < n_headings; i++)
    {
      matches[i] = decide (scores, i, n_headings, labels);
      if (matches[i].label >= 0)
        doubt_opposite (headings[i], g_ptr_array_index (labels, (guint) matches[i].label), &matches[i]);
    }
  for (guint i = 0; i < n_headings; i++)
    g_strfreev (stems[i]);
  g_free (stems);
  return matches;
}
