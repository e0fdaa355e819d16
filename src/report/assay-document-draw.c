/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A document's items on its pages. Each item, and each row of a table, is measured first; what has no room goes to
 * the next page. Every tag is closed on the page where it was opened: cairo's writer knows no tags that run across
 * pages, so a table that does is a table anew on each. */

#include "config.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>
#include <string.h>

#include "report/assay-document-private.h"

#define MARGIN 56.0
#define WIDTH 483.276           /* between the margins of A4 */
#define TOP 56.0
#define BOTTOM 782.0            /* the lowest that a page's content comes to */
#define FOOT 808.0
#define GAP 9.0
#define CELL 4.0
#define LINE 24.0
#define BOX 10.0
#define BODY 10.5
#define SMALL 8.5
#define BADGE_HEIGHT 34.0

typedef struct
{
  AssayDocument *document;
  cairo_t *cr;
  PangoLayout *layout;
  const AssayPalette *palette;
  gboolean tags;
  guint n_pages;
  guint page;
  double y;
} Paper;

static void
begin_tag (Paper      *self,
           const char *tag)
{
  if (self->tags)
    cairo_tag_begin (self->cr, tag, NULL);
}

static void
end_tag (Paper      *self,
         const char *tag)
{
  if (self->tags)
    cairo_tag_end (self->cr, tag);
}

