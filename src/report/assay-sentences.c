/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-sentences.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-band-count.h"
#include "report/assay-palette.h"

/* What a page says first, worked out from the figures: the same words on the screen, in the
 * workbook and at the command line. Sentences of what-ifs are in assay-sentences-what-if.c. */

/* The highest band that the score reaches; -1 if none, which only a framework without a last band
 * allows. */
static int
find_band (AssayFramework *framework,
           double          score)
{
  for (guint i = 0; i < assay_framework_get_n_bands (framework); i++)
    if (score >= assay_framework_get_band (framework, i)->from)
      return (int) i;
  return -1;
}

/**
 * assay_sentence_distance:
 * @framework: whose thresholds count
 * @score: rounded, 0 to 100; NaN where not rated
 *
 * Says how far a score is from the next band: "0.3 short of Gold", or within the highest "1.0 over
 * the threshold of Gold". Any thread.
 *
 * Returns: (transfer full): the words, without a full stop; empty for NaN, and where bands have no
 *   thresholds because rules or a ladder give them
 */
char *
assay_sentence_distance (AssayFramework *framework,
                         double          score)
{
  int decimals = assay_framework_get_decimals (framework);
  gboolean by_rules = assay_framework_get_band (framework, 0)->from == -INFINITY &&
                      assay_framework_get_n_bands (framework) > 1;
  int index = isnan (score) || by_rules ? -1 : find_band (framework, score);
  const AssayBand *band;
  g_autofree char *gap = NULL;

  if (index < 0)
    return g_strdup ("");
  if (index > 0)
    {
      band = assay_framework_get_band (framework, (guint) index - 1);
      gap = assay_format_number (band->from - score, decimals);
      /* TRANSLATORS: points, a band: "0.3 short of Gold" */
      return g_strdup_printf (_("%s short of %s"), gap, band->title);
    }
  band = assay_framework_get_band (framework, 0);
  if (isinf (band->from))
    return g_strdup (band->title);
  gap = assay_format_number (score - band->from, decimals);
  if (assay_round (score - band->from, decimals) == 0)
    return g_strdup_printf (_("just reaches %s"), band->title);
  return g_strdup_printf (_("%s over the threshold of %s"), gap, band->title);
}

/**
 * assay_sentence_standing:
 * @framework: whose bands count
 * @result: what it came to under @framework
 *
 * Says what stands between a result and the next band: how far the score is from it, as
 * [func@sentence_distance] does, or, where a gate gave another band than the score, that: "Good by the
 * score, but held at Adequate". Any thread.
 *
 * Returns: (transfer full): the words, without a full stop; empty as of [func@sentence_distance]
 */
char *
assay_sentence_standing (AssayFramework    *framework,
                         const AssayResult *result)
{
  const gboolean by_score = assay_framework_get_band (framework, 0)->from != -INFINITY;
  const AssayBand *score_band = result->ungated_band;
  const AssayBand *band = result->band;

  if (!by_score || result->gate_reason == NULL || band == NULL || score_band == NULL || band == score_band)
    return assay_sentence_distance (framework, result->score);
  if (band->from > score_band->from)
    /* TRANSLATORS: two bands, the second a better one: "Good by the score, but raised to Excellent" */
    return g_strdup_printf (_("%s by the score, but raised to %s"), score_band->title, band->title);
  /* TRANSLATORS: two bands, the second a worse one: "Good by the score, but held at Adequate" */
  return g_strdup_printf (_("%s by the score, but held at %s"), score_band->title, band->title);
}

/**
 * assay_sentence_change:
 * @score: this period's, rounded; NaN where not rated
 * @previous_score: the period before's; NaN where there is none
 * @previous_period: what that is called
 * @decimals: of scores
 *
 * Says how a score changed: "2.5 up on 2010-11 Q3". Any thread.
 *
 * Returns: (transfer full): the words, without a full stop; empty where there is nothing to compare
 */
char *
assay_sentence_change (double      score,
                       double      previous_score,
                       const char *previous_period,
                       int         decimals)
{
  double change = assay_round (score - previous_score, decimals);
  g_autofree char *figure = NULL;

  if (isnan (change))
    return g_strdup ("");
  if (change == 0)
    return g_strdup_printf (_("the same as in %s"), previous_period);
  figure = assay_format_number (fabs (change), decimals);
  if (change > 0)
    return g_strdup_printf (_("%s up on %s"), figure, previous_period);
  return g_strdup_printf (_("%s down on %s"), figure, previous_period);
}

/**
 * assay_sentence_certainty:
 * @share: share of the redraws that gave the same band, 0 to 1; NaN where there were none
 *
 * Says how sure a band is: "an even call" under 60 %, "fairly sure" to 89 %, "sure" from 90 %, by
 * the share in whole per cent, as it is printed beside. Any thread.
 *
 * Returns: (transfer full): the words; empty for NaN
 */
