/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <math.h>

#include "core/base/assay-period.h"
#include "core/rating/assay-rating-private.h"
#include "core/register/assay-figure.h"

static double
get_number (AssayStatement *statement,
            int             column)
{
  return assay_statement_is_null (statement, column) ? (double) NAN
                                                     : assay_statement_get_double (statement, column);
}

static gint64
get_count (AssayStatement *statement,
           int             column)
{
  return assay_statement_is_null (statement, column)
           ? -1 : (gint64) assay_statement_get_double (statement, column);
}

/* A text of its own, or, with @texts, one that lies there; what comes again and again lies there once. */
static char *
take_text (AssayStatement *statement,
           int             column,
           GStringChunk   *texts)
{
  const char *text = assay_statement_get_text (statement, column);

  if (texts == NULL)
    return g_strdup (text);
  return text == NULL || *text == '\0' ? (char *) "" : g_string_chunk_insert (texts, text);
}

static char *
take_word (const char   *word,
           GStringChunk *texts)
{
  if (texts == NULL || word == NULL)
    return g_strdup (word);
  return g_string_chunk_insert_const (texts, word);
}

static char *
take_nullable (AssayStatement *statement,
               int             column,
               GStringChunk   *texts)
{
  if (assay_statement_is_null (statement, column))
    return NULL;
  return take_word (assay_statement_get_text (statement, column), texts);
}

static void
read_provider (AssayRating    *self,
               AssayStatement *statement,
               GStringChunk   *texts)
{
  self->provider_id = assay_statement_get_int (statement, ASSAY_RATING_COLUMN_PROVIDER);
  self->reference = take_text (statement, ASSAY_RATING_COLUMN_REFERENCE, texts);
  self->name = take_text (statement, ASSAY_RATING_COLUMN_NAME, texts);
  self->service_type = take_word (assay_statement_get_text (statement,
                                                            ASSAY_RATING_COLUMN_SERVICE_TYPE), texts);
  self->people_supported = get_count (statement, ASSAY_RATING_COLUMN_PEOPLE);
  self->sent = get_count (statement, ASSAY_RATING_COLUMN_SENT);
  self->previous_score = get_number (statement, ASSAY_RATING_COLUMN_PREVIOUS_SCORE);
  self->previous_band = take_nullable (statement, ASSAY_RATING_COLUMN_PREVIOUS_BAND, texts);
}

static void
read_none (AssayRating  *self,
           const char   *period,
           GStringChunk *texts)
{
  self->period = take_word (period, texts);
  self->state = take_word ("none", texts);
  self->reason = take_word ("", texts);
  self->agreed_reason = take_word ("", texts);
  self->flag = take_word ("", texts);
}

static void
read_decision (AssayRating    *self,
               AssayStatement *statement,
               GStringChunk   *texts)
{
  self->agreed_reason = take_text (statement, ASSAY_RATING_COLUMN_AGREED_REASON, texts);
  self->agreed_by = take_nullable (statement, ASSAY_RATING_COLUMN_AGREED_BY, texts);
  self->agreed_at = take_nullable (statement, ASSAY_RATING_COLUMN_AGREED_AT, texts);
  self->published_by = take_nullable (statement, ASSAY_RATING_COLUMN_PUBLISHED_BY, texts);
  self->published_at = take_nullable (statement, ASSAY_RATING_COLUMN_PUBLISHED_AT, texts);
  self->flag = take_text (statement, ASSAY_RATING_COLUMN_FLAG, texts);
  self->held_band = take_nullable (statement, ASSAY_RATING_COLUMN_AGREED_BAND, texts);
  if (self->held_band == NULL)
    self->held_band = take_word (self->band, texts);
}

static void
read_rating (AssayRating    *self,
             AssayStatement *statement,
             GStringChunk   *texts)
{
  self->id = assay_statement_get_int (statement, ASSAY_RATING_COLUMN_ID);
  self->framework_version = assay_statement_get_int (statement, ASSAY_RATING_COLUMN_VERSION);
  self->period = take_nullable (statement, ASSAY_RATING_COLUMN_PERIOD, texts);
  self->revision = assay_statement_get_int (statement, ASSAY_RATING_COLUMN_REVISION);
  self->state = take_nullable (statement, ASSAY_RATING_COLUMN_STATE, texts);
  self->score = get_number (statement, ASSAY_RATING_COLUMN_SCORE);
  self->band = take_nullable (statement, ASSAY_RATING_COLUMN_BAND, texts);
  self->rated = self->band != NULL;
  self->reason = take_text (statement, ASSAY_RATING_COLUMN_REASON, texts);
  self->coverage = assay_statement_get_double (statement, ASSAY_RATING_COLUMN_COVERAGE);
  self->returns = assay_statement_get_int (statement, ASSAY_RATING_COLUMN_RETURNS);
  self->rated_by = take_nullable (statement, ASSAY_RATING_COLUMN_RATED_BY, texts);
  self->rated_at = take_nullable (statement, ASSAY_RATING_COLUMN_RATED_AT, texts);
  self->range_low = get_number (statement, ASSAY_RATING_COLUMN_RANGE_LOW);
  self->range_high = get_number (statement, ASSAY_RATING_COLUMN_RANGE_HIGH);
  self->top_share = get_number (statement, ASSAY_RATING_COLUMN_TOP_SHARE);
  read_decision (self, statement, texts);
}

