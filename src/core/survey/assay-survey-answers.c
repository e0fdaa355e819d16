/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/survey/assay-survey-answers.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-text.h"
#include "core/framework/assay-answer-scale.h"
#include "core/intake/assay-byte-map.h"
#include "core/survey/assay-question-target.h"
#include "core/survey/assay-survey-private.h"

/* Codes beyond a byte stand for a text that is not understood: its place among those of the column. */
#define NOT_UNDERSTOOD 256
#define MOST_ANSWERS (ASSAY_ANSWER_NOT_APPLICABLE - 1)

typedef struct
{
  guint column;
  guint place;
  const AssayQuestionTarget *target;
  AssayByteMap *codes;
  GPtrArray *asked;
  int follows;
  guint8 yes;
  gboolean by_number;
  gboolean guarded; /* only answers that the measure's own scale has are understood */
} FileQuestion;

struct _AssaySurveyAnswers
{
  GPtrArray *questions;
  guint n_stored;
  GArray *targets;
  GPtrArray *columns;
  GArray *changed;
};

static void
free_file_question (FileQuestion *question)
{
  assay_byte_map_free (question->codes);
  g_ptr_array_unref (question->asked);
  g_free (question);
}

static AssayQuestion *
get_question (AssaySurveyAnswers *self,
              guint               place)
{
  return g_ptr_array_index (self->questions, place);
}

static gboolean
folds_alike (const char *a,
             const char *b)
{
  g_autofree char *folded_a = assay_text_fold (a);
  g_autofree char *folded_b = assay_text_fold (b);

  return strcmp (folded_a, folded_b) == 0;
}

/* The question of the survey that a column asks again, or -1. */
static int
find_question (AssaySurveyAnswers        *self,
               const char                *heading,
               const AssayQuestionTarget *target)
{
  for (guint i = 0; i < self->questions->len; i++)
    {
      const AssayQuestion *question = get_question (self, i);

      if (target != NULL && target->measure != NULL && strcmp (question->measure, target->measure->id) == 0)
        return (int) i;
      if (target != NULL && target->measure == NULL && folds_alike (question->title, target->item->title))
        return (int) i;
    }
  for (guint i = 0; i < self->questions->len; i++)
    if (folds_alike (get_question (self, i)->heading, heading))
      return (int) i;
  return -1;
}

static gboolean
is_claimed (AssaySurveyAnswers *self,
            int                 place)
{
  for (guint i = 0; i < self->columns->len; i++)
    if ((int) ((FileQuestion *) g_ptr_array_index (self->columns, i))->place == place)
      return TRUE;
  return FALSE;
}

/* Headings may repeat in a file, not in a survey. */
static char *
make_heading (AssaySurveyAnswers *self,
              const char         *heading)
{
  g_autofree char *unique = g_strdup (heading);

  for (guint n = 2;; n++)
    {
      gboolean taken = FALSE;

      for (guint i = 0; i < self->questions->len && !taken; i++)
        taken = strcmp (get_question (self, i)->heading, unique) == 0;
      if (!taken)
        return g_steal_pointer (&unique);
      g_free (unique);
      unique = g_strdup_printf ("%s (%u)", heading, n);
    }
}

static void
describe_by_catalogue (AssayQuestion            *question,
                       const AssayCatalogueItem *item)
{
  if (item == NULL)
    return;
  _assay_question_set_text (&question->outcome_domain, item->outcome_domain);
  _assay_question_set_text (&question->outcome_statement, item->outcome_statement);
  _assay_question_set_text (&question->ascot_domain, item->ascot_domain);
}

