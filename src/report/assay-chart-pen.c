/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-chart-pen.h"

#include <math.h>

/**
 * assay_chart_pen_init:
 * @self: (out caller-allocates): a pen
 * @cr: (nullable): where to draw; NULL for measuring alone
 * @style: borrowed for the pen's life
 *
 * Prepares a pen. Text is laid out with unhinted metrics at 96 pixels an inch, so that what was
 * measured is what is drawn, on a screen and in a file alike. Any thread, but one pen for each.
 */
void
assay_chart_pen_init (AssayChartPen         *self,
                      cairo_t               *cr,
                      const AssayChartStyle *style)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();
  PangoAttrList *attributes = pango_attr_list_new ();

  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);

  self->cr = cr;
  self->style = style;
  self->layout = pango_layout_new (context);
  g_object_unref (context);
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (self->layout, attributes);
  pango_attr_list_unref (attributes);
}

/**
 * assay_chart_pen_clear:
 * @self: a pen
 *
 * Frees what the pen holds.
 */
void
assay_chart_pen_clear (AssayChartPen *self)
{
  g_clear_object (&self->layout);
}

/**
 * assay_chart_pen_scale:
 * @self: a pen
 * @pixels: a length at a scale of 1
 *
 * Scales a length with the text.
 *
 * Returns: pixels
 */
double
assay_chart_pen_scale (const AssayChartPen *self,
                       double               pixels)
{
  return pixels * self->style->scale;
}

static void
set_up_layout (AssayChartPen        *self,
               const AssayChartText *text,
               const char           *words)
{
  PangoFontDescription *font = pango_font_description_new ();

  pango_font_description_set_family (font, self->style->font != NULL ? self->style->font : "Sans");
  pango_font_description_set_size (font, (int) lround (text->points * self->style->scale
                                                       * PANGO_SCALE));
  pango_font_description_set_weight (font, text->bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, font);
  pango_font_description_free (font);

  pango_layout_set_width (self->layout,
                          text->max_width > 0 ? (int) (text->max_width * PANGO_SCALE) : -1);
  pango_layout_set_height (self->layout, -MAX (1, text->max_lines));
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_ellipsize (self->layout,
                              text->max_width > 0 ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  pango_layout_set_text (self->layout, words, -1);
}

static void
show_layout (AssayChartPen        *self,
             const AssayChartText *text,
             double                x,
             double                y)
{
  const AssayPalette *palette = self->style->palette;

  if (text->halo)
    {
      cairo_move_to (self->cr, x, y);
      pango_cairo_layout_path (self->cr, self->layout);
      cairo_set_line_width (self->cr, assay_chart_pen_scale (self, 4));
      cairo_set_line_join (self->cr, CAIRO_LINE_JOIN_ROUND);
      assay_colour_set_source (&palette->card, self->cr);
      cairo_stroke (self->cr);
    }
  assay_colour_set_source (text->colour != NULL ? text->colour : &palette->text, self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
  /* The current point stays after a layout, and the next arc would draw a line from it. */
  cairo_new_path (self->cr);
}

/**
 * assay_chart_pen_text:
 * @self: a pen with a place to draw
 * @text: how
 * @x: as @text aligns it
 * @y: the middle of its height
 * @words: what
 *
 * Draws words.
 *
 * Returns: how wide they are, in pixels
 */
double
assay_chart_pen_text (AssayChartPen        *self,
                      const AssayChartText *text,
                      double                x,
                      double                y,
                      const char           *words)
{
  PangoRectangle extents;
  double width;
  double height;

  set_up_layout (self, text, words);
  pango_layout_get_extents (self->layout, NULL, &extents);
  width = (double) extents.width / PANGO_SCALE;
  height = (double) extents.height / PANGO_SCALE;
  show_layout (self, text, x - width * text->align - (double) extents.x / PANGO_SCALE,
               y - height / 2);
  return width;
}

/**
 * assay_chart_pen_get_text_size:
 * @self: a pen, also one for measuring
 * @text: how
 * @words: what
 * @width: (out) (optional): pixels
 * @height: (out) (optional): pixels
 *
 * Measures words.
 */
void
assay_chart_pen_get_text_size (AssayChartPen        *self,
                               const AssayChartText *text,
                               const char           *words,
                               double               *width,
                               double               *height)
{
  PangoRectangle extents;

  set_up_layout (self, text, words);
  pango_layout_get_extents (self->layout, NULL, &extents);
  if (width != NULL)
    *width = (double) extents.width / PANGO_SCALE;
  if (height != NULL)
    *height = (double) extents.height / PANGO_SCALE;
}

/**
 * assay_chart_pen_shape:
 * @self: a pen
 * @role: whose shape and colour
 * @x: the centre
 * @y: the centre
 * @size: its box at a scale of 1
 *
 * Draws the shape of a band.
 */
void
assay_chart_pen_shape (AssayChartPen *self,
                       AssayRole      role,
                       double         x,
                       double         y,
                       double         size)
{
  assay_shape_draw (assay_shape_for_role (role), self->cr,
                    &self->style->palette->roles[role].shape, x, y,
                    assay_chart_pen_scale (self, size));
}

/**
 * assay_chart_pen_line:
 * @self: a pen
 * @colour: of the line
 * @width: its width at a scale of 1
 * @x1: where it begins
 * @y1: where it begins
 * @x2: where it ends
 * @y2: where it ends
 *
 * Draws a straight line. Thin upright and level ones are moved onto whole pixels.
 */
void
assay_chart_pen_line (AssayChartPen     *self,
                      const AssayColour *colour,
                      double             width,
                      double             x1,
                      double             y1,
                      double             x2,
                      double             y2)
{
  double shift = width <= 1 ? 0.5 : 0;

  if (x1 == x2 && shift > 0)
    x1 = x2 = floor (x1) + shift;
  if (y1 == y2 && shift > 0)
    y1 = y2 = floor (y1) + shift;
  assay_colour_set_source (colour, self->cr);
  cairo_set_line_width (self->cr, assay_chart_pen_scale (self, width));
  cairo_move_to (self->cr, x1, y1);
  cairo_line_to (self->cr, x2, y2);
  cairo_stroke (self->cr);
}

/**
 * assay_chart_pen_box:
 * @self: a pen
 * @fill: of the box
 * @border: (nullable): of its edge; NULL for none
 * @x: left
 * @y: top
 * @width: pixels
 * @height: pixels
 *
 * Draws a box, its border within.
 */
void
assay_chart_pen_box (AssayChartPen     *self,
                     const AssayColour *fill,
                     const AssayColour *border,
                     double             x,
                     double             y,
                     double             width,
                     double             height)
{
  if (width <= 0 || height <= 0)
    return;
  cairo_rectangle (self->cr, x, y, width, height);
  assay_colour_set_source (fill, self->cr);
  cairo_fill (self->cr);
  if (border == NULL)
    return;
  cairo_rectangle (self->cr, x + 0.5, y + 0.5, MAX (0.5, width - 1), MAX (0.5, height - 1));
  assay_colour_set_source (border, self->cr);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
}