/* A row of the columns above into an empty rating; with @texts its texts lie there. @period is for a
 * provider that was never rated. */
void
_assay_rating_read_into (AssayRating    *self,
                         AssayStatement *statement,
                         GStringChunk   *texts,
                         const char     *framework_id,
                         const char     *period)
{
  read_provider (self, statement, texts);
  self->framework_id = take_word (framework_id, texts);
  if (assay_statement_is_null (statement, ASSAY_RATING_COLUMN_ID))
    read_none (self, period, texts);
  else
    read_rating (self, statement, texts);
}

/* (transfer full) */
AssayRating *
_assay_rating_read (AssayStatement *statement,
                    const char     *framework_id,
                    const char     *period)
{
  AssayRating *self = g_object_new (ASSAY_TYPE_RATING, NULL);

  _assay_rating_read_into (self, statement, NULL, framework_id, period);
  return self;
}

static GPtrArray *
read_all (AssayStatement  *statement,
          const char      *framework_id,
          const char      *period,
          GError         **error)
{
  g_autoptr (GPtrArray) ratings = g_ptr_array_new_with_free_func (g_object_unref);

  while (assay_statement_next (statement, error))
    {
      AssayRating *rating = _assay_rating_read (statement, framework_id, period);

      rating->cqc_id = assay_statement_dup_text (statement, ASSAY_RATING_COLUMN_CQC_ID);
      g_ptr_array_add (ratings, rating);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&ratings);
}

#define PERIOD_COLUMNS                                                                              \
  "SELECT p.id, p.reference, p.name, p.service_type, people.value, sent.value, last.score,"        \
  " coalesce (last.agreed_band, last.band), " ASSAY_RATING_COLUMNS ", p.cqc_id, p.name_key,"        \
  " p.reference_key FROM "

#define PERIOD_JOINS                                                                                \
  " LEFT JOIN rating AS r ON r.framework_id = ?1 AND r.period = ?2 AND r.provider_id = p.id"   \
  "  AND r.state <> 'superseded'"                                                                   \
  " LEFT JOIN rating AS last ON last.framework_id = ?1 AND last.period = ?3"                        \
  "  AND last.provider_id = p.id AND last.state <> 'superseded'"                                    \
  " LEFT JOIN figure AS people ON people.provider_id = p.id AND people.period = ?2"                 \
  "  AND people.field = '" ASSAY_FIELD_PEOPLE_SUPPORTED "' AND people.superseded = 0"               \
  " LEFT JOIN figure AS sent ON sent.provider_id = p.id AND sent.period = ?2"                       \
  "  AND sent.field = '" ASSAY_FIELD_QUESTIONNAIRES_SENT "' AND sent.superseded = 0"                \
  " WHERE (r.id IS NOT NULL OR p.closed_on IS NULL)"

static const char *const queries[] = {
  [ASSAY_RATING_SCOPE_BY_REFERENCE] =
    PERIOD_COLUMNS "provider AS p" PERIOD_JOINS " ORDER BY p.reference_key",
  [ASSAY_RATING_SCOPE_BY_ID] = PERIOD_COLUMNS "provider AS p" PERIOD_JOINS " ORDER BY p.id",
  [ASSAY_RATING_SCOPE_FIRST_NAMES] =
    PERIOD_COLUMNS "(SELECT id AS first_id FROM provider ORDER BY name_key LIMIT "
    ASSAY_RATING_N_FIRST ") JOIN provider AS p ON p.id = first_id" PERIOD_JOINS " ORDER BY p.id",
};

/* The ratings in force of a period, of the providers in @scope and in its order. @canonical takes the
 * period as the register writes it. (nullable) */
