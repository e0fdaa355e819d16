/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-print-job.h"

G_BEGIN_DECLS

#define ASSAY_PRINT_POINTS_PER_PIXEL 0.75
#define ASSAY_PRINT_HEAD_HEIGHT 56.0
#define ASSAY_PRINT_FOOT_HEIGHT 28.0
#define ASSAY_PRINT_BLOCK_GAP 18.0
#define ASSAY_PRINT_TITLE_HEIGHT 26.0
#define ASSAY_PRINT_CELL_PADDING 8.0
#define ASSAY_PRINT_LEAST_ROW_HEIGHT 20.0
#define ASSAY_PRINT_MOST_LINES 4

typedef struct
{
  AssayChart *chart;     /* nullable: this or the table */
  AssayTextTable *table; /* nullable */
  double *widths;        /* of the table's columns */
  double *heights;       /* of its rows */
  double head_height;    /* of its headings */
} AssayPrintItem;

typedef struct
{
  const AssayPrintItem *item;
  guint page;
  double y;
  double height;
  guint first_row;
  guint n_rows;
} AssayPrintBlock;

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

AssayChartStyle _assay_print_make_style            (void);
const char     *_assay_print_item_get_title        (const AssayPrintItem *item);
double          _assay_print_item_get_title_height (const AssayPrintItem *item);

G_END_DECLS
