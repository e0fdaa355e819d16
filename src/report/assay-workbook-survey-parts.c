/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-workbook-sheets.h"

static void
put_who (AssayWorkbookCursor     *cursor,
         const AssaySurvey       *survey,
         const AssayResponseRate *rate)
{
  cursor->column = 0;
  assay_workbook_put_text (cursor, ASSAY_WORKBOOK_TEXT, assay_survey_get_name ((AssaySurvey *) survey));
  assay_workbook_put_text (cursor, ASSAY_WORKBOOK_TEXT, rate->reference);
  assay_workbook_put_text (cursor, ASSAY_WORKBOOK_TEXT, rate->name);
}

static void
put_part (AssayWorkbookCursor       *cursor,
          const AssayQuestionResult *result)
{
  gboolean has_share = result->positive >= 0 && result->answered > 0;
  g_autofree char *base = assay_workbook_cell (cursor->row, 4);
  g_autofree char *positive = assay_workbook_cell (cursor->row, 8);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", positive, base);

  assay_workbook_put_text (cursor, ASSAY_WORKBOOK_TEXT, result->question->title);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT, (double) result->answered);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT, (double) result->blank);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT, (double) result->not_asked);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT, (double) result->not_applicable);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT,
                             has_share ? (double) result->positive : (double) NAN);
  assay_workbook_put_formula (cursor, ASSAY_WORKBOOK_SHARE_DECIMAL, formula,
                              has_share ? (double) result->positive / (double) result->answered
                                        : (double) NAN);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_SHARE_DECIMAL,
                             has_share ? result->lower : (double) NAN);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_SHARE_DECIMAL,
                             has_share ? result->upper : (double) NAN);
  cursor->row++;
}

static void
put_parts (AssayWorkbookCursor         *cursor,
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
 * assay_workbook_add_survey_parts:
 * @book: a workbook
 * @data: what to write; with at least one survey
 *
 * Adds the sheet of survey results by provider: one row for each provider and item.
 */
void
assay_workbook_add_survey_parts (AssayWorkbook         *book,
                                 const AssayRatingData *data)
{
  const AssayWorkbookColumn columns[] = {
    { _("Survey"), 26, ASSAY_WORKBOOK_TEXT },
    { _("Reference"), 12, ASSAY_WORKBOOK_TEXT },
    { _("Provider"), 30, ASSAY_WORKBOOK_TEXT },
    { _("Item"), 44, ASSAY_WORKBOOK_TEXT },
    { _("Base"), 9, ASSAY_WORKBOOK_COUNT },
    { _("Blank"), 9, ASSAY_WORKBOOK_COUNT },
    { _("Not asked"), 12, ASSAY_WORKBOOK_COUNT },
    { _("Not applicable"), 16, ASSAY_WORKBOOK_COUNT },
    { _("Positive"), 11, ASSAY_WORKBOOK_COUNT },
    { _("Positive, share"), 16, ASSAY_WORKBOOK_SHARE_DECIMAL },
    { _("From (95 %)"), 13, ASSAY_WORKBOOK_SHARE_DECIMAL },
    { _("To (95 %)"), 12, ASSAY_WORKBOOK_SHARE_DECIMAL },
  };
  lxw_worksheet *sheet = assay_workbook_add_sheet (
      book, _("Survey by provider"), _("Survey results by provider"),
      _("Providers without a return are left out. Few returns say little: see the interval."));
  AssayWorkbookCursor cursor = { book, sheet, ASSAY_WORKBOOK_FIRST_ROW, 0 };

  for (guint i = 0; i < data->surveys->len; i++)
    put_parts (&cursor, g_ptr_array_index (data->surveys, i));
  assay_workbook_add_table (book, sheet, "SurveyByProvider", ASSAY_WORKBOOK_HEAD_ROW,
                            cursor.row - ASSAY_WORKBOOK_FIRST_ROW, columns, G_N_ELEMENTS (columns),
                            TRUE);
  assay_workbook_freeze (sheet, 4);
}

static void
put_rate (AssayWorkbookCursor     *cursor,
          const AssayResponseRate *rate)
{
  g_autofree char *sent = assay_workbook_cell (cursor->row, 3);
  g_autofree char *returned = assay_workbook_cell (cursor->row, 5);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", returned, sent);

  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT,
                             rate->sent < 0 ? (double) NAN : (double) rate->sent);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT,
                             rate->undeliverable < 0 ? (double) NAN : (double) rate->undeliverable);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT, (double) rate->returned);
  assay_workbook_put_number (cursor, ASSAY_WORKBOOK_COUNT, (double) rate->blank_returns);
  assay_workbook_put_formula (cursor, ASSAY_WORKBOOK_SHARE_DECIMAL, formula,
                              rate->sent > 0 ? (double) rate->returned / (double) rate->sent
                                             : (double) NAN);
  cursor->row++;
}

/**
 * assay_workbook_add_response:
 * @book: a workbook
 * @data: what to write; with at least one survey
 *
 * Adds the sheet of response rates: one row for each survey and provider.
 */
void
assay_workbook_add_response (AssayWorkbook         *book,
                             const AssayRatingData *data)
{
  const AssayWorkbookColumn columns[] = {
    { _("Survey"), 26, ASSAY_WORKBOOK_TEXT },
    { _("Reference"), 12, ASSAY_WORKBOOK_TEXT },
    { _("Provider"), 30, ASSAY_WORKBOOK_TEXT },
    { _("Sent"), 9, ASSAY_WORKBOOK_COUNT },
    { _("Undeliverable"), 16, ASSAY_WORKBOOK_COUNT },
    { _("Returned"), 12, ASSAY_WORKBOOK_COUNT },
    { _("Wholly blank"), 15, ASSAY_WORKBOOK_COUNT },
    { _("Response rate"), 16, ASSAY_WORKBOOK_SHARE_DECIMAL },
  };
  lxw_worksheet *sheet = assay_workbook_add_sheet (
      book, ASSAY_WORKBOOK_RESPONSE, _("Response rates by provider"),
      _("Returns with at least one answer ÷ questionnaires sent. An empty cell: not known."));
  AssayWorkbookCursor cursor = { book, sheet, ASSAY_WORKBOOK_FIRST_ROW, 0 };

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
  assay_workbook_add_table (book, sheet, "ResponseRates", ASSAY_WORKBOOK_HEAD_ROW,
                            cursor.row - ASSAY_WORKBOOK_FIRST_ROW, columns, G_N_ELEMENTS (columns),
                            TRUE);
  assay_workbook_freeze (sheet, 3);
}
