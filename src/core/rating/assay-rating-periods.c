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

/* Of all frameworks where @framework_id is NULL. An assessment or rating is known under its own framework; a survey
 * of which nothing came back can be worked at, but not rated by. */
static AssayStatement *
query_periods (AssayConnection *connection,
               const char      *framework_id,
               GError         **error)
{
  return assay_connection_query (connection, error,
                                 FIGURE_PERIODS "SELECT period, '' FROM figures WHERE period <> ''"
                                 " UNION SELECT period, '' FROM survey"
                                 "  WHERE period <> '' AND (?1 IS NULL OR " WITH_RETURNS ")"
                                 " UNION SELECT DISTINCT period, framework_id FROM rating"
                                 "  WHERE state <> 'superseded' AND (?1 IS NULL OR framework_id = ?1)"
                                 " UNION SELECT period, framework_id FROM assessment"
                                 "  WHERE state <> 'cancelled' AND (?1 IS NULL OR framework_id = ?1)"
                                 " ORDER BY 1 DESC, 2", "s", framework_id);
}

/* The periods of which something is known, the newest first; "" where there are none. */
static char *
join_periods (AssayConnection *connection,
              const char      *framework_id,
              GError         **error)
{
  g_autoptr (GString) periods = g_string_new (NULL);
  g_autofree char *last = NULL;
  AssayStatement *statement = query_periods (connection, framework_id, error);

  while (assay_statement_next (statement, error))
    {
      const char *period = assay_statement_get_text (statement, 0);

      if (g_strcmp0 (period, last) == 0)
        continue;
      g_string_append_printf (periods, "%s%s", last != NULL ? _(", ") : "", period);
      g_free (last);
      last = g_strdup (period);
    }
  return assay_statement_failed (statement) ? NULL : g_strdup (periods->str);
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
    periods = join_periods (connection, id, &failure);
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
 * assay_known_period_free:
 * @self: (transfer full): a period
 */
void
assay_known_period_free (AssayKnownPeriod *self)
{
  g_free (self->period);
  g_free (self->framework_id);
  g_free (self);
}

/**
 * assay_rating_list_data_periods:
 * @connection: a connection in a transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the periods of which the register knows anything: figures, surveys or ratings, by whatever framework, and
 * assessments, which are known to their framework alone. A period that is known by both is there twice.
 *
 * Returns: (transfer full) (nullable) (element-type AssayKnownPeriod): the newest first
 */
GPtrArray *
assay_rating_list_data_periods (AssayConnection *connection,
                                GError         **error)
{
  g_autoptr (GPtrArray) periods = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_known_period_free);
  AssayStatement *statement = query_periods (connection, NULL, error);

  while (assay_statement_next (statement, error))
    {
      AssayKnownPeriod *known = g_new0 (AssayKnownPeriod, 1);

      known->period = assay_statement_dup_text (statement, 0);
      known->framework_id = assay_statement_dup_text (statement, 1);
      g_ptr_array_add (periods, known);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&periods);
}
