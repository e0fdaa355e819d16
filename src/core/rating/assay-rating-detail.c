/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating-private.h"
#include "core/register/assay-figure.h"

#define COLUMN_EVIDENCE ASSAY_RATING_N_COLUMNS
#define COLUMN_STABILITY (ASSAY_RATING_N_COLUMNS + 1)
#define COLUMN_EXPLANATION (ASSAY_RATING_N_COLUMNS + 2)

/**
 * assay_rating_detail_free:
 * @self: (nullable) (transfer full): a detail
 */
void
assay_rating_detail_free (AssayRatingDetail *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->rating);
  assay_stability_free (self->stability);
  assay_result_free (self->result);
  assay_evidence_free (self->evidence);
  g_clear_object (&self->framework);
  g_free (self);
}

/* What was kept holds, even where a later engine would find something else. */
static void
keep_result (AssayRatingDetail *self)
{
  AssayRating *rating = self->rating;

  self->result->rated = rating->rated;
  self->result->score = rating->score;
  self->result->coverage = rating->coverage;
  self->result->band = assay_framework_find_band (self->framework, rating->band);
}

static gboolean
take_explanation (AssayRatingDetail  *self,
                  const char         *json,
                  GError            **error)
{
  AssayExplanation *kept;

  if (json == NULL)
    return TRUE;
  kept = assay_explanation_from_json (json, error);
  if (kept == NULL)
    return FALSE;
  assay_explanation_free (self->result->explanation);
  self->result->explanation = kept;
  return TRUE;
}

static gboolean
check_size (AssayRatingDetail  *self,
            GError            **error)
{
  if (self->evidence->n_items == assay_framework_get_n_leaves (self->framework))
    return TRUE;
  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
               _ ("The evidence kept with the rating of %s does not fit its framework."),
               self->rating->reference);
  return FALSE;
}

/* The version that a rating was made under: out of @versions, or read and put there. (transfer full)
 * (nullable) */
static AssayFramework *
get_version (AssayConnection *connection,
             AssayRating     *rating,
             GPtrArray       *versions,
             GError         **error)
{
  AssayFramework *framework;

  for (guint i = 0; i < versions->len; i++)
    {
      framework = g_ptr_array_index (versions, i);
      if (assay_framework_get_version (framework) == rating->framework_version &&
          g_str_equal (assay_framework_get_id (framework), rating->framework_id))
        return g_object_ref (framework);
    }
  framework = assay_library_get (connection, rating->framework_id, (int) rating->framework_version, error);
  if (framework != NULL)
    g_ptr_array_add (versions, g_object_ref (framework));
  return framework;
}