char *
assay_sentence_certainty (double share)
{
  double per_cent = assay_round (100 * share, 0);

  if (isnan (share))
    return g_strdup ("");
  if (per_cent < 60)
    return g_strdup (_("an even call"));
  if (per_cent < 90)
    return g_strdup (_("fairly sure"));
  return g_strdup (_("sure"));
}

static char *
list_shares (AssayFramework       *framework,
             const AssayStability *stability,
             int                   computed)
{
  g_auto (GStrv) shares = assay_stability_format_shares (stability, computed);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < stability->n_bands; i++)
    {
      if (stability->shares[i] <= 0)
        continue;
      if (text->len > 0)
        g_string_append (text, _(", "));
      /* TRANSLATORS: a band and the share of the redraws that gave it: "Silver 52 %" */
      g_string_append_printf (text, _("%s %s"), assay_framework_get_band (framework, i)->title,
                              shares[i]);
    }
  return g_string_free (text, FALSE);
}

static char *
capitalize (const char *words)
{
  g_autofree char *first = NULL;

  if (*words == '\0')
    return g_strdup ("");
  first = g_utf8_strup (words, g_utf8_next_char (words) - words);
  return g_strconcat (first, g_utf8_next_char (words), NULL);
}

/**
 * assay_sentence_base_title:
 * @framework: a framework
 *
 * Returns: (transfer none): what its base is counted of, as a heading, translated: "Returns", or "People seen" where
 *   it is of short visits to people at home. Any thread.
 */
const char *
assay_sentence_base_title (AssayFramework *framework)
{
  return assay_framework_counts_visits (framework) ? _("People seen") : _("Returns");
}

/**
 * assay_sentence_stability:
 * @framework: the rating's
 * @result: the rating's
 * @stability: (nullable): the rating's; NULL where not rated
 * @returns: how many returns, or visits to people at home, the redraws were made from
 *
 * Says what the redraws found: "An even call. Drawing its 18 returns again 2,000 times gives Gold
 * 48 %, Silver 52 %; 95 in 100 scores lie from 75.7 to 82.8." and, where it is so, that the doubt
 * is larger. Any thread.
 *
 * Returns: (transfer full): whole sentences; empty without stability
 */
char *
assay_sentence_stability (AssayFramework       *framework,
                          const AssayResult    *result,
                          const AssayStability *stability,
                          gint64                returns)
{
  int decimals = assay_framework_get_decimals (framework);
  int index = result->band != NULL ? assay_framework_get_band_index (framework, result->band->id)
                                   : -1;
  g_autofree char *certainty = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *shares = NULL;
  g_autofree char *base = NULL;
  g_autofree char *draws = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;
  g_autofree char *said = NULL;
  const gboolean of_visits = assay_framework_counts_visits (framework);

  if (stability == NULL || index < 0)
    return g_strdup ("");
  certainty = assay_sentence_certainty (stability->shares[index]);
  opening = capitalize (certainty);
  shares = list_shares (framework, stability, index);
  base = assay_format_count (returns);
  draws = assay_format_count (ASSAY_STABILITY_DRAWS);
  low = assay_format_number (stability->low, decimals);
  high = assay_format_number (stability->high, decimals);
  /* TRANSLATORS: how sure; returns; draws; bands and their shares; the ends of a range of scores */
  said = g_strdup_printf (of_visits ? _("%s. Drawing its %s visits to people at home again %s times gives %s; "
                                        "95 in 100 scores lie from %s to %s.")
                                    : _("%s. Drawing its %s returns again %s times gives %s; "
                                        "95 in 100 scores lie from %s to %s."),
                          opening, base, draws, shares, low, high);
  if (!stability->understates)
    return g_steal_pointer (&said);
  return g_strconcat (said, " ",
                      of_visits ? _("With so few visits, or answers so uniform, the doubt is larger than this.")
                                : _("With so few or so uniform returns the doubt is larger than this."), NULL);
}

/**
 * assay_sentence_coverage:
 * @result: a rating's
 *
 * Says how much could be scored: "14 of 15 measures could be scored, 93 % of the weight." Any
 * thread.
 *
 * Returns: (transfer full): a sentence; empty without an explanation
 */
char *
assay_sentence_coverage (const AssayResult *result)
{
  const AssayExplanation *whole = result->explanation;
  g_autofree char *coverage = assay_format_percent (result->coverage, 0);

  if (whole == NULL || whole->leaves == 0)
    return g_strdup ("");
  return g_strdup_printf (ngettext ("%u of %u measure could be scored, %s of the weight.",
                                    "%u of %u measures could be scored, %s of the weight.",
                                    whole->leaves),
                          whole->scored, whole->leaves, coverage);
}

