/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "report/assay-print-job.h"

#include "report/assay-chart-pen.h"
#include "report/assay-print-job-private.h"

/* Everything is laid out in pixels of 96 to the inch, as charts are, and drawn at three quarters of
 * that: paper is measured in points. A page has a head with the title, a foot with its number, and
 * between them blocks: a chart, or the rows of a table that have room, under headings that come
 * again on every page. */

AssayChartStyle
_assay_print_make_style (void)
{
  return (AssayChartStyle){ assay_palette_get (FALSE), NULL, 1 };
}

static void
free_item (gpointer data)
{
  AssayPrintItem *item = data;

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
  self->blocks = g_array_new (FALSE, TRUE, sizeof (AssayPrintBlock));
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
  AssayPrintItem *item = g_new0 (AssayPrintItem, 1);

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
  AssayPrintItem *item = g_new0 (AssayPrintItem, 1);

  item->table = table;
  g_ptr_array_add (self->items, item);
}

const char *
_assay_print_item_get_title (const AssayPrintItem *item)
{
  return item->chart != NULL ? assay_chart_get_title (item->chart) : item->table->title;
}

double
_assay_print_item_get_title_height (const AssayPrintItem *item)
{
  return *_assay_print_item_get_title (item) != '\0' ? ASSAY_PRINT_TITLE_HEIGHT : 0;
}

static void
measure_column (AssayChartPen  *pen,
                AssayPrintItem *item,
                guint           column)
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
  item->widths[column] = widest + 2 * ASSAY_PRINT_CELL_PADDING;
}

/* The widest that a column may be, so that all fit: those that need less keep what they need, and
 * the others share the rest evenly. */
static double
find_widest (const AssayPrintItem *item,
             double                width)
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
fit_columns (AssayPrintItem *item,
             double          width)
{
  double widest = find_widest (item, width);

  for (guint i = 0; i < item->table->n_columns; i++)
    item->widths[i] = MIN (item->widths[i], widest);
}

static double
measure_row (AssayChartPen        *pen,
             const AssayPrintItem *item,
             char *const          *cells,
             gboolean              bold)
{
  double highest = ASSAY_PRINT_LEAST_ROW_HEIGHT;

  for (guint i = 0; i < item->table->n_columns; i++)
    {
      AssayChartText text = {
        .points = ASSAY_CHART_TINY,
        .bold = bold,
        .max_lines = ASSAY_PRINT_MOST_LINES,
        .max_width = item->widths[i] - 2 * ASSAY_PRINT_CELL_PADDING + 1,
      };
      double height;

      assay_chart_pen_get_text_size (pen, &text, cells[i], NULL, &height);
      highest = MAX (highest, height + ASSAY_PRINT_CELL_PADDING);
    }
  return highest;
}

static void
measure_table (AssayChartPen  *pen,
               AssayPrintItem *item,
               double          width)
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
  return self->height - ASSAY_PRINT_FOOT_HEIGHT;
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
  place->y = ASSAY_PRINT_HEAD_HEIGHT;
}

static void
place_chart (AssayPrintJob        *self,
             const AssayPrintItem *item,
             Place                *place)
{
  double room = get_bottom (self) - ASSAY_PRINT_HEAD_HEIGHT;
  AssayChartStyle style = _assay_print_make_style ();
  AssayPrintBlock block = { .item = item };

  block.height = MIN (room, _assay_print_item_get_title_height (item)
                                + assay_chart_measure (item->chart, &style, self->width));
  if (place->y > ASSAY_PRINT_HEAD_HEIGHT && place->y + block.height > get_bottom (self))
    turn_page (place);
  block.page = place->page;
  block.y = place->y;
  g_array_append_val (self->blocks, block);
  place->y += block.height + ASSAY_PRINT_BLOCK_GAP;
}

/* A row that is higher than a page gets one of its own. */
static void
place_rows (AssayPrintJob        *self,
            const AssayPrintItem *item,
            Place                *place,
            guint                *row)
{
  AssayPrintBlock block = { .item = item, .page = place->page, .y = place->y, .first_row = *row };

  block.height = _assay_print_item_get_title_height (item) + item->head_height;
  while (*row < item->table->rows->len
         && (block.n_rows == 0
             || place->y + block.height + item->heights[*row] <= get_bottom (self)))
    {
      block.height += item->heights[(*row)++];
      block.n_rows++;
    }
  g_array_append_val (self->blocks, block);
  place->y += block.height + ASSAY_PRINT_BLOCK_GAP;
}

static void
place_table (AssayPrintJob        *self,
             const AssayPrintItem *item,
             Place                *place)
{
  double least = _assay_print_item_get_title_height (item) + item->head_height + item->heights[0];
  guint row = 0;

  if (place->y > ASSAY_PRINT_HEAD_HEIGHT && place->y + least > get_bottom (self))
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
  AssayChartStyle style = _assay_print_make_style ();
  Place place = { 0, ASSAY_PRINT_HEAD_HEIGHT };

  assay_chart_pen_init (&pen, NULL, &style);
  self->width = width / ASSAY_PRINT_POINTS_PER_PIXEL;
  self->height = height / ASSAY_PRINT_POINTS_PER_PIXEL;
  g_array_set_size (self->blocks, 0);
  for (guint i = 0; i < self->items->len; i++)
    {
      AssayPrintItem *item = g_ptr_array_index (self->items, i);

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
