/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/widgets/assay-points-mark.h"

#include <math.h>

#define DOT 9
#define LINE 2.5f
/* Room at both ends, so that a dot at 0 or 100 is whole. */
#define MARGIN 6

struct _AssayPointsMark
{
  GtkWidget parent_instance;

  double points;
  double low;
  double high;
  gboolean tentative;
};

G_DEFINE_FINAL_TYPE (AssayPointsMark, assay_points_mark, GTK_TYPE_WIDGET)

static float
to_x (GtkWidget *widget,
      double     points)
{
  return (float) (MARGIN + points / 100 * (gtk_widget_get_width (widget) - 2 * MARGIN));
}

static void
append_rectangle (GtkSnapshot       *snapshot,
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

static AssayShape
get_shape (AssayPointsMark *self)
{
  if (isnan (self->low))
    return ASSAY_SHAPE_DIAMOND;
  return self->tentative ? ASSAY_SHAPE_RING : ASSAY_SHAPE_CIRCLE;
}

static void
assay_points_mark_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  AssayPointsMark *self = ASSAY_POINTS_MARK (widget);
  const AssayPalette *palette = assay_style_get_palette ();
  const float height = (float) gtk_widget_get_height (widget);
  const float middle = floorf (height / 2) + 0.5f;
  GdkTexture *texture;
  float x;

  for (int i = 0; i <= 100; i += 50)
    append_rectangle (snapshot, &palette->hairline, floorf (to_x (widget, i)), 0, 1, height);
  if (isnan (self->points))
    return;
  if (!isnan (self->low))
    {
      x = to_x (widget, self->low);
      append_rectangle (snapshot, &palette->mark, x, middle - LINE / 2,
                        to_x (widget, self->high) - x, LINE);
    }
  x = to_x (widget, self->points);
  texture = assay_style_get_shape (get_shape (self), ASSAY_INK_MARK,
                                   DOT * gtk_widget_get_scale_factor (widget));
  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (x - DOT / 2.0f, middle - DOT / 2.0f, DOT,
                                                    DOT));
}

static void
assay_points_mark_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 100 : 16;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 154 : 16;
}

static void
assay_points_mark_class_init (AssayPointsMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = assay_points_mark_measure;
  widget_class->snapshot = assay_points_mark_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
assay_points_mark_init (AssayPointsMark *self)
{
  assay_style_watch (GTK_WIDGET (self));
}

/**
 * assay_points_mark_new:
 * @points: 0 to 100, NaN draws the axis alone
 * @low: lower end of the interval in points, NaN where there is none
 * @high: upper end
 * @tentative: whether the base is under the minimum
 *
 * Returns: (transfer floating): a mark
 */
GtkWidget *
assay_points_mark_new (double   points,
                       double   low,
                       double   high,
                       gboolean tentative)
{
  AssayPointsMark *self = g_object_new (ASSAY_TYPE_POINTS_MARK, NULL);

  self->points = points;
  self->low = low;
  self->high = high;
  self->tentative = tentative;
  return GTK_WIDGET (self);
}
