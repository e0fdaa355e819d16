/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-chart-likert.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-chart-likert-private.h"

G_DEFINE_FINAL_TYPE (AssayChartLikert, assay_chart_likert, ASSAY_TYPE_CHART)

static void
clear_row (gpointer data)
{
  AssayLikertEntry *entry = data;

  g_free (entry->text);
}

static void
assay_chart_likert_finalize (GObject *object)
{
  AssayChartLikert *self = ASSAY_CHART_LIKERT (object);

  for (guint i = 0; i < ASSAY_LIKERT_N_ANSWERS; i++)
    g_free (self->words[i]);
  g_array_unref (self->entries);
  G_OBJECT_CLASS (assay_chart_likert_parent_class)->finalize (object);
}

static const AssayLikertRow *
find_extreme (AssayChartLikert *self,
              gboolean          highest)
{
  const AssayLikertRow *found = NULL;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayLikertEntry *entry = &g_array_index (self->entries, AssayLikertEntry, i);
      double share;
      double best;

      if (entry->is_heading || entry->row.answered == 0)
        continue;
      share = (double) entry->row.positive / (double) entry->row.answered;
      best = found != NULL ? (double) found->positive / (double) found->answered : 0;
      if (found == NULL || (highest ? share > best : share < best))
        found = &entry->row;
    }
  return found;
}

static char *
assay_chart_likert_describe (AssayChart *chart)
{
  AssayChartLikert *self = ASSAY_CHART_LIKERT (chart);
  guint n = assay_chart_likert_get_n_rows (self);
  const AssayLikertRow *highest = find_extreme (self, TRUE);
  const AssayLikertRow *lowest = find_extreme (self, FALSE);
  g_autofree char *first = NULL;
  g_autofree char *high = NULL;
  g_autofree char *low = NULL;

  if (highest == NULL)
    return g_strdup (_("Nobody has answered yet."));
  high = assay_format_percent ((double) highest->positive / (double) highest->answered, 1);
  low = assay_format_percent ((double) lowest->positive / (double) lowest->answered, 1);
  first = g_strdup_printf (ngettext ("Answers to %u question.", "Answers to %u questions.", n), n);
  if (highest == lowest)
    /* TRANSLATORS: a sentence on the number of questions, a question's title, a share */
    return g_strdup_printf (_("%s %s: %s positive."), first, highest->question, high);
  /* TRANSLATORS: a sentence on the number of questions, then twice a question's title and a
   * share */
  return g_strdup_printf (_("%s Most positive: %s, %s. Least positive: %s, %s."), first,
                          highest->question, high, lowest->question, low);
}

static char *
format_interval (const AssayLikertRow *row)
{
  g_autofree char *lower = NULL;
  g_autofree char *upper = NULL;

  if (isnan (row->lower) || isnan (row->upper))
    return g_strdup ("–");
  lower = assay_format_number (100 * row->lower, 1);
  upper = assay_format_percent (row->upper, 1);
  /* TRANSLATORS: the ends of an interval, such as "78.5 to 98.0 %" */
  return g_strdup_printf (_("%s to %s"), lower, upper);
}

static char **
make_cells (const AssayLikertRow *row)
{
  GPtrArray *cells = g_ptr_array_new ();
  const gint64 counts[] = { row->strongly_agree, row->agree, row->neither, row->disagree,
                            row->strongly_disagree };

  g_ptr_array_add (cells, g_strdup (row->question));
  g_ptr_array_add (cells, assay_format_count (row->answered));
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    g_ptr_array_add (cells, assay_format_count (counts[i]));
  g_ptr_array_add (cells, row->answered > 0
                              ? assay_format_percent ((double) row->positive
                                                          / (double) row->answered, 1)
                              : g_strdup ("–"));
  g_ptr_array_add (cells, format_interval (row));
  g_ptr_array_add (cells, NULL);
  return (char **) g_ptr_array_free (cells, FALSE);
}

static AssayTextTable *
assay_chart_likert_to_table (AssayChart *chart)
{
  AssayChartLikert *self = ASSAY_CHART_LIKERT (chart);
  AssayTextTable *table = assay_text_table_new (assay_chart_get_title (chart));

  assay_text_table_add_column (table, _("Question"), FALSE);
  assay_text_table_add_column (table, _("Answers"), TRUE);
  for (int i = ASSAY_LIKERT_N_ANSWERS - 1; i >= 0; i--)
    assay_text_table_add_column (table, self->words[i], TRUE);
  assay_text_table_add_column (table, _("Positive"), TRUE);
  assay_text_table_add_column (table, _("95 % interval"), TRUE);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const AssayLikertEntry *entry = &g_array_index (self->entries, AssayLikertEntry, i);

      if (!entry->is_heading)
        assay_text_table_take_row (table, make_cells (&entry->row));
    }
  return table;
}

static void
assay_chart_likert_class_init (AssayChartLikertClass *klass)
{
  AssayChartClass *chart_class = ASSAY_CHART_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = assay_chart_likert_finalize;
  chart_class->measure = _assay_chart_likert_measure;
  chart_class->draw = _assay_chart_likert_draw;
  chart_class->describe = assay_chart_likert_describe;
  chart_class->to_table = assay_chart_likert_to_table;
}

