/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-score-ruler.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-chart-pen.h"
#include "report/assay-sentences.h"

/* Lengths at a scale of 1. */
#define FIGURES_HEIGHT 22.0
#define BAR_HEIGHT 12.0
#define LABELS_HEIGHT 42.0
#define DOT_RADIUS 7.0
#define SEGMENT_GAP 2.0

/* A ruler true to scale would spend most of its length on the lowest band, where hardly anybody is:
 * what lies below the lowest threshold gets a fifth of it, or more if its name needs more. */
#define LOWEST_SHARE 0.2
#define MOST_LOWEST_SHARE 0.4
#define LABEL_INDENT 16.0

struct _AssayScoreRuler
{
  AssayChart parent_instance;

  AssayFramework *framework;
  double score;
  double low;
  double high;
  char *standing;
};

typedef struct
{
  double width;
  double lowest_share;
} Layout;

G_DEFINE_FINAL_TYPE (AssayScoreRuler, assay_score_ruler, ASSAY_TYPE_CHART)

static void
assay_score_ruler_finalize (GObject *object)
{
  g_clear_object (&ASSAY_SCORE_RULER (object)->framework);
  g_free (ASSAY_SCORE_RULER (object)->standing);
  G_OBJECT_CLASS (assay_score_ruler_parent_class)->finalize (object);
}

/* The least threshold of all, below which is the last band; 0 if there is only one band. */
static double
get_lowest_threshold (AssayScoreRuler *self)
{
  guint n_bands = assay_framework_get_n_bands (self->framework);

  return n_bands > 1 ? assay_framework_get_band (self->framework, n_bands - 2)->from : 0;
}

static void
lay_out (AssayScoreRuler *self,
         AssayChartPen   *pen,
         double           width,
         Layout          *layout)
{
  guint last = assay_framework_get_n_bands (self->framework) - 1;
  double needed;

  assay_chart_pen_get_text_size (pen,
                                 &(AssayChartText){ .points = ASSAY_CHART_TINY, .bold = TRUE },
                                 assay_framework_get_band (self->framework, last)->title, &needed,
                                 NULL);
  needed += assay_chart_pen_scale (pen, LABEL_INDENT + 10);
  layout->width = width;
  layout->lowest_share = CLAMP (needed / width, LOWEST_SHARE, MOST_LOWEST_SHARE);
}

static double
get_position (AssayScoreRuler *self,
              const Layout    *layout,
              double           score)
{
  double lowest = get_lowest_threshold (self);
  double value = CLAMP (score, 0, 100);

  if (lowest <= 0 || lowest >= 100)
    return layout->width * value / 100;
  if (value < lowest)
    return layout->width * layout->lowest_share * value / lowest;
  return layout->width
         * (layout->lowest_share
            + (1 - layout->lowest_share) * (value - lowest) / (100 - lowest));
}

static double
get_upper_end (AssayScoreRuler *self,
               guint            band)
{
  return band == 0 ? 100 : assay_framework_get_band (self->framework, band - 1)->from;
}

static void
draw_label (AssayScoreRuler *self,
            AssayChartPen   *pen,
            guint            index,
            double           left,
            double           room,
            double           top)
{
  const AssayBand *band = assay_framework_get_band (self->framework, index);
  int decimals = assay_framework_get_decimals (self->framework);
  double threshold = index + 1 < assay_framework_get_n_bands (self->framework)
                         ? band->from
                         : get_lowest_threshold (self);
  g_autofree char *figure =
      assay_format_number (threshold, fmod (threshold, 1) == 0 ? 0 : decimals);
  g_autofree char *limit =
      g_strdup_printf (isinf (band->from) ? _("below %s") : _("from %s"), figure);
  double indent = assay_chart_pen_scale (pen, LABEL_INDENT);
  AssayChartText title = { .points = ASSAY_CHART_TINY, .bold = TRUE };

  if (assay_framework_get_n_bands (self->framework) == 1)
    g_clear_pointer (&limit, g_free);
  if (index == 0)
    {
      /* The highest band may be narrower than its name; there is room to its left. */
      double end = left + room;

      assay_chart_pen_get_text_size (pen, &title, band->title, &room, NULL);
      room = MAX (end - left, room + indent);
      left = end - room;
    }
  assay_chart_pen_shape (pen, assay_role_from_id (band->role),
                         left + assay_chart_pen_scale (pen, 6),
                         top + assay_chart_pen_scale (pen, 11), 11);
  title.max_width = room - indent + 1;
  assay_chart_pen_text (pen, &title, left + indent, top + assay_chart_pen_scale (pen, 11),
                        band->title);
  if (limit != NULL)
    assay_chart_pen_text (pen,
                          &(AssayChartText){ .points = ASSAY_CHART_TINY,
                                             .colour = &pen->style->palette->secondary },
                          left + indent, top + assay_chart_pen_scale (pen, 28), limit);
}

