/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-what-if-ranges.h"

#include "app/framework/assay-what-if-chart.h"

/* Intervals under other weights: the returns are drawn again through the changed framework, about a
 * millisecond a provider, in a thread of its own. Thresholds move no score, so that the intervals which the
 * ratings carry hold for them. */

/* As many rows as anybody scrolls through; the others stand without an interval. */
#define MAX_RANGES 500

typedef struct
{
  AssayFramework *framework;
  GPtrArray *evidence;     /* holds what the wanted ones are part of */
  GPtrArray *wanted;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_object_unref (work->framework);
  g_ptr_array_unref (work->wanted);
  g_ptr_array_unref (work->evidence);
  g_free (work);
}

static void
work_out_thread (GTask        *task,
                 gpointer      source,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GHashTable) ranges = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                         (GDestroyNotify) assay_stability_free);

  for (guint i = 0; i < work->wanted->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      const AssayEvidence *evidence = g_ptr_array_index (work->wanted, i);
      g_autoptr (AssayResult) result = assay_score_quick (work->framework, evidence);
      AssayStability *stability = assay_stability_new (work->framework, evidence, result,
                                                       cancellable);

      if (stability)
        g_hash_table_insert (ranges, g_strdup (evidence->reference), stability);
    }
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_steal_pointer (&ranges), (GDestroyNotify) g_hash_table_unref);
}

static gboolean
has_same_weights (const AssayNode *node,
                  AssayFramework  *then)
{
  const AssayNode *changed = assay_framework_find_node (then, node->id);

  if (changed == NULL || changed->weight < node->weight || changed->weight > node->weight)
    return FALSE;
  for (guint i = 0; i < node->n_children; i++)
    if (!has_same_weights (node->children[i], then))
      return FALSE;

  return TRUE;
}

/**
 * assay_what_if_ranges_needed:
 * @now: the framework in force
 * @then: the changed one, of the same measures
 *
 * Returns: whether a weight or the reading differs, so that the intervals of the ratings no longer hold
 */
gboolean
assay_what_if_ranges_needed (AssayFramework *now,
                             AssayFramework *then)
{
  const AssayNode *root = assay_framework_get_root (now);

  if (assay_framework_get_aggregation (now) != assay_framework_get_aggregation (then))
    return TRUE;
  for (guint i = 0; i < root->n_children; i++)
    if (!has_same_weights (root->children[i], then))
      return TRUE;

  return FALSE;
}

/**
 * assay_what_if_ranges_async:
 * @then: the changed framework
 * @moves: (element-type AssayMove): what it would do, from @evidence
 * @evidence: (element-type AssayEvidence): the evidence; kept until the result is there
 * @cancellable: (nullable): stops the work
 * @callback: called in the caller's main context
 * @user_data: for @callback
 *
 * Works out the intervals of the scores under other weights, for the rows that the chart shows first.
 */
void
assay_what_if_ranges_async (AssayFramework      *then,
                            GPtrArray           *moves,
                            GPtrArray           *evidence,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GPtrArray) sorted = assay_what_if_chart_sort (moves);
  Work *work = g_new0 (Work, 1);

  work->framework = g_object_ref (then);
  work->evidence = g_ptr_array_ref (evidence);
  work->wanted = g_ptr_array_new ();
  for (guint i = 0; i < MIN (sorted->len, MAX_RANGES); i++)
    {
      const AssayMove *move = g_ptr_array_index (sorted, i);

      g_ptr_array_add (work->wanted, (gpointer) move->evidence);
    }
  g_task_set_task_data (task, work, work_free);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_run_in_thread (task, work_out_thread);
}

/**
 * assay_what_if_ranges_finish:
 * @result: from the callback
 * @error: return location; %G_IO_ERROR_CANCELLED
 *
 * Returns: (transfer full) (nullable) (element-type utf8 AssayStability): by provider reference
 */
GHashTable *
assay_what_if_ranges_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
