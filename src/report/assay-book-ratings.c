/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-rating-words.h"
#include "report/assay-sentences.h"
#include "report/assay-book-sheets.h"

enum
{
  NUMBER = 0,
  SCORE = 5,
  RETURNS = 11,
  SENT = 12,
  PREVIOUS_SCORE = 14,
};

/* A cell of the provider's own row in the scores sheet, found by number so that either may be
 * sorted. */
static char *
make_lookup (const AssayBookCursor *cursor,
             const AssayRatingData *data,
             AssayScoresColumn      column)
{
  guint first = ASSAY_BOOK_FIRST_ROW;
  guint last = first + data->ratings->len - 1;
  g_autofree char *figures = assay_book_range_on (
      ASSAY_BOOK_SCORES, first, last, assay_book_scores_column (data->framework, column));
  g_autofree char *numbers =
      assay_book_range_on (ASSAY_BOOK_SCORES, first, last, ASSAY_SCORES_NUMBER);
  g_autofree char *number = assay_book_cell (cursor->row, NUMBER);

  return g_strdup_printf ("=INDEX(%s,MATCH(%s,%s,0))", figures, number, numbers);
}

/* The band that holds: the agreed one, else what the gates left of the computed one. */
static void
put_band (AssayBookCursor         *cursor,
          const AssayRatingData   *data,
          AssayRating             *rating,
          const AssayRatingDetail *detail)
{
  const char *held = assay_rating_get_held_band (rating);
  const AssayBand *band = held != NULL ? assay_framework_find_band (data->framework, held) : NULL;
  g_autofree char *formula = make_lookup (cursor, data, ASSAY_SCORES_BAND);

  if (held == NULL)
    assay_book_put_text (cursor, ASSAY_BOOK_BOLD, _("Not rated"));
  else if (detail != NULL && detail->result->ungated_band != NULL
           && g_str_equal (detail->result->ungated_band->id, held))
    assay_book_put_words (cursor, ASSAY_BOOK_BOLD, formula, detail->result->ungated_band->title);
  else
    assay_book_put_text (cursor, ASSAY_BOOK_BOLD, band != NULL ? band->title : held);
}

static void
put_score (AssayBookCursor         *cursor,
           const AssayRatingData   *data,
           AssayRating             *rating,
           const AssayRatingDetail *detail)
{
  g_autofree char *score = make_lookup (cursor, data, ASSAY_SCORES_SCORE);
  g_autofree char *coverage = make_lookup (cursor, data, ASSAY_SCORES_COVERAGE);
  double top = assay_rating_get_top_share (rating);
  g_autofree char *certainty = assay_sentence_certainty (top);

  assay_book_put_formula (cursor, ASSAY_BOOK_SCORE, score, assay_rating_get_score (rating));
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, assay_rating_get_range_low (rating));
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, assay_rating_get_range_high (rating));
  assay_book_put_number (cursor, ASSAY_BOOK_STABILITY, top);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, certainty);
  if (detail != NULL && detail->result->explanation != NULL)
    assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, coverage,
                            detail->result->coverage);
  else
    cursor->column++;
}

static void
put_returns (AssayBookCursor *cursor,
             AssayRating     *rating)
{
  gint64 returns = assay_rating_get_returns (rating);
  gint64 sent = assay_rating_get_sent (rating);
  g_autofree char *returns_cell = assay_book_cell (cursor->row, RETURNS);
  g_autofree char *sent_cell = assay_book_cell (cursor->row, SENT);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", returns_cell, sent_cell);

  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) returns);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, sent < 0 ? (double) NAN : (double) sent);
  assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, formula,
                          sent > 0 ? (double) returns / (double) sent : (double) NAN);
}

static void
put_change (AssayBookCursor       *cursor,
            const AssayRatingData *data,
            AssayRating           *rating)
{
  const char *before = assay_rating_get_previous_band (rating);
  const AssayBand *band =
      before != NULL ? assay_framework_find_band (data->framework, before) : NULL;
  double score = assay_rating_get_score (rating);
  double previous = assay_rating_get_previous_score (rating);
  g_autofree char *score_cell = assay_book_cell (cursor->row, SCORE);
  g_autofree char *previous_cell = assay_book_cell (cursor->row, PREVIOUS_SCORE);
  g_autofree char *formula = g_strdup_printf ("=ROUND(%s-%s,%d)", score_cell, previous_cell,
                                              cursor->book->decimals);
  g_autofree char *words = assay_rating_words_change (data->framework, rating);

  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, previous);
  assay_book_put_formula (cursor, ASSAY_BOOK_CHANGE, formula,
                          assay_round (score - previous, cursor->book->decimals));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, band != NULL ? band->title : before);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, words);
}