static void
draw_segments (AssayScoreRuler *self,
               AssayChartPen   *pen,
               const Layout    *layout,
               double           top)
{
  double height = assay_chart_pen_scale (pen, BAR_HEIGHT);

  for (guint i = 0; i < assay_framework_get_n_bands (self->framework); i++)
    {
      const AssayBand *band = assay_framework_get_band (self->framework, i);
      const AssayRoleColours *colours =
          &pen->style->palette->roles[assay_role_from_id (band->role)];
      double left = get_position (self, layout, isinf (band->from) ? 0 : band->from);
      double right = get_position (self, layout, get_upper_end (self, i));
      double gap = i > 0 ? assay_chart_pen_scale (pen, SEGMENT_GAP) : 0;

      assay_chart_pen_box (pen, &colours->fill, &colours->shape, left, top, right - left - gap,
                           height);
      draw_label (self, pen, i, left, right - left, top + height);
    }
}

static void
draw_figure (AssayScoreRuler *self,
             AssayChartPen   *pen,
             double           score,
             double           align,
             double           x)
{
  g_autofree char *text =
      assay_format_number (score, assay_framework_get_decimals (self->framework));

  assay_chart_pen_text (pen,
                        &(AssayChartText){ .points = ASSAY_CHART_TINY, .align = align,
                                           .colour = &pen->style->palette->secondary },
                        x, assay_chart_pen_scale (pen, 9), text);
}

static void
draw_score (AssayScoreRuler *self,
            AssayChartPen   *pen,
            const Layout    *layout,
            double           y)
{
  const AssayPalette *palette = pen->style->palette;
  double x = get_position (self, layout, self->score);
  double radius = assay_chart_pen_scale (pen, DOT_RADIUS);
  g_autofree char *text =
      assay_format_number (self->score, assay_framework_get_decimals (self->framework));
  AssayChartText figure = { .points = 10.5, .bold = TRUE, .align = 0.5, .colour = &palette->mark };
  double half;
  double centre;

  assay_chart_pen_get_text_size (pen, &figure, text, &half, NULL);
  half /= 2;
  /* At the ends the figure moves inwards rather than out of the picture. */
  centre = CLAMP (x, half, MAX (half, layout->width - half));
  assay_chart_pen_text (pen, &figure, centre, assay_chart_pen_scale (pen, 9), text);
  if (!isnan (self->low) && !isnan (self->high))
    {
      double gap = half + assay_chart_pen_scale (pen, 12);

      assay_chart_pen_line (pen, &palette->mark, 2.5, get_position (self, layout, self->low), y,
                            get_position (self, layout, self->high), y);
      if (centre - gap > assay_chart_pen_scale (pen, 30))
        draw_figure (self, pen, self->low, 1, centre - gap);
      if (centre + gap < layout->width - assay_chart_pen_scale (pen, 30))
        draw_figure (self, pen, self->high, 0, centre + gap);
    }
  assay_colour_set_source (&palette->card, pen->cr);
  cairo_arc (pen->cr, x, y, radius + assay_chart_pen_scale (pen, 1.5), 0, 2 * G_PI);
  cairo_fill (pen->cr);
  assay_colour_set_source (&palette->mark, pen->cr);
  cairo_arc (pen->cr, x, y, radius, 0, 2 * G_PI);
  cairo_fill (pen->cr);
}

