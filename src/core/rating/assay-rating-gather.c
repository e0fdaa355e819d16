/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-period.h"
#include "core/rating/assay-rating-gather-private.h"
#include "core/rating/assay-rating.h"

enum
{
  SAID_NOT,
  SAID_IN_SURVEY,
  SAID_AT_HOME,
};

static AssayMissing
find_missing (const AssayLeafTally *leaf,
              gboolean              asked,
              gint64                returns)
{
  if (leaf->answered > 0)
    return ASSAY_MISSING_NONE;
  if (!asked || (returns > 0 && leaf->blank == 0 && leaf->not_applicable == 0))
    return ASSAY_MISSING_NOT_ASKED;
  if (leaf->not_applicable > 0 && leaf->blank == 0)
    return ASSAY_MISSING_NOT_APPLICABLE;
  return ASSAY_MISSING_NO_ANSWER;
}

static void
fill_item (AssayEvidenceItem    *item,
           const AssayLeafTally *leaf,
           gboolean              asked,
           gint64                returns)
{
  item->missing = find_missing (leaf, asked, returns);
  item->positive = leaf->positive;
  item->n = leaf->answered;
  item->value = leaf->answered == 0 ? (double) NAN
                                    : 100.0 * (double) leaf->positive / (double) leaf->answered;
}

/* Whether a leaf is a share of what people said, in a survey or at home. */
static gboolean
is_said (const AssayNode *leaf)
{
  return strcmp (leaf->source, "survey") == 0 || _assay_leaf_is_of_home_visits (leaf);
}

/* Which of the framework's leaves are shares of what people said, one a leaf. */
static guint8 *
list_said (AssayFramework *framework)
{
  const guint n = assay_framework_get_n_leaves (framework);
  guint8 *said = g_new (guint8, n);

  for (guint i = 0; i < n; i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      said[i] = _assay_leaf_is_of_home_visits (leaf) ? SAID_AT_HOME : is_said (leaf) ? SAID_IN_SURVEY : SAID_NOT;
    }
  return said;
}

/* Puts a provider's tallies into its evidence; both texts are interned. */
static void
fill_survey (AssayEvidence        *evidence,
             const guint8         *said,
             const AssayLeafTally *leaves,
             const gboolean       *asked,
             gboolean              visited,
             const char           *carrier,
             const char           *as_of)
{
  for (guint i = 0; i < evidence->n_items; i++)
    {
      AssayEvidenceItem *item = &evidence->items[i];

      if (said[i] == SAID_NOT)
        continue;
      fill_item (item, &leaves[i], asked[i], evidence->returns);
      if (!visited && said[i] == SAID_AT_HOME)
        item->missing = ASSAY_MISSING_NOT_VISITED;
      g_clear_pointer (&item->category, g_free);
      item->reason = "";
      item->carrier = carrier;
      item->as_of = as_of;
    }
}

static void
take_rows (AssayEvidence    *evidence,
           AssayReturnTally *tally)
{
  evidence->n_strata = 1;
  evidence->strata = g_new (guint, 1);
  evidence->strata[0] = tally->returns;
  if (tally->rows != NULL)
    evidence->answers = g_byte_array_free (g_steal_pointer (&tally->rows), FALSE);
}

static const char *
intern_carrier (AssayReturnTallies *tallies,
                guint               place)
{
  g_autofree char *carrier = _assay_return_tallies_dup_carrier (tallies, place);

  return g_intern_string (carrier);
}

/* Providers' returns mostly come from one file, whose name need not be put together for each. */
static void
fill_all (AssayFramework     *framework,
          AssayReturnTallies *tallies,
          GPtrArray          *evidence,
          gboolean            with_rows)
{
  g_autofree guint8 *said = list_said (framework);
  const char *carrier = "", *as_of = "";
  guint64 imports = 0;

  for (guint i = 0; i < evidence->len; i++)
    {
      AssayEvidence *one = evidence->pdata[i];
      AssayReturnTally *tally = &tallies->returns[i];

      if (tally->imports != imports)
        carrier = intern_carrier (tallies, i);
      imports = tally->imports;
      if (strcmp (tally->last, as_of) != 0)
        as_of = g_intern_string (tally->last);
      one->returns = tally->returns;
      one->blank_returns = tally->blank_returns;
      fill_survey (one, said, &tallies->leaves[(gsize) i * tallies->n_leaves], tallies->asked, tally->visits > 0,
                   carrier, as_of);
      if (with_rows)
        take_rows (one, tally);
    }
}

static gboolean
needs_pool (AssayFramework      *framework,
            const AssayEvidence *evidence)
{
  return evidence->returns > 0 &&
         evidence->returns < (gint64) assay_framework_get_minimum_base (framework);
}

static void
pool_leaf (AssayEvidenceItem    *item,
           const AssayLeafTally *earlier,
           const char           *span,
           const char           *carrier)
{
  g_autofree char *both = NULL;

  if (earlier->answered > 0)
    {
      item->positive = MAX (item->positive, 0) + earlier->positive;
      item->n = MAX (item->n, 0) + earlier->answered;
      item->value = 100.0 * (double) item->positive / (double) item->n;
      item->missing = ASSAY_MISSING_NONE;
    }
  item->span = span;
  if (strcmp (item->carrier, carrier) == 0)
    return;
  both = item->carrier[0] == '\0' ? g_strdup (carrier)
                                  : g_strconcat (carrier, ", ", item->carrier, NULL);
  item->carrier = g_intern_string (both);
}

