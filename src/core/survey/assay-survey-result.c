/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/survey/assay-survey.h"

#include <math.h>

#include "core/base/assay-number.h"
#include "core/register/assay-figure.h"

#define N_CODES 256

static void
free_question_result (AssayQuestionResult *result)
{
  g_free (result->counts);
  g_free (result);
}

/**
 * assay_survey_result_free:
 * @self: (transfer full): results
 *
 * Frees results.
 */
void
assay_survey_result_free (AssaySurveyResult *self)
{
  g_clear_object (&self->survey);
  g_clear_pointer (&self->questions, g_ptr_array_unref);
  g_free (self);
}

/* How often each question has each code, and how many returns are blank or not. */
typedef struct
{
  guint n_questions;
  gint64 *codes;
  gint64 returned;
  gint64 blank;
} Tally;

static void
tally_return (Tally        *tally,
              const guint8 *answers,
              gsize         n_answers)
{
  gboolean answered = FALSE;

  for (guint i = 0; i < tally->n_questions; i++)
    {
      guint8 code = i < n_answers ? answers[i] : ASSAY_ANSWER_NOT_ASKED;

      tally->codes[(gsize) i * N_CODES + code]++;
      answered = answered || (code != ASSAY_ANSWER_BLANK && code < ASSAY_ANSWER_NOT_APPLICABLE);
    }
  if (answered)
    tally->returned++;
  else
    tally->blank++;
}

static gboolean
tally_all (Tally           *tally,
           AssayConnection *connection,
           gint64           survey_id,
           gint64           provider_id,
           GError         **error)
{
  AssayStatement *statement
      = provider_id == 0
            ? assay_connection_query (connection, error, "SELECT answers FROM response WHERE survey_id = ?", "i",
                                      survey_id)
            : assay_connection_query (connection, error,
                                      "SELECT answers FROM response WHERE provider_id = ? AND survey_id = ?", "ii",
                                      provider_id, survey_id);

  while (assay_statement_next (statement, error))
    {
      gsize n_answers;
      const guint8 *answers = assay_statement_get_blob (statement, 0, &n_answers);

      tally_return (tally, answers, n_answers);
    }
  return !assay_statement_failed (statement);
}

static AssayQuestionResult *
make_question_result (const AssayQuestion *question,
                      const gint64        *codes)
{
  AssayQuestionResult *result = g_new0 (AssayQuestionResult, 1);
  guint n_answers = g_strv_length (question->answers);

  result->question = question;
  result->counts = g_new0 (gint64, MAX (n_answers, 1));
  result->blank = codes[ASSAY_ANSWER_BLANK];
  result->not_applicable = codes[ASSAY_ANSWER_NOT_APPLICABLE];
  result->not_asked = codes[ASSAY_ANSWER_NOT_ASKED];
  result->positive = question->positive != NULL ? 0 : -1;
  result->lower = NAN;
  result->upper = NAN;
  for (guint i = 0; i < n_answers; i++)
    {
      result->counts[i] = codes[i + 1];
      result->answered += codes[i + 1];
      if (question->positive != NULL && question->positive[i])
        result->positive += codes[i + 1];
    }
  if (question->positive != NULL && !assay_wilson (result->positive, result->answered, &result->lower, &result->upper))
    result->lower = result->upper = NAN;
  return result;
}

#define SUM_FIGURE                                                                                  \
  "SELECT sum (value) FROM figure WHERE period = ?1 AND field = ?2 AND superseded = 0"

/* The sum of a figure over the providers that have it, or of one provider; -1 where nobody has it. Of one
 * it is asked in words that an index answers: a condition on either would read those of all. */
static gboolean
sum_figure (AssayConnection *connection,
            const char      *period,
            const char      *field,
            gint64           provider_id,
            gint64          *sum,
            GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                provider_id != 0 ? SUM_FIGURE " AND provider_id = ?3"
                                                 : SUM_FIGURE " AND ?3 = 0",
                                "ssi", period, field, provider_id);

  *sum = -1;
  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure) && !assay_statement_is_null (statement, 0))
    *sum = (gint64) assay_statement_get_double (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/**
 * assay_survey_result_load:
 * @connection: a connection
 * @survey: a survey
 * @provider_id: a provider, or 0 for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Counts the answers of a survey. Shares are of those who answered: blanks are counted apart, and so is what was
 * not asked or does not apply. The interval is Wilson's, of 95 %, without a correction for how many there are.
 *
 * Returns: (transfer full) (nullable): the results
 */
AssaySurveyResult *
assay_survey_result_load (AssayConnection *connection,
                          AssaySurvey     *survey,
                          gint64           provider_id,
                          GError         **error)
{
  g_autoptr (AssaySurveyResult) self = g_new0 (AssaySurveyResult, 1);
  guint n_questions = assay_survey_get_n_questions (survey);
  g_autofree gint64 *codes = g_new0 (gint64, MAX ((gsize) n_questions * N_CODES, 1));
  Tally tally = { n_questions, codes, 0, 0 };
  const char *period = assay_survey_get_period (survey);

  self->survey = g_object_ref (survey);
  self->provider_id = provider_id;
  self->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) free_question_result);
  if (!tally_all (&tally, connection, assay_survey_get_id (survey), provider_id, error)
      || !sum_figure (connection, period, ASSAY_FIELD_QUESTIONNAIRES_SENT, provider_id, &self->sent, error)
      || !sum_figure (connection, period, ASSAY_FIELD_UNDELIVERABLE, provider_id, &self->undeliverable, error))
    return NULL;
  self->returned = tally.returned;
  self->blank_returns = tally.blank;
  for (guint i = 0; i < n_questions; i++)
    g_ptr_array_add (self->questions, make_question_result (assay_survey_get_question (survey, i),
                                                            codes + (gsize) i * N_CODES));
  return g_steal_pointer (&self);
}