static AssayQuestion *
make_question (AssaySurveyAnswers        *self,
               const AssayColumnChoice   *choice,
               const AssayQuestionTarget *target)
{
  const AssayAnswerScale *scale = assay_answer_scale_find (choice->scale);
  AssayQuestion *question = _assay_question_new ();

  g_free (question->heading);
  question->heading = make_heading (self, choice->heading);
  _assay_question_set_text (&question->title,
                            target != NULL ? assay_question_target_title (target) : question->heading);
  _assay_question_set_text (&question->scale, scale != NULL ? scale->id : ASSAY_SCALE_OWN);
  g_strfreev (question->answers);
  question->answers = scale != NULL ? g_strdupv ((char **) scale->answers) : g_new0 (char *, 1);
  if (target != NULL && target->measure != NULL)
    _assay_question_set_text (&question->measure, target->measure->id);
  describe_by_catalogue (question, target != NULL ? target->item : NULL);
  question->position = self->questions->len;
  return question;
}

static void
add_own_answers (AssaySurveyAnswers *self,
                 guint               place,
                 char              **answers)
{
  AssayQuestion *question = get_question (self, place);
  gboolean added = FALSE;

  for (; answers != NULL && *answers != NULL && g_strv_length (question->answers) < MOST_ANSWERS; answers++)
    {
      guint n = g_strv_length (question->answers);

      if (assay_answers_find (question->answers, *answers) >= 0)
        continue;
      question->answers = g_renew (char *, question->answers, n + 2);
      question->answers[n] = g_strdup (*answers);
      question->answers[n + 1] = NULL;
      added = TRUE;
    }
  if (added && place < self->n_stored)
    g_array_append_val (self->changed, place);
}

/* What people settled as an answer of a question's own becomes one. */
static void
add_settled_answers (AssaySurveyAnswers      *self,
                     guint                    place,
                     const AssayColumnChoice *choice)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer as;

  g_hash_table_iter_init (&iter, choice->settled);
  while (g_hash_table_iter_next (&iter, NULL, &as))
    if (*(const char *) as != '\0')
      g_ptr_array_add (answers, as);
  g_ptr_array_add (answers, NULL);
  add_own_answers (self, place, (char **) answers->pdata);
}

static void
add_column (AssaySurveyAnswers      *self,
            guint                    column,
            const AssayColumnChoice *choice)
{
  FileQuestion *file_question = g_new0 (FileQuestion, 1);
  const AssayQuestion *question;
  int place;

  file_question->target = assay_question_targets_find (self->targets, choice->target);
  place = find_question (self, choice->heading, file_question->target);
  if (place < 0 || is_claimed (self, place))
    {
      place = (int) self->questions->len;
      g_ptr_array_add (self->questions, make_question (self, choice, file_question->target));
    }
  question = get_question (self, (guint) place);
  if (strcmp (question->scale, ASSAY_SCALE_OWN) == 0)
    {
      add_own_answers (self, (guint) place, choice->own_answers);
      add_settled_answers (self, (guint) place, choice);
    }
  file_question->column = column;
  file_question->place = (guint) place;
  file_question->codes = assay_byte_map_new ();
  file_question->asked = g_ptr_array_new ();
  file_question->follows = -1;
  file_question->by_number = choice->by_number;
  file_question->guarded
      = assay_question_target_is_mixed (file_question->target, question->scale, question->answers);
  g_ptr_array_add (self->columns, file_question);
}

static const AssayCatalogueItem *
get_item (const FileQuestion *question)
{
  return question->target != NULL ? question->target->item : NULL;
}

/* A question that is only asked of those who said yes to another was not asked of those who said no. */
static void
find_followed (AssaySurveyAnswers *self,
               FileQuestion       *question)
{
  const AssayCatalogueItem *item = get_item (question);

  if (item == NULL || item->asked_if_yes == NULL)
    return;
  for (guint i = 0; i < self->columns->len; i++)
    {
      const FileQuestion *other = g_ptr_array_index (self->columns, i);
      const AssayCatalogueItem *followed = get_item (other);

      if (followed != NULL && strcmp (followed->id, item->asked_if_yes) == 0)
        {
          question->follows = (int) other->place;
          question->yes = (guint8) (assay_answers_find (get_question (self, other->place)->answers, "Yes") + 1);
        }
    }
}