static void
pool_rows (AssayEvidence    *evidence,
           AssayReturnTally *tally)
{
  gsize length = (gsize) evidence->returns * evidence->n_items;

  evidence->strata = g_renew (guint, evidence->strata, evidence->n_strata + 1);
  evidence->strata[evidence->n_strata++] = tally->returns;
  if (tally->rows == NULL)
    return;
  evidence->answers = g_realloc (evidence->answers, length + tally->rows->len);
  memcpy (evidence->answers + length, tally->rows->data, tally->rows->len);
}

/* Adds an earlier period to what is too little of this one. */
static void
pool_one (AssayFramework     *framework,
          AssayReturnTallies *earlier,
          guint               place,
          const char         *first,
          gboolean            with_rows,
          AssayEvidence      *evidence)
{
  AssayReturnTally *tally = &earlier->returns[place];
  const char *carrier = intern_carrier (earlier, place);
  /* TRANSLATORS: two periods: from one to the other */
  g_autofree char *span = g_strdup_printf (_ ("%s to %s"), first, evidence->period);

  if (tally->returns == 0)
    return;
  for (guint i = 0; i < evidence->n_items; i++)
    if (is_said (assay_framework_get_leaf (framework, i)))
      pool_leaf (&evidence->items[i], &earlier->leaves[(gsize) place * earlier->n_leaves + i],
                 g_intern_string (span), carrier);
  if (with_rows)
    pool_rows (evidence, tally);
  evidence->returns += tally->returns;
  evidence->blank_returns += tally->blank_returns;
}

static gboolean
any_needs_pool (AssayFramework *framework,
                GPtrArray      *evidence)
{
  for (guint i = 0; i < evidence->len; i++)
    if (needs_pool (framework, evidence->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Goes back period by period, four with this one, as long as somebody is still under the base. */
static gboolean
pool (AssayConnection  *connection,
      AssayFramework   *framework,
      AssaySubjects    *subjects,
      const char       *period,
      gboolean          with_rows,
      GPtrArray        *evidence,
      GCancellable     *cancellable,
      GError          **error)
{
  AssayPeriod parsed;

  if (!assay_period_parse (period, &parsed, error))
    return FALSE;
  for (int back = 1; back < ASSAY_POOLED_PERIODS && any_needs_pool (framework, evidence); back++)
    {
      AssayPeriod before = assay_period_shift (&parsed, -back);
      g_autofree char *first = assay_period_to_string (&before);
      g_autoptr (AssayReturnTallies) earlier =
        _assay_return_tallies_load (connection, framework, subjects, first, with_rows, cancellable,
                                    error);

      if (earlier == NULL)
        return FALSE;
      for (guint i = 0; i < evidence->len; i++)
        if (needs_pool (framework, evidence->pdata[i]))
          pool_one (framework, earlier, i, first, with_rows, evidence->pdata[i]);
    }
  return TRUE;
}

/* Gathers for given subjects. @with_rows keeps the single returns, which only redraws need. */
GPtrArray *
_assay_gather (AssayConnection  *connection,
               AssayFramework   *framework,
               AssaySubjects    *subjects,
               const char       *period,
               gboolean          with_rows,
               GCancellable     *cancellable,
               GError          **error)
{
  g_autoptr (GPtrArray) evidence =
    g_ptr_array_new_with_free_func ((GDestroyNotify) assay_evidence_free);
  g_autoptr (AssayReturnTallies) tallies = NULL;

  for (guint i = 0; i < subjects->subjects->len; i++)
    g_ptr_array_add (evidence,
                     assay_evidence_new (g_array_index (subjects->subjects, AssaySubject, i).reference,
                                         period, assay_framework_get_n_leaves (framework)));
  tallies = _assay_return_tallies_load (connection, framework, subjects, period, with_rows,
                                        cancellable, error);
  if (tallies == NULL ||
      !_assay_visits_fill (connection, framework, subjects, period, evidence, cancellable, error))
    return NULL;
  fill_all (framework, tallies, evidence, with_rows);
  if (assay_framework_get_missing_policy (framework) == ASSAY_MISSING_POOL &&
      !pool (connection, framework, subjects, period, with_rows, evidence, cancellable, error))
    return NULL;
  if (!_assay_figures_fill (connection, framework, subjects, period, evidence, error))
    return NULL;
  return g_steal_pointer (&evidence);
}

/**
 * assay_rating_gather:
 * @connection: a connection in a transaction
 * @framework: the framework
 * @period: as people write it
 * @cancellable: (nullable): stops it
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR_DATE` where the
 *   period is not of the framework's length
 *
 * Gathers what is known of everybody whom the framework rates: providers of its service types that
 * were not closed before the period. One pass over the period's returns.
 *
 * Returns: (transfer full) (nullable) (element-type AssayEvidence): by reference, with the single
 *   returns
 */
GPtrArray *
assay_rating_gather (AssayConnection  *connection,
                     AssayFramework   *framework,
                     const char       *period,
                     GCancellable     *cancellable,
                     GError          **error)
{
  g_autofree char *canonical = _assay_rating_check_period (framework, period, error);
  g_autoptr (AssaySubjects) subjects = NULL;

  if (canonical == NULL)
    return NULL;
  subjects = _assay_subjects_load (connection, framework, canonical, error);
  if (subjects == NULL)
    return NULL;
  return _assay_gather (connection, framework, subjects, canonical, TRUE, cancellable, error);
}