/**
 * assay_book_put_rating:
 * @cursor: of the sheet of ratings
 * @data: what to write
 * @index: of the rating, from 0
 * @rating: the rating
 * @detail: (nullable): what it rests on
 *
 * Writes the next row.
 */
void
assay_book_put_rating (AssayBookCursor         *cursor,
                       const AssayRatingData   *data,
                       guint                    index,
                       AssayRating             *rating,
                       const AssayRatingDetail *detail)
{
  g_autofree char *remark = assay_rating_words_remark (rating, detail);

  cursor->column = 0;
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, index + 1);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_reference (rating));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_name (rating));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_service_type (rating));
  put_band (cursor, data, rating, detail);
  put_score (cursor, data, rating, detail);
  put_returns (cursor, rating);
  put_change (cursor, data, rating);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT,
                       assay_rating_words_state (assay_rating_get_state (rating)));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, remark);
  cursor->row++;
}

/**
 * assay_book_add_ratings:
 * @book: a workbook
 * @data: what to write
 *
 * Adds the sheet of ratings: one row a provider, what a committee asks for first. The rows are put by
 * [func@book_put_rating].
 *
 * Returns: where the first row begins
 */
AssayBookCursor
assay_book_add_ratings (AssayBook             *book,
                        const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("No."), 6, ASSAY_BOOK_COUNT },
    { _("Reference"), 12, ASSAY_BOOK_TEXT },
    { _("Provider"), 30, ASSAY_BOOK_TEXT },
    { _("Service type"), 15, ASSAY_BOOK_TEXT },
    { _("Band"), 16, ASSAY_BOOK_BOLD },
    { _("Score"), 9, ASSAY_BOOK_SCORE },
    { _("95 in 100 scores from"), 13, ASSAY_BOOK_SCORE },
    { _("95 in 100 scores to"), 13, ASSAY_BOOK_SCORE },
    { _("Stability"), 12, ASSAY_BOOK_STABILITY },
    { _("How sure"), 15, ASSAY_BOOK_TEXT },
    { _("Coverage"), 12, ASSAY_BOOK_SHARE_DECIMAL },
    { assay_sentence_base_title (data->framework), 10, ASSAY_BOOK_COUNT },
    { _("Sent"), 8, ASSAY_BOOK_COUNT },
    { _("Response rate"), 11, ASSAY_BOOK_SHARE_DECIMAL },
    { _("Score last period"), 11, ASSAY_BOOK_SCORE },
    { _("Change"), 11, ASSAY_BOOK_CHANGE },
    { _("Band last period"), 14, ASSAY_BOOK_TEXT },
    { _("Moved"), 11, ASSAY_BOOK_TEXT },
    { _("State"), 14, ASSAY_BOOK_TEXT },
    { _("Remark"), 50, ASSAY_BOOK_TEXT },
  };
  g_autofree char *counts = assay_sentence_band_counts (data->framework, data->ratings);
  g_autofree char *rated = assay_sentence_rated (data->framework, data->ratings);
  g_autofree char *subtitle = g_strdup_printf ("%s. %s", counts, rated);
  g_autofree char *title =
      g_strdup_printf (_("Ratings of %s: %s"), data->period,
                       assay_framework_get_title (data->framework));
  lxw_worksheet *sheet = assay_book_add_long_sheet (
      book, ASSAY_BOOK_RATINGS, title, subtitle, columns, G_N_ELEMENTS (columns));

  assay_book_add_table (book, sheet, "Ratings", ASSAY_BOOK_HEAD_ROW, data->ratings->len,
                        columns, G_N_ELEMENTS (columns), TRUE);
  assay_book_freeze (sheet, 3);
  return (AssayBookCursor) { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };
}
