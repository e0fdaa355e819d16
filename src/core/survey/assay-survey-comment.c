/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/survey/assay-survey.h"

static void
free_comment (AssaySurveyComment *comment)
{
  g_free (comment->identity);
  g_free (comment->returned_on);
  g_free (comment->question);
  g_free (comment->comment);
  g_free (comment);
}

/**
 * assay_survey_list_comments:
 * @connection: a connection
 * @survey: a survey
 * @provider_id: a provider, or 0 for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the free text that was kept. It is for reading where it is kept and is left out of exports.
 *
 * Returns: (transfer full) (nullable) (element-type AssaySurveyComment): the comments, by date
 */
GPtrArray *
assay_survey_list_comments (AssayConnection *connection,
                            AssaySurvey     *survey,
                            gint64           provider_id,
                            GError         **error)
{
  g_autoptr (GPtrArray) comments = g_ptr_array_new_with_free_func ((GDestroyNotify) free_comment);
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT r.id, r.provider_id, r.identity, r.returned_on, c.question, c.comment "
                                "FROM response r JOIN response_comment c ON c.response_id = r.id "
                                "WHERE r.survey_id = ?1 AND (?2 = 0 OR r.provider_id = ?2) "
                                "ORDER BY r.returned_on, r.id, c.rowid",
                                "ii", assay_survey_get_id (survey), provider_id);

  while (assay_statement_next (statement, error))
    {
      AssaySurveyComment *comment = g_new0 (AssaySurveyComment, 1);

      comment->response_id = assay_statement_get_int (statement, 0);
      comment->provider_id = assay_statement_get_int (statement, 1);
      comment->identity = assay_statement_dup_text (statement, 2);
      comment->returned_on = assay_statement_dup_text (statement, 3);
      comment->question = assay_statement_dup_text (statement, 4);
      comment->comment = assay_statement_dup_text (statement, 5);
      g_ptr_array_add (comments, comment);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&comments);
}

/**
 * assay_survey_comments:
 * @connection: a connection
 * @survey: a survey
 * @provider_id: a provider, or 0 for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the free text that was kept, without saying whose it is.
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the comments, by date
 */
GPtrArray *
assay_survey_comments (AssayConnection *connection,
                       AssaySurvey     *survey,
                       gint64           provider_id,
                       GError         **error)
{
  g_autoptr (GPtrArray) comments = assay_survey_list_comments (connection, survey, provider_id, error);
  GPtrArray *texts;

  if (comments == NULL)
    return NULL;
  texts = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < comments->len; i++)
    g_ptr_array_add (texts, g_strdup (((AssaySurveyComment *) g_ptr_array_index (comments, i))->comment));
  return texts;
}
