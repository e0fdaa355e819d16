/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What a panel agreed is rated again: a new revision stands beside it, which changes nothing of what is agreed
 * or published until it is agreed itself and takes its place. Kept as a later revision that is not in force. */

#include "config.h"

#include "core/rating/assay-rating-revise-private.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating-private.h"
#include "core/store/assay-audit.h"

/* Of the same provider, framework and period as rating ?1. */
#define SAME                                                                                                   \
  "(provider_id, framework_id, period) = (SELECT provider_id, framework_id, period FROM rating WHERE id = ?1)"

gboolean
_assay_rating_remove_later (AssayConnection *connection,
                            gint64           rating_id,
                            GError         **error)
{
  return assay_connection_run (connection, error,
                               "DELETE FROM rating WHERE " SAME " AND state = 'superseded'"
                               " AND revision > (SELECT revision FROM rating WHERE id = ?1)", "i", rating_id);
}

/* What is in force makes way for the revision that is agreed. */
gboolean
_assay_rating_take_place (AssayConnection *connection,
                          gint64           rating_id,
                          GError         **error)
{
  return assay_connection_run (connection, error,
                               "UPDATE rating SET state = 'superseded' WHERE " SAME " AND id <> ?1", "i",
                               rating_id);
}

/* A revision that is no longer agreed stands beside what it had taken the place of, if there is such. */
gboolean
_assay_rating_give_back (AssayConnection *connection,
                         gint64           rating_id,
                         GError         **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 earlier = 0;
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT id FROM rating WHERE " SAME " AND id <> ?1 AND agreed_at IS NOT NULL"
                            " ORDER BY revision DESC LIMIT 1", "i", rating_id);

  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    earlier = assay_statement_get_int (statement, 0);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (earlier == 0)
    return _assay_rating_remove_later (connection, rating_id, error);
  return assay_connection_run (connection, error, "UPDATE rating SET state = 'superseded' WHERE id = ?", "i",
                               rating_id) &&
         assay_connection_run (connection, error,
                               "UPDATE rating SET state = CASE WHEN published_at IS NULL THEN 'agreed'"
                               " ELSE 'published' END WHERE id = ?", "i", earlier);
}

static gboolean
record (AssayConnection *connection,
        AssayRating     *rating,
        const char      *action,
        const char      *summary,
        GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("provider %s", rating->reference);

  return assay_audit_record (connection, action, subject, summary, NULL, NULL, error);
}

static gboolean
check_decided (const AssayRating *rating,
               GError           **error)
{
  if (g_str_equal (rating->state, "agreed") || g_str_equal (rating->state, "published"))
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE, "%s",
               _("State: only an agreed or published rating is rated again by itself; others with the period."));
  return FALSE;
}

/**
 * assay_rating_rate_beside:
 * @connection: a connection in a write transaction
 * @rating_id: the number of an agreed or published rating in force
 * @stored: (out) (optional): whether there is a new revision; there is none where the evidence is what it was
 * @cancellable: (nullable): stops it; the transaction must then be rolled back
 * @error: return location for an `ASSAY_STORE_ERROR`, `G_IO_ERROR_CANCELLED`, or an
 *   `ASSAY_VALIDATION_ERROR_STATE` where the rating is neither agreed nor published
 *
 * Rates a provider again by the newest version of the framework, as a revision in state `beside`; one that stood
 * there already goes. What is agreed or published stays in force until the revision is agreed.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_rate_beside (AssayConnection *connection,
                          gint64           rating_id,
                          gboolean        *stored,
                          GCancellable    *cancellable,
                          GError         **error)
{
  g_autoptr (AssayRatingDetail) detail = _assay_rating_load_by_id (connection, rating_id, error);
  g_autoptr (AssayFramework) framework = NULL;
  g_autofree char *summary = NULL;
  AssayRatingRun run = { 0 };
  AssayRating *rating;

  if (detail == NULL || !check_decided (detail->rating, error))
    return FALSE;
  rating = detail->rating;
  framework = assay_library_get (connection, rating->framework_id, 0, error);
  if (framework == NULL || !_assay_rating_rate_one (connection, framework, rating->period, rating->provider_id, &run,
                                                    cancellable, error))
    return FALSE;
  if (stored != NULL)
    *stored = run.stored > 0;
  summary = g_strdup_printf (_("Rated %s again for %s, beside what is agreed."), rating->reference, rating->period);
  return run.stored == 0 || record (connection, rating, "rating.again", summary, error);
}

/**
 * assay_rating_drop_beside:
 * @connection: a connection in a write transaction
 * @rating_id: the number of the agreed or published rating in force
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR_STATE` where the rating is
 *   neither agreed nor published
 *
 * Takes away the revision that stands beside a rating.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_drop_beside (AssayConnection *connection,
                          gint64           rating_id,
                          GError         **error)
{
  g_autoptr (AssayRatingDetail) detail = _assay_rating_load_by_id (connection, rating_id, error);
  g_autofree char *summary = NULL;

  if (detail == NULL || !check_decided (detail->rating, error))
    return FALSE;
  summary = g_strdup_printf (_("Dropped the new rating of %s for %s: what is agreed stays."),
                             detail->rating->reference, detail->rating->period);
  return _assay_rating_remove_later (connection, rating_id, error) &&
         record (connection, detail->rating, "rating.drop", summary, error);
}

/**
 * assay_rating_find_beside:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @framework_id: a framework's id
 * @period: in canonical form
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: the revision that stands beside the rating in force, 0 where there is none
 */
int
assay_rating_find_beside (AssayConnection *connection,
                          gint64           provider_id,
                          const char      *framework_id,
                          const char      *period,
                          GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT r.revision FROM rating AS r WHERE r.provider_id = ? AND r.framework_id = ?"
                            " AND r.period = ? AND " ASSAY_RATING_IS_BESIDE ("r"), "iss", provider_id, framework_id,
                            period);

  return statement != NULL && assay_statement_next (statement, error) ? (int) assay_statement_get_int (statement, 0)
                                                                      : 0;
}
