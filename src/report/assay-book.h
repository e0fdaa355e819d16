/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>
#include <xlsxwriter.h>

#include "core/base/assay-output-file.h"
#include "report/assay-book-references.h"

G_BEGIN_DECLS

/**
 * AssayBookFormat:
 *
 * How a cell looks. All figures show as the rest of the program prints them. `ASSAY_BOOK_OPEN` is for cells of a
 * locked sheet that are there to be filled in.
 */
typedef enum
{
  ASSAY_BOOK_TEXT,
  ASSAY_BOOK_HEAD,
  ASSAY_BOOK_BOLD,
  ASSAY_BOOK_TITLE,
  ASSAY_BOOK_SUBTITLE,
  ASSAY_BOOK_WRAP,
  ASSAY_BOOK_LINK,
  ASSAY_BOOK_COUNT,
  ASSAY_BOOK_SCORE,
  ASSAY_BOOK_EXACT,
  ASSAY_BOOK_CHANGE,
  ASSAY_BOOK_SHARE,
  ASSAY_BOOK_SHARE_DECIMAL,
  ASSAY_BOOK_STABILITY,
  ASSAY_BOOK_OPEN,
} AssayBookFormat;

#define ASSAY_BOOK_N_FORMATS (ASSAY_BOOK_OPEN + 1)

/**
 * AssayBookColumn:
 * @heading: unique within its table
 * @width: in characters
 * @format: of its cells
 */
typedef struct
{
  const char *heading;
  double width;
  AssayBookFormat format;
} AssayBookColumn;

/**
 * AssayBook:
 * @book: the workbook that is being written
 * @formats: (array fixed-size=15): by #AssayBookFormat
 * @decimals: of scores
 * @names: (element-type utf8): of the sheets, in their order
 * @titles: (element-type utf8): of the sheets
 *
 * A workbook with the formats that all sheets share.
 */
typedef struct
{
  lxw_workbook *book;
  lxw_format *formats[ASSAY_BOOK_N_FORMATS];
  int decimals;
  GPtrArray *names;
  GPtrArray *titles;
} AssayBook;

/**
 * AssayBookCursor:
 * @book: the workbook
 * @sheet: a sheet of it
 * @row: from 0
 * @column: from 0
 *
 * Where the next cell is put; each cell moves it one to the right, an empty one too.
 */
typedef struct
{
  AssayBook *book;
  lxw_worksheet *sheet;
  guint row;
  guint column;
} AssayBookCursor;

/* Tables begin in this row, counted from 0, below a title and what it says. */
#define ASSAY_BOOK_HEAD_ROW 3
#define ASSAY_BOOK_FIRST_ROW 4

/* Sheets that formulas of other sheets refer to. */
#define ASSAY_BOOK_RATINGS _("Ratings")
#define ASSAY_BOOK_SCORES _("Scores")
#define ASSAY_BOOK_MEASURES _("Measures")
#define ASSAY_BOOK_CRITERIA _("Criteria")
#define ASSAY_BOOK_BANDS _("Bands")
#define ASSAY_BOOK_FRAMEWORK _("Framework")
#define ASSAY_BOOK_CHARTS _("Charts")
#define ASSAY_BOOK_RESPONSE _("Response rates")
#define ASSAY_BOOK_NOTES _("Notes")
#define ASSAY_BOOK_CONTENTS _("Contents")

void assay_book_init  (AssayBook    *self,
                       lxw_workbook *book,
                       int           decimals);
void assay_book_clear (AssayBook    *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (AssayBook, assay_book_clear)
gboolean       assay_book_close        (lxw_workbook          *book,
                                        AssayOutputFile       *output,
                                        const char            *path,
                                        GCancellable          *cancellable,
                                        GError               **error);
void           assay_book_discard      (lxw_workbook          *book);
lxw_worksheet *assay_book_add_sheet    (AssayBook             *self,
                                        const char            *name,
                                        const char            *title,
                                        const char            *subtitle);
lxw_worksheet *assay_book_add_long_sheet (AssayBook           *self,
                                        const char            *name,
                                        const char            *title,
                                        const char            *subtitle,
                                        const AssayBookColumn *columns,
                                        guint                  n_columns);
void           assay_book_add_table    (AssayBook             *self,
                                        lxw_worksheet         *sheet,
                                        const char            *name,
                                        guint                  head_row,
                                        guint                  n_rows,
                                        const AssayBookColumn *columns,
                                        guint                  n_columns,
                                        gboolean               filter);
char          *assay_book_make_heading (GHashTable            *taken,
                                        const char            *title);
void           assay_book_freeze       (lxw_worksheet         *sheet,
                                        guint                  n_columns);
void           assay_book_put_text     (AssayBookCursor       *cursor,
                                        AssayBookFormat        format,
                                        const char            *text);
void           assay_book_put_open     (AssayBookCursor       *cursor,
                                        const char            *text);
void           assay_book_put_number   (AssayBookCursor       *cursor,
                                        AssayBookFormat        format,
                                        double                 value);
void           assay_book_put_formula  (AssayBookCursor       *cursor,
                                        AssayBookFormat        format,
                                        const char            *formula,
                                        double                 value);
void           assay_book_put_words    (AssayBookCursor       *cursor,
                                        AssayBookFormat        format,
                                        const char            *formula,
                                        const char            *words);

G_END_DECLS
