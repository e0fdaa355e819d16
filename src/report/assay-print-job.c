/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-print-job.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-chart-pen.h"

/* Everything is laid out in pixels of 96 to the inch, as charts are, and drawn at three quarters of
 * that: paper is measured in points. A page has a head with the title, a foot with its number, and
 * between them blocks: a chart, or the rows of a table that have room, under headings that come
 * again on every page. */

#define POINTS_PER_PIXEL 0.75
#define HEAD_HEIGHT 56.0
#define FOOT_HEIGHT 28.0
#define BLOCK_GAP 18.0
#define TITLE_HEIGHT 26.0
#define CELL_PADDING 8.0
#define LEAST_ROW_HEIGHT 20.0
#define MOST_LINES 4

typedef struct
{
  AssayChart *chart;     /* nullable: this or the table */
  AssayTextTable *table; /* nullable */
  double *widths;        /* of the table's columns */
  double *heights;       /* of its rows */
  double head_height;    /* of its headings */
} Item;

typedef struct
{
  const Item *item;
  guint page;
  double y;
  double height;
  guint first_row;
  guint n_rows;
} Block;

struct _AssayPrintJob
{
  char *title;
  char *subtitle;
  GPtrArray *items;
  GArray *blocks;
  double width; /* pixels */
  double height;
  guint n_pages;
};

static AssayChartStyle
make_style (void)
{
  return (AssayChartStyle){ assay_palette_get (FALSE), NULL, 1 };
}

static void
free_item (gpointer data)
{
  Item *item = data;

  g_clear_object (&item->chart);
  g_clear_pointer (&item->table, assay_text_table_free);
  g_free (item->widths);
  g_free (item->heights);
  g_free (item);
}

/**
 * assay_print_job_new:
 * @title: at the head of every page
 * @subtitle: (nullable): below it, such as the register and the period
 *
 * Makes a job without anything to print. One thread at a time.
 *
 * Returns: (transfer full): the job
 */
AssayPrintJob *
assay_print_job_new (const char *title,
                     const char *subtitle)
{
  AssayPrintJob *self = g_new0 (AssayPrintJob, 1);

  self->title = g_strdup (title);
  self->subtitle = g_strdup (subtitle != NULL ? subtitle : "");
  self->items = g_ptr_array_new_with_free_func (free_item);
  self->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  return self;
}

/**
 * assay_print_job_free:
 * @self: (transfer full) (nullable): a job
 *
 * Frees a job.
 */
void
assay_print_job_free (AssayPrintJob *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_free (self->subtitle);
  g_ptr_array_unref (self->items);
  g_array_unref (self->blocks);
  g_free (self);
}

/**
 * assay_print_job_add_chart:
 * @self: a job that is not paginated yet
 * @chart: what to print
 *
 * Adds a chart, under its title, on one page.
 */
void
assay_print_job_add_chart (AssayPrintJob *self,
                           AssayChart    *chart)
{
  Item *item = g_new0 (Item, 1);

  item->chart = g_object_ref (chart);
  g_ptr_array_add (self->items, item);
}

/**
 * assay_print_job_add_table:
 * @self: a job that is not paginated yet
 * @table: (transfer full): what to print
 *
 * Adds a table, under its title, on as many pages as it needs.
 */
void
assay_print_job_add_table (AssayPrintJob  *self,
                           AssayTextTable *table)
{
  Item *item = g_new0 (Item, 1);

  item->table = table;
  g_ptr_array_add (self->items, item);
}

static const char *
get_item_title (const Item *item)
{
  return item->chart != NULL ? assay_chart_get_title (item->chart) : item->table->title;
}

static double
get_title_height (const Item *item)
{
  return *get_item_title (item) != '\0' ? TITLE_HEIGHT : 0;
}

