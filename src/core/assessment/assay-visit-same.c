/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/assessment/assay-visit-plan.h"

/**
 * assay_visit_plan_find_same:
 * @planned: (element-type AssayAssessment): what is planned or under way
 * @wanted: a new assessment that has its provider, framework, kind and day
 *
 * Looks whether the same is planned already: the same provider, framework, kind and day. People at home are seen in
 * any number on one day, so that a visit to one of them is never the same as another.
 *
 * Returns: (transfer none) (nullable): the first that is the same, owned by @planned
 */
AssayAssessment *
assay_visit_plan_find_same (GPtrArray       *planned,
                            AssayAssessment *wanted)
{
  if (g_str_equal (assay_assessment_get_kind (wanted), ASSAY_ASSESSMENT_HOME_VISIT))
    return NULL;
  for (guint i = 0; i < planned->len; i++)
    {
      AssayAssessment *one = planned->pdata[i];

      if (assay_assessment_get_provider_id (one) == assay_assessment_get_provider_id (wanted) &&
          g_str_equal (assay_assessment_get_framework_id (one), assay_assessment_get_framework_id (wanted)) &&
          g_str_equal (assay_assessment_get_kind (one), assay_assessment_get_kind (wanted)) &&
          g_str_equal (assay_assessment_get_planned_on (one), assay_assessment_get_planned_on (wanted)))
        return one;
    }
  return NULL;
}
