/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What people decide about a rating: provisional → agreed → published, and each step back. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/rating/assay-rating-private.h"
#include "core/rating/assay-rating-revise-private.h"
#include "core/store/assay-audit.h"

AssayRatingDetail *
_assay_rating_load_by_id (AssayConnection *connection,
                          gint64           rating_id,
                          GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *framework_id = NULL;
  g_autofree char *period = NULL;
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT provider_id, framework_id, period, revision"
    " FROM rating WHERE id = ?", "i", rating_id);

  if (statement == NULL)
    return NULL;
  if (!assay_statement_next (statement, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                     _ ("There is no such rating."));
      return NULL;
    }
  framework_id = assay_statement_dup_text (statement, 1);
  period = assay_statement_dup_text (statement, 2);
  return assay_rating_load (connection, assay_statement_get_int (statement, 0), framework_id, period,
                            (int) assay_statement_get_int (statement, 3), error);
}

static gboolean
check_state (const AssayRatingDetail  *detail,
             const char               *wanted,
             const char               *sentence,
             GError                  **error)
{
  if (strcmp (detail->rating->state, wanted) == 0)
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE, "%s", sentence);
  return FALSE;
}

static char *
describe_state (const AssayRating *rating)
{
  return g_strdup_printf (
    "{\"rating\":%" G_GINT64_FORMAT ",\"state\":\"%s\",\"band\":\"%s\"}", rating->id, rating->state,
    rating->held_band == NULL ? "" : rating->held_band);
}

/* @band is the band held then, or NULL. */
static gboolean
record (AssayConnection          *connection,
        const AssayRatingDetail  *detail,
        const char               *action,
        const char               *summary,
        const char               *state,
        const char               *band,
        GError                  **error)
{
  const AssayRating *rating = detail->rating;
  g_autofree char *subject = g_strdup_printf ("provider %s", rating->reference);
  g_autofree char *before = describe_state (rating);
  g_autofree char *after = g_strdup_printf (
    "{\"rating\":%" G_GINT64_FORMAT ",\"state\":\"%s\",\"band\":\"%s\"}", rating->id, state,
    band == NULL ? "" : band);

  return assay_audit_record (connection, action, subject, summary, before, after, error);
}

static const char *
get_title (const AssayRatingDetail *detail,
           const char              *band)
{
  const AssayBand *found = assay_framework_find_band (detail->framework, band);

  return found == NULL ? _ ("Not rated") : found->title;
}

static gboolean
check_band (const AssayRatingDetail  *detail,
            const char               *band,
            const char               *reason,
            GError                  **error)
{
  if (band != NULL && assay_framework_find_band (detail->framework, band) == NULL)
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                   _ ("Band: “%s” has no band “%s”."),
                   assay_framework_get_title (detail->framework), band);
      return FALSE;
    }
  if (band == NULL && detail->rating->rated)
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                   _ ("Band: it is needed where there is a computed one."));
      return FALSE;
    }
  if (g_strcmp0 (band, detail->rating->band) != 0 && reason[0] == '\0')
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                   _ ("Reason: it is needed where the agreed band differs from the computed one."));
      return FALSE;
    }
  return TRUE;
}

