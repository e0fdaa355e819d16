/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "report/assay-book-sheets.h"

/* As councils publish a survey: one row an item, the counts, the base, the shares of those who
 * answered, blanks apart. Items with the same number of answers share a table; where the words
 * differ from its headings, the item says so. */

typedef struct
{
  guint n_answers;
  GPtrArray *results; /* of AssayQuestionResult, borrowed */
} AnswerSet;

static void
clear_set (gpointer data)
{
  AnswerSet *set = data;

  g_ptr_array_unref (set->results);
}

static GArray *
sort_into_sets (GPtrArray *results)
{
  GArray *sets = g_array_new (FALSE, FALSE, sizeof (AnswerSet));

  g_array_set_clear_func (sets, clear_set);
  for (guint i = 0; i < results->len; i++)
    {
      const AssayQuestionResult *result = g_ptr_array_index (results, i);
      guint n_answers = g_strv_length (result->question->answers);
      guint place = 0;

      while (place < sets->len && g_array_index (sets, AnswerSet, place).n_answers != n_answers)
        place++;
      if (place == sets->len)
        {
          AnswerSet set = { n_answers, g_ptr_array_new () };

          g_array_append_val (sets, set);
        }
      g_ptr_array_add (g_array_index (sets, AnswerSet, place).results, (gpointer) result);
    }
  return sets;
}

static char *
describe_item (const AssayQuestion *question,
               const AssayQuestion *first,
               guint                n_answers)
{
  if (n_answers == 0
      || g_strv_equal ((const char *const *) question->answers,
                       (const char *const *) first->answers))
    return g_strdup (question->title);
  /* TRANSLATORS: an item of a survey, its first and its last answer */
  return g_strdup_printf (_("%s (%s to %s)"), question->title, question->answers[0],
                          question->answers[n_answers - 1]);
}

static void
put_counts (AssayBookCursor           *cursor,
            const AssayQuestionResult *result,
            guint                      n_answers)
{
  g_autofree char *first = assay_book_cell (cursor->row, 1);
  g_autofree char *last = assay_book_cell (cursor->row, n_answers);
  g_autofree char *base = assay_book_cell (cursor->row, n_answers + 1);
  g_autofree char *sum = g_strdup_printf ("=SUM(%s:%s)", first, last);

  for (guint i = 0; i < n_answers; i++)
    assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->counts[i]);
  assay_book_put_formula (cursor, ASSAY_BOOK_COUNT, sum, (double) result->answered);
  for (guint i = 0; i < n_answers; i++)
    {
      g_autofree char *count = assay_book_cell (cursor->row, i + 1);
      g_autofree char *formula = g_strdup_printf ("=%s/%s", count, base);

      assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, formula,
                              (double) result->counts[i] / (double) result->answered);
    }
}

static void
put_positive (AssayBookCursor           *cursor,
              const AssayQuestionResult *result,
              guint                      n_answers)
{
  g_autofree char *positive = assay_book_cell (cursor->row, cursor->column);
  g_autofree char *base = assay_book_cell (cursor->row, n_answers + 1);
  g_autofree char *share = g_strdup_printf ("=%s/%s", positive, base);
  g_autoptr (GString) sum = g_string_new (NULL);
  gboolean has_direction = result->positive >= 0 && result->question->positive != NULL;

  for (guint i = 0; has_direction && i < n_answers; i++)
    if (result->question->positive[i])
      {
        g_autofree char *count = assay_book_cell (cursor->row, i + 1);

        g_string_append_printf (sum, "%c%s", sum->len == 0 ? '=' : '+', count);
      }
  assay_book_put_formula (cursor, ASSAY_BOOK_COUNT, sum->len > 0 ? sum->str : "=0",
                          has_direction ? (double) result->positive : (double) NAN);
  assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, share,
                          has_direction && result->answered > 0
                                  ? (double) result->positive / (double) result->answered
                                  : (double) NAN);
  assay_book_put_number (cursor, ASSAY_BOOK_SHARE_DECIMAL,
                         has_direction ? result->lower : (double) NAN);
  assay_book_put_number (cursor, ASSAY_BOOK_SHARE_DECIMAL,
                         has_direction ? result->upper : (double) NAN);
}

