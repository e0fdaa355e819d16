/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A document's items on its pages. Each item, and each row of a table, is measured first; what has no room goes to
 * the next page, and long text goes on there. Every tag is closed on the page where it was opened: cairo's writer
 * knows no tags that run across pages, so a table that does is a table anew on each. */

#include "config.h"

#include "report/assay-document-paper-private.h"

#define BOX 10.0
#define BADGE_HEIGHT 34.0

static double
get_heading_points (guint level)
{
  const double points[] = { 20, 15, 12.5, 11 };

  return points[MIN (level, 3)];
}

static void
draw_heading (AssayPaper *self,
              guint       level,
              const char *text)
{
  g_autofree char *tag = g_strdup_printf ("H%u", level + 1);

  if (self->y > ASSAY_PAPER_TOP)
    self->y += ASSAY_PAPER_GAP;
  _assay_paper_draw_text (self, tag, text, get_heading_points (level), TRUE, &self->palette->text);
  self->y -= ASSAY_PAPER_GAP / 3;
}

/* A paragraph longer than what is left of a page is cut between its lines. */
static void
draw_paragraph (AssayPaper *self,
                const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "\n", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const char *rest = parts[i];
      double height = _assay_paper_measure (self, rest, ASSAY_PAPER_BODY, FALSE, ASSAY_PAPER_WIDTH);

      _assay_paper_make_room (self, _assay_paper_get_whole (height));
      do
        {
          _assay_paper_set_text (self, rest, ASSAY_PAPER_BODY, FALSE, ASSAY_PAPER_WIDTH);
          rest = _assay_paper_cut_text (self, rest, ASSAY_PAPER_BOTTOM - self->y);
          _assay_paper_begin_tag (self, "P");
          _assay_paper_show (self, ASSAY_PAPER_MARGIN, self->y, &self->palette->text);
          _assay_paper_end_tag (self, "P");
          self->y += _assay_paper_get_height (self);
          if (*rest != '\0')
            _assay_paper_next_page (self);
        }
      while (*rest != '\0');
      self->y += parts[i + 1] != NULL ? ASSAY_PAPER_GAP / 3 : ASSAY_PAPER_GAP;
    }
}

static void
draw_badge (AssayPaper              *self,
            const AssayDocumentItem *item)
{
  const AssayRoleColours *colours = &self->palette->roles[item->role];
  double middle = self->y + BADGE_HEIGHT / 2;
  double width;

  _assay_paper_set_text (self, item->text, 17, TRUE, -1);
  width = _assay_paper_get_width (self) + 54;
  _assay_paper_begin_tag (self, "P");
  assay_colour_set_source (&colours->fill, self->cr);
  cairo_rectangle (self->cr, ASSAY_PAPER_MARGIN, self->y, width, BADGE_HEIGHT);
  cairo_fill_preserve (self->cr);
  assay_colour_set_source (&colours->shape, self->cr);
  cairo_set_line_width (self->cr, 1);
  cairo_stroke (self->cr);
  assay_shape_draw (assay_shape_for_role (item->role), self->cr, &colours->shape, ASSAY_PAPER_MARGIN + 20,
                    middle, 16);
  cairo_new_path (self->cr);
  _assay_paper_show (self, ASSAY_PAPER_MARGIN + 38, middle - _assay_paper_get_height (self) / 2, &colours->word);
  _assay_paper_set_text (self, item->beside, 13, FALSE, ASSAY_PAPER_WIDTH - width - 14);
  _assay_paper_show (self, ASSAY_PAPER_MARGIN + width + 14, middle - _assay_paper_get_height (self) / 2,
                     &self->palette->text);
  _assay_paper_end_tag (self, "P");
  self->y += BADGE_HEIGHT + ASSAY_PAPER_GAP;
}

/* Charts are laid out in pixels of 96 to the inch. */
static double
measure_chart (const AssayDocumentItem *item)
{
  const AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };

  return assay_chart_measure (item->chart, &style, ASSAY_PAPER_WIDTH / 0.75) * 0.75;
}

static void
draw_chart (AssayPaper              *self,
            const AssayDocumentItem *item)
{
  const AssayChartStyle style = { assay_palette_get (FALSE), NULL, 1 };
  g_autofree char *description = assay_chart_describe (item->chart);
  double height = measure_chart (item);

  if (item->text[0] != '\0')
    _assay_paper_draw_text (self, "P", item->text, ASSAY_PAPER_BODY, TRUE, &self->palette->text);
  _assay_paper_begin_tag (self, "Figure");
  cairo_save (self->cr);
  cairo_translate (self->cr, ASSAY_PAPER_MARGIN, self->y);
  cairo_scale (self->cr, 0.75, 0.75);
  assay_chart_draw (item->chart, self->cr, &style, ASSAY_PAPER_WIDTH / 0.75, height / 0.75);
  cairo_restore (self->cr);
  _assay_paper_end_tag (self, "Figure");
  self->y += height + ASSAY_PAPER_GAP;
  draw_paragraph (self, description);
}

