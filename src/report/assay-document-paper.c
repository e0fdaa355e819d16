/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a document's items are drawn with. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "report/assay-document-paper-private.h"

#define FOOT 808.0
#define WHOLE 160.0             /* text that is no higher stays on one page */

void
_assay_paper_begin_tag (AssayPaper *self,
                        const char *tag)
{
  if (self->tags)
    cairo_tag_begin (self->cr, tag, NULL);
}

void
_assay_paper_end_tag (AssayPaper *self,
                      const char *tag)
{
  if (self->tags)
    cairo_tag_end (self->cr, tag);
}

void
_assay_paper_set_text (AssayPaper *self,
                       const char *text,
                       double      points,
                       gboolean    bold,
                       double      width)
{
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string ("Cantarell, Sans");
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_font_description_set_absolute_size (font, points * PANGO_SCALE);
  pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (self->layout, font);
  pango_layout_set_alignment (self->layout, PANGO_ALIGN_LEFT);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (self->layout, width > 0 ? (int) (width * PANGO_SCALE) : -1);
  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  pango_layout_set_attributes (self->layout, attributes);
  pango_layout_set_text (self->layout, text, -1);
}

double
_assay_paper_get_height (AssayPaper *self)
{
  int height;

  pango_layout_get_size (self->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

double
_assay_paper_get_width (AssayPaper *self)
{
  int width;

  pango_layout_get_size (self->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

double
_assay_paper_measure (AssayPaper *self,
                      const char *text,
                      double      points,
                      gboolean    bold,
                      double      width)
{
  _assay_paper_set_text (self, text, points, bold, width);
  return _assay_paper_get_height (self);
}

void
_assay_paper_show (AssayPaper        *self,
                   double             x,
                   double             y,
                   const AssayColour *colour)
{
  assay_colour_set_source (colour, self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
}

void
_assay_paper_draw_line (AssayPaper        *self,
                        double             x1,
                        double             x2,
                        double             y,
                        const AssayColour *colour)
{
  assay_colour_set_source (colour, self->cr);
  cairo_set_line_width (self->cr, 0.75);
  cairo_move_to (self->cr, x1, y);
  cairo_line_to (self->cr, x2, y);
  cairo_stroke (self->cr);
}

void
_assay_paper_end_page (AssayPaper *self)
{
  g_autofree char *number = self->n_pages > 0
                              ? g_strdup_printf (_("Page %u of %u"), self->page, self->n_pages)
                              : g_strdup ("");

  _assay_paper_set_text (self, self->document->title, ASSAY_PAPER_SMALL, FALSE, ASSAY_PAPER_WIDTH - 90);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  _assay_paper_show (self, ASSAY_PAPER_MARGIN, FOOT, &self->palette->secondary);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  _assay_paper_set_text (self, number, ASSAY_PAPER_SMALL, FALSE, -1);
  _assay_paper_show (self, ASSAY_PAPER_MARGIN + ASSAY_PAPER_WIDTH - _assay_paper_get_width (self), FOOT,
                     &self->palette->secondary);
  cairo_show_page (self->cr);
}

void
_assay_paper_next_page (AssayPaper *self)
{
  _assay_paper_end_page (self);
  self->page++;
  self->y = ASSAY_PAPER_TOP;
}

/* Goes to the next page if there is no room here; at the top of a page there is as much as there can be. */
gboolean
_assay_paper_make_room (AssayPaper *self,
                        double      height)
{
  if (self->y + height <= ASSAY_PAPER_BOTTOM || self->y <= ASSAY_PAPER_TOP)
    return FALSE;
  _assay_paper_next_page (self);
  return TRUE;
}

void
_assay_paper_draw_text (AssayPaper        *self,
                        const char        *tag,
                        const char        *text,
                        double             points,
                        gboolean           bold,
                        const AssayColour *colour)
{
  _assay_paper_set_text (self, text, points, bold, ASSAY_PAPER_WIDTH);
  _assay_paper_begin_tag (self, tag);
  _assay_paper_show (self, ASSAY_PAPER_MARGIN, self->y, colour);
  _assay_paper_end_tag (self, tag);
  self->y += _assay_paper_get_height (self) + ASSAY_PAPER_GAP;
}

/* How many bytes of the layout's text stand in lines that end within @height; a line at least. */
static gsize
get_fitting (AssayPaper *self,
             double      height)
{
  PangoLayoutIter *lines = pango_layout_get_iter (self->layout);
  gsize fitting = strlen (pango_layout_get_text (self->layout));

  while (pango_layout_iter_next_line (lines))
    {
      PangoRectangle extents;

      pango_layout_iter_get_line_extents (lines, NULL, &extents);
      if (extents.y + extents.height > height * PANGO_SCALE)
        {
          fitting = (gsize) pango_layout_iter_get_line_readonly (lines)->start_index;
          break;
        }
    }
  pango_layout_iter_free (lines);
  return fitting;
}

/* Leaves in the layout the lines of @text that end within @height, and returns the text after them. */
const char *
_assay_paper_cut_text (AssayPaper *self,
                       const char *text,
                       double      height)
{
  const char *rest = text + get_fitting (self, height);
  g_autofree char *piece = g_strndup (text, (gsize) (rest - text));

  /* A paragraph's end at the cut is the page's end: it would be an empty line. */
  if (*rest != '\0' && g_str_has_suffix (piece, "\n"))
    piece[rest - text - 1] = '\0';
  pango_layout_set_text (self->layout, piece, -1);
  return rest;
}

/* How much of text of @height must be together: short text stays whole, longer text is cut between its lines. */
double
_assay_paper_get_whole (double height)
{
  return height <= WHOLE ? height : ASSAY_PAPER_FIRST_LINES;
}
