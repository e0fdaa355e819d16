/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-survey-print.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cli/assay-cli-json.h"
#include "cli/assay-cli-table.h"
#include "cli/assay-cli.h"
#include "report/assay-sentences.h"

static double
get_share (const AssayQuestionResult *result)
{
  return result->positive < 0 || result->answered == 0 ? NAN
                                                       : (double) result->positive / result->answered;
}

static char *
format_count_and_share (gint64 count,
                        gint64 answered)
{
  g_autofree char *number = assay_cli_count (count);
  g_autofree char *share = NULL;

  if (answered == 0)
    return g_steal_pointer (&number);
  share = assay_cli_percent ((double) count / answered, 1);
  return g_strdup_printf ("%s (%s)", number, share);
}

static char *
format_interval (const AssayQuestionResult *result)
{
  g_autofree char *lower = assay_cli_percent (result->lower, 1);
  g_autofree char *upper = assay_cli_percent (result->upper, 1);

  return isnan (result->lower) ? g_strdup ("–") : g_strdup_printf (_("%s to %s"), lower, upper);
}

static char **
make_row (const AssayQuestionResult *result)
{
  g_autoptr (GPtrArray) cells = g_ptr_array_new ();

  g_ptr_array_add (cells, g_strdup (result->question->title));
  for (guint i = 0; result->question->answers[i] != NULL; i++)
    g_ptr_array_add (cells, format_count_and_share (result->counts[i], result->answered));
  g_ptr_array_add (cells, assay_cli_count (result->answered));
  g_ptr_array_add (cells, assay_cli_count (result->blank));
  g_ptr_array_add (cells, assay_cli_count (result->not_asked));
  g_ptr_array_add (cells, assay_cli_count (result->not_applicable));
  g_ptr_array_add (cells, assay_cli_percent (get_share (result), 1));
  g_ptr_array_add (cells, format_interval (result));
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_steal (cells, NULL);
}

static AssayTextTable *
make_table (const AssayQuestion *question)
{
  AssayTextTable *table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Question"), FALSE);
  for (guint i = 0; question->answers[i] != NULL; i++)
    assay_text_table_add_column (table, question->answers[i], TRUE);
  assay_text_table_add_column (table, _("Answered"), TRUE);
  assay_text_table_add_column (table, _("Blank"), TRUE);
  assay_text_table_add_column (table, _("Not asked"), TRUE);
  assay_text_table_add_column (table, _("Not applicable"), TRUE);
  assay_text_table_add_column (table, _("Positive"), TRUE);
  assay_text_table_add_column (table, _("95 % interval"), TRUE);
  return table;
}

/* Questions that share their answers share a table. */
static void
print_questions (const AssaySurveyResult *result)
{
  g_autoptr (AssayTextTable) table = NULL;
  const AssayQuestion *last = NULL;

  for (guint i = 0; i < result->questions->len; i++)
    {
      const AssayQuestionResult *row = g_ptr_array_index (result->questions, i);

      if (last == NULL || !g_strv_equal ((const char *const *) last->answers,
                                         (const char *const *) row->question->answers))
        {
          if (table != NULL)
            {
              assay_cli_table_print (table);
              assay_cli_print ("%s", "");
            }
          g_clear_pointer (&table, assay_text_table_free);
          table = make_table (row->question);
          last = row->question;
        }
      assay_text_table_take_row (table, make_row (row));
    }
  if (table != NULL)
    assay_cli_table_print (table);
}

static void
print_rates (GPtrArray *rates)
{
  g_autoptr (AssayTextTable) table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Reference"), FALSE);
  assay_text_table_add_column (table, _("Provider"), FALSE);
  assay_text_table_add_column (table, _("Sent"), TRUE);
  assay_text_table_add_column (table, _("Undeliverable"), TRUE);
  assay_text_table_add_column (table, _("Returned"), TRUE);
  assay_text_table_add_column (table, _("Blank"), TRUE);
  assay_text_table_add_column (table, _("Response rate"), TRUE);
  for (guint i = 0; i < rates->len; i++)
    {
      const AssayResponseRate *rate = g_ptr_array_index (rates, i);
      char *cells[] = {
        g_strdup (rate->reference),
        g_strdup (rate->name),
        assay_cli_count (rate->sent),
        assay_cli_count (rate->undeliverable),
        assay_cli_count (rate->returned),
        assay_cli_count (rate->blank_returns),
        assay_cli_percent (rate->sent > 0 ? (double) rate->returned / rate->sent : NAN, 1),
        NULL,
      };

      assay_text_table_take_row (table, g_memdup2 (cells, sizeof cells));
    }
  assay_cli_print ("%s", "");
  assay_cli_table_print (table);
}