/**
 * assay_survey_answers_new:
 * @plan: what the import was told; must outlive the result
 * @framework: (nullable): the framework whose measures the questions feed; must outlive the result
 * @questions: (transfer full) (element-type AssayQuestion): the questions that the survey has already
 *
 * Finds which column of a file feeds which question of a survey. Questions that the survey does not have yet come
 * after those it has.
 *
 * Returns: (transfer full): the answers
 */
AssaySurveyAnswers *
assay_survey_answers_new (const AssayImportPlan *plan,
                          AssayFramework        *framework,
                          GPtrArray             *questions)
{
  AssaySurveyAnswers *self = g_new0 (AssaySurveyAnswers, 1);

  self->questions = questions;
  self->n_stored = questions->len;
  self->targets = assay_question_targets_list (framework);
  self->columns = g_ptr_array_new_with_free_func ((GDestroyNotify) free_file_question);
  self->changed = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < plan->columns->len; i++)
    {
      const AssayColumnChoice *choice = g_ptr_array_index (plan->columns, i);

      if (choice->role == ASSAY_COLUMN_QUESTION)
        add_column (self, i, choice);
    }
  for (guint i = 0; i < self->columns->len; i++)
    find_followed (self, g_ptr_array_index (self->columns, i));
  return self;
}

/**
 * assay_survey_answers_free:
 * @self: (nullable) (transfer full): answers
 *
 * Frees them.
 */
void
assay_survey_answers_free (AssaySurveyAnswers *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->questions);
  g_array_unref (self->targets);
  g_ptr_array_unref (self->columns);
  g_array_unref (self->changed);
  g_free (self);
}

/**
 * assay_survey_answers_get_n:
 * @self: answers
 *
 * Counts the questions of the survey, those of the file included.
 *
 * Returns: how many answers a return has
 */
guint
assay_survey_answers_get_n (AssaySurveyAnswers *self)
{
  return self->questions->len;
}

/**
 * assay_survey_answers_get_question:
 * @self: answers
 * @place: a question's place, from 0
 *
 * Gives a question of the survey, one that only the file has included.
 *
 * Returns: (transfer none): the question
 */
const AssayQuestion *
assay_survey_answers_get_question (AssaySurveyAnswers *self,
                                   guint               place)
{
  return get_question (self, place);
}

static gboolean
is_countable (const FileQuestion *column,
              const char         *answer)
{
  return !column->guarded || assay_question_target_knows (column->target, answer);
}

/* What a text stands for on a question's scale, as one of the codes of a return, or -1. */
static int
match_text (const FileQuestion  *column,
            const AssayQuestion *question,
            const char          *text)
{
  const AssayAnswerScale *scale = assay_answer_scale_find (question->scale);
  /* A scale of one's own is compared as it stands; what is blank or does not apply is so on any scale. */
  int place = assay_answer_scale_match (scale != NULL ? scale : assay_answer_scale_find ("yes-no"), text);
  int own = assay_answers_find (question->answers, text);
  int number;

  if (own >= 0)
    return is_countable (column, question->answers[own]) ? own + 1 : -1;
  if (place == ASSAY_SCALE_BLANK)
    return ASSAY_ANSWER_BLANK;
  if (place == ASSAY_SCALE_NOT_APPLICABLE)
    return ASSAY_ANSWER_NOT_APPLICABLE;
  if (folds_alike (text, "not asked"))
    return ASSAY_ANSWER_NOT_ASKED;
  if (scale == NULL || place < 0)
    return -1;
  /* A bare number beside words could be counted from either end. */
  if (assay_answer_scale_is_words (scale) && !column->by_number && assay_answer_is_number (text, &number))
    return -1;
  return is_countable (column, question->answers[place]) ? place + 1 : -1;
}