AssayStatement *
_assay_rating_query_period (AssayConnection  *connection,
                            const char       *framework_id,
                            const char       *period,
                            AssayRatingScope  scope,
                            char            **canonical,
                            GError          **error)
{
  g_autofree char *previous = NULL;
  AssayPeriod parsed, before;

  if (!assay_period_parse (period, &parsed, error))
    return NULL;
  before = assay_period_shift (&parsed, -1);
  *canonical = assay_period_to_string (&parsed);
  previous = assay_period_to_string (&before);
  return assay_connection_query (connection, error, queries[scope], "sss", framework_id, *canonical,
                                 previous);
}

/**
 * assay_rating_list:
 * @connection: a connection in a transaction
 * @framework_id: a framework's id
 * @period: as people write it
 * @error: return location for an `ASSAY_STORE_ERROR` or `ASSAY_VALIDATION_ERROR`
 *
 * Lists the ratings in force of a period, by reference, with what a list shows of the provider and
 * of the period before. Providers that are open and were not rated are among them, in state `none`.
 * One query.
 *
 * Returns: (transfer full) (nullable) (element-type AssayRating): the ratings
 */
GPtrArray *
assay_rating_list (AssayConnection  *connection,
                   const char       *framework_id,
                   const char       *period,
                   GError          **error)
{
  g_autofree char *canonical = NULL;
  AssayStatement *statement =
    _assay_rating_query_period (connection, framework_id, period, ASSAY_RATING_SCOPE_BY_REFERENCE,
                                &canonical, error);

  return statement != NULL ? read_all (statement, framework_id, canonical, error) : NULL;
}

/* Every rating of a provider knows the one in force of the period before its own. */
static void
link_previous (GPtrArray *ratings)
{
  for (guint i = 0; i < ratings->len; i++)
    for (guint j = i + 1; j < ratings->len; j++)
      {
        AssayRating *later = ratings->pdata[i];
        AssayRating *earlier = ratings->pdata[j];
        AssayPeriod a, b;

        if (!assay_period_parse (later->period, &a, NULL) ||
            !assay_period_parse (earlier->period, &b, NULL))
          continue;
        b = assay_period_shift (&b, 1);
        if (assay_period_compare (&a, &b) != 0 || g_strcmp0 (earlier->state, "superseded") == 0 ||
            g_strcmp0 (earlier->state, "beside") == 0)
          continue;
        later->previous_score = earlier->score;
        g_free (later->previous_band);
        later->previous_band = g_strdup (earlier->held_band);
        break;
      }
}

/**
 * assay_rating_history:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number
 * @framework_id: a framework's id
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists every rating that a provider ever had under a framework, the newest period and revision
 * first, superseded ones among them.
 *
 * Returns: (transfer full) (nullable) (element-type AssayRating): the ratings
 */
GPtrArray *
assay_rating_history (AssayConnection  *connection,
                      gint64            provider_id,
                      const char       *framework_id,
                      GError          **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT p.id, p.reference, p.name, p.service_type, people.value, sent.value, NULL, NULL, "
    ASSAY_RATING_COLUMNS ", p.cqc_id FROM rating AS r JOIN provider AS p ON p.id = r.provider_id"
    " LEFT JOIN figure AS people ON people.provider_id = p.id AND people.period = r.period"
    "  AND people.field = '" ASSAY_FIELD_PEOPLE_SUPPORTED "' AND people.superseded = 0"
    " LEFT JOIN figure AS sent ON sent.provider_id = p.id AND sent.period = r.period"
    "  AND sent.field = '" ASSAY_FIELD_QUESTIONNAIRES_SENT "' AND sent.superseded = 0"
    " WHERE r.provider_id = ? AND r.framework_id = ? ORDER BY r.period DESC, r.revision DESC",
    "is", provider_id, framework_id);
  GPtrArray *ratings = read_all (statement, framework_id, "", error);

  if (ratings != NULL)
    link_previous (ratings);
  return ratings;
}

/**
 * assay_rating_periods:
 * @connection: a connection in a transaction
 * @framework_id: a framework's id
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the periods that were rated under a framework.
 *
 * Returns: (transfer full) (nullable) (array zero-terminated=1): in canonical form, the newest
 *   first
 */
char **
assay_rating_periods (AssayConnection  *connection,
                      const char       *framework_id,
                      GError          **error)
{
  g_autoptr (GStrvBuilder) periods = g_strv_builder_new ();
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT DISTINCT period FROM rating"
    " WHERE framework_id = ? AND state <> 'superseded'"
    " ORDER BY period DESC", "s", framework_id);

  while (assay_statement_next (statement, error))
    g_strv_builder_add (periods, assay_statement_get_text (statement, 0));
  return assay_statement_failed (statement) ? NULL : g_strv_builder_end (periods);
}
