/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/survey/assay-survey.h"
#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayLikertRow:
 * @question: the question's short title
 * @strongly_disagree: how many gave the answer furthest from positive; so on to @strongly_agree
 * @answered: how many answered; the shares are of these
 * @positive: positive answers
 * @lower: lower end of the interval of the positive share, 0 to 1; NaN where there is none
 * @upper: upper end
 * @tentative: under the minimum base: drawn hollow
 */
typedef struct
{
  const char *question;
  gint64 strongly_disagree;
  gint64 disagree;
  gint64 neither;
  gint64 agree;
  gint64 strongly_agree;
  gint64 answered;
  gint64 positive;
  double lower;
  double upper;
  gboolean tentative;
} AssayLikertRow;

/**
 * AssayChartLikert:
 *
 * Answers of a survey, one question a row: those against to the left, those for to the right, those
 * who lean neither way in a column of their own, the positive share with its interval at the edge.
 */
#define ASSAY_TYPE_CHART_LIKERT (assay_chart_likert_get_type ())
G_DECLARE_FINAL_TYPE (AssayChartLikert, assay_chart_likert, ASSAY, CHART_LIKERT, AssayChart)

AssayChartLikert *assay_chart_likert_new         (void);
void              assay_chart_likert_set_words   (AssayChartLikert          *self,
                                                  const char                *strongly_disagree,
                                                  const char                *disagree,
                                                  const char                *neither,
                                                  const char                *agree,
                                                  const char                *strongly_agree);
void              assay_chart_likert_add_heading (AssayChartLikert          *self,
                                                  const char                *text);
void              assay_chart_likert_add_row     (AssayChartLikert          *self,
                                                  const AssayLikertRow      *row);
gboolean          assay_chart_likert_add_result  (AssayChartLikert          *self,
                                                  const AssayQuestionResult *result,
                                                  guint                      minimum_base);
guint             assay_chart_likert_get_n_rows  (AssayChartLikert          *self);
guint             assay_likert_place_answer      (const AssayQuestion       *question,
                                                  guint                      answer);

G_END_DECLS