static double
assay_score_ruler_measure (AssayChart            *chart,
                           const AssayChartStyle *style,
                           double                 width)
{
  return ceil ((FIGURES_HEIGHT + BAR_HEIGHT + LABELS_HEIGHT) * style->scale);
}

static void
assay_score_ruler_draw (AssayChart            *chart,
                        cairo_t               *cr,
                        const AssayChartStyle *style,
                        double                 width,
                        double                 height)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayScoreRuler *self = ASSAY_SCORE_RULER (chart);
  double top = FIGURES_HEIGHT * style->scale;
  Layout layout;

  assay_chart_pen_init (&pen, cr, style);
  lay_out (self, &pen, width, &layout);
  draw_segments (self, &pen, &layout, top);
  if (!isnan (self->score))
    draw_score (self, &pen, &layout, top + BAR_HEIGHT * style->scale / 2);
}

static char *
assay_score_ruler_describe (AssayChart *chart)
{
  AssayScoreRuler *self = ASSAY_SCORE_RULER (chart);
  int decimals = assay_framework_get_decimals (self->framework);
  g_autofree char *score = assay_format_number (self->score, decimals);
  g_autofree char *distance = NULL;
  g_autofree char *low = NULL;
  g_autofree char *high = NULL;

  if (isnan (self->score))
    return g_strdup (_("Not rated."));
  distance = self->standing != NULL ? g_strdup (self->standing)
                                    : assay_sentence_distance (self->framework, self->score);
  if (isnan (self->low) || isnan (self->high))
    /* TRANSLATORS: a score, and how far it is from the next band, such as "0.3 short of Gold" */
    return g_strdup_printf (_("Score %s of 100: %s."), score, distance);
  low = assay_format_number (self->low, decimals);
  high = assay_format_number (self->high, decimals);
  return g_strdup_printf (_("Score %s of 100: %s. 95 in 100 scores lie from %s to %s."), score,
                          distance, low, high);
}

static AssayTextTable *
assay_score_ruler_to_table (AssayChart *chart)
{
  AssayScoreRuler *self = ASSAY_SCORE_RULER (chart);
  AssayTextTable *table = assay_text_table_new (assay_chart_get_title (chart));
  int decimals = assay_framework_get_decimals (self->framework);
  const double values[] = { self->score, self->low, self->high };
  const char *labels[] = { _("Score"), _("95 in 100 scores from"), _("to") };

  assay_text_table_add_column (table, _("Figure"), FALSE);
  assay_text_table_add_column (table, _("Value"), TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      char **cells = g_new0 (char *, 3);

      cells[0] = g_strdup (labels[i]);
      cells[1] = isnan (values[i]) ? g_strdup ("–") : assay_format_number (values[i], decimals);
      assay_text_table_take_row (table, cells);
    }
  return table;
}

static void
assay_score_ruler_class_init (AssayScoreRulerClass *klass)
{
  AssayChartClass *chart_class = ASSAY_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_score_ruler_finalize;
  chart_class->measure = assay_score_ruler_measure;
  chart_class->draw = assay_score_ruler_draw;
  chart_class->describe = assay_score_ruler_describe;
  chart_class->to_table = assay_score_ruler_to_table;
}

static void
assay_score_ruler_init (AssayScoreRuler *self)
{
}

/**
 * assay_score_ruler_new:
 * @framework: whose bands are the segments
 * @score: 0 to 100, rounded; NaN where not rated, which leaves the ruler empty
 * @low: lower end of the middle 95 % of the redrawn scores; NaN where there is none
 * @high: upper end
 * @standing: (nullable): words for what stands between the score and the next band, without a full
 *   stop; %NULL: how far it is
 *
 * Makes a ruler.
 *
 * Returns: (transfer full): the chart
 */
AssayScoreRuler *
assay_score_ruler_new (AssayFramework *framework,
                       double          score,
                       double          low,
                       double          high,
                       const char     *standing)
{
  AssayScoreRuler *self = g_object_new (ASSAY_TYPE_SCORE_RULER, NULL);

  self->framework = g_object_ref (framework);
  self->score = score;
  self->low = low;
  self->high = high;
  self->standing = g_strdup (standing);
  return self;
}