static void
measure_column (AssayChartPen *pen,
                Item          *item,
                guint          column)
{
  AssayChartText text = { .points = ASSAY_CHART_TINY, .bold = TRUE };
  double widest;

  assay_chart_pen_get_text_size (pen, &text, item->table->headings[column], &widest, NULL);
  text.bold = FALSE;
  for (guint i = 0; i < item->table->rows->len; i++)
    {
      double width;

      assay_chart_pen_get_text_size (pen, &text, assay_text_table_get_cell (item->table, i, column),
                                     &width, NULL);
      widest = MAX (widest, width);
    }
  item->widths[column] = widest + 2 * CELL_PADDING;
}

/* The widest that a column may be, so that all fit: those that need less keep what they need, and
 * the others share the rest evenly. */
static double
find_widest (const Item *item,
             double      width)
{
  guint n_left = item->table->n_columns;
  double room = width;
  double widest = n_left > 0 ? room / n_left : width;

  for (guint round = 0; round < item->table->n_columns; round++)
    {
      n_left = item->table->n_columns;
      room = width;
      for (guint i = 0; i < item->table->n_columns; i++)
        if (item->widths[i] <= widest)
          {
            room -= item->widths[i];
            n_left--;
          }
      if (n_left == 0)
        break;
      widest = room / n_left;
    }
  return widest;
}

static void
fit_columns (Item  *item,
             double width)
{
  double widest = find_widest (item, width);

  for (guint i = 0; i < item->table->n_columns; i++)
    item->widths[i] = MIN (item->widths[i], widest);
}

static double
measure_row (AssayChartPen *pen,
             const Item    *item,
             char *const   *cells,
             gboolean       bold)
{
  double highest = LEAST_ROW_HEIGHT;

  for (guint i = 0; i < item->table->n_columns; i++)
    {
      AssayChartText text = { .points = ASSAY_CHART_TINY, .bold = bold, .max_lines = MOST_LINES,
                              .max_width = item->widths[i] - 2 * CELL_PADDING + 1 };
      double height;

      assay_chart_pen_get_text_size (pen, &text, cells[i], NULL, &height);
      highest = MAX (highest, height + CELL_PADDING);
    }
  return highest;
}

static void
measure_table (AssayChartPen *pen,
               Item          *item,
               double         width)
{
  guint n_rows = item->table->rows->len;

  g_free (item->widths);
  g_free (item->heights);
  item->widths = g_new0 (double, item->table->n_columns + 1);
  item->heights = g_new0 (double, n_rows + 1);
  for (guint i = 0; i < item->table->n_columns; i++)
    measure_column (pen, item, i);
  fit_columns (item, width);
  item->head_height = measure_row (pen, item, item->table->headings, TRUE);
  for (guint i = 0; i < n_rows; i++)
    item->heights[i] = measure_row (pen, item, g_ptr_array_index (item->table->rows, i), FALSE);
}

static double
get_bottom (const AssayPrintJob *self)
{
  return self->height - FOOT_HEIGHT;
}

/* Where the next block would begin. */
typedef struct
{
  guint page;
  double y;
} Place;

static void
turn_page (Place *place)
{
  place->page++;
  place->y = HEAD_HEIGHT;
}

static void
place_chart (AssayPrintJob *self,
             const Item    *item,
             Place         *place)
{
  double room = get_bottom (self) - HEAD_HEIGHT;
  AssayChartStyle style = make_style ();
  Block block = { .item = item };

  block.height = MIN (room, get_title_height (item)
                                + assay_chart_measure (item->chart, &style, self->width));
  if (place->y > HEAD_HEIGHT && place->y + block.height > get_bottom (self))
    turn_page (place);
  block.page = place->page;
  block.y = place->y;
  g_array_append_val (self->blocks, block);
  place->y += block.height + BLOCK_GAP;
}

/* A row that is higher than a page gets one of its own. */
static void
place_rows (AssayPrintJob *self,
            const Item    *item,
            Place         *place,
            guint         *row)
{
  Block block = { .item = item, .page = place->page, .y = place->y, .first_row = *row };

  block.height = get_title_height (item) + item->head_height;
  while (*row < item->table->rows->len
         && (block.n_rows == 0
             || place->y + block.height + item->heights[*row] <= get_bottom (self)))
    {
      block.height += item->heights[(*row)++];
      block.n_rows++;
    }
  g_array_append_val (self->blocks, block);
  place->y += block.height + BLOCK_GAP;
}

