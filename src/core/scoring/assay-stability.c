/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* How firm a band is: the bootstrap of a provider's own returns. Whole returns are drawn with
 * replacement within each quarter, so that one person's answers stay together; returned figures are
 * held fixed; the base and coverage rules are set aside, for the question is how the score varies,
 * not whether there is one. It covers sampling only. */

#include "config.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "core/scoring/assay-engine-private.h"

/* Beyond this a redraw's scores are left out at either end: 2.5 % of the draws. */
#define LEFT_OUT (ASSAY_STABILITY_DRAWS / 40)
#define FEW_RETURNS 30

typedef struct
{
  AssayFramework *framework;
  const AssayEvidence *evidence;
  AssayLeafValue *leaves;
  guint *drawn;                 /* leaves that come from the returns */
  guint n_drawn;
  guint64 *rows;                /* their answers alone, row by row, as counts */
  guint64 *counts;
} Redraw;

/* Answers and positive answers are counted at once, in the halves of a word: a row is then added
 * with one addition a leaf, which is most of a redraw's work. */
#define COUNT_ANSWERED G_GUINT64_CONSTANT (1)
#define COUNT_POSITIVE (COUNT_ANSWERED << 32)

/**
 * assay_stability_free:
 * @self: (nullable) (transfer full): a stability
 */
void
assay_stability_free (AssayStability *self)
{
  if (self == NULL)
    return;
  g_free (self->shares);
  g_free (self);
}

/* The same rating gives the same draws, whichever thread works it out and in whatever order. */
static GRand *
make_generator (AssayFramework      *framework,
                const AssayEvidence *evidence)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *text = g_strdup_printf ("%s\n%d\n%s\n%s", assay_framework_get_id (framework),
                                           assay_framework_get_version (framework), evidence->period,
                                           evidence->reference);
  guint8 digest[32];
  guint32 seed[8];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) text, -1);
  g_checksum_get_digest (checksum, digest, &length);
  memcpy (seed, digest, sizeof seed);
  for (guint i = 0; i < G_N_ELEMENTS (seed); i++)
    seed[i] = GUINT32_FROM_BE (seed[i]);
  return g_rand_new_with_seed_array (seed, G_N_ELEMENTS (seed));
}

static gboolean
is_answered (const AssayEvidence *evidence,
             guint                leaf)
{
  for (gint64 i = 0; i < evidence->returns; i++)
    if (evidence->answers[i * evidence->n_items + leaf] != 0)
      return TRUE;
  return FALSE;
}

static guint64
to_count (guint8 answer)
{
  return (answer != 0 ? COUNT_ANSWERED : 0) + (answer == 2 ? COUNT_POSITIVE : 0);
}

static void
copy_rows (Redraw *redraw)
{
  const AssayEvidence *evidence = redraw->evidence;

  redraw->rows = g_new (guint64, evidence->returns * redraw->n_drawn + 1);
  for (gint64 i = 0; i < evidence->returns; i++)
    for (guint j = 0; j < redraw->n_drawn; j++)
      redraw->rows[i * redraw->n_drawn + j] =
        to_count (evidence->answers[i * evidence->n_items + redraw->drawn[j]]);
}

static void
prepare (Redraw              *redraw,
         AssayFramework      *framework,
         const AssayEvidence *evidence)
{
  redraw->framework = framework;
  redraw->evidence = evidence;
  redraw->leaves = g_new0 (AssayLeafValue, evidence->n_items);
  redraw->drawn = g_new0 (guint, evidence->n_items);
  redraw->n_drawn = 0;
  for (guint i = 0; i < evidence->n_items; i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      const AssayEvidenceItem *item = &evidence->items[i];
      AssayMissing missing = leaf->scored ? item->missing : ASSAY_MISSING_NOT_SCORED;

      _assay_leaf_evaluate (leaf, missing, item->value, item->category, &redraw->leaves[i]);
      if (missing == ASSAY_MISSING_NONE && _assay_leaf_has_base (framework, leaf) &&
          is_answered (evidence, i))
        redraw->drawn[redraw->n_drawn++] = i;
    }
  copy_rows (redraw);
  redraw->counts = g_new (guint64, redraw->n_drawn + 1);
}

static void
clear (Redraw *redraw)
{
  g_free (redraw->leaves);
  g_free (redraw->drawn);
  g_free (redraw->rows);
  g_free (redraw->counts);
}

/* A place below @n; the bias of this is under n ÷ 2³². */
static guint
draw_below (GRand *generator,
            guint  n)
{
  return (guint) (((guint64) g_rand_int (generator) * n) >> 32);
}

