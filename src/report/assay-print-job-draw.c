/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "report/assay-chart-pen.h"
#include "report/assay-print-job-private.h"

static void
draw_cells (AssayChartPen        *pen,
            const AssayPrintItem *item,
            char *const          *cells,
            gboolean              bold,
            double                middle)
{
  double x = 0;

  for (guint i = 0; i < item->table->n_columns; i++)
    {
      gboolean numeric = item->table->numeric[i];
      AssayChartText text = { .points = ASSAY_CHART_TINY, .bold = bold, .align = numeric ? 1 : 0,
                              .max_lines = ASSAY_PRINT_MOST_LINES,
                              .max_width = item->widths[i] - 2 * ASSAY_PRINT_CELL_PADDING + 1 };

      assay_chart_pen_text (pen, &text, numeric ? x + item->widths[i] - ASSAY_PRINT_CELL_PADDING
                                                : x + ASSAY_PRINT_CELL_PADDING, middle, cells[i]);
      x += item->widths[i];
    }
}

static void
draw_rows (AssayChartPen         *pen,
           const AssayPrintBlock *block,
           double                 width,
           double                 y)
{
  const AssayPalette *palette = pen->style->palette;
  const AssayPrintItem *item = block->item;

  draw_cells (pen, item, item->table->headings, TRUE, y + item->head_height / 2);
  y += item->head_height;
  assay_chart_pen_line (pen, &palette->text, 1, 0, y, width, y);
  for (guint i = block->first_row; i < block->first_row + block->n_rows; i++)
    {
      draw_cells (pen, item, g_ptr_array_index (item->table->rows, i), FALSE,
                  y + item->heights[i] / 2);
      y += item->heights[i];
      assay_chart_pen_line (pen, &palette->hairline, 1, 0, y, width, y);
    }
}

static void
draw_chart (AssayChartPen         *pen,
            const AssayPrintBlock *block,
            double                 width,
            double                 y)
{
  double room = block->y + block->height - y;
  double natural = assay_chart_measure (block->item->chart, pen->style, width);
  double zoom = natural > room ? room / natural : 1;

  cairo_save (pen->cr);
  cairo_translate (pen->cr, 0, y);
  cairo_scale (pen->cr, zoom, zoom);
  assay_chart_draw (block->item->chart, pen->cr, pen->style, width, natural);
  cairo_restore (pen->cr);
}

static void
draw_block (AssayChartPen         *pen,
            const AssayPrintBlock *block,
            double                 width)
{
  double y = block->y + _assay_print_item_get_title_height (block->item);

  if (y > block->y)
    assay_chart_pen_text (pen,
                          &(AssayChartText){ .points = ASSAY_CHART_BODY, .bold = TRUE,
                                             .max_width = width },
                          0, block->y + ASSAY_PRINT_TITLE_HEIGHT / 2,
                          _assay_print_item_get_title (block->item));
  if (block->item->chart != NULL)
    draw_chart (pen, block, width, y);
  else
    draw_rows (pen, block, width, y);
}

static void
draw_edges (AssayPrintJob *self,
            AssayChartPen *pen,
            guint          page)
{
  AssayChartText small = { .points = ASSAY_CHART_TINY, .colour = &pen->style->palette->secondary,
                           .max_width = self->width };
  g_autofree char *number = g_strdup_printf (_("Page %u of %u"), page + 1, self->n_pages);

  assay_chart_pen_text (pen,
                        &(AssayChartText){ .points = 13, .bold = TRUE, .max_width = self->width },
                        0, 12, self->title);
  assay_chart_pen_text (pen, &small, 0, 32, self->subtitle);
  small.align = 1;
  small.max_width = 0;
  assay_chart_pen_text (pen, &small, self->width,
                        self->height - ASSAY_PRINT_FOOT_HEIGHT / 2, number);
}

/**
 * assay_print_job_draw_page:
 * @self: a job that is paginated
 * @cr: the page, in points, from the upper left of what can be printed on
 * @page: from 0
 *
 * Draws a page. Leaves cairo's state as it was.
 */
void
assay_print_job_draw_page (AssayPrintJob *self,
                           cairo_t       *cr,
                           guint          page)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartStyle style = _assay_print_make_style ();

  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  cairo_scale (cr, ASSAY_PRINT_POINTS_PER_PIXEL, ASSAY_PRINT_POINTS_PER_PIXEL);
  assay_chart_pen_init (&pen, cr, &style);
  draw_edges (self, &pen, page);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const AssayPrintBlock *block = &g_array_index (self->blocks, AssayPrintBlock, i);

      if (block->page == page)
        draw_block (&pen, block, self->width);
    }
  cairo_restore (cr);
}