static void
place_table (AssayPrintJob *self,
             const Item    *item,
             Place         *place)
{
  double least = get_title_height (item) + item->head_height + item->heights[0];
  guint row = 0;

  if (place->y > HEAD_HEIGHT && place->y + least > get_bottom (self))
    turn_page (place);
  place_rows (self, item, place, &row);
  while (row < item->table->rows->len)
    {
      turn_page (place);
      place_rows (self, item, place, &row);
    }
}

/**
 * assay_print_job_paginate:
 * @self: a job
 * @width: of what can be printed on, in points
 * @height: likewise
 *
 * Lays everything out for a size of paper. May be called again for another.
 *
 * Returns: how many pages there are, at least 1
 */
guint
assay_print_job_paginate (AssayPrintJob *self,
                          double         width,
                          double         height)
{
  g_auto (AssayChartPen) pen = { NULL };
  AssayChartStyle style = make_style ();
  Place place = { 0, HEAD_HEIGHT };

  assay_chart_pen_init (&pen, NULL, &style);
  self->width = width / POINTS_PER_PIXEL;
  self->height = height / POINTS_PER_PIXEL;
  g_array_set_size (self->blocks, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      Item *item = g_ptr_array_index (self->items, i);

      if (item->chart != NULL)
        place_chart (self, item, &place);
      else
        {
          measure_table (&pen, item, self->width);
          place_table (self, item, &place);
        }
    }
  self->n_pages = place.page + 1;
  return self->n_pages;
}

static void
draw_cells (AssayChartPen *pen,
            const Item    *item,
            char *const   *cells,
            gboolean       bold,
            double         middle)
{
  double x = 0;

  for (guint i = 0; i < item->table->n_columns; i++)
    {
      gboolean numeric = item->table->numeric[i];
      AssayChartText text = { .points = ASSAY_CHART_TINY, .bold = bold, .align = numeric ? 1 : 0,
                              .max_lines = MOST_LINES,
                              .max_width = item->widths[i] - 2 * CELL_PADDING + 1 };

      assay_chart_pen_text (pen, &text, numeric ? x + item->widths[i] - CELL_PADDING
                                                : x + CELL_PADDING, middle, cells[i]);
      x += item->widths[i];
    }
}

static void
draw_rows (AssayChartPen *pen,
           const Block   *block,
           double         width,
           double         y)
{
  const AssayPalette *palette = pen->style->palette;
  const Item *item = block->item;

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
draw_chart (AssayChartPen *pen,
            const Block   *block,
            double         width,
            double         y)
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
draw_block (AssayChartPen *pen,
            const Block   *block,
            double         width)
{
  double y = block->y + get_title_height (block->item);

  if (y > block->y)
    assay_chart_pen_text (pen,
                          &(AssayChartText){ .points = ASSAY_CHART_BODY, .bold = TRUE,
                                             .max_width = width },
                          0, block->y + TITLE_HEIGHT / 2, get_item_title (block->item));
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
  assay_chart_pen_text (pen, &small, self->width, self->height - FOOT_HEIGHT / 2, number);
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
  AssayChartStyle style = make_style ();

  g_return_if_fail (page < self->n_pages);

  cairo_save (cr);
  cairo_scale (cr, POINTS_PER_PIXEL, POINTS_PER_PIXEL);
  assay_chart_pen_init (&pen, cr, &style);
  draw_edges (self, &pen, page);
  for (guint i = 0; i < self->blocks->len; i++)
    {
      const Block *block = &g_array_index (self->blocks, Block, i);

      if (block->page == page)
        draw_block (&pen, block, self->width);
    }
  cairo_restore (cr);
}
