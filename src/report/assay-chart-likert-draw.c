/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-chart-likert-private.h"
#include "report/assay-interval-mark.h"

static const AssayColour *
get_colour (const AssayPalette *palette,
            guint               answer)
{
  const AssayColour *colours[ASSAY_LIKERT_N_ANSWERS] = {
    &palette->strongly_disagree, &palette->disagree, &palette->neither, &palette->agree,
    &palette->strongly_agree,
  };

  return colours[answer];
}

static void
draw_key (AssayChartLikert *self,
          AssayChartPen    *pen,
          guint             answer,
          gboolean          leftwards,
          double            x,
          double            y)
{
  double size = assay_chart_pen_scale (pen, 10);
  AssayChartText text = { .points = ASSAY_CHART_TINY, .bold = TRUE, .align = leftwards ? 1 : 0 };
  double box = leftwards ? x - size : x;

  assay_chart_pen_box (pen, get_colour (pen->style->palette, answer), NULL, box, y - size / 2,
                       size, size);
  assay_chart_pen_text (pen, &text, leftwards ? box - size / 2 : box + 1.5 * size, y,
                        self->words[answer]);
}

static void
draw_keys (AssayChartLikert         *self,
           AssayChartPen            *pen,
           const AssayLikertColumns *columns)
{
  double upper = assay_chart_pen_scale (pen, 10);
  double lower = assay_chart_pen_scale (pen, 27);
  double zero = _assay_likert_get_zero (columns);
  double half_gap = assay_chart_pen_scale (pen, 2);

  draw_key (self, pen, 1, TRUE, zero - half_gap, upper);
  draw_key (self, pen, 0, TRUE, zero - half_gap, lower);
  draw_key (self, pen, 3, FALSE, zero + half_gap, upper);
  draw_key (self, pen, 4, FALSE, zero + half_gap, lower);
  draw_key (self, pen, 2, FALSE, columns->neither_left, (upper + lower) / 2);
}

static void
draw_head (AssayChartLikert         *self,
           AssayChartPen            *pen,
           const AssayLikertColumns *columns)
{
  AssayChartText head = { .points = ASSAY_CHART_TINY, .bold = TRUE,
                          .colour = &pen->style->palette->secondary };
  double y = columns->head_height - assay_chart_pen_scale (pen, ASSAY_LIKERT_HEAD_HEIGHT - 18.5);

  if (columns->keys_above)
    for (guint i = 0; i < ASSAY_LIKERT_N_ANSWERS; i++)
      draw_key (self, pen, ASSAY_LIKERT_N_ANSWERS - 1 - i, FALSE, 0,
                assay_chart_pen_scale (pen, ASSAY_LIKERT_KEY_HEIGHT * (i + 0.5)));
  else
    draw_keys (self, pen, columns);
  assay_chart_pen_text (pen, &head, 0, y, _("Question"));
  if (columns->keys_above)
    assay_chart_pen_text (pen, &head, columns->neither_left, y, self->words[2]);
  head.align = 1;
  if (columns->answers_right > 0)
    assay_chart_pen_text (pen, &head, columns->answers_right, y, _("Answers"));
  assay_chart_pen_text (pen, &head, columns->positive_right, y, _("Positive"));
}

static void
draw_axis_label (AssayChartPen *pen,
                 double         x,
                 double         y,
                 double         align,
                 const char    *text)
{
  assay_chart_pen_text (pen,
                        &(AssayChartText){ .points = ASSAY_CHART_TINY, .align = align,
                                           .colour = &pen->style->palette->secondary },
                        x, y, text);
}

static void
draw_bar_grid (AssayChartPen            *pen,
               const AssayLikertColumns *columns,
               double                    top,
               double                    bottom)
{
  const AssayPalette *palette = pen->style->palette;
  double label = bottom + assay_chart_pen_scale (pen, ASSAY_LIKERT_FOOT_HEIGHT) / 2;
  gboolean crowded = _assay_likert_get_share_width (columns, 0.5) < assay_chart_pen_scale (pen, 60);

  for (double share = -columns->left_share; share <= 1; share += 0.5)
    {
      double x = _assay_likert_get_zero (columns) + _assay_likert_get_share_width (columns, share);
      g_autofree char *text = assay_format_percent (fabs (share), 0);

      assay_chart_pen_line (pen, &palette->hairline, 1, x, top, x, bottom);
      if (share == 0 || !crowded || fabs (share) == 1)
        draw_axis_label (pen, x, label, share >= 1 ? 1 : 0.5, share == 0 ? "0" : text);
    }
  if (columns->bars_left > assay_chart_pen_scale (pen, 210))
    draw_axis_label (pen,
                     columns->bars_left - assay_chart_pen_scale (pen, 1.5 * ASSAY_LIKERT_GAP),
                     label, 1, _("Share of those who answered"));
}