/* Boxes to tick, in as many lines as they need; without @draws only the height is worked out. */
static double
lay_choices (AssayPaper              *self,
             const AssayDocumentItem *item,
             gboolean                 draws)
{
  double x = ASSAY_PAPER_MARGIN;
  double y = self->y;

  _assay_paper_set_text (self, item->text, ASSAY_PAPER_BODY, TRUE, -1);
  if (draws)
    _assay_paper_show (self, x, y, &self->palette->text);
  x += item->text[0] != '\0' ? _assay_paper_get_width (self) + 12 : 0;
  for (guint i = 0; item->choices[i] != NULL; i++)
    {
      double width;

      _assay_paper_set_text (self, item->choices[i], ASSAY_PAPER_BODY, FALSE, -1);
      width = BOX + 5 + _assay_paper_get_width (self) + 14;
      if (x + width > ASSAY_PAPER_MARGIN + ASSAY_PAPER_WIDTH && x > ASSAY_PAPER_MARGIN)
        {
          x = ASSAY_PAPER_MARGIN;
          y += ASSAY_PAPER_LINE * 0.75;
        }
      if (draws)
        {
          assay_colour_set_source (&self->palette->secondary, self->cr);
          cairo_set_line_width (self->cr, 0.9);
          cairo_rectangle (self->cr, x, y + 2, BOX, BOX);
          cairo_stroke (self->cr);
          _assay_paper_show (self, x + BOX + 5, y, &self->palette->text);
        }
      x += width;
    }
  return y - self->y + ASSAY_PAPER_LINE * 0.75;
}

static void
draw_lines (AssayPaper              *self,
            const AssayDocumentItem *item)
{
  _assay_paper_set_text (self, item->text, ASSAY_PAPER_BODY, TRUE, -1);
  _assay_paper_begin_tag (self, "P");
  _assay_paper_show (self, ASSAY_PAPER_MARGIN, self->y, &self->palette->text);
  _assay_paper_end_tag (self, "P");
  for (guint i = 0; i < item->number; i++)
    {
      double start = i == 0 && item->text[0] != '\0' ? _assay_paper_get_width (self) + 8 : 0;

      _assay_paper_draw_line (self, ASSAY_PAPER_MARGIN + start, ASSAY_PAPER_MARGIN + ASSAY_PAPER_WIDTH,
                              self->y + 14 + i * ASSAY_PAPER_LINE, &self->palette->secondary);
    }
  self->y += item->number * ASSAY_PAPER_LINE + ASSAY_PAPER_GAP / 2;
}

/* What must be together on a page; a table needs its headings and a row. */
static double
measure_item (AssayPaper              *self,
              const AssayDocumentItem *item)
{
  double height;

  switch (item->kind)
    {
    case ASSAY_DOCUMENT_HEADING:
      return _assay_paper_measure (self, item->text, get_heading_points (item->number), TRUE, ASSAY_PAPER_WIDTH)
             + 2 * ASSAY_PAPER_GAP;
    case ASSAY_DOCUMENT_PARAGRAPH:
      height = _assay_paper_measure (self, item->text, ASSAY_PAPER_BODY, FALSE, ASSAY_PAPER_WIDTH);
      return MIN (ASSAY_PAPER_FIRST_LINES, height) + ASSAY_PAPER_GAP;
    case ASSAY_DOCUMENT_BADGE:
      return BADGE_HEIGHT + ASSAY_PAPER_GAP;
    case ASSAY_DOCUMENT_TABLE:
      return _assay_paper_measure_headings (self, item) + 2 * ASSAY_PAPER_LINE;
    case ASSAY_DOCUMENT_CHART:
      return measure_chart (item) + 3 * ASSAY_PAPER_LINE;
    case ASSAY_DOCUMENT_CHOICES:
      return lay_choices (self, item, FALSE);
    case ASSAY_DOCUMENT_LINES:
    default:
      return item->number * ASSAY_PAPER_LINE + ASSAY_PAPER_GAP;
    }
}

static void
draw_item (AssayPaper              *self,
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
      _assay_paper_draw_table (self, item);
      break;
    case ASSAY_DOCUMENT_CHART:
      draw_chart (self, item);
      break;
    case ASSAY_DOCUMENT_CHOICES:
      _assay_paper_begin_tag (self, "P");
      self->y += lay_choices (self, item, TRUE);
      _assay_paper_end_tag (self, "P");
      break;
    case ASSAY_DOCUMENT_LINES:
    default:
      draw_lines (self, item);
      break;
    }
}

static void
draw_items (AssayPaper *self)
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
          _assay_paper_make_room (self, MIN (height, ASSAY_PAPER_BOTTOM - ASSAY_PAPER_TOP));
        }
      else
        _assay_paper_make_room (self, measure_item (self, items->pdata[i]));
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
  AssayPaper paper = { self, cairo_create (surface), NULL, assay_palette_get (FALSE), tags, *n_pages, 1,
                       ASSAY_PAPER_TOP };

  paper.layout = pango_cairo_create_layout (paper.cr);
  _assay_paper_draw_text (&paper, "H1", self->title, get_heading_points (0), TRUE, &paper.palette->text);
  paper.y -= ASSAY_PAPER_GAP / 2;
  if (self->subtitle[0] != '\0')
    _assay_paper_draw_text (&paper, "P", self->subtitle, ASSAY_PAPER_BODY, FALSE, &paper.palette->secondary);
  draw_items (&paper);
  _assay_paper_end_page (&paper);
  *n_pages = paper.page;
  g_object_unref (paper.layout);
  cairo_destroy (paper.cr);
}
