/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-answer-words.h"

#include <math.h>

/**
 * assay_answer_get_shape:
 * @step: an answer of a criterion's scale
 *
 * Returns: the shape beside its word: full for all points, half for some, a ring for none, a dash for what takes
 *   the criterion out
 */
AssayShape
assay_answer_get_shape (const AssayScaleStep *step)
{
  if (isnan (step->points))
    return ASSAY_SHAPE_DASH;
  if (step->points >= 1)
    return ASSAY_SHAPE_CIRCLE;
  return step->points > 0 ? ASSAY_SHAPE_HALF : ASSAY_SHAPE_RING;
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