static void
draw_rows (Redraw *redraw,
           GRand  *generator)
{
  guint n_drawn = redraw->n_drawn;
  guint64 *counts = redraw->counts;
  gsize first = 0;

  memset (counts, 0, n_drawn * sizeof *counts);
  for (guint stratum = 0; stratum < redraw->evidence->n_strata; stratum++)
    {
      guint n = redraw->evidence->strata[stratum];

      for (guint i = 0; i < n; i++)
        {
          const guint64 *row = redraw->rows + (first + draw_below (generator, n)) * n_drawn;

          for (guint j = 0; j < n_drawn; j++)
            counts[j] += row[j];
        }
      first += n;
    }
}

static void
score_draw (Redraw       *redraw,
            AssayOutcome *outcome)
{
  for (guint j = 0; j < redraw->n_drawn; j++)
    {
      guint leaf = redraw->drawn[j];
      guint32 answered = (guint32) redraw->counts[j];
      guint32 positive = (guint32) (redraw->counts[j] >> 32);
      double share = answered == 0 ? (double) NAN : 100.0 * positive / answered;

      _assay_leaf_evaluate (assay_framework_get_leaf (redraw->framework, leaf),
                            answered == 0 ? ASSAY_MISSING_NO_ANSWER : ASSAY_MISSING_NONE, share, NULL,
                            &redraw->leaves[leaf]);
    }
  _assay_engine_run (redraw->framework, redraw->leaves, FALSE, outcome);
}

static int
compare_scores (const void *a,
                const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/* A redraw in which nobody answered anything has no score and is left out of the shares. */
static AssayStability *
tally (Redraw       *redraw,
       GRand        *generator,
       GCancellable *cancellable)
{
  AssayStability *self = g_new0 (AssayStability, 1);
  g_autofree double *scores = g_new (double, ASSAY_STABILITY_DRAWS);
  guint n = 0;

  self->n_bands = assay_framework_get_n_bands (redraw->framework);
  self->shares = g_new0 (double, self->n_bands);
  for (guint i = 0; i < ASSAY_STABILITY_DRAWS && !g_cancellable_is_cancelled (cancellable); i++)
    {
      AssayOutcome outcome;

      draw_rows (redraw, generator);
      score_draw (redraw, &outcome);
      if (!outcome.rated)
        continue;
      self->shares[outcome.band]++;
      scores[n++] = outcome.score;
    }
  for (guint i = 0; i < self->n_bands && n > 0; i++)
    self->shares[i] /= n;
  qsort (scores, n, sizeof *scores, compare_scores);
  self->low = n > 2 * LEFT_OUT ? scores[LEFT_OUT] : (double) NAN;
  self->high = n > 2 * LEFT_OUT ? scores[n - 1 - LEFT_OUT] : (double) NAN;
  return self;
}

static gboolean
does_understate (const Redraw *redraw)
{
  if (redraw->evidence->returns < FEW_RETURNS)
    return TRUE;
  for (guint j = 0; j < redraw->n_drawn; j++)
    {
      const AssayEvidenceItem *item = &redraw->evidence->items[redraw->drawn[j]];

      if (item->positive == 0 || item->positive == item->n)
        return TRUE;
    }
  return FALSE;
}

/**
 * assay_stability_applies:
 * @framework: a framework
 *
 * Tells whether a framework asks people, of whom others might have answered otherwise. Where all is judged
 * or counted, nothing is sampled, and there is no share of redraws to speak of. Any thread.
 *
 * Returns: whether ratings by it have a stability
 */
gboolean
assay_stability_applies (AssayFramework *framework)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (_assay_leaf_has_base (framework, assay_framework_get_leaf (framework, i)))
      return TRUE;
  return FALSE;
}

/**
 * assay_stability_new:
 * @framework: the framework
 * @evidence: what the rating was made from, with the single returns
 * @result: the rating
 * @cancellable: (nullable): stops the redraws
 *
 * Draws the provider's returns again %ASSAY_STABILITY_DRAWS times and rates every draw. The same
 * rating gives the same figures to the last digit. Takes about a millisecond; any thread.
 *
 * Returns: (transfer full) (nullable): NULL for what is not rated, for frameworks in which nothing is
 *   sampled, for evidence without its single returns, and when cancelled
 */
AssayStability *
assay_stability_new (AssayFramework      *framework,
                     const AssayEvidence *evidence,
                     const AssayResult   *result,
                     GCancellable        *cancellable)
{
  g_autoptr (GRand) generator = NULL;
  AssayStability *self;
  Redraw redraw = { 0 };

  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (framework), NULL);
  g_return_val_if_fail (evidence != NULL && result != NULL, NULL);
  if (!result->rated || !assay_stability_applies (framework) ||
      (evidence->returns > 0 && evidence->answers == NULL))
    return NULL;
  generator = make_generator (framework, evidence);
  prepare (&redraw, framework, evidence);
  self = tally (&redraw, generator, cancellable);
  self->understates = does_understate (&redraw);
  clear (&redraw);
  if (g_cancellable_is_cancelled (cancellable))
    g_clear_pointer (&self, assay_stability_free);
  return self;
}
