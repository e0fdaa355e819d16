/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>
#include <xlsxwriter.h>

G_BEGIN_DECLS

/**
 * AssayWorkbookFormat:
 *
 * How a cell looks. All figures show as the rest of the program prints them.
 */
typedef enum
{
  ASSAY_WORKBOOK_TEXT,
  ASSAY_WORKBOOK_BOLD,
  ASSAY_WORKBOOK_TITLE,
  ASSAY_WORKBOOK_SUBTITLE,
  ASSAY_WORKBOOK_WRAP,
  ASSAY_WORKBOOK_LINK,
  ASSAY_WORKBOOK_COUNT,
  ASSAY_WORKBOOK_SCORE,
  ASSAY_WORKBOOK_EXACT,
  ASSAY_WORKBOOK_CHANGE,
  ASSAY_WORKBOOK_SHARE,
  ASSAY_WORKBOOK_SHARE_DECIMAL,
  ASSAY_WORKBOOK_STABILITY,
} AssayWorkbookFormat;

#define ASSAY_WORKBOOK_N_FORMATS (ASSAY_WORKBOOK_STABILITY + 1)

/**
 * AssayWorkbookColumn:
 * @heading: unique within its table
 * @width: in characters
 * @format: of its cells
 */
typedef struct
{
  const char *heading;
  double width;
  AssayWorkbookFormat format;
} AssayWorkbookColumn;

/**
 * AssayWorkbook:
 * @book: the workbook that is being written
 * @formats: (array fixed-size=13): by #AssayWorkbookFormat
 * @decimals: of scores
 * @names: (element-type utf8): of the sheets, in their order
 * @titles: (element-type utf8): of the sheets
 *
 * A workbook with the formats that all sheets share.
 */
typedef struct
{
  lxw_workbook *book;
  lxw_format *formats[ASSAY_WORKBOOK_N_FORMATS];
  int decimals;
  GPtrArray *names;
  GPtrArray *titles;
} AssayWorkbook;

/**
 * AssayWorkbookCursor:
 * @book: the workbook
 * @sheet: a sheet of it
 * @row: from 0
 * @column: from 0
 *
 * Where the next cell is put; each cell moves it one to the right, an empty one too.
 */
typedef struct
{
  AssayWorkbook *book;
  lxw_worksheet *sheet;
  guint row;
  guint column;
} AssayWorkbookCursor;

/* Tables begin in this row, counted from 0, below a title and what it says. */
#define ASSAY_WORKBOOK_HEAD_ROW 3
#define ASSAY_WORKBOOK_FIRST_ROW 4

/* Sheets that formulas of other sheets refer to. */
#define ASSAY_WORKBOOK_RATINGS _("Ratings")
#define ASSAY_WORKBOOK_SCORES _("Scores")
#define ASSAY_WORKBOOK_MEASURES _("Measures")
#define ASSAY_WORKBOOK_BANDS _("Bands")
#define ASSAY_WORKBOOK_FRAMEWORK _("Framework")
#define ASSAY_WORKBOOK_CHARTS _("Charts")
#define ASSAY_WORKBOOK_RESPONSE _("Response rates")
#define ASSAY_WORKBOOK_NOTES _("Notes")
#define ASSAY_WORKBOOK_CONTENTS _("Contents")

void           assay_workbook_init          (AssayWorkbook             *self,
                                             lxw_workbook              *book,
                                             int                        decimals);
void           assay_workbook_clear         (AssayWorkbook             *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayWorkbook, assay_workbook_clear)
lxw_worksheet *assay_workbook_add_sheet     (AssayWorkbook             *self,
                                             const char                *name,
                                             const char                *title,
                                             const char                *subtitle);
void           assay_workbook_add_table     (AssayWorkbook             *self,
                                             lxw_worksheet             *sheet,
                                             const char                *name,
                                             guint                      head_row,
                                             guint                      n_rows,
                                             const AssayWorkbookColumn *columns,
                                             guint                      n_columns,
                                             gboolean                   filter);
char          *assay_workbook_make_heading  (GHashTable                *taken,
                                             const char                *title);
void           assay_workbook_freeze        (lxw_worksheet             *sheet,
                                             guint                      n_columns);
void           assay_workbook_put_text      (AssayWorkbookCursor       *cursor,
                                             AssayWorkbookFormat        format,
                                             const char                *text);
void           assay_workbook_put_number    (AssayWorkbookCursor       *cursor,
                                             AssayWorkbookFormat        format,
                                             double                     value);
void           assay_workbook_put_formula   (AssayWorkbookCursor       *cursor,
                                             AssayWorkbookFormat        format,
                                             const char                *formula,
                                             double                     value);
void           assay_workbook_put_words     (AssayWorkbookCursor       *cursor,
                                             AssayWorkbookFormat        format,
                                             const char                *formula,
                                             const char                *words);
char          *assay_workbook_cell          (guint                      row,
                                             guint                      column);
char          *assay_workbook_cell_on       (const char                *sheet,
                                             guint                      row,
                                             guint                      column);
char          *assay_workbook_range_on      (const char                *sheet,
                                             guint                      first_row,
                                             guint                      last_row,
                                             guint                      column);
char          *assay_workbook_literal       (const char                *text);
char          *assay_workbook_figure        (double                     value);

G_END_DECLS