/**
 * assay_cli_survey_print_text:
 * @shown: what to show
 *
 * Prints the results of a survey for people.
 */
void
assay_cli_survey_print_text (const AssayCliSurvey *shown)
{
  const AssaySurveyResult *result = shown->result;
  g_autofree char *response = assay_sentence_response (result->returned, result->sent);

  assay_cli_print ("%s, %s%s%s", assay_survey_get_name (result->survey),
                   assay_survey_get_period (result->survey), shown->reference != NULL ? ", " : "",
                   shown->reference != NULL ? shown->reference : "");
  assay_cli_print ("%s\n", response);
  print_questions (result);
  if (shown->rates != NULL)
    print_rates (shown->rates);
}

static void
add_question (JsonBuilder               *json,
              const AssayQuestionResult *result)
{
  const AssayQuestion *question = result->question;

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "question", question->title);
  assay_cli_json_add_text (json, "heading", question->heading);
  assay_cli_json_add_text (json, "measure", *question->measure == '\0' ? NULL : question->measure);
  json_builder_set_member_name (json, "counts");
  json_builder_begin_object (json);
  for (guint i = 0; question->answers[i] != NULL; i++)
    assay_cli_json_add_count (json, question->answers[i], result->counts[i]);
  json_builder_end_object (json);
  assay_cli_json_add_count (json, "answered", result->answered);
  assay_cli_json_add_count (json, "blank", result->blank);
  assay_cli_json_add_count (json, "notAsked", result->not_asked);
  assay_cli_json_add_count (json, "notApplicable", result->not_applicable);
  assay_cli_json_add_number (json, "positive", get_share (result));
  assay_cli_json_add_number (json, "lower", result->lower);
  assay_cli_json_add_number (json, "upper", result->upper);
  json_builder_end_object (json);
}

static void
add_rates (JsonBuilder *json,
           GPtrArray   *rates)
{
  json_builder_set_member_name (json, "providers");
  json_builder_begin_array (json);
  for (guint i = 0; i < rates->len; i++)
    {
      const AssayResponseRate *rate = g_ptr_array_index (rates, i);

      json_builder_begin_object (json);
      assay_cli_json_add_text (json, "reference", rate->reference);
      assay_cli_json_add_text (json, "name", rate->name);
      assay_cli_json_add_count (json, "sent", rate->sent);
      assay_cli_json_add_count (json, "undeliverable", rate->undeliverable);
      assay_cli_json_add_count (json, "returned", rate->returned);
      assay_cli_json_add_count (json, "blankReturns", rate->blank_returns);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

/**
 * assay_cli_survey_print_json:
 * @shown: what to show
 *
 * Prints the results of a survey for programs: shares are 0 to 1, null where there is none.
 */
void
assay_cli_survey_print_json (const AssayCliSurvey *shown)
{
  const AssaySurveyResult *result = shown->result;
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  assay_cli_json_add_text (json, "survey", assay_survey_get_name (result->survey));
  assay_cli_json_add_text (json, "period", assay_survey_get_period (result->survey));
  assay_cli_json_add_text (json, "provider", shown->reference);
  assay_cli_json_add_count (json, "sent", result->sent);
  assay_cli_json_add_count (json, "undeliverable", result->undeliverable);
  assay_cli_json_add_count (json, "returned", result->returned);
  assay_cli_json_add_count (json, "blankReturns", result->blank_returns);
  json_builder_set_member_name (json, "questions");
  json_builder_begin_array (json);
  for (guint i = 0; i < result->questions->len; i++)
    add_question (json, g_ptr_array_index (result->questions, i));
  json_builder_end_array (json);
  if (shown->rates != NULL)
    add_rates (json, shown->rates);
  json_builder_end_object (json);
  assay_cli_json_print (json);
}
