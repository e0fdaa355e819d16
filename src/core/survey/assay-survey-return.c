/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Returns one by one: typed in from paper, listed, corrected, deleted. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/intake/assay-response-undo.h"
#include "core/register/assay-rating-flag.h"
#include "core/store/assay-audit.h"
#include "core/survey/assay-survey-private.h"

/**
 * assay_survey_return_free:
 * @self: (transfer full): a return
 *
 * Frees a return.
 */
void
assay_survey_return_free (AssaySurveyReturn *self)
{
  g_free (self->identity);
  g_free (self->returned_on);
  g_clear_pointer (&self->answers, g_bytes_unref);
  g_free (self->entered_by);
  g_free (self);
}

/**
 * assay_survey_return_get:
 * @self: a return
 * @position: a question's position, from 0
 *
 * Gives an answer of a return.
 *
 * Returns: %ASSAY_ANSWER_BLANK, %ASSAY_ANSWER_NOT_APPLICABLE, %ASSAY_ANSWER_NOT_ASKED, or the place in the question's
 *   answers, from 1
 */
guint8
assay_survey_return_get (const AssaySurveyReturn *self,
                         guint                    position)
{
  gsize length;
  const guint8 *answers = g_bytes_get_data (self->answers, &length);

  return position < length ? answers[position] : ASSAY_ANSWER_NOT_ASKED;
}

/**
 * assay_survey_list_returns:
 * @connection: a connection
 * @survey: a survey
 * @provider_id: a provider, or 0 for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the returns of a survey, the latest entered first.
 *
 * Returns: (transfer full) (nullable) (element-type AssaySurveyReturn): the returns
 */
GPtrArray *
assay_survey_list_returns (AssayConnection *connection,
                           AssaySurvey     *survey,
                           gint64           provider_id,
                           GError         **error)
{
  g_autoptr (GPtrArray) returns = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_survey_return_free);
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT id, provider_id, identity, returned_on, answers, entered_by, version "
                                "FROM response WHERE survey_id = ?1 AND (?2 = 0 OR provider_id = ?2) "
                                "ORDER BY id DESC",
                                "ii", assay_survey_get_id (survey), provider_id);

  while (assay_statement_next (statement, error))
    {
      AssaySurveyReturn *item = g_new0 (AssaySurveyReturn, 1);
      gsize length;
      const guint8 *answers = assay_statement_get_blob (statement, 4, &length);

      item->id = assay_statement_get_int (statement, 0);
      item->provider_id = assay_statement_get_int (statement, 1);
      item->identity = assay_statement_dup_text (statement, 2);
      item->returned_on = assay_statement_dup_text (statement, 3);
      item->answers = g_bytes_new (answers, length);
      item->entered_by = assay_statement_dup_text (statement, 5);
      item->version = assay_statement_get_int (statement, 6);
      g_ptr_array_add (returns, item);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&returns);
}

static gboolean
check_answers (AssaySurvey  *survey,
               const char   *returned_on,
               const guint8 *answers,
               GError      **error)
{
  if (returned_on[0] != '\0' && !assay_date_is_valid (returned_on))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                   _ ("Date returned: “%s” is not a date."), returned_on);
      return FALSE;
    }
  for (guint i = 0; i < assay_survey_get_n_questions (survey); i++)
    {
      const AssayQuestion *question = assay_survey_get_question (survey, i);

      if (answers[i] < ASSAY_ANSWER_NOT_APPLICABLE && answers[i] > g_strv_length (question->answers))
        {
          g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                       _ ("%s has no answer number %u."), question->title, answers[i]);
          return FALSE;
        }
    }
  return TRUE;
}

/* Typed returns are numbered within their survey; a number is not used again after one is deleted. */
static char *
make_identity (AssayConnection *connection,
               gint64           survey_id,
               GError         **error)
{
  gint64 last;

  if (!assay_connection_query_int (connection,
                                   "SELECT max (CAST (substr (identity, 7) AS INTEGER)) FROM response "
                                   "WHERE survey_id = ? AND identity LIKE 'typed:%'",
                                   survey_id, &last, error))
    return NULL;
  return g_strdup_printf ("typed:%" G_GINT64_FORMAT, last + 1);
}

static gboolean
record (AssayConnection *connection,
        AssaySurvey     *survey,
        const char      *action,
        const char      *identity,
        const char      *summary,
        const char      *before,
        const char      *after,
        GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("return %s of survey %" G_GINT64_FORMAT, identity,
                                              assay_survey_get_id (survey));

  return assay_audit_record (connection, action, subject, summary, before, after, error);
}

static gboolean
insert_return (AssayConnection *connection,
               AssaySurvey     *survey,
               const char      *identity,
               gint64           provider_id,
               const char      *returned_on,
               const guint8    *answers,
               const char      *comment,
               GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (answers, assay_survey_get_n_questions (survey));

  if (!assay_connection_run (connection, error,
                             "INSERT INTO response (survey_id, identity, provider_id, returned_on, answers, "
                             "entered_by) VALUES (?, ?, ?, ?, ?, ?)",
                             "isisbs", assay_survey_get_id (survey), identity, provider_id, returned_on, bytes,
                             assay_connection_get_actor (connection)))
    return FALSE;
  return comment == NULL || comment[0] == '\0'
         || assay_connection_run (connection, error,
                                  "INSERT INTO response_comment (response_id, question, comment) VALUES (?, ?, ?)",
                                  "iss", assay_connection_last_row_id (connection), _ ("Comment"), comment);
}

