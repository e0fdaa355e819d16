/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/survey/assay-question-target.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-text.h"

/* More different answers than this are not answers to one question that is ticked. */
#define MOST_OWN_ANSWERS 15

/**
 * assay_question_targets_list:
 * @framework: (nullable): a framework
 *
 * Lists the questions that a column may be: those that the framework counts, then those that are merely known.
 * Any thread.
 *
 * Returns: (transfer full) (element-type AssayQuestionTarget): the questions; they borrow from @framework
 */
GArray *
assay_question_targets_list (AssayFramework *framework)
{
  GArray *targets = g_array_new (FALSE, TRUE, sizeof (AssayQuestionTarget));
  g_autoptr (GHashTable) counted = g_hash_table_new (NULL, NULL);
  const AssayCatalogueItem *items;
  guint n_items;

  for (guint i = 0; framework != NULL && i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      AssayQuestionTarget target = { leaf->id, leaf, assay_question_catalogue_find (leaf->title) };

      if (leaf->kind != ASSAY_NODE_MEASURE || strcmp (leaf->source, "survey") != 0)
        continue;
      g_array_append_val (targets, target);
      g_hash_table_add (counted, (gpointer) target.item);
    }
  items = assay_question_catalogue_list (&n_items);
  for (guint i = 0; i < n_items; i++)
    {
      AssayQuestionTarget target = { items[i].id, NULL, &items[i] };

      if (!g_hash_table_contains (counted, &items[i]))
        g_array_append_val (targets, target);
    }
  return targets;
}

/**
 * assay_question_targets_find:
 * @targets: (element-type AssayQuestionTarget): the questions
 * @id: a measure's or catalogue item's id
 *
 * Finds a question.
 *
 * Returns: (transfer none) (nullable): the question
 */
const AssayQuestionTarget *
assay_question_targets_find (GArray     *targets,
                             const char *id)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const AssayQuestionTarget *target = &g_array_index (targets, AssayQuestionTarget, i);

      if (strcmp (target->id, id) == 0)
        return target;
    }
  return NULL;
}

/**
 * assay_question_target_title:
 * @self: a question
 *
 * Gives the question's short label.
 *
 * Returns: (transfer none): the title
 */
const char *
assay_question_target_title (const AssayQuestionTarget *self)
{
  return self->measure != NULL ? self->measure->title : _ (self->item->title);
}

/**
 * assay_question_target_label:
 * @self: a question
 *
 * Makes what headings are compared with: the short label, the framework's own words, and the usual ones.
 *
 * Returns: (transfer full): the label
 */
AssayMatchLabel *
assay_question_target_label (const AssayQuestionTarget *self)
{
  AssayMatchLabel *label
      = assay_match_label_new (self->measure != NULL ? self->measure->title : self->item->title);

  if (self->measure != NULL)
    {
      assay_match_label_add (label, self->measure->question);
      label->wording = g_strdup (self->measure->question);
    }
  for (guint i = 0; self->item != NULL && self->item->words[i] != NULL; i++)
    assay_match_label_add (label, self->item->words[i]);
  return label;
}

static const char *const *
get_positive (const AssayQuestionTarget *self)
{
  static const char *const none[] = { NULL };
  const AssayScale *scale = self != NULL && self->measure != NULL ? self->measure->scale : NULL;

  return scale != NULL && scale->positive != NULL ? (const char *const *) scale->positive : none;
}

/* The built-in scales of one measure, of which its usual one goes first. */
static const AssayAnswerScale *
find_scale_of_rank (const AssayQuestionTarget *self,
                    AssayScaleRank             rank,
                    const char                *usual)
{
  const AssayAnswerScale *first = assay_answer_scale_find (usual);
  guint n_scales;
  const AssayAnswerScale *scales = assay_answer_scale_list (&n_scales);

  for (guint i = 0; i < n_scales && assay_answer_scale_rank (first, get_positive (self)) != rank; i++)
    first = &scales[i];
  return first;
}

/**
 * assay_question_target_scale:
 * @self: (nullable): a question
 *
 * Tells the scale that a question is usually asked on: one whose best answers are those that its measure counts.
 *
 * Returns: (transfer none): its id
 */
