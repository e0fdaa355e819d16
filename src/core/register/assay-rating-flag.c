/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An agreed rating is never altered by new evidence, a provisional one not until it is rated again: they are
 * flagged, so that somebody looks at them. */

#include "core/register/assay-rating-flag.h"

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

/**
 * assay_rating_flag_import:
 * @connection: a connection that writes
 * @import_id: an import whose returns and figures are in the register
 * @flag: what happened, a sentence
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Flags the ratings in force that what an import brought bears on.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_rating_flag_import (AssayConnection *connection,
                          gint64           import_id,
                          const char      *flag,
                          GError         **error)
{
  return assay_connection_run (connection, error,
                               "UPDATE rating SET flag = ? WHERE state <> 'superseded' "
                               "AND (EXISTS (SELECT 1 FROM response r JOIN survey s ON s.id = r.survey_id "
                               "WHERE r.provider_id = rating.provider_id AND r.import_id = ? "
                               "AND s.period = rating.period) OR EXISTS (SELECT 1 FROM figure f "
                               "WHERE f.provider_id = rating.provider_id AND f.import_id = ? "
                               "AND f.period = rating.period))",
                               "sii", flag, import_id, import_id);
}