/**
 * assay_survey_enter_return:
 * @connection: a connection that writes
 * @survey: a survey
 * @provider_id: the provider
 * @returned_on: (nullable): ISO date, or "" where it is not known
 * @answers: one code a question of the survey, by position
 * @comment: (nullable): free text
 * @error: return location for an `ASSAY_VALIDATION_ERROR` or an `ASSAY_STORE_ERROR`
 *
 * Types in one paper form. One entry in the audit trail.
 *
 * Returns: how many returns the provider has in the survey now, or 0 on failure
 */
gint64
assay_survey_enter_return (AssayConnection *connection,
                           AssaySurvey     *survey,
                           gint64           provider_id,
                           const char      *returned_on,
                           const guint8    *answers,
                           const char      *comment,
                           GError         **error)
{
  gint64 survey_id = assay_survey_get_id (survey);
  const char *date = returned_on != NULL ? returned_on : "";
  g_autofree char *identity = NULL;
  g_autofree char *summary = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement;

  if (!check_answers (survey, date, answers, error))
    return 0;
  identity = make_identity (connection, survey_id, error);
  if (identity == NULL
      || !insert_return (connection, survey, identity, provider_id, date, answers, comment, error))
    return 0;
  after = assay_response_dup_before (connection, assay_response_find (connection, survey_id, identity, NULL), NULL,
                                     error);
  summary = g_strdup_printf (_ ("A return on paper was entered in “%s”."), assay_survey_get_name (survey));
  if (after == NULL || !record (connection, survey, "return.enter", identity, summary, NULL, after, error)
      || !assay_rating_flag_returns (connection, provider_id, assay_survey_get_period (survey),
                                     _ ("A return on paper was entered."), error))
    return 0;
  statement = assay_connection_query (connection, error,
                                      "SELECT count (*) FROM response WHERE provider_id = ? AND survey_id = ?",
                                      "ii", provider_id, survey_id);
  if (statement != NULL && assay_statement_next (statement, &failure))
    return assay_statement_get_int (statement, 0);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return 0;
}

/**
 * assay_survey_correct_return:
 * @connection: a connection that writes
 * @survey: the survey, as it was read
 * @response_id: the return
 * @version: the version that was read
 * @provider_id: the provider
 * @returned_on: ISO date, or ""
 * @answers: one code a question of the survey, by position
 * @reason: why it is corrected; needed
 * @error: return location for an `ASSAY_VALIDATION_ERROR`, %ASSAY_STORE_ERROR_CONFLICT or another
 *   `ASSAY_STORE_ERROR`
 *
 * Corrects a return by hand. What it was before is kept in the audit trail, with the reason. Agreed ratings of the
 * providers concerned are flagged.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_survey_correct_return (AssayConnection *connection,
                             AssaySurvey     *survey,
                             gint64           response_id,
                             gint64           version,
                             gint64           provider_id,
                             const char      *returned_on,
                             const guint8    *answers,
                             const char      *reason,
                             GError         **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (answers, assay_survey_get_n_questions (survey));
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, response_id);
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autofree char *summary = NULL;
  const char *period = assay_survey_get_period (survey);
  gint64 provider_before;

  if (why[0] == '\0')
    {
      g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                           _ ("Reason is needed: it is kept beside the return."));
      return FALSE;
    }
  if (!check_answers (survey, returned_on, answers, error)
      || !assay_connection_query_int (connection, "SELECT provider_id FROM response WHERE id = ?",
                                      response_id, &provider_before, error))
    return FALSE;
  before = assay_response_dup_before (connection, response_id, NULL, error);
  if (before == NULL
      || !assay_connection_run_one (connection, error,
                                    "UPDATE response SET provider_id = ?, returned_on = ?, answers = ?, "
                                    "version = version + 1 WHERE id = ? AND version = ?",
                                    "isbii", provider_id, returned_on, bytes, response_id, version))
    return FALSE;
  after = assay_response_dup_before (connection, response_id, NULL, error);
  summary = g_strdup_printf (_ ("A return of “%s” was corrected (%s)."), assay_survey_get_name (survey), why);
  return after != NULL && record (connection, survey, "return.correct", number, summary, before, after, error)
         && assay_rating_flag_returns (connection, provider_id, period, _ ("A return was corrected."), error)
         && assay_rating_flag_returns (connection, provider_before, period, _ ("A return was corrected."), error);
}

static gboolean
flag_ratings_of (AssayConnection *connection,
                 gint64           response_id,
                 const char      *flag,
                 GError         **error)
{
  g_autofree char *period = NULL;
  gint64 provider_id = 0;
  AssayStatement *statement
    = assay_connection_query (connection, error,
                              "SELECT r.provider_id, s.period FROM response r JOIN survey s ON s.id = r.survey_id"
                              " WHERE r.id = ?", "i", response_id);

  if (assay_statement_next (statement, error))
    {
      provider_id = assay_statement_get_int (statement, 0);
      period = assay_statement_dup_text (statement, 1);
    }
  if (assay_statement_failed (statement))
    return FALSE;
  return period == NULL || assay_rating_flag_returns (connection, provider_id, period, flag, error);
}

/**
 * assay_survey_delete_return:
 * @connection: a connection that writes
 * @response_id: a return
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Deletes one return. What it was is kept in the audit trail.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_survey_delete_return (AssayConnection *connection,
                            gint64           response_id,
                            GError         **error)
{
  g_autofree char *before = assay_response_dup_before (connection, response_id, NULL, error);
  g_autofree char *subject = g_strdup_printf ("return %" G_GINT64_FORMAT, response_id);

  return before != NULL
         && flag_ratings_of (connection, response_id, _ ("A return was deleted."), error)
         && assay_connection_run_one (connection, error, "DELETE FROM response WHERE id = ?", "i", response_id)
         && assay_audit_record (connection, "return.delete", subject, _ ("A return was deleted."), before, NULL,
                                error);
}
