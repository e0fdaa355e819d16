/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/scoring/assay-scoring.h"

/**
 * assay_move_free:
 * @self: (nullable) (transfer full): a move
 */
void
assay_move_free (AssayMove *self)
{
  if (self == NULL)
    return;
  assay_result_free (self->now);
  assay_result_free (self->then);
  g_free (self);
}

static const char *
get_band_id (const AssayResult *result)
{
  return result->band == NULL ? NULL : result->band->id;
}

/**
 * assay_what_if:
 * @now: the framework in force
 * @then: the changed one, of the same measures in the same order
 * @evidence: (element-type AssayEvidence): of those who would be rated
 *
 * Rates everybody under both frameworks. Nothing is stored. Any thread.
 *
 * Returns: (transfer full) (element-type AssayMove): one a piece of evidence, in the same order;
 *   the evidence and both frameworks must outlive it
 */
GPtrArray *
assay_what_if (AssayFramework *now,
               AssayFramework *then,
               GPtrArray      *evidence)
{
  GPtrArray *moves = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_move_free);

  g_return_val_if_fail (assay_framework_get_n_leaves (now) == assay_framework_get_n_leaves (then),
                        moves);
  for (guint i = 0; i < evidence->len; i++)
    {
      AssayMove *move = g_new0 (AssayMove, 1);

      move->evidence = evidence->pdata[i];
      move->now = assay_score_quick (now, move->evidence);
      move->then = assay_score_quick (then, move->evidence);
      move->moved = g_strcmp0 (get_band_id (move->now), get_band_id (move->then)) != 0;
      g_ptr_array_add (moves, move);
    }
  return moves;
}
