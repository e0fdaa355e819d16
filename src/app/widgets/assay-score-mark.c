/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-score-mark.h"

#include <math.h>

/* Drawn with coloured rectangles and one cached texture, without cairo, so that a list of tens of
 * thousands scrolls without a hitch. */

#define DOT 8
#define LINE 2.5f

struct _AssayScoreMark
{
  GtkWidget parent_instance;

  AssayFramework *framework;
  double score;
  double low;
  double high;
};

G_DEFINE_FINAL_TYPE (AssayScoreMark, assay_score_mark, GTK_TYPE_WIDGET)

/**
 * assay_score_mark_axis_start:
 * @framework: (nullable): a framework
 *
 * Returns: where the axis of a list begins, in points; it ends at 100. Twenty points below the lowest
 *   limit, in tens: what is below is not told apart anyway
 */
double
assay_score_mark_axis_start (AssayFramework *framework)
{
  double lowest = 100;

  for (guint i = 0; framework != NULL && i < assay_framework_get_n_bands (framework); i++)
    {
      const double from = assay_framework_get_band (framework, i)->from;

      if (isfinite (from) && from < lowest)
        lowest = from;
    }
  return MAX (0, floor ((lowest - 20) / 10) * 10);
}

/* Where a score lies on the axis. */
static float
to_x (AssayFramework        *framework,
      const graphene_rect_t *area,
      double                 points)
{
  const double start = assay_score_mark_axis_start (framework);
  const double share = (CLAMP (points, start, 100) - start) / (100 - start);

  return area->origin.x + (float) share * area->size.width;
}

static void
append_line (GtkSnapshot       *snapshot,
             const AssayColour *colour,
             float              x,
             float              y,
             float              width,
             float              height)
{
  GdkRGBA rgba;

  assay_style_to_rgba (colour, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &GRAPHENE_RECT_INIT (x, y, width, height));
}

static void
append_axis (GtkSnapshot           *snapshot,
             AssayFramework        *framework,
             const graphene_rect_t *area,
             float                  middle)
{
  const AssayPalette *palette = assay_style_get_palette ();
  AssayColour limit = palette->hairline;

  /* The limits stand out from the axis without drawing the eye from the dot. */
  limit.red = (limit.red + palette->secondary.red) / 2;
  limit.green = (limit.green + palette->secondary.green) / 2;
  limit.blue = (limit.blue + palette->secondary.blue) / 2;
  append_line (snapshot, &palette->hairline, area->origin.x, middle, area->size.width, 1);
  for (guint i = 0; framework != NULL && i < assay_framework_get_n_bands (framework); i++)
    {
      const double from = assay_framework_get_band (framework, i)->from;

      if (isfinite (from))
        append_line (snapshot, &limit, floorf (to_x (framework, area, from)), middle - 7, 1, 15);
    }
}

/**
 * assay_score_mark_draw:
 * @snapshot: where it goes
 * @framework: (nullable): whose bands' limits are drawn
 * @area: where, in pixels
 * @factor: the scale factor of the widget it is drawn in
 * @score: 0 to 100, NaN where not rated
 * @low: lower end of its interval, NaN where there is none
 * @high: upper end
 *
 * Draws the axis with a score on it, for the cells of a list.
 */
void
assay_score_mark_draw (GtkSnapshot           *snapshot,
                       AssayFramework        *framework,
                       const graphene_rect_t *area,
                       int                    factor,
                       double                 score,
                       double                 low,
                       double                 high)
{
  const AssayPalette *palette = assay_style_get_palette ();
  const float middle = area->origin.y + floorf (area->size.height / 2);
  float x;

  append_axis (snapshot, framework, area, middle);
  if (isnan (score))
    return;
  if (!isnan (low) && !isnan (high))
    {
      x = to_x (framework, area, low);
      append_line (snapshot, &palette->mark, x, middle + 0.5f - LINE / 2,
                   to_x (framework, area, high) - x, LINE);
    }
  x = to_x (framework, area, score);
  gtk_snapshot_append_texture (snapshot,
                               assay_style_get_shape (ASSAY_SHAPE_CIRCLE, ASSAY_INK_MARK, DOT * factor),
                               &GRAPHENE_RECT_INIT (x - DOT / 2, middle + 0.5f - DOT / 2, DOT, DOT));
}

static void
assay_score_mark_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  AssayScoreMark *self = ASSAY_SCORE_MARK (widget);
  const float width = (float) gtk_widget_get_width (widget);
  const float height = (float) gtk_widget_get_height (widget);

  assay_score_mark_draw (snapshot, self->framework, &GRAPHENE_RECT_INIT (0, 0, width, height),
                         gtk_widget_get_scale_factor (widget), self->score, self->low, self->high);
}

static void
assay_score_mark_measure (GtkWidget      *widget,
                          GtkOrientation  orientation,
                          int             for_size,
                          int            *minimum,
                          int            *natural,
                          int            *minimum_baseline,
                          int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 44 : 16;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 82 : 16;
}

/**
 * assay_score_mark_set_framework:
 * @self: a mark
 * @framework: (nullable): whose bands' limits are drawn
 */
void
assay_score_mark_set_framework (AssayScoreMark *self,
                                AssayFramework *framework)
{
  g_return_if_fail (ASSAY_IS_SCORE_MARK (self));

  if (g_set_object (&self->framework, framework))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * assay_score_mark_set:
 * @self: a mark
 * @score: 0 to 100, NaN where not rated
 * @low: lower end of its interval, NaN where there is none
 * @high: upper end
 */
void
assay_score_mark_set (AssayScoreMark *self,
                      double          score,
                      double          low,
                      double          high)
{
  g_return_if_fail (ASSAY_IS_SCORE_MARK (self));

  self->score = score;
  self->low = low;
  self->high = high;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
assay_score_mark_finalize (GObject *object)
{
  g_clear_object (&ASSAY_SCORE_MARK (object)->framework);
  G_OBJECT_CLASS (assay_score_mark_parent_class)->finalize (object);
}

static void
assay_score_mark_class_init (AssayScoreMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_score_mark_finalize;
  widget_class->measure = assay_score_mark_measure;
  widget_class->snapshot = assay_score_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_score_mark_init (AssayScoreMark *self)
{
  self->score = NAN;
  self->low = NAN;
  self->high = NAN;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_score_mark_new:
 *
 * Returns: (transfer floating): a mark without a score
 */
GtkWidget *
assay_score_mark_new (void)
{
  return g_object_new (ASSAY_TYPE_SCORE_MARK, NULL);
}
