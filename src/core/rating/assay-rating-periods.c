/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The periods of which a register knows something. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/rating/assay-rating-gather-private.h"
#include "core/rating/assay-rating.h"

/* SQLite would rather read all from the first on, the newest of which are the last. */
#define FIGURES "figure INDEXED BY figure_of_period WHERE superseded = 0"

/* There are few periods and many figures: each is found by a step through the index, not by reading all. */
#define FIGURE_PERIODS                                                                                         \
  "WITH RECURSIVE figures (period) AS (SELECT min (period) FROM " FIGURES " UNION ALL"                         \
  " SELECT (SELECT min (period) FROM " FIGURES " AND period > figures.period) FROM figures"                    \
  " WHERE period IS NOT NULL) "

#define WITH_RETURNS "EXISTS (SELECT 1 FROM response WHERE survey_id = survey.id)"

static gboolean
is_known (AssayConnection *connection,
          const char      *framework_id,
          const char      *period,
          GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
    = assay_connection_query (connection, error,
                              "SELECT 1 WHERE EXISTS (SELECT 1 FROM " FIGURES " AND period = ?2)"
                              " OR EXISTS (SELECT 1 FROM survey WHERE period = ?2 AND " WITH_RETURNS ")"
                              " OR EXISTS (SELECT 1 FROM assessment WHERE framework_id = ?1 AND period = ?2"
                              "  AND state <> 'cancelled')"
                              " OR EXISTS (SELECT 1 FROM rating WHERE framework_id = ?1 AND period = ?2"
                              "  AND state <> 'superseded')",
                              "ss", framework_id, period);
  gboolean known;

  if (statement == NULL)
    return FALSE;
  known = assay_statement_next (statement, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return known;
}

/* The periods of which something is known, the newest first; "" where there are none. */
static char *
list_periods (AssayConnection *connection,
              const char      *framework_id,
              GError         **error)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func (g_free);
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      FIGURE_PERIODS "SELECT period FROM figures"
                                                      " WHERE period IS NOT NULL"
                                                      " UNION SELECT period FROM survey WHERE " WITH_RETURNS
                                                      " UNION SELECT period FROM assessment"
                                                      "  WHERE framework_id = ? AND state <> 'cancelled'"
                                                      " ORDER BY period DESC", "s", framework_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (periods, assay_statement_dup_text (statement, 0));
  if (assay_statement_failed (statement))
    return NULL;
  g_ptr_array_add (periods, NULL);
  return g_strjoinv (_(", "), (char **) periods->pdata);
}

/**
 * _assay_rating_check_data:
 * @connection: a connection in a transaction
 * @framework: a framework
 * @period: a period of the length that it rates, in canonical form
 * @error: return location for an `ASSAY_VALIDATION_ERROR`: STATE where nothing is known of the period: neither a
 *   figure, nor a return of a survey, nor an assessment under the framework, nor an earlier rating; or an
 *   `ASSAY_STORE_ERROR`
 *
 * Refuses to rate a period of which nothing is known, so that a slip of the pen does not make every provider not
 * rated.
 *
 * Returns: whether there is something to rate by
 */
gboolean
_assay_rating_check_data (AssayConnection *connection,
                          AssayFramework  *framework,
                          const char      *period,
                          GError         **error)
{
  const char *id = assay_framework_get_id (framework);
  g_autoptr (GError) failure = NULL;
  g_autofree char *periods = NULL;

  if (is_known (connection, id, period, &failure))
    return TRUE;
  if (failure == NULL)
    periods = list_periods (connection, id, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (*periods == '\0')
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                 _("Nothing is known of %s, so that nobody can be rated; the register has no data of any period."),
                 period);
  else
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                 _("Nothing is known of %s, so that nobody can be rated. There are data of: %s."), period, periods);
  return FALSE;
}

/**
 * assay_rating_list_data_periods:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the periods of which the register knows anything, by whatever framework: figures, surveys or ratings.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): in canonical form, the newest first
 */
char **
assay_rating_list_data_periods (AssayConnection *connection,
                                GError         **error)
{
  g_autoptr (GStrvBuilder) periods = g_strv_builder_new ();
  AssayStatement *statement = assay_connection_query (
    connection, error,
    FIGURE_PERIODS "SELECT period FROM (SELECT period FROM figures UNION SELECT period FROM survey"
    " UNION SELECT DISTINCT period FROM rating WHERE state <> 'superseded')"
    " WHERE period <> '' ORDER BY period DESC", "");

  while (assay_statement_next (statement, error))
    g_strv_builder_add (periods, assay_statement_get_text (statement, 0));
  return assay_statement_failed (statement) ? NULL : g_strv_builder_end (periods);
}