static void
set_text (Paper      *self,
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

static double
get_height (Paper *self)
{
  int height;

  pango_layout_get_size (self->layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

static double
get_width (Paper *self)
{
  int width;

  pango_layout_get_size (self->layout, &width, NULL);
  return (double) width / PANGO_SCALE;
}

static double
measure (Paper      *self,
         const char *text,
         double      points,
         gboolean    bold,
         double      width)
{
  set_text (self, text, points, bold, width);
  return get_height (self);
}

static void
show (Paper             *self,
      double             x,
      double             y,
      const AssayColour *colour)
{
  assay_colour_set_source (colour, self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout (self->cr, self->layout);
  cairo_new_path (self->cr);
}

static void
draw_line (Paper             *self,
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

static void
end_page (Paper *self)
{
  g_autofree char *number = self->n_pages > 0
                              ? g_strdup_printf (_("Page %u of %u"), self->page, self->n_pages)
                              : g_strdup ("");

  set_text (self, self->document->title, SMALL, FALSE, WIDTH - 90);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
  show (self, MARGIN, FOOT, &self->palette->secondary);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_NONE);
  set_text (self, number, SMALL, FALSE, -1);
  show (self, MARGIN + WIDTH - get_width (self), FOOT, &self->palette->secondary);
  cairo_show_page (self->cr);
}

static void
next_page (Paper *self)
{
  end_page (self);
  self->page++;
  self->y = TOP;
}

/* Goes to the next page if there is no room here; at the top of a page there is as much as there can be. */
static gboolean
make_room (Paper  *self,
           double  height)
{
  if (self->y + height <= BOTTOM || self->y <= TOP)
    return FALSE;
  next_page (self);
  return TRUE;
}

static double
get_heading_points (guint level)
{
  const double points[] = { 20, 15, 12.5, 11 };

  return points[MIN (level, 3)];
}

static void
draw_text (Paper             *self,
           const char        *tag,
           const char        *text,
           double             points,
           gboolean           bold,
           const AssayColour *colour)
{
  set_text (self, text, points, bold, WIDTH);
  begin_tag (self, tag);
  show (self, MARGIN, self->y, colour);
  end_tag (self, tag);
  self->y += get_height (self) + GAP;
}

static void
draw_heading (Paper      *self,
              guint       level,
              const char *text)
{
  g_autofree char *tag = g_strdup_printf ("H%u", level + 1);

  if (self->y > TOP)
    self->y += GAP;
  draw_text (self, tag, text, get_heading_points (level), TRUE, &self->palette->text);
  self->y -= GAP / 3;
}

/* A paragraph longer than what is left of a page is cut between its lines. */
static void
draw_paragraph (Paper      *self,
                const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      double height = measure (self, parts[i][0] != '\0' ? parts[i] : " ", BODY, FALSE, WIDTH);

      make_room (self, height);
      draw_text (self, "P", parts[i], BODY, FALSE, &self->palette->text);
      self->y -= parts[i + 1] != NULL ? GAP * 2 / 3 : 0;
    }
}

static void
draw_badge (Paper                   *self,
            const AssayDocumentItem *item)
{
  const AssayRoleColours *colours = &self->palette->roles[item->role];
  double width;

  set_text (self, item->text, 17, TRUE, -1);
  width = get_width (self) + 54;
  begin_tag (self, "P");
  assay_colour_set_source (&colours->fill, self->cr);
  cairo_rectangle (self->cr, MARGIN, self->y, width, BADGE_HEIGHT);
  cairo_fill_preserve (self->cr);
  assay_colour_set_source (&colours->shape, self->cr);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  assay_shape_draw (assay_shape_for_role (item->role), self->cr, &colours->shape, MARGIN + 20,
                    self->y + BADGE_HEIGHT / 2, 16);
  cairo_new_path (self->cr);
  show (self, MARGIN + 38, self->y + (BADGE_HEIGHT - get_height (self)) / 2, &colours->word);
  set_text (self, item->beside, 13, FALSE, WIDTH - width - 14);
  show (self, MARGIN + width + 14, self->y + (BADGE_HEIGHT - get_height (self)) / 2, &self->palette->text);
  end_tag (self, "P");
  self->y += BADGE_HEIGHT + GAP;
}

static double
measure_cells (Paper                   *self,
               const AssayDocumentItem *item,
               char                   **cells,
               gboolean                 bold)
{
  double height = 0;

  for (guint i = 0; i < item->table->n_columns; i++)
    height = MAX (height, measure (self, cells[i] != NULL ? cells[i] : "", SMALL + 0.5, bold,
                                   item->shares[i] * WIDTH - 2 * CELL));
  return MIN (height, BOTTOM - TOP - 60) + 2 * CELL;
}

static void
draw_cells (Paper                   *self,
            const AssayDocumentItem *item,
            char                   **cells,
            gboolean                 is_head)
{
  double height = measure_cells (self, item, cells, is_head);
  double x = MARGIN;

  begin_tag (self, "TR");
  for (guint i = 0; i < item->table->n_columns; i++)
    {
      double width = item->shares[i] * WIDTH;

      set_text (self, cells[i] != NULL ? cells[i] : "", SMALL + 0.5, is_head, width - 2 * CELL);
      if (item->table->numeric[i])
        pango_layout_set_alignment (self->layout, PANGO_ALIGN_RIGHT);
      pango_layout_set_height (self->layout, (int) ((height - 2 * CELL) * PANGO_SCALE));
      begin_tag (self, is_head ? "TH" : "TD");
      show (self, x + CELL, self->y + CELL, &self->palette->text);
      end_tag (self, is_head ? "TH" : "TD");
      pango_layout_set_height (self->layout, -1);
      x += width;
    }
  end_tag (self, "TR");
  self->y += height;
  draw_line (self, MARGIN, MARGIN + WIDTH, self->y, is_head ? &self->palette->secondary : &self->palette->hairline);
}

static void
draw_table (Paper                   *self,
            const AssayDocumentItem *item)
{
  double head = measure_cells (self, item, item->table->headings, TRUE);

  if (item->text[0] != '\0')
    {
      make_room (self, 30 + head + LINE);
      draw_text (self, "P", item->text, BODY, TRUE, &self->palette->text);
      self->y -= GAP / 2;
    }
  make_room (self, head + LINE);
  begin_tag (self, "Table");
  draw_cells (self, item, item->table->headings, TRUE);
  for (guint i = 0; i < item->table->rows->len; i++)
    {
      char **cells = item->table->rows->pdata[i];

      if (self->y + measure_cells (self, item, cells, FALSE) > BOTTOM)
        {
          end_tag (self, "Table");
          next_page (self);
          begin_tag (self, "Table");
          draw_cells (self, item, item->table->headings, TRUE);
        }
      draw_cells (self, item, cells, FALSE);
    }
  end_tag (self, "Table");
  self->y += GAP * 1.5;
}

/* Charts are laid out in pixels of 96 to the inch. */
static double
measure_chart (const AssayDocumentItem *item)
{
  const AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };

  return assay_chart_measure (item->chart, &style, WIDTH / 0.75) * 0.75;
}

static void
draw_chart (Paper                   *self,
            const AssayDocumentItem *item)
{
  const AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };
  g_autofree char *description = assay_chart_describe (item->chart);
  double height = measure_chart (item);

  if (item->text[0] != '\0')
    draw_text (self, "P", item->text, BODY, TRUE, &self->palette->text);
  begin_tag (self, "Figure");
  cairo_save (self->cr);
  cairo_translate (self->cr, MARGIN, self->y);
  cairo_scale (self->cr, 0.75, 0.75);
  assay_chart_draw (item->chart, self->cr, &style, WIDTH / 0.75, height / 0.75);
  cairo_restore (self->cr);
  end_tag (self, "Figure");
  self->y += height + GAP;
  draw_paragraph (self, description);
}

/* Boxes to tick, in as many lines as they need; without @draws only the height is worked out. */
static double
lay_choices (Paper                   *self,
             const AssayDocumentItem *item,
             gboolean                 draws)
{
  double x = MARGIN;
  double y = self->y;

  set_text (self, item->text, BODY, TRUE, -1);
  if (draws)
    show (self, x, y, &self->palette->text);
  x += item->text[0] != '\0' ? get_width (self) + 12 : 0;
  for (guint i = 0; item->choices[i] != NULL; i++)
    {
      double width;

      set_text (self, item->choices[i], BODY, FALSE, -1);
      width = BOX + 5 + get_width (self) + 14;
      if (x + width > MARGIN + WIDTH && x > MARGIN)
        {
          x = MARGIN;
          y += LINE * 0.75;
        }
      if (draws)
        {
          assay_colour_set_source (&self->palette->secondary, self->cr);
          cairo_set_line_width (self->cr, 0.9);
          cairo_rectangle (self->cr, x, y + 2, BOX, BOX);
          cairo_stroke (self->cr);
          show (self, x + BOX + 5, y, &self->palette->text);
        }
      x += width;
    }
  return y - self->y + LINE * 0.75;
}

static void
draw_lines (Paper                   *self,
            const AssayDocumentItem *item)
{
  set_text (self, item->text, BODY, TRUE, -1);
  begin_tag (self, "P");
  show (self, MARGIN, self->y, &self->palette->text);
  end_tag (self, "P");
  for (guint i = 0; i < item->number; i++)
    {
      double start = i == 0 && item->text[0] != '\0' ? get_width (self) + 8 : 0;

      draw_line (self, MARGIN + start, MARGIN + WIDTH, self->y + 14 + i * LINE, &self->palette->secondary);
    }
  self->y += item->number * LINE + GAP / 2;
}

/* What must be together on a page; a table needs its headings and a row. */
static double
measure_item (Paper                   *self,
              const AssayDocumentItem *item)
{
  switch (item->kind)
    {
    case ASSAY_DOCUMENT_HEADING:
      return measure (self, item->text, get_heading_points (item->number), TRUE, WIDTH) + 2 * GAP;
    case ASSAY_DOCUMENT_PARAGRAPH:
      return MIN (60, measure (self, item->text, BODY, FALSE, WIDTH)) + GAP;
    case ASSAY_DOCUMENT_BADGE:
      return BADGE_HEIGHT + GAP;
    case ASSAY_DOCUMENT_TABLE:
      return measure_cells (self, item, item->table->headings, TRUE) + 2 * LINE;
    case ASSAY_DOCUMENT_CHART:
      return measure_chart (item) + 3 * LINE;
    case ASSAY_DOCUMENT_CHOICES:
      return lay_choices (self, item, FALSE);
    case ASSAY_DOCUMENT_LINES:
    default:
      return item->number * LINE + GAP;
    }
}

static void
draw_item (Paper                   *self,
           const AssayDocumentItem *item)
{
  switch (item->kind)
    {
    case ASSAY_DOCUMENT_HEADING:
      draw_heading (self, item->number, item->text);
      break;
    case ASSAY_DOCUMENT_PARAGRAPH:
      draw_paragraph (self, item->text);
      break;
    case ASSAY_DOCUMENT_BADGE:
      draw_badge (self, item);
      break;
    case ASSAY_DOCUMENT_TABLE:
      draw_table (self, item);
      break;
    case ASSAY_DOCUMENT_CHART:
      draw_chart (self, item);
      break;
    case ASSAY_DOCUMENT_CHOICES:
      begin_tag (self, "P");
      self->y += lay_choices (self, item, TRUE);
      end_tag (self, "P");
      break;
    case ASSAY_DOCUMENT_LINES:
    default:
      draw_lines (self, item);
      break;
    }
}

static void
draw_items (Paper *self)
{
  GPtrArray *items = self->document->items;

  for (guint i = 0; i < items->len; i++)
    {
      double height = 0;
      guint j = i;

      /* Those that keep together are asked for room together, once. */
      if (i == 0 || !((const AssayDocumentItem *) items->pdata[i - 1])->keep_with_next)
        {
          do
            height += measure_item (self, items->pdata[j]);
          while (((const AssayDocumentItem *) items->pdata[j])->keep_with_next && ++j < items->len);
          make_room (self, MIN (height, BOTTOM - TOP));
        }
      else
        make_room (self, measure_item (self, items->pdata[i]));
      draw_item (self, items->pdata[i]);
    }
}

/**
 * _assay_document_draw:
 * @self: a document
 * @surface: what it is drawn on, in points
 * @tags: whether the surface takes tags
 * @n_pages: (inout): how many pages there are, 0 where it is not known; set to how many were drawn
 *
 * Draws all pages.
 */
void
_assay_document_draw (AssayDocument   *self,
                      cairo_surface_t *surface,
                      gboolean         tags,
                      guint           *n_pages)
{
  Paper paper = { self, cairo_create (surface), NULL, assay_palette_get (FALSE), tags, *n_pages, 1, TOP };

  paper.layout = pango_cairo_create_layout (paper.cr);
  draw_text (&paper, "H1", self->title, get_heading_points (0), TRUE, &paper.palette->text);
  paper.y -= GAP / 2;
  if (self->subtitle[0] != '\0')
    draw_text (&paper, "P", self->subtitle, BODY, FALSE, &paper.palette->secondary);
  draw_items (&paper);
  end_page (&paper);
  *n_pages = paper.page;
  g_object_unref (paper.layout);
  cairo_destroy (paper.cr);
}
