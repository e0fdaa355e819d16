/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-book-sheets.h"

static void
put_who (AssayBookCursor         *cursor,
         const AssaySurvey       *survey,
         const AssayResponseRate *rate)
{
  cursor->column = 0;
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_survey_get_name ((AssaySurvey *) survey));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, rate->reference);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, rate->name);
}

static void
put_part (AssayBookCursor           *cursor,
          const AssayQuestionResult *result)
{
  gboolean has_share = result->positive >= 0 && result->answered > 0;
  g_autofree char *base = assay_book_cell (cursor->row, 4);
  g_autofree char *positive = assay_book_cell (cursor->row, 8);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", positive, base);

  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, result->question->title);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->answered);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->blank);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->not_asked);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->not_applicable);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT,
                         has_share ? (double) result->positive : (double) NAN);
  assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, formula,
                          has_share ? (double) result->positive / (double) result->answered
                                        : (double) NAN);
  assay_book_put_number (cursor, ASSAY_BOOK_SHARE_DECIMAL,
                         has_share ? result->lower : (double) NAN);
  assay_book_put_number (cursor, ASSAY_BOOK_SHARE_DECIMAL,
                         has_share ? result->upper : (double) NAN);
  cursor->row++;
}

static void
put_parts (AssayBookCursor             *cursor,
           const AssayRatingDataSurvey *survey)
{
  for (guint i = 0; i < survey->providers->len; i++)
    {
      const AssaySurveyResult *result = g_ptr_array_index (survey->providers, i);

      for (guint j = 0; result->returned > 0 && j < result->questions->len; j++)
        {
          put_who (cursor, survey->survey, g_ptr_array_index (survey->rates, i));
          put_part (cursor, g_ptr_array_index (result->questions, j));
        }
    }
}

/**
 * assay_book_add_survey_parts:
 * @book: a workbook
 * @data: what to write; with at least one survey
 *
 * Adds the sheet of survey results by provider: one row for each provider and item.
 */
void
assay_book_add_survey_parts (AssayBook             *book,
                             const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("Survey"), 26, ASSAY_BOOK_TEXT },
    { _("Reference"), 12, ASSAY_BOOK_TEXT },
    { _("Provider"), 30, ASSAY_BOOK_TEXT },
    { _("Item"), 44, ASSAY_BOOK_TEXT },
    { _("Base"), 9, ASSAY_BOOK_COUNT },
    { _("Blank"), 9, ASSAY_BOOK_COUNT },
    { _("Not asked"), 12, ASSAY_BOOK_COUNT },
    { _("Not applicable"), 16, ASSAY_BOOK_COUNT },
    { _("Positive"), 11, ASSAY_BOOK_COUNT },
    { _("Positive, share"), 16, ASSAY_BOOK_SHARE_DECIMAL },
    { _("From (95 %)"), 13, ASSAY_BOOK_SHARE_DECIMAL },
    { _("To (95 %)"), 12, ASSAY_BOOK_SHARE_DECIMAL },
  };
  lxw_worksheet *sheet = assay_book_add_long_sheet (
      book, _("Survey by provider"), _("Survey results by provider"),
      _("Providers without a return are left out. Few returns say little: see the interval."),
      columns, G_N_ELEMENTS (columns));
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };

  for (guint i = 0; i < data->surveys->len; i++)
    put_parts (&cursor, g_ptr_array_index (data->surveys, i));
  assay_book_add_table (book, sheet, "SurveyByProvider", ASSAY_BOOK_HEAD_ROW,
                        cursor.row - ASSAY_BOOK_FIRST_ROW, columns, G_N_ELEMENTS (columns),
                        TRUE);
  assay_book_freeze (sheet, 4);
}

static void
put_rate (AssayBookCursor         *cursor,
          const AssayResponseRate *rate)
{
  g_autofree char *sent = assay_book_cell (cursor->row, 3);
  g_autofree char *returned = assay_book_cell (cursor->row, 5);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", returned, sent);

  assay_book_put_number (cursor, ASSAY_BOOK_COUNT,
                         rate->sent < 0 ? (double) NAN : (double) rate->sent);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT,
                         rate->undeliverable < 0 ? (double) NAN : (double) rate->undeliverable);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) rate->returned);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) rate->blank_returns);
  assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, formula,
                          rate->sent > 0 ? (double) rate->returned / (double) rate->sent
                                             : (double) NAN);
  cursor->row++;
}

/**
 * assay_book_add_response:
 * @book: a workbook
 * @data: what to write; with at least one survey
 *
 * Adds the sheet of response rates: one row for each survey and provider.
 */
void
assay_book_add_response (AssayBook             *book,
                         const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("Survey"), 26, ASSAY_BOOK_TEXT },
    { _("Reference"), 12, ASSAY_BOOK_TEXT },
    { _("Provider"), 30, ASSAY_BOOK_TEXT },
    { _("Sent"), 9, ASSAY_BOOK_COUNT },
    { _("Undeliverable"), 16, ASSAY_BOOK_COUNT },
    { _("Returned"), 12, ASSAY_BOOK_COUNT },
    { _("Wholly blank"), 15, ASSAY_BOOK_COUNT },
    { _("Response rate"), 16, ASSAY_BOOK_SHARE_DECIMAL },
  };
  lxw_worksheet *sheet = assay_book_add_long_sheet (
      book, ASSAY_BOOK_RESPONSE, _("Response rates by provider"),
      _("Returns with at least one answer ÷ questionnaires sent. An empty cell: not known."),
      columns, G_N_ELEMENTS (columns));
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };

  for (guint i = 0; i < data->surveys->len; i++)
    {
      const AssayRatingDataSurvey *survey = g_ptr_array_index (data->surveys, i);

      for (guint j = 0; j < survey->rates->len; j++)
        {
          const AssayResponseRate *rate = g_ptr_array_index (survey->rates, j);

          put_who (&cursor, survey->survey, rate);
          put_rate (&cursor, rate);
        }
    }
  assay_book_add_table (book, sheet, "ResponseRates", ASSAY_BOOK_HEAD_ROW,
                        cursor.row - ASSAY_BOOK_FIRST_ROW, columns, G_N_ELEMENTS (columns),
                        TRUE);
  assay_book_freeze (sheet, 3);
}
