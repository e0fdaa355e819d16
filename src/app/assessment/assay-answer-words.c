/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-answer-words.h"

#include <math.h>

/* Whether an answer before (or after) this one in the scale, which falls, has the same points. */
static gboolean
has_equal (const AssayScale     *scale,
           const AssayScaleStep *step,
           gboolean              before)
{
  gboolean is_past = FALSE;
  gboolean found = FALSE;

  for (guint i = 0; i < scale->n_steps; i++)
    if (g_strcmp0 (scale->steps[i].key, step->key) == 0)
      is_past = TRUE;
    else if (is_past != before && scale->steps[i].points == step->points)
      found = TRUE;
  return found;
}

/**
 * assay_answer_get_shape:
 * @scale: a criterion's scale
 * @step: an answer of the scale
 *
 * Returns: the shape beside its word: full for all points, a part for some, a ring for none, a dash for what takes
 *   the criterion out. Where two answers have the same points, as “always” and “mostly” may, the full one and the
 *   ring are the outermost
 */
AssayShape
assay_answer_get_shape (const AssayScale     *scale,
                        const AssayScaleStep *step)
{
  if (isnan (step->points))
    return ASSAY_SHAPE_DASH;
  if (step->points >= 1)
    return has_equal (scale, step, TRUE) ? ASSAY_SHAPE_THREE_QUARTERS : ASSAY_SHAPE_CIRCLE;
  if (step->points <= 0)
    return has_equal (scale, step, FALSE) ? ASSAY_SHAPE_QUARTER : ASSAY_SHAPE_RING;
  return step->points > 0.5   ? ASSAY_SHAPE_THREE_QUARTERS
         : step->points < 0.5 ? ASSAY_SHAPE_QUARTER
                              : ASSAY_SHAPE_HALF;
}

/**
 * assay_answer_compare:
 * @now: (nullable): an answer
 * @before: (nullable): the answer of the visit before
 *
 * Returns: above 0 where it is better now, below 0 where it is worse, 0 where it is the same or cannot be compared
 */
int
assay_answer_compare (const AssayScaleStep *now,
                      const AssayScaleStep *before)
{
  if (now == NULL || before == NULL || isnan (now->points) || isnan (before->points))
    return 0;
  return (now->points > before->points) - (now->points < before->points);
}
