/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-rating-data.h"
#include "report/assay-book.h"

G_BEGIN_DECLS

/* Places in the sheets that formulas of other sheets refer to, all from 0. */
enum
{
  ASSAY_SCORES_NUMBER = 0,
  ASSAY_SCORES_GROUPS = 3,
};

enum
{
  ASSAY_MEASURES_NUMBER = 0,
  ASSAY_MEASURES_WEIGHT = 12,
  ASSAY_MEASURES_COUNTED = 13,
  ASSAY_MEASURES_PRODUCT = 14,
  ASSAY_MEASURES_GROUP = 20,
};

enum
{
  ASSAY_BANDS_TITLE = 0,
  ASSAY_BANDS_FROM = 1,
  ASSAY_BANDS_COUNT = 2,
  ASSAY_BANDS_PREVIOUS = 3,
};

enum
{
  ASSAY_FRAMEWORK_ZERO_AT = 6,
  ASSAY_FRAMEWORK_ONE_AT = 7,
  ASSAY_FRAMEWORK_WEIGHT = 8,
};

#define ASSAY_RATINGS_BAND 4

/**
 * AssayBookSurvey:
 * @sheet: name of the sheet
 * @title: what it shows
 * @first_question: borrowed: whose answers the columns are named for
 * @n_rows: questions in it, from `ASSAY_BOOK_FIRST_ROW`
 *
 * Where the chart of a survey finds its figures: the items in the first column, the counts in those
 * after.
 */
typedef struct
{
  char *sheet;
  char *title;
  const AssayQuestion *first_question;
  guint n_rows;
} AssayBookSurvey;

/* The columns of the scores sheet that come after one for each group. */
typedef enum
{
  ASSAY_SCORES_APPLIES,
  ASSAY_SCORES_COUNTED,
  ASSAY_SCORES_COVERAGE,
  ASSAY_SCORES_PRODUCT,
  ASSAY_SCORES_EXACT,
  ASSAY_SCORES_SCORE,
  ASSAY_SCORES_BAND,
} AssayScoresColumn;

guint    assay_book_count_groups   (AssayFramework   *framework);
guint    assay_book_scores_column  (AssayFramework   *framework,
                                    AssayScoresColumn column);
gboolean assay_book_is_linear      (AssayFramework   *framework);
guint    assay_book_find_group     (AssayFramework   *framework,
                                    const AssayNode  *leaf);
char    *assay_book_points_formula (const AssayNode  *leaf,
                                    const char       *value_cell,
                                    guint             framework_row);

AssayBookCursor assay_book_add_ratings  (AssayBook               *book,
                                         const AssayRatingData   *data);
void            assay_book_put_rating   (AssayBookCursor         *cursor,
                                         const AssayRatingData   *data,
                                         guint                    index,
                                         AssayRating             *rating,
                                         const AssayRatingDetail *detail);
AssayBookCursor assay_book_add_scores   (AssayBook               *book,
                                         const AssayRatingData   *data);
void            assay_book_put_scores   (AssayBookCursor         *cursor,
                                         const AssayRatingData   *data,
                                         guint                    n_measures,
                                         guint                    index,
                                         AssayRating             *rating,
                                         const AssayRatingDetail *detail);
AssayBookCursor assay_book_add_measures (AssayBook               *book,
                                         const AssayRatingData   *data);
void            assay_book_put_measures (AssayBookCursor         *cursor,
                                         const AssayRatingData   *data,
                                         guint                    index,
                                         const AssayRatingDetail *detail);

void assay_book_add_criteria     (AssayBook             *book,
                                  const AssayRatingData *data);
void assay_book_add_bands        (AssayBook             *book,
                                  const AssayRatingData *data);
void assay_book_add_framework    (AssayBook             *book,
                                  const AssayRatingData *data);
void assay_book_add_surveys      (AssayBook             *book,
                                  const AssayRatingData *data,
                                  GArray                *surveys);
void assay_book_add_survey_parts (AssayBook             *book,
                                  const AssayRatingData *data);
void assay_book_add_response     (AssayBook             *book,
                                  const AssayRatingData *data);
void assay_book_add_charts       (AssayBook             *book,
                                  const AssayRatingData *data,
                                  GArray                *surveys);
void assay_book_add_notes        (AssayBook             *book,
                                  const AssayRatingData *data);

G_END_DECLS
