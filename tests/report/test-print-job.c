/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <cairo.h>

#include "report/assay-chart-bands.h"
#include "report/assay-print-job.h"

/* A4 upright with margins, in points. */
#define WIDTH 523.0
#define HEIGHT 770.0

static AssayTextTable *
make_table (guint n_rows)
{
  AssayTextTable *table = assay_text_table_new ("Ratings");

  assay_text_table_add_column (table, "Provider", FALSE);
  assay_text_table_add_column (table, "Remark", FALSE);
  assay_text_table_add_column (table, "Score", TRUE);
  for (guint i = 0; i < n_rows; i++)
    {
      char **cells = g_new0 (char *, 4);

      cells[0] = g_strdup_printf ("Provider %u", i + 1);
      cells[1] = i % 7 == 0 ? g_strnfill (300, 'w') : g_strdup ("Sure");
      cells[2] = g_strdup ("79.7");
      assay_text_table_take_row (table, cells);
    }
  return table;
}

static AssayChart *
make_chart (void)
{
  AssayChartBands *chart = assay_chart_bands_new (NULL);

  assay_chart_bands_add (chart, "Gold", ASSAY_ROLE_GOLD, 2, -1);
  assay_chart_bands_add (chart, "Silver", ASSAY_ROLE_SILVER, 3, -1);
  assay_chart_set_title (ASSAY_CHART (chart), "Bands");
  return ASSAY_CHART (chart);
}

static guint
count_marks (AssayPrintJob *job,
             guint          page)
{
  cairo_surface_t *surface =
      cairo_image_surface_create (CAIRO_FORMAT_A8, (int) WIDTH, (int) HEIGHT);
  cairo_t *cr = cairo_create (surface);
  guint marks = 0;

  assay_print_job_draw_page (job, cr, page);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  for (int y = 0; y < (int) HEIGHT; y++)
    for (int x = 0; x < (int) WIDTH; x++)
      marks += cairo_image_surface_get_data (
                   surface)[y * cairo_image_surface_get_stride (surface) + x] > 64;
  cairo_surface_destroy (surface);
  return marks;
}

static void
test_pages (void)
{
  g_autoptr (AssayPrintJob) job = assay_print_job_new ("Ratings of 2010-11 Q4", "Care governance");
  g_autoptr (AssayChart) chart = make_chart ();
  guint n_pages;

  assay_print_job_add_chart (job, chart);
  assay_print_job_add_table (job, make_table (300));
  n_pages = assay_print_job_paginate (job, WIDTH, HEIGHT);
  g_assert_cmpuint (n_pages, >, 5);
  g_assert_cmpuint (n_pages, <, 40);
  for (guint i = 0; i < n_pages; i++)
    g_assert_cmpuint (count_marks (job, i), >, 500);
  /* The same job on another size of paper. */
  g_assert_cmpuint (assay_print_job_paginate (job, HEIGHT, WIDTH), !=, n_pages);
}

static void
test_one_page (void)
{
  g_autoptr (AssayPrintJob) empty = assay_print_job_new ("Nothing", NULL);
  g_autoptr (AssayPrintJob) job = assay_print_job_new ("One", NULL);

  g_assert_cmpuint (assay_print_job_paginate (empty, WIDTH, HEIGHT), ==, 1);
  g_assert_cmpuint (count_marks (empty, 0), >, 10);
  assay_print_job_add_table (job, make_table (0));
  assay_print_job_add_table (job, make_table (3));
  g_assert_cmpuint (assay_print_job_paginate (job, WIDTH, HEIGHT), ==, 1);
}

/* What is higher than a page is still printed, once. */
static void
test_low_paper (void)
{
  g_autoptr (AssayPrintJob) job = assay_print_job_new ("Low", NULL);
  g_autoptr (AssayChart) chart = make_chart ();

  assay_print_job_add_chart (job, chart);
  assay_print_job_add_table (job, make_table (3));
  g_assert_cmpuint (assay_print_job_paginate (job, WIDTH, 100), ==, 4);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/print-job/pages", test_pages);
  g_test_add_func ("/print-job/one-page", test_one_page);
  g_test_add_func ("/print-job/low-paper", test_low_paper);
  return g_test_run ();
}
