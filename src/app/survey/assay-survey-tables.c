/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/survey/assay-survey-tables.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"

static char *
format_known (gint64 count)
{
  return count < 0 ? g_strdup ("–") : assay_format_count (count);
}

static char *
format_rate (gint64 returned,
             gint64 sent,
             gint64 undeliverable)
{
  gint64 reached = sent < 0 ? 0 : sent - MAX (undeliverable, 0);

  return reached > 0 ? assay_format_percent ((double) returned / (double) reached, 1)
                     : g_strdup ("–");
}

/**
 * assay_survey_tables_new_rates:
 * @survey: a survey
 * @rates: (element-type AssayResponseRate): its response rates by provider
 *
 * Lays out who got how many questionnaires and sent how many back. The rate is of those that could be
 * delivered; a wholly blank form is counted apart.
 *
 * Returns: (transfer full): the table
 */
AssayTextTable *
assay_survey_tables_new_rates (AssaySurvey *survey,
                               GPtrArray   *rates)
{
  const char *headings[] = { _("Sent"), _("Undeliverable"), _("Returned"), _("Blank"), _("Rate") };
  AssayTextTable *table = assay_text_table_new (assay_survey_get_name (survey));

  assay_text_table_add_column (table, _("Provider"), FALSE);
  for (guint i = 0; i < G_N_ELEMENTS (headings); i++)
    assay_text_table_add_column (table, headings[i], TRUE);
  for (guint i = 0; i < rates->len; i++)
    {
      const AssayResponseRate *rate = g_ptr_array_index (rates, i);
      char **cells = g_new0 (char *, G_N_ELEMENTS (headings) + 2);

      cells[0] = g_strdup (rate->name);
      cells[1] = format_known (rate->sent);
      cells[2] = format_known (rate->undeliverable);
      cells[3] = assay_format_count (rate->returned);
      cells[4] = assay_format_count (rate->blank_returns);
      cells[5] = format_rate (rate->returned, rate->sent, rate->undeliverable);
      assay_text_table_take_row (table, cells);
    }

  return table;
}

static void
add_answer (AssayTextTable            *table,
            const AssayQuestionResult *result,
            guint                      answer)
{
  char **cells = g_new0 (char *, 6);

  cells[0] = g_strdup (answer == 0 ? result->question->title : "");
  cells[1] = g_strdup (result->question->answers[answer]);
  cells[2] = assay_format_count (result->counts[answer]);
  cells[3] = result->answered > 0
               ? assay_format_percent ((double) result->counts[answer] / (double) result->answered,
                                       1)
               : g_strdup ("–");
  cells[4] = answer == 0 ? assay_format_count (result->answered) : g_strdup ("");
  assay_text_table_take_row (table, cells);
}

/**
 * assay_survey_tables_new_counts:
 * @result: results of a survey
 *
 * Lays out every answer of every question as published tables do: count, per cent of those who answered,
 * and how many that were.
 *
 * Returns: (transfer full): the table
 */
AssayTextTable *
assay_survey_tables_new_counts (const AssaySurveyResult *result)
{
  AssayTextTable *table = assay_text_table_new (assay_survey_get_name (result->survey));

  assay_text_table_add_column (table, _("Question"), FALSE);
  assay_text_table_add_column (table, _("Answer"), FALSE);
  assay_text_table_add_column (table, _("Number"), TRUE);
  assay_text_table_add_column (table, _("Per cent"), TRUE);
  assay_text_table_add_column (table, _("Answered"), TRUE);
  for (guint i = 0; i < result->questions->len; i++)
    {
      const AssayQuestionResult *question = g_ptr_array_index (result->questions, i);

      for (guint j = 0; question->question->answers[j]; j++)
        add_answer (table, question, j);
    }

  return table;
}
