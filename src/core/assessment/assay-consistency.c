/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* How the same criterion is judged by different officers. Judgements are counted, not people: what is compared
 * is the share met in full, by Fisher's exact test, since the numbers are small. Nobody's fault is proved by it:
 * officers visit different providers. */

#include "config.h"

#include "core/assessment/assay-consistency.h"

#include <math.h>
#include <string.h>

#include "core/assessment/assay-assessment-private.h"

/* Tables as likely as the one seen, but for the noise of floating point, count with it. */
#define NOISE 1e-7

/**
 * assay_consistency_free:
 * @self: (transfer full): a comparison
 *
 * Frees a comparison.
 */
void
assay_consistency_free (AssayConsistency *self)
{
  g_free (self->criterion);
  g_free (self->a);
  g_free (self->b);
  g_free (self);
}

static double
log_choose (guint n,
            guint k)
{
  return lgamma (n + 1.0) - lgamma (k + 1.0) - lgamma (n - k + 1.0);
}

/**
 * assay_fisher_exact:
 * @a_full: of the first, those that are
 * @a_n: of the first, all
 * @b_full: of the second, those that are; not more than @b_n
 * @b_n: of the second, all
 *
 * Fisher's exact test of a table of two by two, two-sided: the probability, with all margins given, of
 * every table that is no likelier than this one. Any thread.
 *
 * Returns: 0 to 1
 */
double
assay_fisher_exact (guint a_full,
                    guint a_n,
                    guint b_full,
                    guint b_n)
{
  guint full = a_full + b_full;
  guint least = full > b_n ? full - b_n : 0;
  guint most = MIN (full, a_n);
  double all = log_choose (a_n + b_n, full);
  double seen = log_choose (a_n, a_full) + log_choose (b_n, b_full) - all;
  double p = 0;

  for (guint i = least; i <= most; i++)
    {
      double likely = log_choose (a_n, i) + log_choose (b_n, full - i) - all;

      if (likely <= seen + NOISE)
        p += exp (likely);
    }
  return MIN (p, 1);
}

/* What one officer judged of one criterion. */
typedef struct
{
  const AssayNode *leaf;
  char *officer;
  guint n;
  guint full;
} Tally;

static void
clear_tally (gpointer data)
{
  g_free (((Tally *) data)->officer);
}

/* By criterion and officer. "Not applicable" is no judgement. */
static GArray *
load_tallies (AssayConnection *connection,
              AssayFramework  *framework,
              GError         **error)
{
  g_autoptr (GArray) tallies = g_array_new (FALSE, FALSE, sizeof (Tally));
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT s.criterion, o.name, s.answer, count (*), a.officer_id FROM assessment a "
    "JOIN assessment_answer s ON s.assessment_id = a.id JOIN officer o ON o.id = a.officer_id "
    "WHERE a.framework_id = ? AND s.answer <> '' AND s.carried = 0 "
    "AND a.kind NOT IN ('self-assessment', 'home-visit', 'expert') "
    "AND a.state NOT IN ('planned', 'under-way', 'cancelled') "
    "GROUP BY s.criterion, o.name, a.officer_id, s.answer ORDER BY s.criterion, o.name, a.officer_id", "s",
    assay_framework_get_id (framework));
  gint64 officer = 0;

  g_array_set_clear_func (tallies, clear_tally);
  while (assay_statement_next (statement, error))
    {
      const AssayNode *leaf = assay_framework_find_node (framework, assay_statement_get_text (statement, 0));
      const AssayScaleStep *step =
        leaf != NULL ? _assay_leaf_find_answer (leaf, assay_statement_get_text (statement, 2)) : NULL;
      Tally *last = tallies->len > 0 ? &g_array_index (tallies, Tally, tallies->len - 1) : NULL;

      if (step == NULL || isnan (step->points))
        continue;
      if (last == NULL || last->leaf != leaf || officer != assay_statement_get_int (statement, 4))
        {
          Tally tally = { leaf, assay_statement_dup_text (statement, 1), 0, 0 };

          g_array_append_val (tallies, tally);
          last = &g_array_index (tallies, Tally, tallies->len - 1);
          officer = assay_statement_get_int (statement, 4);
        }
      last->n += (guint) assay_statement_get_int (statement, 3);
      last->full += step->points >= 1 ? (guint) assay_statement_get_int (statement, 3) : 0;
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&tallies);
}

static AssayConsistency *
compare (const Tally *a,
         const Tally *b)
{
  AssayConsistency *self = g_new0 (AssayConsistency, 1);

  self->criterion = g_strdup (a->leaf->id);
  self->a = g_strdup (a->officer);
  self->b = g_strdup (b->officer);
  self->a_n = a->n;
  self->a_full = a->full;
  self->b_n = b->n;
  self->b_full = b->full;
  self->in_common = MIN (a->n, b->n);
  self->p = assay_fisher_exact (a->full, a->n, b->full, b->n);
  return self;
}

static int
compare_likelihood (gconstpointer a,
                    gconstpointer b)
{
  const AssayConsistency *first = *(const AssayConsistency *const *) a;
  const AssayConsistency *second = *(const AssayConsistency *const *) b;

  if (first->p != second->p)
    return first->p < second->p ? -1 : 1;
  return strcmp (first->criterion, second->criterion);
}

/**
 * assay_consistency_list:
 * @connection: a connection in a transaction
 * @framework: a framework; judgements by all its versions count, as far as it still has the criterion
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Compares how officers judge the same criterion, pair by pair, once both have judged it
 * %ASSAY_CONSISTENCY_LEAST times in visits that were signed off. What providers and experts by experience
 * say of it, what people say at home, and answers that were only carried over do not count.
 *
 * Returns: (transfer full) (nullable) (element-type AssayConsistency): the least likely first
 */
GPtrArray *
assay_consistency_list (AssayConnection *connection,
                        AssayFramework  *framework,
                        GError         **error)
{
  g_autoptr (GArray) tallies = load_tallies (connection, framework, error);
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_consistency_free);

  for (guint i = 0; tallies != NULL && i < tallies->len; i++)
    for (guint j = i + 1; j < tallies->len; j++)
      {
        const Tally *a = &g_array_index (tallies, Tally, i);
        const Tally *b = &g_array_index (tallies, Tally, j);

        if (a->leaf != b->leaf)
          break;
        if (MIN (a->n, b->n) >= ASSAY_CONSISTENCY_LEAST)
          g_ptr_array_add (list, compare (a, b));
      }
  g_ptr_array_sort (list, compare_likelihood);
  return tallies == NULL ? NULL : g_steal_pointer (&list);
}