static double
sum_lost_points (const AssayExplanation *node)
{
  double lost = 0;

  if (node->is_leaf)
    return isnan (node->points) ? 0 : node->weight * (1 - node->points);
  for (guint i = 0; i < node->children->len; i++)
    lost += sum_lost_points (g_ptr_array_index (node->children, i));
  return lost;
}

/**
 * assay_sentence_weakest:
 * @result: a rating's
 * @decimals: of scores
 *
 * Names the group on which most points are lost: "Most points are lost on Qualified staff, 42.8 of
 * 100." Any thread.
 *
 * Returns: (transfer full): a sentence; empty where nothing is lost or known
 */
char *
assay_sentence_weakest (const AssayResult *result,
                        int                decimals)
{
  const AssayExplanation *weakest = NULL;
  double most = 0;
  g_autofree char *score = NULL;

  if (!result->rated || result->explanation == NULL)
    return g_strdup ("");
  for (guint i = 0; i < result->explanation->children->len; i++)
    {
      const AssayExplanation *group = g_ptr_array_index (result->explanation->children, i);
      double lost = sum_lost_points (group);

      if (lost > most && !isnan (group->score))
        {
          most = lost;
          weakest = group;
        }
    }
  if (weakest == NULL)
    return g_strdup ("");
  score = assay_format_number (weakest->score, decimals);
  return g_strdup_printf (_("Most points are lost on %s, %s of 100."), weakest->label, score);
}

/**
 * assay_sentence_band_counts:
 * @framework: whose bands are counted
 * @ratings: (element-type AssayRating): of one period
 *
 * Counts the bands held: "2 Gold, 3 Silver, 2 Bronze". A band of role `plain`, which is no award,
 * is left out. Any thread.
 *
 * Returns: (transfer full): the words, without a full stop
 */
char *
assay_sentence_band_counts (AssayFramework *framework,
                            GPtrArray      *ratings)
{
  g_autofree gint64 *counts = assay_band_count_new (framework, ratings);
  guint n_bands = assay_framework_get_n_bands (framework);
  GString *text = g_string_new (NULL);
  gint64 rated = 0;

  for (guint i = 0; i < n_bands; i++)
    {
      const AssayBand *band = assay_framework_get_band (framework, i);

      rated += counts[i];
      if (assay_role_from_id (band->role) == ASSAY_ROLE_PLAIN)
        continue;
      if (text->len > 0)
        g_string_append (text, _(", "));
      if (counts[i] == 0)
        /* TRANSLATORS: a band that nobody holds: "no Gold" */
        g_string_append_printf (text, _("no %s"), band->title);
      else
        g_string_append_printf (text, "%" PRId64 " %s", counts[i], band->title);
    }
  if (rated == 0)
    {
      g_string_free (text, TRUE);
      return g_strdup (_("Nobody is rated yet"));
    }
  else
    {
      g_autofree char *words = g_string_free (text, FALSE);

      return capitalize (words);
    }
}

typedef struct
{
  guint total;
  guint rated;
  guint up;
  guint down;
  guint compared;
  guint too_few;
  guint otherwise;
} Tally;

static void
tally_rating (Tally          *tally,
              AssayFramework *framework,
              AssayRating    *rating)
{
  const char *band = assay_rating_get_held_band (rating);
  const char *before = assay_rating_get_previous_band (rating);
  int now = band != NULL ? assay_framework_get_band_index (framework, band) : -1;
  int then = before != NULL ? assay_framework_get_band_index (framework, before) : -1;

  tally->total++;
  if (assay_rating_get_rated (rating))
    tally->rated++;
  else if (assay_rating_get_returns (rating)
           < (gint64) assay_framework_get_minimum_base (framework))
    tally->too_few++;
  else
    tally->otherwise++;
  if (now < 0 || then < 0)
    return;
  tally->compared++;
  /* Bands fall: a lower place is a better band. */
  if (now < then)
    tally->up++;
  else if (now > then)
    tally->down++;
}

static char *
say_moves (const Tally *tally)
{
  g_autofree char *up = assay_format_count (tally->up);
  g_autofree char *down = assay_format_count (tally->down);

  if (tally->compared == 0)
    return NULL;
  if (tally->up == 0 && tally->down == 0)
    return g_strdup (_("nobody moved"));
  if (tally->down == 0)
    return g_strdup_printf (_("%s moved up"), up);
  if (tally->up == 0)
    return g_strdup_printf (_("%s moved down"), down);
  return g_strdup_printf (_("%s moved up, %s moved down"), up, down);
}