static void
put_item (AssayBookCursor           *cursor,
          const AssayQuestionResult *result,
          const AssayQuestion       *first,
          guint                      n_answers)
{
  const AssayQuestion *question = result->question;
  g_autofree char *item = describe_item (question, first, n_answers);

  cursor->column = 0;
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, item);
  put_counts (cursor, result, n_answers);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->blank);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->not_asked);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, (double) result->not_applicable);
  put_positive (cursor, result, n_answers);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, question->outcome_domain);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, question->outcome_statement);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, question->ascot_domain);
  cursor->row++;
}

static void
add_column (GArray     *columns,
            GHashTable *taken,
            GPtrArray  *headings,
            const char *title,
            double      width)
{
  char *heading = assay_book_make_heading (taken, title);
  AssayBookColumn column = { heading, width, ASSAY_BOOK_TEXT };

  g_ptr_array_add (headings, heading);
  g_array_append_val (columns, column);
}

static void
add_columns (GArray              *columns,
             GPtrArray           *headings,
             const AssayQuestion *first,
             guint                n_answers)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *last[] = { _("Blank"),       _("Not asked"),      _("Not applicable"),
                         _("Positive"),    _("Positive, share"), _("From (95 %)"),
                         _("To (95 %)") };

  add_column (columns, taken, headings, _("Item"), 44);
  for (guint i = 0; i < n_answers; i++)
    add_column (columns, taken, headings, first->answers[i], 14);
  add_column (columns, taken, headings, _("Base"), 9);
  for (guint i = 0; i < n_answers; i++)
    {
      g_autofree char *title = g_strdup_printf (_("%s, share"), first->answers[i]);

      add_column (columns, taken, headings, title, 16);
    }
  for (guint i = 0; i < G_N_ELEMENTS (last); i++)
    add_column (columns, taken, headings, last[i], 14);
  add_column (columns, taken, headings, _("Outcome domain"), 28);
  add_column (columns, taken, headings, _("Outcome statement"), 40);
  add_column (columns, taken, headings, _("ASCOT domain"), 28);
}

static void
add_set (AssayBook                   *book,
         const AssayRatingDataSurvey *data,
         const AnswerSet             *set,
         GArray                      *surveys)
{
  const AssayQuestion *first =
      ((const AssayQuestionResult *) g_ptr_array_index (set->results, 0))->question;
  g_autoptr (GArray) columns = g_array_new (FALSE, TRUE, sizeof (AssayBookColumn));
  g_autoptr (GPtrArray) headings = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *table = g_strdup_printf ("Survey%u", surveys->len + 1);
  g_autofree char *responses = g_strdup_printf (
      _("%" PRId64 " returns with at least one answer, %" PRId64
        " wholly blank. Shares are of those who answered the item; blanks are counted, never "
        "scored."),
      data->whole->returned, data->whole->blank_returns);
  AssayBookSurvey survey = {
    .sheet = g_strdup_printf (_("Survey %u"), surveys->len + 1),
    .title = g_strdup_printf (_("%s, %s: items with %u answers"),
                              assay_survey_get_name (data->survey),
                              assay_survey_get_period (data->survey), set->n_answers),
    .first_question = first,
    .n_rows = set->results->len,
  };
  lxw_worksheet *sheet = assay_book_add_sheet (book, survey.sheet, survey.title, responses);
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };

  add_columns (columns, headings, first, set->n_answers);
  for (guint i = 0; i < set->results->len; i++)
    put_item (&cursor, g_ptr_array_index (set->results, i), first, set->n_answers);
  assay_book_add_table (book, sheet, table, ASSAY_BOOK_HEAD_ROW, set->results->len,
                        (const AssayBookColumn *) columns->data, columns->len, TRUE);
  assay_book_freeze (sheet, 1);
  g_array_append_val (surveys, survey);
}

/**
 * assay_book_add_surveys:
 * @book: a workbook
 * @data: what to write
 * @surveys: (element-type AssayBookSurvey): where the sheets made are told, for the charts
 *
 * Adds the survey tables over all providers: a sheet for each number of answers that questions
 * have.
 */
void
assay_book_add_surveys (AssayBook             *book,
                        const AssayRatingData *data,
                        GArray                *surveys)
{
  for (guint i = 0; i < data->surveys->len; i++)
    {
      const AssayRatingDataSurvey *survey = g_ptr_array_index (data->surveys, i);
      g_autoptr (GArray) sets = sort_into_sets (survey->whole->questions);

      for (guint j = 0; j < sets->len; j++)
        add_set (book, survey, &g_array_index (sets, AnswerSet, j), surveys);
    }
}
