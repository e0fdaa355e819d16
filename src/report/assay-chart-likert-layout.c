/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>

#include "report/assay-chart-likert-private.h"

static double
get_left_share (AssayChartLikert *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayLikertRow *row = &g_array_index (self->entries, AssayLikertEntry, i).row;

      if (2 * (row->strongly_disagree + row->disagree) > row->answered)
        return 1;
    }
  return 0.5;
}

double
_assay_likert_get_zero (const AssayLikertColumns *columns)
{
  return columns->bars_left
         + columns->bars_width * columns->left_share / (1 + columns->left_share);
}

double
_assay_likert_get_share_width (const AssayLikertColumns *columns,
                               double                    share)
{
  return columns->bars_width * share / (1 + columns->left_share);
}

static double
get_key_width (AssayChartLikert *self,
               AssayChartPen    *pen,
               guint             answer)
{
  double width;

  assay_chart_pen_get_text_size (pen,
                                 &(AssayChartText){ .points = ASSAY_CHART_TINY, .bold = TRUE },
                                 self->words[answer], &width, NULL);
  return width + assay_chart_pen_scale (pen, 20);
}

static void
place_keys (AssayChartLikert   *self,
            AssayChartPen      *pen,
            AssayLikertColumns *columns)
{
  double left = MAX (get_key_width (self, pen, 0), get_key_width (self, pen, 1));
  double right = MAX (get_key_width (self, pen, 3), get_key_width (self, pen, 4));
  double zero = _assay_likert_get_zero (columns);
  /* What stands at the left of the keys: the head of the answers, or of the questions. */
  double taken =
      columns->answers_right > 0 ? columns->answers_right : assay_chart_pen_scale (pen, 70);
  double room_left = zero - taken;

  columns->keys_above = left > room_left || right > columns->neither_left - zero;
  columns->head_height = assay_chart_pen_scale (pen, ASSAY_LIKERT_HEAD_HEIGHT);
  if (columns->keys_above)
    columns->head_height +=
        assay_chart_pen_scale (pen, ASSAY_LIKERT_N_ANSWERS * ASSAY_LIKERT_KEY_HEIGHT);
}

void
_assay_likert_lay_out (AssayChartLikert   *self,
                       AssayChartPen      *pen,
                       double              width,
                       AssayLikertColumns *columns)
{
  double scale = pen->style->scale;
  double positive = 68 * scale;
  double neither = 92 * scale;
  double answers = 64 * scale;
  double interval = 118 * scale;
  double rest;

  columns->question_width = CLAMP (0.24 * width, 90 * scale, 260 * scale);
  rest = width - columns->question_width - answers - neither - positive - interval
         - 3 * ASSAY_LIKERT_GAP * scale - 14 * scale;
  if (rest < 180 * scale)
    {
      rest += interval + ASSAY_LIKERT_GAP * scale;
      interval = 0;
    }
  if (rest < 180 * scale)
    {
      rest += answers;
      answers = 0;
    }
  columns->bars_width = MAX (60 * scale, rest);
  columns->answers_right = answers > 0 ? columns->question_width + answers : 0;
  columns->bars_left = columns->question_width + answers + ASSAY_LIKERT_GAP * scale;
  columns->neither_left = columns->bars_left + columns->bars_width + ASSAY_LIKERT_GAP * scale;
  columns->neither_width = neither;
  columns->positive_right = columns->neither_left + neither + positive;
  columns->interval_left = columns->positive_right + ASSAY_LIKERT_GAP * scale;
  columns->interval_width = interval;
  columns->left_share = get_left_share (self);
  place_keys (self, pen, columns);
}

double
_assay_likert_get_entry_height (AssayChartPen            *pen,
                                const AssayLikertEntry   *entry,
                                const AssayLikertColumns *columns)
{
  double height;

  if (entry->is_heading)
    return assay_chart_pen_scale (pen, ASSAY_LIKERT_HEADING_HEIGHT);
  assay_chart_pen_get_text_size (pen,
                                 &(AssayChartText){ .points = ASSAY_CHART_SMALL,
                                                    .max_width = columns->question_width,
                                                    .max_lines = 3 },
                                 entry->text, NULL, &height);
  return MAX (assay_chart_pen_scale (pen, ASSAY_LIKERT_ROW_HEIGHT),
              height + assay_chart_pen_scale (pen, 8));
}

/* Draws nothing, returns the sum of the heights. */
double
_assay_likert_sum_heights (AssayChartLikert         *self,
                           AssayChartPen            *pen,
                           const AssayLikertColumns *columns)
{
  double sum = columns->head_height + assay_chart_pen_scale (pen, ASSAY_LIKERT_FOOT_HEIGHT);

  for (guint i = 0; i < self->entries->len; i++)
    sum += _assay_likert_get_entry_height (
        pen, &g_array_index (self->entries, AssayLikertEntry, i), columns);
  return sum;
}

double
_assay_chart_likert_measure (AssayChart            *chart,
                             const AssayChartStyle *style,
                             double                 width)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartLikert *self = ASSAY_CHART_LIKERT (chart);
  AssayLikertColumns columns;

  assay_chart_pen_init (&pen, NULL, style);
  _assay_likert_lay_out (self, &pen, width, &columns);
  return ceil (_assay_likert_sum_heights (self, &pen, &columns));
}
