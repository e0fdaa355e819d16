/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-chart-likert.h"
#include "report/assay-chart-pen.h"

G_BEGIN_DECLS

#define ASSAY_LIKERT_N_ANSWERS 5

/**
 * AssayLikertEntry:
 * @is_heading: a heading, with @text alone
 * @text: the heading, or the question's title, which @row borrows
 * @row: the question
 */
typedef struct
{
  gboolean is_heading;
  char *text;
  AssayLikertRow row;
} AssayLikertEntry;

struct _AssayChartLikert
{
  AssayChart parent_instance;

  char *words[ASSAY_LIKERT_N_ANSWERS]; /* from strongly disagree to strongly agree */
  GArray *entries;                     /* of AssayLikertEntry */
};

/* Columns from left to right: question, answers, bars, neither, positive, interval. Bars take what
 * is left; where that is too little, the interval goes first and then the answers: figures before
 * pictures. */
typedef struct
{
  double question_width;
  double answers_right;
  double bars_left;
  double bars_width;
  double neither_left;
  double neither_width;
  double positive_right;
  double interval_left;
  double interval_width;
  double left_share;   /* how far the scale reaches to the left, 0.5 or 1 */
  double head_height;
  gboolean keys_above; /* the bars are too narrow to have their key above them */
} AssayLikertColumns;

/* Heights at a scale of 1. */
#define ASSAY_LIKERT_HEAD_HEIGHT 42.0
#define ASSAY_LIKERT_ROW_HEIGHT 33.0
#define ASSAY_LIKERT_HEADING_HEIGHT 28.0
#define ASSAY_LIKERT_FOOT_HEIGHT 24.0
#define ASSAY_LIKERT_KEY_HEIGHT 18.0
#define ASSAY_LIKERT_BAR_HEIGHT 23.0
#define ASSAY_LIKERT_BAR_GAP 1.5
#define ASSAY_LIKERT_GAP 16.0

void   _assay_likert_lay_out          (AssayChartLikert         *self,
                                       AssayChartPen            *pen,
                                       double                    width,
                                       AssayLikertColumns       *columns);
double _assay_likert_get_zero         (const AssayLikertColumns *columns);
double _assay_likert_get_share_width  (const AssayLikertColumns *columns,
                                       double                    share);
double _assay_likert_get_entry_height (AssayChartPen            *pen,
                                       const AssayLikertEntry   *entry,
                                       const AssayLikertColumns *columns);
double _assay_likert_sum_heights      (AssayChartLikert         *self,
                                       AssayChartPen            *pen,
                                       const AssayLikertColumns *columns);

double _assay_chart_likert_measure (AssayChart            *chart,
                                    const AssayChartStyle *style,
                                    double                 width);
void   _assay_chart_likert_draw    (AssayChart            *chart,
                                    cairo_t               *cr,
                                    const AssayChartStyle *style,
                                    double                 width,
                                    double                 height);

G_END_DECLS
