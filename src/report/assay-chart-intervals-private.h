/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-chart-intervals.h"

G_BEGIN_DECLS

typedef struct
{
  char *title;
  AssayRole role;
  double now;
  double then;
} AssayIntervalsThreshold;

typedef struct
{
  char *name;
  AssayRole role;
  double score;
  double low;
  double high;
  char *remark;
  gboolean emphasis;
} AssayIntervalsScore;

struct _AssayChartIntervals
{
  AssayChart parent_instance;

  int decimals;
  GArray *thresholds; /* of AssayIntervalsThreshold */
  GArray *scores;     /* of AssayIntervalsScore */
};

double _assay_chart_intervals_measure (AssayChart            *chart,
                                       const AssayChartStyle *style,
                                       double                 width);
void   _assay_chart_intervals_draw    (AssayChart            *chart,
                                       cairo_t               *cr,
                                       const AssayChartStyle *style,
                                       double                 width,
                                       double                 height);

G_END_DECLS