static const char *
suggest (const FileQuestion  *column,
         const AssayQuestion *question,
         const char          *text)
{
  const AssayAnswerScale *scale = assay_answer_scale_find (question->scale);
  int place = scale != NULL ? assay_answer_scale_suggest (scale, text) : -1;

  return place >= 0 && is_countable (column, question->answers[place]) ? question->answers[place] : NULL;
}

static guint32
ask (AssaySurveyAnswers *self,
     AssayImportPass    *pass,
     FileQuestion       *column,
     const char         *text,
     guint64             line)
{
  const AssayQuestion *question = get_question (self, column->place);
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();

  for (guint i = 0; question->answers[i] != NULL; i++)
    if (is_countable (column, question->answers[i]))
      g_ptr_array_add (choices, question->answers[i]);
  if (strcmp (question->scale, ASSAY_SCALE_OWN) == 0 && !column->guarded)
    g_ptr_array_add (choices, (char *) text);
  g_ptr_array_add (choices, (char *) _ ("Not applicable"));
  g_ptr_array_add (choices, NULL);
  g_ptr_array_add (column->asked,
                   assay_import_pass_ask (pass, column->column, text, line, suggest (column, question, text),
                                          (const char *const *) choices->pdata, TRUE));
  return NOT_UNDERSTOOD + column->asked->len - 1;
}

static guint32
work_out (AssaySurveyAnswers *self,
          AssayImportPass    *pass,
          FileQuestion       *column,
          const AssayCell    *cell,
          guint64             line)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (pass);
  const AssayColumnChoice *choice = g_ptr_array_index (plan->columns, column->column);
  const AssayQuestion *question = get_question (self, column->place);
  const char *as;
  int code = -1;

  if (assay_column_choice_lookup (choice, cell->text, &as))
    code = as[0] != '\0' ? match_text (column, question, as) : ASSAY_ANSWER_BLANK;
  if (code < 0)
    code = match_text (column, question, cell->text);
  return code >= 0 ? (guint32) code : ask (self, pass, column, cell->text, line);
}

static guint8
read_cell (AssaySurveyAnswers  *self,
           AssayImportPass     *pass,
           FileQuestion        *column,
           const AssayTableRow *row)
{
  const AssayCell *cell = assay_table_row_get_cell (row, (int) column->column);
  guint32 code;

  if (cell->length == 0)
    return ASSAY_ANSWER_BLANK;
  code = assay_byte_map_lookup (column->codes, cell->text, cell->length);
  if (code == ASSAY_BYTE_MAP_NONE)
    {
      code = work_out (self, pass, column, cell, row->line);
      assay_byte_map_insert (column->codes, cell->text, cell->length, code);
    }
  if (code < NOT_UNDERSTOOD)
    return (guint8) code;
  assay_import_answer_count (g_ptr_array_index (column->asked, code - NOT_UNDERSTOOD));
  assay_import_pass_get_counts (pass)->unknown++;
  return ASSAY_ANSWER_BLANK;
}

/**
 * assay_survey_answers_read:
 * @self: answers
 * @pass: the pass
 * @row: a row that is not set aside
 * @answers: (out caller-allocates): one code a question of the survey
 *
 * Reads the answers of a row. What is not understood is listed and counts as blank.
 */
void
assay_survey_answers_read (AssaySurveyAnswers  *self,
                           AssayImportPass     *pass,
                           const AssayTableRow *row,
                           guint8              *answers)
{
  memset (answers, ASSAY_ANSWER_NOT_ASKED, self->questions->len);
  for (guint i = 0; i < self->columns->len; i++)
    {
      FileQuestion *column = g_ptr_array_index (self->columns, i);

      answers[column->place] = read_cell (self, pass, column, row);
    }
  for (guint i = 0; i < self->columns->len; i++)
    {
      const FileQuestion *column = g_ptr_array_index (self->columns, i);

      if (column->follows >= 0 && answers[column->place] == ASSAY_ANSWER_BLANK
          && answers[column->follows] != ASSAY_ANSWER_BLANK && answers[column->follows] != column->yes)
        answers[column->place] = ASSAY_ANSWER_NOT_ASKED;
    }
}

