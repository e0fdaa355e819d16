/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/table/assay-question-summary.h"

#include <string.h>

#include "core/base/assay-text.h"

/* Survey tools export answers and, on another button, counts of answers. The second kind looks like
 * the first and must not be taken for it. */

#define ENOUGH_SCALE_WORDS 3

static gboolean
is_one_of (const char        *text,
           const char *const *words)
{
  g_autofree char *folded = assay_text_fold (text);

  return g_strv_contains (words, folded);
}

static gboolean
is_answer_word (const char *text)
{
  static const char *const words[]
      = { "answer choices", "answer choice", "answer options", "answer option", "answers", "answer",
          "value",          "option",        "choice",         "field",         "label",   NULL };

  return is_one_of (text, words);
}

static gboolean
is_count_word (const char *text)
{
  static const char *const words[] = { "responses",
                                       "response",
                                       "response percent",
                                       "response count",
                                       "response total",
                                       "response percent",
                                       "count",
                                       "choice count",
                                       "percent",
                                       "percentage",
                                       "%",
                                       "total",
                                       "number of responses",
                                       "no of responses",
                                       "frequency",
                                       "minimum",
                                       "maximum",
                                       "mean",
                                       "median",
                                       "std deviation",
                                       "standard deviation",
                                       "variance",
                                       "weighted average",
                                       "average rating",
                                       NULL };

  return is_one_of (text, words);
}

/* `Answer Choices, Responses`, `Value, Percent, Count`, `Question, Option, Count, Percentage`: what
 * stands over a table of counts, two words of counting being needed after a word as common as
 * “value”. */
static gboolean
is_count_heading (const AssayTableSample *sample,
                  guint                   row)
{
  AssaySampleRow *found = assay_table_sample_get_row (sample, row);
  guint n_counts = 0;
  gboolean names_choices = FALSE;
  gboolean names_answers = FALSE;

  if (found->n_cells > 9)
    return FALSE;
  for (guint i = 0; i < found->n_cells; i++)
    {
      g_autofree char *folded = assay_text_fold (found->cells[i]);

      names_choices = names_choices || g_str_has_prefix (folded, "answer choice")
                      || g_str_has_prefix (folded, "answer option");
      names_answers = names_answers || (i < 3 && is_answer_word (found->cells[i]));
      n_counts += i > 0 && is_count_word (found->cells[i]);
    }
  return (names_choices && n_counts >= 1) || (names_answers && n_counts >= 2);
}

static gboolean
has_value_beside (const AssayTableSample *sample,
                  guint                   row)
{
  for (guint i = 1; i < assay_table_sample_get_row (sample, row)->n_cells; i++)
    if (assay_table_sample_is_value (sample, row, i))
      return TRUE;
  return FALSE;
}

/* `Answered, 153` and `Skipped, 4` under each question. */
static gboolean
tells_skipped (const AssayTableSample *sample)
{
  static const char *const answered[] = { "answered", "answered question", NULL };
  static const char *const skipped[] = { "skipped", "skipped question", NULL };
  gboolean has_answered = FALSE;
  gboolean has_skipped = FALSE;

  for (guint i = 0; i < sample->rows->len; i++)
    {
      const char *text = assay_table_sample_get_text (sample, i, 0);

      if (!has_value_beside (sample, i))
        continue;
      has_answered = has_answered || is_one_of (text, answered);
      has_skipped = has_skipped || is_one_of (text, skipped);
    }
  return has_answered && has_skipped;
}

static gboolean
is_scale_word (const char *text)
{
  static const char *const words[] = {
    "strongly agree",
    "agree",
    "neither agree nor disagree",
    "neither",
    "neutral",
    "disagree",
    "strongly disagree",
    "very satisfied",
    "satisfied",
    "dissatisfied",
    "very dissatisfied",
    "always",
    "usually",
    "sometimes",
    "never",
    "excellent",
    "very good",
    "good",
    "fair",
    "poor",
    "very poor",
    NULL,
  };

  return is_one_of (text, words);
}

/* A count, or a share and a count in one cell: `20`, `40.0% 20`, `20 (40%)`. */
static gboolean
is_count (const AssayTableSample *sample,
          guint                   row,
          guint                   column)
{
  const char *text = assay_table_sample_get_text (sample, row, column);

  return assay_table_sample_is_value (sample, row, column)
         || (g_ascii_isdigit (text[0]) && text[strspn (text, "0123456789.,%() ")] == '\0');
}

/* A table with a question a row and an answer a column, filled with numbers. */
static gboolean
has_scale_for_headings (const AssayTableSample   *sample,
                        const AssayTableHeadings *headings)
{
  guint first = headings->row + headings->n_rows;
  guint n_words = 0;

  for (guint i = 0; i < headings->names->len; i++)
    {
      gboolean all_values = first < sample->rows->len;

      if (!is_scale_word (g_ptr_array_index (headings->names, i)))
        continue;
      for (guint row = first; row < sample->rows->len; row++)
        if (assay_table_sample_get_text (sample, row, i)[0] != '\0')
          all_values = all_values && is_count (sample, row, i);
      n_words += all_values;
    }
  return n_words >= ENOUGH_SCALE_WORDS;
}

/**
 * assay_question_summary_recognise:
 * @sample: the first part of a table
 * @headings: its headings
 *
 * Tells a summary of questions, which holds counts of answers, from the answers of people.
 *
 * Returns: whether it is a summary
 */
gboolean
assay_question_summary_recognise (const AssayTableSample   *sample,
                                  const AssayTableHeadings *headings)
{
  for (guint i = 0; i < sample->rows->len; i++)
    if (is_count_heading (sample, i))
      return TRUE;
  return tells_skipped (sample) || has_scale_for_headings (sample, headings);
}