static AssayRatingDetail *
make_detail (AssayConnection *connection,
             AssayRating     *rating,
             GPtrArray       *versions,
             const char      *evidence,
             const char      *stability,
             const char      *explanation,
             GError         **error)
{
  g_autoptr (AssayRatingDetail) self = g_new0 (AssayRatingDetail, 1);

  self->rating = rating;
  self->framework = get_version (connection, rating, versions, error);
  if (self->framework == NULL)
    return NULL;
  self->evidence = assay_evidence_from_json (evidence, error);
  if (self->evidence == NULL || !check_size (self, error))
    return NULL;
  self->result = assay_score (self->framework, self->evidence);
  keep_result (self);
  if (!take_explanation (self, explanation, error))
    return NULL;
  if (stability != NULL)
    {
      self->stability = assay_stability_from_json (stability, self->framework, error);
      if (self->stability == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

static AssayRatingDetail *
read_detail (AssayConnection  *connection,
             AssayStatement   *statement,
             const char       *framework_id,
             GPtrArray        *versions,
             GError          **error)
{
  AssayRating *rating = _assay_rating_read (statement, framework_id, "");
  g_autofree char *evidence = assay_statement_dup_text (statement, COLUMN_EVIDENCE);
  g_autofree char *stability = NULL;
  g_autofree char *explanation = NULL;

  if (!assay_statement_is_null (statement, COLUMN_STABILITY))
    stability = assay_statement_dup_text (statement, COLUMN_STABILITY);
  if (!assay_statement_is_null (statement, COLUMN_EXPLANATION))
    explanation = assay_statement_dup_text (statement, COLUMN_EXPLANATION);
  return make_detail (connection, rating, versions, evidence, stability, explanation, error);
}

static AssayStatement *
query_detail (AssayConnection    *connection,
              gint64              provider_id,
              const char         *framework_id,
              const AssayPeriod  *period,
              int                 revision,
              GError            **error)
{
  AssayPeriod before = assay_period_shift (period, -1);
  g_autofree char *canonical = assay_period_to_string (period);
  g_autofree char *previous = assay_period_to_string (&before);

  return assay_connection_query (
    connection, error,
    "SELECT p.id, p.reference, p.name, p.service_type, people.value, sent.value, last.score,"
    " coalesce (last.agreed_band, last.band), " ASSAY_RATING_COLUMNS
    ", r.evidence, r.stability, r.explanation FROM rating AS r JOIN provider AS p ON p.id = r.provider_id"
    " LEFT JOIN rating AS last ON last.framework_id = ?2 AND last.period = ?4"
    "  AND last.provider_id = p.id AND last.state <> 'superseded'"
    " LEFT JOIN figure AS people ON people.provider_id = p.id AND people.period = r.period"
    "  AND people.field = '" ASSAY_FIELD_PEOPLE_SUPPORTED "' AND people.superseded = 0"
    " LEFT JOIN figure AS sent ON sent.provider_id = p.id AND sent.period = r.period"
    "  AND sent.field = '" ASSAY_FIELD_QUESTIONNAIRES_SENT "' AND sent.superseded = 0"
    " WHERE r.provider_id = ?1 AND r.framework_id = ?2 AND r.period = ?3"
    " AND (r.revision = ?5 OR (?5 = 0 AND r.state <> 'superseded'))",
    "isssi", provider_id, framework_id, canonical, previous, (gint64) revision);
}

/**
 * assay_rating_load_one_of:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @framework_id: a framework's id
 * @period: as people write it
 * @revision: which one; 0 for the one in force
 * @versions: (element-type AssayFramework): the versions of frameworks that were read for others before;
 *   one that is not among them is read and added
 * @error: return location for an `ASSAY_STORE_ERROR`: NOT_FOUND where there is no such rating,
 *   CORRUPT where what was kept cannot be read
 *
 * Loads one of many ratings as [func@Rating.load] does, without reading its framework each time.
 *
 * Returns: (transfer full) (nullable): the rating
 */
AssayRatingDetail *
assay_rating_load_one_of (AssayConnection  *connection,
                          gint64            provider_id,
                          const char       *framework_id,
                          const char       *period,
                          int               revision,
                          GPtrArray        *versions,
                          GError          **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement;
  AssayPeriod parsed;

  if (!assay_period_parse (period, &parsed, error))
    return NULL;
  statement = query_detail (connection, provider_id, framework_id, &parsed, revision, error);
  if (statement == NULL)
    return NULL;
  if (assay_statement_next (statement, &failure))
    return read_detail (connection, statement, framework_id, versions, error);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _ ("This provider has no such rating for %s. The period may not have been rated yet."),
                 period);
  return NULL;
}

/**
 * assay_rating_load:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @framework_id: a framework's id
 * @period: as people write it
 * @revision: which one; 0 for the one in force
 * @error: return location for an `ASSAY_STORE_ERROR`: NOT_FOUND where there is no such rating,
 *   CORRUPT where what was kept cannot be read
 *
 * Loads a rating with all that explains it. The explanation is worked out again from the evidence,
 * or, of an agreed rating, read as it was kept.
 *
 * Returns: (transfer full) (nullable): the rating
 */
AssayRatingDetail *
assay_rating_load (AssayConnection  *connection,
                   gint64            provider_id,
                   const char       *framework_id,
                   const char       *period,
                   int               revision,
                   GError          **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);

  return assay_rating_load_one_of (connection, provider_id, framework_id, period, revision, versions,
                                   error);
}