static void
assay_chart_likert_init (AssayChartLikert *self)
{
  self->entries = g_array_new (FALSE, TRUE, sizeof (AssayLikertEntry));
  g_array_set_clear_func (self->entries, clear_row);
  assay_chart_likert_set_words (self, _("Strongly disagree"), _("Disagree"), _("Neither"),
                                _("Agree"), _("Strongly agree"));
}

/**
 * assay_chart_likert_new:
 *
 * Makes a chart without questions, whose answers are called "Strongly disagree" to "Strongly
 * agree".
 *
 * Returns: (transfer full): the chart
 */
AssayChartLikert *
assay_chart_likert_new (void)
{
  return g_object_new (ASSAY_TYPE_CHART_LIKERT, NULL);
}

/**
 * assay_chart_likert_set_words:
 * @self: a chart
 * @strongly_disagree: the answer furthest from positive
 * @disagree: the one next to it
 * @neither: the one in the middle
 * @agree: the next
 * @strongly_agree: the most positive
 *
 * Sets what the answers are called, in the key and the table.
 */
void
assay_chart_likert_set_words (AssayChartLikert *self,
                              const char       *strongly_disagree,
                              const char       *disagree,
                              const char       *neither,
                              const char       *agree,
                              const char       *strongly_agree)
{
  const char *words[] = { strongly_disagree, disagree, neither, agree, strongly_agree };

  for (guint i = 0; i < ASSAY_LIKERT_N_ANSWERS; i++)
    {
      g_free (self->words[i]);
      self->words[i] = g_strdup (words[i]);
    }
}

/**
 * assay_chart_likert_add_heading:
 * @self: a chart
 * @text: such as "Counted in the rating"
 *
 * Adds a heading above the questions that follow.
 */
void
assay_chart_likert_add_heading (AssayChartLikert *self,
                                const char       *text)
{
  AssayLikertEntry entry = { .is_heading = TRUE, .text = g_strdup (text) };

  g_array_append_val (self->entries, entry);
}

/**
 * assay_chart_likert_add_row:
 * @self: a chart
 * @row: copied
 *
 * Adds a question.
 */
void
assay_chart_likert_add_row (AssayChartLikert     *self,
                            const AssayLikertRow *row)
{
  AssayLikertEntry entry = { .text = g_strdup (row->question), .row = *row };

  entry.row.question = entry.text;
  g_array_append_val (self->entries, entry);
}

/**
 * assay_likert_place_answer:
 * @question: a question with a direction
 * @answer: the answer's place in it, from 0
 *
 * Sorts an answer to its side by whether it counts as positive; the first and the last are the
 * strong ones, and the middle of an odd number leans neither way unless it counts as positive. Any
 * thread.
 *
 * Returns: from 0, the strongest against, to 4, the strongest for; 2 is neither
 */
guint
assay_likert_place_answer (const AssayQuestion *question,
                           guint                answer)
{
  guint n_answers = g_strv_length (question->answers);
  gboolean outermost = n_answers > 3 && (answer == 0 || answer == n_answers - 1);

  if (question->positive[answer])
    return outermost ? 4 : 3;
  if (n_answers % 2 == 1 && n_answers > 1 && answer == n_answers / 2)
    return 2;
  return outermost ? 0 : 1;
}

/**
 * assay_chart_likert_add_result:
 * @self: a chart
 * @result: of a question
 * @minimum_base: answers under which the share is drawn as tentative
 *
 * Adds a question of a survey: its answers are sorted to their sides by which of them count as
 * positive, the first and the last as the strong ones.
 *
 * Returns: FALSE if the question has no direction and so no place in the chart
 */
gboolean
assay_chart_likert_add_result (AssayChartLikert          *self,
                               const AssayQuestionResult *result,
                               guint                      minimum_base)
{
  const AssayQuestion *question = result->question;
  guint n_answers = g_strv_length (question->answers);
  AssayLikertRow row = {
    .question = question->title,
    .answered = result->answered,
    .positive = result->positive,
    .lower = result->lower,
    .upper = result->upper,
    .tentative = result->answered < (gint64) minimum_base,
  };
  gint64 *places[ASSAY_LIKERT_N_ANSWERS] = { &row.strongly_disagree, &row.disagree, &row.neither,
                                             &row.agree, &row.strongly_agree };

  if (question->positive == NULL || result->positive < 0)
    return FALSE;
  for (guint i = 0; i < n_answers; i++)
    *places[assay_likert_place_answer (question, i)] += result->counts[i];
  assay_chart_likert_add_row (self, &row);
  return TRUE;
}

/**
 * assay_chart_likert_get_n_rows:
 * @self: a chart
 *
 * Counts the questions, headings left out.
 *
 * Returns: how many
 */
guint
assay_chart_likert_get_n_rows (AssayChartLikert *self)
{
  guint n = 0;

  for (guint i = 0; i < self->entries->len; i++)
    if (!g_array_index (self->entries, AssayLikertEntry, i).is_heading)
      n++;
  return n;
}
