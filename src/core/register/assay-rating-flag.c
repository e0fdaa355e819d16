/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An agreed rating is never altered by new evidence, a provisional one not until it is rated again: they are
 * flagged, so that somebody looks at them. */

#include "core/register/assay-rating-flag.h"

#include "core/base/assay-period.h"
#include "core/framework/assay-framework.h"

/* Ratings of ?2 that the returns of an earlier period bear on, which ?3 to ?5 are: it and those before it as far
 * back as is pooled. Either they are among what was pooled, which the evidence names by its first and last period,
 * or what was pooled is still under the base, so that whatever is there goes into it. */
#define POOLS                                                                                                   \
  "state <> 'superseded' AND period = ?2 AND returns > 0"                                                      \
  " AND EXISTS (SELECT 1 FROM framework f WHERE f.id = framework_id AND f.version = framework_version"          \
  "  AND json_extract (f.json, '$.missing') = 'pool'"                                                          \
  "  AND (returns < json_extract (f.json, '$.\"minimum-base\".n')"                                             \
  "   OR EXISTS (SELECT 1 FROM json_each (evidence, '$.items') i"                                             \
  "    WHERE instr (json_extract (i.value, '$.s'), ?3) OR instr (json_extract (i.value, '$.s'), ?4)"           \
  "     OR instr (json_extract (i.value, '$.s'), ?5))))"

/* Flags the ratings of one later period, of a provider or, where that is 0, of those of an import. */
static gboolean
flag_later (AssayConnection *connection,
            gint64           provider_id,
            gint64           import_id,
            AssayPeriod     *period,
            int              later,
            const char      *flag,
            GError         **error)
{
  g_autofree char *changed = assay_period_to_string (period);
  g_autofree char *rated = NULL;
  g_autofree char *before = NULL;
  g_autofree char *first = NULL;
  AssayPeriod shifted = assay_period_shift (period, later);

  rated = assay_period_to_string (&shifted);
  /* Nothing before the first period that is pooled can be the beginning of what was. */
  shifted = assay_period_shift (period, later + 1 < ASSAY_POOLED_PERIODS ? -1 : 0);
  before = assay_period_to_string (&shifted);
  shifted = assay_period_shift (period, MIN (0, later + 1 - ASSAY_POOLED_PERIODS));
  first = assay_period_to_string (&shifted);
  if (import_id != 0)
    return assay_connection_run (connection, error,
                                 "UPDATE rating SET flag = ?1 WHERE " POOLS
                                 " AND EXISTS (SELECT 1 FROM response r JOIN survey s ON s.id = r.survey_id"
                                 "  WHERE r.provider_id = rating.provider_id AND r.import_id = ?6 AND s.period = ?3)",
                                 "sssssi", flag, rated, changed, before, first, import_id);
  return assay_connection_run (connection, error, "UPDATE rating SET flag = ?1 WHERE provider_id = ?6 AND " POOLS,
                               "sssssi", flag, rated, changed, before, first, provider_id);
}

static gboolean
flag_all_later (AssayConnection *connection,
                gint64           provider_id,
                gint64           import_id,
                const char      *period,
                const char      *flag,
                GError         **error)
{
  AssayPeriod parsed;

  if (!assay_period_parse (period, &parsed, error))
    return FALSE;
  for (int later = 1; later < ASSAY_POOLED_PERIODS; later++)
    if (!flag_later (connection, provider_id, import_id, &parsed, later, flag, error))
      return FALSE;
  return TRUE;
}

/**
 * assay_rating_flag_provider:
 * @connection: a connection that writes
 * @provider_id: the provider whose evidence changed
 * @period: the period of the evidence, in canonical form
 * @flag: what happened, a sentence
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Flags the ratings in force of a provider for a period.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_rating_flag_provider (AssayConnection *connection,
                            gint64           provider_id,
                            const char      *period,
                            const char      *flag,
                            GError         **error)
{
  return assay_connection_run (connection, error,
                               "UPDATE rating SET flag = ? WHERE provider_id = ? AND period = ? "
                               "AND state <> 'superseded'",
                               "sis", flag, provider_id, period);
}

/**
 * assay_rating_flag_returns:
 * @connection: a connection that writes
 * @provider_id: the provider whose returns changed
 * @period: the period of their survey, in canonical form
 * @flag: what happened, a sentence
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Flags the ratings in force of a provider for a period, and those of later periods that pool its returns.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_rating_flag_returns (AssayConnection *connection,
                           gint64           provider_id,
                           const char      *period,
                           const char      *flag,
                           GError         **error)
{
  return assay_rating_flag_provider (connection, provider_id, period, flag, error)
         && flag_all_later (connection, provider_id, 0, period, flag, error);
}

/**
 * assay_rating_flag_framework:
 * @connection: a connection that writes
 * @provider_id: the provider whose evidence changed
 * @framework_id: the framework that the evidence is for
 * @period: the period of the evidence, in canonical form
 * @flag: what happened, a sentence
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Flags the rating in force of a provider by one framework for a period.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_rating_flag_framework (AssayConnection *connection,
                             gint64           provider_id,
                             const char      *framework_id,
                             const char      *period,
                             const char      *flag,
                             GError         **error)
{
  return assay_connection_run (connection, error,
                               "UPDATE rating SET flag = ? WHERE provider_id = ? AND framework_id = ? "
                               "AND period = ? AND state <> 'superseded'",
                               "siss", flag, provider_id, framework_id, period);
}

/* The period of the survey that an import brought returns of; NULL for another kind of import. */
static gboolean
find_survey_period (AssayConnection *connection,
                    gint64           import_id,
                    char           **period,
                    GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT period FROM import WHERE id = ? AND kind = 'survey'",
                                                      "i", import_id);

  if (assay_statement_next (statement, error))
    *period = assay_statement_dup_text (statement, 0);
  return !assay_statement_failed (statement);
}

/**
 * assay_rating_flag_import:
 * @connection: a connection that writes
 * @import_id: an import whose returns and figures are in the register
 * @flag: what happened, a sentence
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Flags the ratings in force that what an import brought bears on, those of later periods that pool its returns
 * among them.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_rating_flag_import (AssayConnection *connection,
                          gint64           import_id,
                          const char      *flag,
                          GError         **error)
{
  g_autofree char *period = NULL;

  if (!assay_connection_run (connection, error,
                             "UPDATE rating SET flag = ? WHERE state <> 'superseded' "
                             "AND (EXISTS (SELECT 1 FROM response r JOIN survey s ON s.id = r.survey_id "
                             "WHERE r.provider_id = rating.provider_id AND r.import_id = ? "
                             "AND s.period = rating.period) OR EXISTS (SELECT 1 FROM figure f "
                             "WHERE f.provider_id = rating.provider_id AND f.import_id = ? "
                             "AND f.period = rating.period))",
                             "sii", flag, import_id, import_id))
    return FALSE;
  if (!find_survey_period (connection, import_id, &period, error))
    return FALSE;
  return period == NULL || flag_all_later (connection, 0, import_id, period, flag, error);
}
