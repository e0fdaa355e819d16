/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-shape.h"

#include <math.h>

/**
 * assay_shape_for_role:
 * @role: a band's role
 *
 * The shape that goes with a role, the same everywhere. Any thread.
 *
 * Returns: the shape
 */
AssayShape
assay_shape_for_role (AssayRole role)
{
  static const AssayShape shapes[ASSAY_N_ROLES] = {
    [ASSAY_ROLE_GOLD] = ASSAY_SHAPE_DIAMOND,    [ASSAY_ROLE_SILVER] = ASSAY_SHAPE_CIRCLE,
    [ASSAY_ROLE_BRONZE] = ASSAY_SHAPE_TRIANGLE, [ASSAY_ROLE_PLAIN] = ASSAY_SHAPE_RING,
    [ASSAY_ROLE_NONE] = ASSAY_SHAPE_DASH,       [ASSAY_ROLE_RED] = ASSAY_SHAPE_SQUARE,
    [ASSAY_ROLE_AMBER] = ASSAY_SHAPE_TRIANGLE,  [ASSAY_ROLE_GREEN] = ASSAY_SHAPE_CIRCLE,
    [ASSAY_ROLE_BLUE] = ASSAY_SHAPE_DIAMOND,
  };

  g_return_val_if_fail (role < ASSAY_N_ROLES, ASSAY_SHAPE_DASH);
  return shapes[role];
}

static void
trace_polygon (cairo_t      *cr,
               const double *points,
               guint         n_points)
{
  for (guint i = 0; i < n_points; i++)
    cairo_line_to (cr, points[2 * i], points[2 * i + 1]);
  cairo_close_path (cr);
}

/* Shapes fill a box from -0.5 to 0.5, each made so large that all look of one size. */
static void
fill_unit_shape (AssayShape shape,
                 cairo_t   *cr)
{
  static const double diamond[] = { 0, -0.5, 0.5, 0, 0, 0.5, -0.5, 0 };
  static const double up[] = { 0, -0.46, 0.5, 0.42, -0.5, 0.42 };
  static const double down[] = { 0, 0.46, 0.5, -0.42, -0.5, -0.42 };

  switch (shape)
    {
    case ASSAY_SHAPE_DIAMOND:
      trace_polygon (cr, diamond, 4);
      break;
    case ASSAY_SHAPE_TRIANGLE:
      trace_polygon (cr, up, 3);
      break;
    case ASSAY_SHAPE_TRIANGLE_DOWN:
      trace_polygon (cr, down, 3);
      break;
    case ASSAY_SHAPE_SQUARE:
      cairo_rectangle (cr, -0.41, -0.41, 0.82, 0.82);
      break;
    case ASSAY_SHAPE_DASH:
      cairo_rectangle (cr, -0.45, -0.09, 0.9, 0.18);
      break;
    case ASSAY_SHAPE_CIRCLE:
    default:
      cairo_arc (cr, 0, 0, 0.45, 0, 2 * G_PI);
      break;
    }
  cairo_fill (cr);
}

static gboolean
is_ring (AssayShape shape)
{
  return shape == ASSAY_SHAPE_RING || shape == ASSAY_SHAPE_HALF || shape == ASSAY_SHAPE_QUARTER ||
         shape == ASSAY_SHAPE_THREE_QUARTERS;
}

/* Filled from the left side; quarters from the top on, against the clock. */
static void
draw_unit_ring (AssayShape shape,
                cairo_t   *cr)
{
  const double quarters = shape == ASSAY_SHAPE_QUARTER          ? 1
                          : shape == ASSAY_SHAPE_HALF           ? 2
                          : shape == ASSAY_SHAPE_THREE_QUARTERS ? 3
                                                                : 0;

  cairo_set_line_width (cr, 0.16);
  cairo_arc (cr, 0, 0, 0.38, 0, 2 * G_PI);
  cairo_stroke (cr);
  if (quarters > 0)
    {
      cairo_move_to (cr, 0, 0);
      cairo_arc (cr, 0, 0, 0.38, (3 - quarters) * G_PI / 2, 3 * G_PI / 2);
      cairo_close_path (cr);
      cairo_fill (cr);
    }
}

/**
 * assay_shape_draw:
 * @self: what to draw
 * @cr: where
 * @colour: in which colour
 * @x: the centre
 * @y: the centre
 * @size: edge of the box that it fills, in pixels
 *
 * Draws a shape. Fonts differ, so shapes are never typed. Cairo's path is empty afterwards.
 */
void
assay_shape_draw (AssayShape         self,
                  cairo_t           *cr,
                  const AssayColour *colour,
                  double             x,
                  double             y,
                  double             size)
{
  cairo_save (cr);
  cairo_new_path (cr);
  assay_colour_set_source (colour, cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, size, size);
  if (is_ring (self))
    draw_unit_ring (self, cr);
  else
    fill_unit_shape (self, cr);
  cairo_restore (cr);
}
