/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-chart-likert.h"

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

double _assay_chart_likert_measure (AssayChart            *chart,
                                    const AssayChartStyle *style,
                                    double                 width);
void   _assay_chart_likert_draw    (AssayChart            *chart,
                                    cairo_t               *cr,
                                    const AssayChartStyle *style,
                                    double                 width,
                                    double                 height);

G_END_DECLS