static void
draw_interval_grid (AssayChartPen            *pen,
                    const AssayLikertColumns *columns,
                    double                    top,
                    double                    bottom)
{
  double label =
      columns->head_height - assay_chart_pen_scale (pen, ASSAY_LIKERT_HEAD_HEIGHT - 18.5);

  if (columns->interval_width <= 0)
    return;
  for (int i = 0; i <= 2; i++)
    {
      double x = columns->interval_left + columns->interval_width * i / 2;
      g_autofree char *text = i == 2 ? assay_format_percent (1, 0) : g_strdup_printf ("%d", 50 * i);

      assay_chart_pen_line (pen, &pen->style->palette->hairline, 1, x, top, x, bottom);
      draw_axis_label (pen, x, label, i == 2 ? 0.8 : 0.5, text);
    }
}

/* Draws one part of a bar and returns how wide it is. */
static double
draw_part (AssayChartPen            *pen,
           const AssayLikertColumns *columns,
           guint                     answer,
           gint64                    count,
           gint64                    answered,
           double                    x,
           double                    y)
{
  const AssayPalette *palette = pen->style->palette;
  const AssayColour *colour = get_colour (palette, answer);
  const AssayColour black = { 0.1, 0.09, 0.12 };
  const AssayColour white = { 1, 1, 1 };
  double width = _assay_likert_get_share_width (columns, (double) count / (double) answered);
  double height = assay_chart_pen_scale (pen, ASSAY_LIKERT_BAR_HEIGHT);
  double gap = MIN (assay_chart_pen_scale (pen, ASSAY_LIKERT_BAR_GAP), width / 3);
  double left = answer < 2 ? x - width : x;
  AssayChartText text = { .points = ASSAY_CHART_SMALL, .bold = TRUE, .align = 0.5 };
  g_autofree char *label = assay_format_count (count);
  double needed;

  if (count <= 0)
    return 0;
  assay_chart_pen_box (pen, colour, NULL, left + gap / 2, y - height / 2, width - gap, height);
  text.colour = assay_colour_pick_readable (colour, &white, &black);
  assay_chart_pen_get_text_size (pen, &text, label, &needed, NULL);
  if (needed + assay_chart_pen_scale (pen, 2) <= width)
    assay_chart_pen_text (pen, &text, left + width / 2, y, label);
  return width;
}

static void
draw_bars (AssayChartPen            *pen,
           const AssayLikertColumns *columns,
           const AssayLikertRow     *row,
           double                    y)
{
  double zero = _assay_likert_get_zero (columns);
  double left;
  double right;

  left = draw_part (pen, columns, 1, row->disagree, row->answered, zero, y);
  draw_part (pen, columns, 0, row->strongly_disagree, row->answered, zero - left, y);
  right = draw_part (pen, columns, 3, row->agree, row->answered, zero, y);
  draw_part (pen, columns, 4, row->strongly_agree, row->answered, zero + right, y);
}

static void
draw_neither (AssayChartPen            *pen,
              const AssayLikertColumns *columns,
              const AssayLikertRow     *row,
              double                    y)
{
  const AssayPalette *palette = pen->style->palette;
  g_autofree char *count = assay_format_count (row->neither);
  double room = columns->neither_width - assay_chart_pen_scale (pen, 30);
  double share = row->answered > 0 ? (double) row->neither / (double) row->answered : 0;
  double width = MIN (room, _assay_likert_get_share_width (columns, share));
  double height = assay_chart_pen_scale (pen, ASSAY_LIKERT_BAR_HEIGHT);
  AssayChartText text = { .points = ASSAY_CHART_SMALL, .bold = row->neither > 0,
                          .colour = row->neither > 0 ? NULL : &palette->secondary };

  assay_chart_pen_box (pen, &palette->neither, &palette->muted, columns->neither_left,
                       y - height / 2, width, height);
  assay_chart_pen_text (pen, &text,
                        columns->neither_left
                            + (width > 0 ? width + assay_chart_pen_scale (pen, 6) : 0),
                        y, count);
}

