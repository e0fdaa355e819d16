/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/survey/assay-survey.h"

#include "core/register/assay-figure.h"

static void
free_rate (AssayResponseRate *rate)
{
  g_free (rate->reference);
  g_free (rate->name);
  g_free (rate);
}

static gint64
get_count (AssayStatement *statement,
           int             column)
{
  return assay_statement_is_null (statement, column) ? -1 : (gint64) assay_statement_get_double (statement, column);
}

static gboolean
list_providers (AssayConnection *connection,
                AssaySurvey     *survey,
                GPtrArray       *rates,
                GHashTable      *by_id,
                GError         **error)
{
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT p.id, p.reference, p.name, s.value, u.value FROM provider p "
                                "LEFT JOIN figure s ON s.provider_id = p.id AND s.period = ?1 AND s.field = ?2 "
                                "AND s.superseded = 0 LEFT JOIN figure u ON u.provider_id = p.id "
                                "AND u.period = ?1 AND u.field = ?3 AND u.superseded = 0 ORDER BY p.reference_key",
                                "sss", assay_survey_get_period (survey), ASSAY_FIELD_QUESTIONNAIRES_SENT,
                                ASSAY_FIELD_UNDELIVERABLE);

  while (assay_statement_next (statement, error))
    {
      AssayResponseRate *rate = g_new0 (AssayResponseRate, 1);

      rate->provider_id = assay_statement_get_int (statement, 0);
      rate->reference = assay_statement_dup_text (statement, 1);
      rate->name = assay_statement_dup_text (statement, 2);
      rate->sent = get_count (statement, 3);
      rate->undeliverable = get_count (statement, 4);
      g_ptr_array_add (rates, rate);
      g_hash_table_insert (by_id, &rate->provider_id, rate);
    }
  return !assay_statement_failed (statement);
}

static gboolean
has_answer (const guint8 *answers,
            gsize         n_answers)
{
  for (gsize i = 0; i < n_answers; i++)
    if (answers[i] != ASSAY_ANSWER_BLANK && answers[i] < ASSAY_ANSWER_NOT_APPLICABLE)
      return TRUE;
  return FALSE;
}

static gboolean
count_returns (AssayConnection *connection,
               AssaySurvey     *survey,
               GHashTable      *by_id,
               GError         **error)
{
  AssayStatement *statement
      = assay_connection_query (connection, error, "SELECT provider_id, answers FROM response WHERE survey_id = ?",
                                "i", assay_survey_get_id (survey));

  while (assay_statement_next (statement, error))
    {
      gint64 provider_id = assay_statement_get_int (statement, 0);
      AssayResponseRate *rate = g_hash_table_lookup (by_id, &provider_id);
      gsize n_answers;
      const guint8 *answers = assay_statement_get_blob (statement, 1, &n_answers);

      if (rate != NULL && has_answer (answers, n_answers))
        rate->returned++;
      else if (rate != NULL)
        rate->blank_returns++;
    }
  return !assay_statement_failed (statement);
}

/**
 * assay_survey_response_rates:
 * @connection: a connection
 * @survey: a survey
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Tells how many questionnaires were sent to the people that each provider supports and how many came back, with
 * at least one answer or blank.
 *
 * Returns: (transfer full) (nullable) (element-type AssayResponseRate): one a provider to whose people any were
 *   sent or of whom any came back, by reference
 */
GPtrArray *
assay_survey_response_rates (AssayConnection *connection,
                             AssaySurvey     *survey,
                             GError         **error)
{
  g_autoptr (GPtrArray) rates = g_ptr_array_new_with_free_func ((GDestroyNotify) free_rate);
  g_autoptr (GHashTable) by_id = g_hash_table_new (g_int64_hash, g_int64_equal);

  if (!list_providers (connection, survey, rates, by_id, error)
      || !count_returns (connection, survey, by_id, error))
    return NULL;
  for (guint i = rates->len; i > 0; i--)
    {
      const AssayResponseRate *rate = g_ptr_array_index (rates, i - 1);

      if (rate->sent < 0 && rate->returned == 0 && rate->blank_returns == 0)
        g_ptr_array_remove_index (rates, i - 1);
    }
  return g_steal_pointer (&rates);
}

/**
 * assay_survey_count_returned:
 * @connection: a connection in a transaction
 * @period: a period in canonical form
 * @returned: (out): returns with at least one answer, to all surveys of the period
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Counts what came back in a period, whatever was rated since.
 *
 * Returns: whether it was counted
 */
gboolean
assay_survey_count_returned (AssayConnection *connection,
                             const char      *period,
                             gint64          *returned,
                             GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT r.answers FROM survey s JOIN response r ON r.survey_id = s.id WHERE s.period = ?",
                            "s", period);

  *returned = 0;
  while (assay_statement_next (statement, error))
    {
      gsize n_answers;
      const guint8 *answers = assay_statement_get_blob (statement, 0, &n_answers);

      *returned += has_answer (answers, n_answers);
    }
  return !assay_statement_failed (statement);
}

/**
 * assay_survey_find_last_entered:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): when a return on paper was typed in last, an ISO time; NULL without @error
 *   where none was, or none is left
 */
char *
assay_survey_find_last_entered (AssayConnection *connection,
                                GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT max (at) FROM audit WHERE action = 'return.enter'"
                            " AND EXISTS (SELECT 1 FROM response WHERE entered_by <> '')", "");

  if (statement == NULL || !assay_statement_next (statement, error) || assay_statement_is_null (statement, 0))
    return NULL;
  return assay_statement_dup_text (statement, 0);
}