const char *
assay_question_target_scale (const AssayQuestionTarget *self)
{
  const char *usual = self != NULL && self->item != NULL ? self->item->scale : "agreement";
  AssayScaleRank rank = assay_answer_scale_rank_best (get_positive (self));

  return rank == ASSAY_SCALE_RANK_NONE ? usual : find_scale_of_rank (self, rank, usual)->id;
}

/**
 * assay_question_target_has_scale:
 * @self: (nullable): a question
 * @scale: (nullable): a scale; %NULL for a question's own
 *
 * Tells whether a scale is the measure's own: no answer of it is better than those that the measure names. Any scale
 * is where the question feeds no measure, or one whose scale is not known.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_question_target_has_scale (const AssayQuestionTarget *self,
                                 const AssayAnswerScale    *scale)
{
  AssayScaleRank rank = assay_answer_scale_rank_best (get_positive (self));

  return rank == ASSAY_SCALE_RANK_NONE
         || (scale != NULL && assay_answer_scale_rank (scale, get_positive (self)) == rank);
}

/**
 * assay_answers_find:
 * @answers: (array zero-terminated=1): answers
 * @text: one of them, in any case and punctuation
 *
 * Finds an answer by its words. Any thread.
 *
 * Returns: its place, from 0, or -1
 */
int
assay_answers_find (char      **answers,
                    const char *text)
{
  g_autofree char *folded = assay_text_fold (text);

  for (int i = 0; answers[i] != NULL; i++)
    {
      g_autofree char *other = assay_text_fold (answers[i]);

      if (strcmp (folded, other) == 0)
        return i;
    }
  return -1;
}

/**
 * assay_question_target_knows:
 * @self: a question
 * @answer: an answer of any scale
 *
 * Tells whether a measure's own scale has an answer, in just these words.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_question_target_knows (const AssayQuestionTarget *self,
                             const char                *answer)
{
  guint n_scales;
  const AssayAnswerScale *scales = assay_answer_scale_list (&n_scales);

  for (guint i = 0; i < n_scales; i++)
    if (assay_question_target_has_scale (self, &scales[i])
        && assay_answers_find ((char **) scales[i].answers, answer) >= 0)
      return TRUE;
  return FALSE;
}

static double
work_out_share (const AssayAnswerScale *scale,
                const AssayColumnFacts *facts)
{
  guint64 understood = 0;
  guint64 all = 0;
  int number;

  for (guint i = 0; i < facts->values->len; i++)
    {
      const AssayColumnValue *value = g_ptr_array_index (facts->values, i);
      int place = assay_answer_scale_match (scale, value->text);

      if (place == ASSAY_SCALE_BLANK || place == ASSAY_SCALE_NOT_APPLICABLE)
        continue;
      all += value->count;
      if (place >= 0 && !(assay_answer_scale_is_words (scale) && assay_answer_is_number (value->text, &number)))
        understood += value->count;
    }
  return all > 0 ? (double) understood / (double) all : 0.0;
}

/* How much of what a column holds the scale of a place in the list understands, 0 to 1. Every measure asks it of
 * every column, so it is worked out once. */
static double
measure_share (guint                   place,
               const AssayColumnFacts *facts)
{
  guint n_scales;

  if (isnan (facts->shares[place]))
    facts->shares[place] = work_out_share (&assay_answer_scale_list (&n_scales)[place], facts);
  return facts->shares[place];
}

/**
 * assay_question_find_scale:
 * @facts: what a column holds
 * @expected: the scale that goes first among those that suit as well
 * @share: (out): how much of what the column holds the scale understands, 0 to 1
 *
 * Finds the built-in scale that suits a column best.
 *
 * Returns: (transfer none): its id; the expected one where nothing suits
 */
const char *
assay_question_find_scale (const AssayColumnFacts *facts,
                           const char             *expected,
                           double                 *share)
{
  const char *best = expected;
  const AssayAnswerScale *scales;
  guint n_scales;

  *share = 0.0;
  scales = assay_answer_scale_list (&n_scales);
  for (guint i = 0; i < n_scales; i++)
    if (g_strcmp0 (scales[i].id, expected) == 0)
      *share = measure_share (i, facts);
  for (guint i = 0; i < n_scales; i++)
    if (measure_share (i, facts) > *share)
      {
        best = scales[i].id;
        *share = measure_share (i, facts);
      }
  return best;
}