/**
 * assay_survey_answers_count:
 * @self: answers
 * @pass: the pass, whose counts are brought up to date
 * @answers: the answers of a new return
 *
 * Counts the cells of a new return.
 */
void
assay_survey_answers_count (AssaySurveyAnswers *self,
                            AssayImportPass    *pass,
                            const guint8       *answers)
{
  AssayImportCounts *counts = assay_import_pass_get_counts (pass);
  guint n_blanks = 0;
  guint n_not_applicable = 0;
  guint n_not_asked = 0;

  for (guint i = 0; i < self->questions->len; i++)
    {
      n_blanks += answers[i] == ASSAY_ANSWER_BLANK;
      n_not_applicable += answers[i] == ASSAY_ANSWER_NOT_APPLICABLE;
      n_not_asked += answers[i] == ASSAY_ANSWER_NOT_ASKED;
    }
  counts->blanks += n_blanks;
  counts->not_applicable += n_not_applicable;
  counts->answers += self->questions->len - n_blanks - n_not_applicable - n_not_asked;
}

/**
 * assay_survey_answers_hash:
 * @self: answers
 * @provider_id: the provider
 * @date: when it was returned, or ""
 * @answers: (array length=n_answers): a return's answers, perhaps fewer than the survey has questions
 * @n_answers: how many
 *
 * Makes a hash of what a file can say about a return: two returns with the same hash are the same as far as the
 * file's columns go. Within this run of the program.
 *
 * Returns: the hash
 */
guint64
assay_survey_answers_hash (AssaySurveyAnswers *self,
                           gint64              provider_id,
                           const char         *date,
                           const guint8       *answers,
                           gsize               n_answers)
{
  char bytes[sizeof provider_id + 16 + 256];
  gsize n = sizeof provider_id;
  guint64 hash = 0;

  memcpy (bytes, &provider_id, n);
  for (gsize i = 0; date[i] != '\0' && i < 10; i++)
    bytes[n++] = date[i];
  for (guint i = 0; i < self->columns->len; i++)
    {
      guint place = ((FileQuestion *) g_ptr_array_index (self->columns, i))->place;

      if (n == sizeof bytes)
        {
          hash = hash * 31 + assay_bytes_hash (bytes, n);
          n = 0;
        }
      bytes[n++] = (char) (place < n_answers ? answers[place] : ASSAY_ANSWER_NOT_ASKED);
    }
  return hash * 31 + assay_bytes_hash (bytes, n);
}

/**
 * assay_survey_answers_merge:
 * @self: answers
 * @answers: (inout): a return's answers as a file has them
 * @stored: (array length=n_stored): as the register has them
 * @n_stored: how many
 *
 * Keeps what the register has for questions that the file does not ask.
 */
void
assay_survey_answers_merge (AssaySurveyAnswers *self,
                            guint8             *answers,
                            const guint8       *stored,
                            gsize               n_stored)
{
  for (guint i = 0; i < self->questions->len && i < n_stored; i++)
    if (!is_claimed (self, (int) i))
      answers[i] = stored[i];
}

/**
 * assay_survey_answers_store:
 * @self: answers
 * @connection: the connection
 * @survey_id: the survey
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Stores the questions that the survey did not have, and answers that were added to a question's own.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_survey_answers_store (AssaySurveyAnswers *self,
                            AssayConnection    *connection,
                            gint64              survey_id,
                            GError            **error)
{
  for (guint i = self->n_stored; i < self->questions->len; i++)
    if (!_assay_question_insert (connection, survey_id, get_question (self, i), error))
      return FALSE;
  for (guint i = 0; i < self->changed->len; i++)
    if (!_assay_question_set_answers (connection, get_question (self, g_array_index (self->changed, guint, i)),
                                      error))
      return FALSE;
  return TRUE;
}