/* The same of those that short visits to people at home are counted of. */
static char *
say_few_visits (const Tally *tally)
{
  const guint all = tally->too_few + tally->otherwise;
  g_autofree char *too_few = assay_format_count (tally->too_few);
  g_autofree char *number = assay_format_count (all);

  if (tally->otherwise == 0)
    return g_strdup_printf (ngettext ("%s has too few visits to people at home to be rated",
                                      "%s have too few visits to people at home to be rated", all), number);
  return g_strdup_printf (ngettext ("%s is not rated, %s for too few visits to people at home",
                                    "%s are not rated, %s for too few visits to people at home", all), number,
                          too_few);
}

static char *
say_unrated (const Tally    *tally,
             AssayFramework *framework)
{
  const guint all = tally->too_few + tally->otherwise;
  g_autofree char *too_few = assay_format_count (tally->too_few);
  g_autofree char *number = assay_format_count (all);

  if (tally->too_few == 0 && tally->otherwise == 0)
    return NULL;
  if (tally->too_few > 0 && assay_framework_counts_visits (framework))
    return say_few_visits (tally);
  if (tally->otherwise == 0)
    return g_strdup_printf (ngettext ("%s has too few returns to be rated",
                                      "%s have too few returns to be rated", all), number);
  if (tally->too_few == 0)
    return g_strdup_printf (ngettext ("%s is not rated", "%s are not rated", all), number);
  return g_strdup_printf (ngettext ("%s is not rated, %s for too few returns",
                                    "%s are not rated, %s for too few returns", all), number, too_few);
}

/**
 * assay_sentence_rated:
 * @framework: whose bands are compared
 * @ratings: (element-type AssayRating): of one period, one a provider
 *
 * Says how the period went: "9 of 12 providers are rated. 2 moved up, 2 moved down; 3 have too few
 * returns to be rated." Any thread.
 *
 * Returns: (transfer full): one sentence or two
 */
char *
assay_sentence_rated (AssayFramework *framework,
                      GPtrArray      *ratings)
{
  Tally tally = { 0 };
  g_autofree char *rated = NULL;
  g_autofree char *total = NULL;
  g_autofree char *opening = NULL;
  g_autofree char *moves = NULL;
  g_autofree char *unrated = NULL;
  g_autofree char *second = NULL;
  g_autofree char *closing = NULL;

  for (guint i = 0; i < ratings->len; i++)
    tally_rating (&tally, framework, g_ptr_array_index (ratings, i));
  rated = assay_format_count (tally.rated);
  total = assay_format_count (tally.total);
  opening = g_strdup_printf (ngettext ("%s of %s provider is rated.", "%s of %s providers are rated.", tally.total),
                             rated, total);
  moves = say_moves (&tally);
  unrated = say_unrated (&tally, framework);
  if (moves == NULL && unrated == NULL)
    return g_steal_pointer (&opening);
  if (moves != NULL && unrated != NULL)
    /* TRANSLATORS: two clauses: "2 moved up; 3 have too few returns to be rated" */
    second = g_strdup_printf (_("%s; %s"), moves, unrated);
  else
    second = g_strdup (moves != NULL ? moves : unrated);
  closing = capitalize (second);
  return g_strdup_printf ("%s %s.", opening, closing);
}

/**
 * assay_sentence_response:
 * @returned: returns with at least one answer
 * @sent: questionnaires sent; -1 where not known
 *
 * Says how many came back: "18 of 52 returned, 35 %". Any thread.
 *
 * Returns: (transfer full): the words, without a full stop
 */
char *
assay_sentence_response (gint64 returned,
                         gint64 sent)
{
  g_autofree char *came = assay_format_count (returned);
  g_autofree char *went = NULL;
  g_autofree char *share = NULL;

  if (sent <= 0)
    return g_strdup_printf (_("%s returned"), came);
  went = assay_format_count (sent);
  share = assay_format_percent ((double) returned / (double) sent, 0);
  return g_strdup_printf (_("%s of %s returned, %s"), came, went, share);
}

/**
 * assay_sentence_base:
 * @framework: a framework
 * @returns: how many its base is counted of
 * @sent: how many questionnaires were sent; 0 or less where that is not known
 *
 * Says what a rating is made from: as assay_sentence_response (), or "18 people seen at home" where the base is of
 * visits to them. Any thread.
 *
 * Returns: (transfer full): a clause
 */
char *
assay_sentence_base (AssayFramework *framework,
                     gint64          returns,
                     gint64          sent)
{
  g_autofree char *count = assay_format_count (returns);

  if (!assay_framework_counts_visits (framework))
    return assay_sentence_response (returns, sent);
  return g_strdup_printf (ngettext ("%s person seen at home", "%s people seen at home", (gulong) returns), count);
}