/**
 * assay_question_target_is_mixed:
 * @self: (nullable): a question
 * @scale: the scale that it is asked on, or `own`
 * @answers: the answers of that scale
 *
 * Tells whether a question is asked on another scale than its measure's of which the measure names some answers.
 * Others may be as good, and would be counted as if they were not.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_question_target_is_mixed (const AssayQuestionTarget *self,
                                const char                *scale,
                                char                     **answers)
{
  const char *const *positive = get_positive (self);
  gboolean shared = FALSE;

  for (; *positive != NULL && !shared; positive++)
    shared = assay_answers_find (answers, *positive) >= 0;
  return shared && !assay_question_target_has_scale (self, assay_answer_scale_find (scale));
}

/**
 * assay_question_target_find_scale:
 * @self: (nullable): a question
 * @facts: what a column holds
 * @share: (out): how much of what the column holds the scale understands, 0 to 1
 *
 * Finds the scale that a column is read on. Where a measure names the answers that count, it is a scale of the
 * measure, so that an answer of another one, which may be better than all that are named, is not understood and has
 * to be settled by somebody. Bare numbers are on a scale of numbers, whose direction is asked.
 *
 * Returns: (transfer none): its id
 */
const char *
assay_question_target_find_scale (const AssayQuestionTarget *self,
                                  const AssayColumnFacts    *facts,
                                  double                    *share)
{
  const char *expected = assay_question_target_scale (self);
  const char *any = assay_question_find_scale (facts, expected, share);
  guint n_scales;
  const AssayAnswerScale *scales = assay_answer_scale_list (&n_scales);
  const char *best = expected;

  if (assay_question_target_has_scale (self, assay_answer_scale_find (any))
      || !assay_answer_scale_is_words (assay_answer_scale_find (any)))
    return any;
  *share = 0.0;
  for (guint i = 0; i < n_scales; i++)
    {
      double understood = measure_share (i, facts);

      if (!assay_question_target_has_scale (self, &scales[i])
          || (understood <= *share && strcmp (scales[i].id, expected) != 0))
        continue;
      if (understood >= *share)
        best = scales[i].id;
      *share = MAX (*share, understood);
    }
  return best;
}

/* An option that people may tick: its column holds its name where somebody did, as `Question [Meals]` holds
 * `Meals`. */
static gboolean
is_option (const AssayColumnFacts *facts)
{
  g_autofree char *bracketed = NULL;

  if (facts->many || facts->values->len != 1)
    return FALSE;
  bracketed = g_strdup_printf ("[%s]", ((AssayColumnValue *) g_ptr_array_index (facts->values, 0))->text);
  return g_str_has_suffix (facts->heading, bracketed);
}

/**
 * assay_question_looks_own:
 * @facts: what a column holds
 *
 * Tells whether a column that no scale understands still looks like the answers to a question: few different
 * ones, some of them repeated, none of them long or a date; or the one option that its heading names.
 *
 * Returns: %TRUE if so
 */
gboolean
assay_question_looks_own (const AssayColumnFacts *facts)
{
  return is_option (facts)
         || (!facts->many && facts->repeats && facts->values->len <= MOST_OWN_ANSWERS && facts->n_long == 0
             && !assay_column_facts_has_dates (facts));
}

/**
 * assay_question_own_answers:
 * @facts: what a column holds
 *
 * Lists the different answers of a column in the order of their first appearance.
 *
 * Returns: (transfer full): the answers
 */
char **
assay_question_own_answers (const AssayColumnFacts *facts)
{
  GPtrArray *answers = g_ptr_array_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < facts->values->len; i++)
    {
      const AssayColumnValue *value = g_ptr_array_index (facts->values, i);

      if (!assay_answer_is_blank (value->text) && g_hash_table_add (seen, assay_text_fold (value->text)))
        g_ptr_array_add (answers, g_strdup (value->text));
    }
  g_ptr_array_add (answers, NULL);
  return (char **) g_ptr_array_free (answers, FALSE);
}