static void
draw_positive (AssayChartPen            *pen,
               const AssayLikertColumns *columns,
               const AssayLikertRow     *row,
               double                    y)
{
  g_autofree char *share = row->answered > 0
                               ? assay_format_percent ((double) row->positive
                                                           / (double) row->answered, 1)
                               : g_strdup ("–");
  AssayIntervalMark mark = {
    .value = row->answered > 0 ? 100.0 * (double) row->positive / (double) row->answered : NAN,
    .lower = 100 * row->lower,
    .upper = 100 * row->upper,
    .tentative = row->tentative,
  };

  assay_chart_pen_text (pen,
                        &(AssayChartText){ .points = ASSAY_CHART_SMALL, .bold = TRUE, .align = 1 },
                        columns->positive_right, y, share);
  if (columns->interval_width > 0)
    assay_interval_mark_draw (&mark, pen->cr, pen->style, columns->interval_left, y,
                              columns->interval_width);
}

static void
draw_row (AssayChartPen            *pen,
          const AssayLikertColumns *columns,
          const AssayLikertRow     *row,
          double                    y)
{
  g_autofree char *answered = assay_format_count (row->answered);

  assay_chart_pen_text (pen,
                        &(AssayChartText){ .points = ASSAY_CHART_SMALL,
                                           .max_width = columns->question_width,
                                           .max_lines = 3 },
                        0, y, row->question);
  if (columns->answers_right > 0)
    assay_chart_pen_text (pen,
                          &(AssayChartText){ .points = ASSAY_CHART_SMALL, .align = 1,
                                             .colour = &pen->style->palette->secondary },
                          columns->answers_right, y, answered);
  if (row->answered > 0)
    draw_bars (pen, columns, row, y);
  draw_neither (pen, columns, row, y);
  draw_positive (pen, columns, row, y);
}

static void
draw_entries (AssayChartLikert         *self,
              AssayChartPen            *pen,
              const AssayLikertColumns *columns,
              double                    width,
              double                    top,
              double                    stretch)
{
  const AssayPalette *palette = pen->style->palette;
  double y = top;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayLikertEntry *entry = &g_array_index (self->entries, AssayLikertEntry, i);
      double height = stretch * _assay_likert_get_entry_height (pen, entry, columns);

      if (entry->is_heading)
        {
          assay_chart_pen_box (pen, &palette->band, NULL, 0, y, width, height);
          assay_chart_pen_text (pen,
                                &(AssayChartText){ .points = ASSAY_CHART_TINY, .bold = TRUE,
                                                   .colour = &palette->secondary },
                                assay_chart_pen_scale (pen, 4), y + height / 2, entry->text);
        }
      else
        {
          assay_chart_pen_line (pen, &palette->hairline, 1, 0, y, width, y);
          draw_row (pen, columns, &entry->row, y + height / 2);
        }
      y += height;
    }
}

void
_assay_chart_likert_draw (AssayChart            *chart,
                          cairo_t               *cr,
                          const AssayChartStyle *style,
                          double                 width,
                          double                 height)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartLikert *self = ASSAY_CHART_LIKERT (chart);
  AssayLikertColumns columns;
  double natural;
  double top;
  double bottom;
  double fixed;

  assay_chart_pen_init (&pen, cr, style);
  _assay_likert_lay_out (self, &pen, width, &columns);
  natural = _assay_likert_sum_heights (self, &pen, &columns);
  fixed = columns.head_height + assay_chart_pen_scale (&pen, ASSAY_LIKERT_FOOT_HEIGHT);
  top = columns.head_height;
  bottom = MAX (top, height - assay_chart_pen_scale (&pen, ASSAY_LIKERT_FOOT_HEIGHT));

  draw_head (self, &pen, &columns);
  draw_bar_grid (&pen, &columns, top, bottom);
  draw_interval_grid (&pen, &columns, top, bottom);
  draw_entries (self, &pen, &columns, width, top,
                natural > fixed ? (bottom - top) / (natural - fixed) : 1);
  assay_chart_pen_line (&pen, &style->palette->text, 1.5, _assay_likert_get_zero (&columns), top,
                        _assay_likert_get_zero (&columns), bottom);
}