/**
 * assay_rating_agree:
 * @connection: a connection in a write transaction
 * @rating_id: a rating's number
 * @band: (nullable): the id of the agreed band; NULL to agree that what is not rated stays so
 * @reason: why; must not be empty where @band differs from the computed one
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR`: STATE where
 *   the rating is not provisional, RANGE for an unknown band, REQUIRED for a reason that is not
 *   there
 *
 * Notes what the panel agreed. The computed band stays beside it, and the explanation is kept whole
 * from now on. A revision beside an agreed or published rating takes its place, and that is kept as superseded.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_agree (AssayConnection  *connection,
                    gint64            rating_id,
                    const char       *band,
                    const char       *reason,
                    GError          **error)
{
  g_autoptr (AssayRatingDetail) detail = _assay_rating_load_by_id (connection, rating_id, error);
  g_autofree char *explanation = NULL;
  g_autofree char *summary = NULL;

  if (band != NULL && band[0] == '\0')
    band = NULL;
  if (reason == NULL)
    reason = "";
  if (detail == NULL ||
      (strcmp (detail->rating->state, "beside") != 0 &&
       !check_state (detail, "provisional", _ ("State: only a provisional rating can be agreed."), error)) ||
      !check_band (detail, band, reason, error))
    return FALSE;
  explanation = assay_explanation_to_json (detail->result->explanation);
  summary = g_strdup_printf (_ ("Agreed %s for %s in %s."), get_title (detail, band),
                             detail->rating->reference, detail->rating->period);
  return _assay_rating_take_place (connection, rating_id, error) &&
         assay_connection_run (connection, error,
                               "UPDATE rating SET state = 'agreed', agreed_band = ?, agreed_reason = ?,"
                               " agreed_by = ?, agreed_at = ?, explanation = ? WHERE id = ?",
                               "sssssi", band, reason, assay_connection_get_actor (connection),
                               assay_connection_get_now (connection), explanation, rating_id) &&
         record (connection, detail, "rating.agree", summary, "agreed", band, error);
}

/**
 * assay_rating_unagree:
 * @connection: a connection in a write transaction
 * @rating_id: a rating's number
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR_STATE` where
 *   the rating is not agreed
 *
 * Takes an agreement back: the rating is provisional again, so that new evidence can rate it again. Until
 * then a flag stays, as it does when a flagged rating is agreed. A revision that had taken the place of an earlier
 * one stands beside that again.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_unagree (AssayConnection  *connection,
                      gint64            rating_id,
                      GError          **error)
{
  g_autoptr (AssayRatingDetail) detail = _assay_rating_load_by_id (connection, rating_id, error);
  g_autofree char *summary = NULL;

  if (detail == NULL ||
      !check_state (detail, "agreed", _ ("State: only an agreed rating can be taken back."), error))
    return FALSE;
  summary = g_strdup_printf (_ ("Took back what was agreed for %s in %s."), detail->rating->reference,
                             detail->rating->period);
  return assay_connection_run (connection, error,
                               "UPDATE rating SET state = 'provisional', agreed_band = NULL,"
                               " agreed_reason = '', agreed_by = NULL, agreed_at = NULL,"
                               " explanation = NULL WHERE id = ?", "i", rating_id) &&
         _assay_rating_give_back (connection, rating_id, error) &&
         record (connection, detail, "rating.unagree", summary, "provisional", detail->rating->band,
                 error);
}

/**
 * assay_rating_publish:
 * @connection: a connection in a write transaction
 * @rating_id: a rating's number
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR_STATE` where
 *   the rating is not agreed
 *
 * Notes that an agreed rating was published.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_publish (AssayConnection  *connection,
                      gint64            rating_id,
                      GError          **error)
{
  g_autoptr (AssayRatingDetail) detail = _assay_rating_load_by_id (connection, rating_id, error);
  g_autofree char *summary = NULL;

  if (detail == NULL ||
      !check_state (detail, "agreed", _ ("State: only an agreed rating can be published."), error))
    return FALSE;
  summary = g_strdup_printf (_ ("Published %s for %s in %s."),
                             get_title (detail, detail->rating->held_band), detail->rating->reference,
                             detail->rating->period);
  return assay_connection_run (connection, error,
                               "UPDATE rating SET state = 'published', published_by = ?, published_at = ?"
                               " WHERE id = ?", "ssi", assay_connection_get_actor (connection),
                               assay_connection_get_now (connection), rating_id) &&
         record (connection, detail, "rating.publish", summary, "published", detail->rating->held_band,
                 error);
}

/* @reason is "" where a publication is only undone. */
static gboolean
withdraw (AssayConnection *connection,
          gint64           rating_id,
          const char      *reason,
          GError         **error)
{
  g_autoptr (AssayRatingDetail) detail = _assay_rating_load_by_id (connection, rating_id, error);
  g_autofree char *done = NULL;
  g_autofree char *summary = NULL;

  if (detail == NULL ||
      !check_state (detail, "published", _ ("State: only a published rating can be withdrawn."), error))
    return FALSE;
  done = g_strdup_printf (_ ("Withdrew what was published for %s in %s."), detail->rating->reference,
                          detail->rating->period);
  summary = g_strjoin (reason[0] != '\0' ? " " : "", done, reason, NULL);
  return assay_connection_run (connection, error,
                               "UPDATE rating SET state = 'agreed', published_by = NULL,"
                               " published_at = NULL WHERE id = ?", "i", rating_id) &&
         record (connection, detail, "rating.unpublish", summary, "agreed", detail->rating->held_band,
                 error);
}

/**
 * assay_rating_unpublish:
 * @connection: a connection in a write transaction
 * @rating_id: a rating's number
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR_STATE` where
 *   the rating is not published
 *
 * Takes a publication back: the rating is agreed again.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_unpublish (AssayConnection  *connection,
                        gint64            rating_id,
                        GError          **error)
{
  return withdraw (connection, rating_id, "", error);
}

/**
 * assay_rating_withdraw:
 * @connection: a connection in a write transaction
 * @rating_id: a rating's number
 * @reason: why; needed
 * @error: return location for an `ASSAY_STORE_ERROR`, or an `ASSAY_VALIDATION_ERROR`: STATE where the rating is
 *   not published, REQUIRED without a reason
 *
 * Withdraws a published rating: it is agreed again. Who, when and why are kept in the audit trail.
 *
 * Returns: whether it was done
 */
gboolean
assay_rating_withdraw (AssayConnection  *connection,
                       gint64            rating_id,
                       const char       *reason,
                       GError          **error)
{
  g_autofree char *why = g_strstrip (g_strdup (reason != NULL ? reason : ""));

  if (*why != '\0')
    return withdraw (connection, rating_id, why, error);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED, "%s",
               _ ("Reason: it is needed to withdraw what is published."));
  return FALSE;
}
