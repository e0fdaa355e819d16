/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-survey-chart.h"

#include <glib/gi18n-lib.h>

#include "report/assay-chart-likert.h"

static int
compare_by_share (gconstpointer a,
                  gconstpointer b)
{
  const AssayQuestionResult *x = *(const AssayQuestionResult *const *) a;
  const AssayQuestionResult *y = *(const AssayQuestionResult *const *) b;
  const double share_x = x->answered > 0 ? (double) x->positive / (double) x->answered : -1;
  const double share_y = y->answered > 0 ? (double) y->positive / (double) y->answered : -1;

  if (share_x > share_y || share_x < share_y)
    return share_x > share_y ? -1 : 1;
  return (x->question->position > y->question->position) -
         (x->question->position < y->question->position);
}

static gboolean
is_counted (const AssayQuestion *question,
            AssayFramework      *framework)
{
  const AssayNode *node = NULL;

  if (*question->measure != '\0' && framework != NULL)
    node = assay_framework_find_node (framework, question->measure);
  return node != NULL && node->scored;
}

static void
add_part (AssayChartLikert        *chart,
          const AssaySurveyResult *result,
          AssayFramework          *framework,
          gboolean                 counted,
          const char              *heading)
{
  g_autoptr (GPtrArray) part = g_ptr_array_new ();
  const guint base = framework != NULL ? assay_framework_get_minimum_base (framework) : 0;

  for (guint i = 0; i < result->questions->len; i++)
    {
      AssayQuestionResult *question = g_ptr_array_index (result->questions, i);

      if (question->positive >= 0 && is_counted (question->question, framework) == counted)
        g_ptr_array_add (part, question);
    }
  if (part->len == 0)
    return;
  g_ptr_array_sort (part, compare_by_share);
  assay_chart_likert_add_heading (chart, heading);
  for (guint i = 0; i < part->len; i++)
    assay_chart_likert_add_result (chart, g_ptr_array_index (part, i), base);
}

/**
 * assay_survey_chart_new:
 * @result: results of a survey
 * @framework: (nullable): tells which questions count in the rating
 *
 * Draws the answers, the questions that count first, each part by share positive.
 *
 * Returns: (transfer full): the chart
 */
AssayChart *
assay_survey_chart_new (const AssaySurveyResult *result,
                        AssayFramework          *framework)
{
  AssayChartLikert *chart = assay_chart_likert_new ();

  add_part (chart, result, framework, TRUE, _("Counted in the rating"));
  add_part (chart, result, framework, FALSE, _("Asked, not counted"));
  assay_chart_set_title (ASSAY_CHART (chart), assay_survey_get_name (result->survey));
  return ASSAY_CHART (chart);
}
