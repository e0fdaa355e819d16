/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-rating-data.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/base/assay-period.h"
#include "core/library/assay-library.h"
#include "core/store/assay-audit.h"
#include "report/assay-assessment-data.h"

static void
free_survey (gpointer data)
{
  AssayRatingDataSurvey *self = data;

  g_clear_object (&self->survey);
  g_clear_pointer (&self->whole, assay_survey_result_free);
  g_clear_pointer (&self->providers, g_ptr_array_unref);
  g_clear_pointer (&self->rates, g_ptr_array_unref);
  g_free (self);
}

static void
free_detail (gpointer detail)
{
  if (detail != NULL)
    assay_rating_detail_free (detail);
}

/**
 * assay_rating_data_new:
 * @framework: the version that rated the period
 * @period: any way to write a period
 * @error: return location for an `ASSAY_VALIDATION_ERROR`
 *
 * Makes data without ratings, to be filled by hand.
 *
 * Returns: (transfer full) (nullable): the data
 */
AssayRatingData *
assay_rating_data_new (AssayFramework *framework,
                       const char     *period,
                       GError        **error)
{
  g_autoptr (AssayRatingData) self = g_new0 (AssayRatingData, 1);
  AssayPeriod parsed;
  AssayPeriod previous;

  if (!assay_period_parse (period, &parsed, error))
    return NULL;
  previous = assay_period_shift (&parsed, -1);
  self->framework = g_object_ref (framework);
  self->period = assay_period_to_string (&parsed);
  self->previous_period = assay_period_to_string (&previous);
  self->ratings = g_ptr_array_new_with_free_func (g_object_unref);
  self->details = g_ptr_array_new_with_free_func (free_detail);
  self->versions = g_ptr_array_new_with_free_func (g_object_unref);
  self->surveys = g_ptr_array_new_with_free_func (free_survey);
  self->assessments = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_assessment_data_free);
  return g_steal_pointer (&self);
}

/**
 * assay_rating_data_free:
 * @self: (transfer full) (nullable): data
 *
 * Frees all of it.
 */
void
assay_rating_data_free (AssayRatingData *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->framework);
  g_free (self->period);
  g_free (self->previous_period);
  g_clear_pointer (&self->ratings, g_ptr_array_unref);
  g_clear_pointer (&self->details, g_ptr_array_unref);
  g_clear_pointer (&self->versions, g_ptr_array_unref);
  g_clear_pointer (&self->previous, g_ptr_array_unref);
  g_clear_pointer (&self->surveys, g_ptr_array_unref);
  g_clear_pointer (&self->assessments, g_ptr_array_unref);
  g_free (self->chain_head);
  g_free (self->actor);
  g_free (self->written_at);
  g_free (self);
}

/**
 * assay_rating_data_holds:
 * @self: data
 * @detail: (nullable): of one of its ratings
 *
 * Tells whether a rating was made under the very version whose scales, weights and thresholds the
 * export shows, so that formulas that refer to them give its score.
 *
 * Returns: FALSE for a rating under another version, or none
 */
gboolean
assay_rating_data_holds (const AssayRatingData   *self,
                         const AssayRatingDetail *detail)
{
  return detail != NULL
         && assay_framework_get_version (detail->framework)
                == assay_framework_get_version (self->framework);
}

static gboolean
is_rated_at_all (AssayRating *rating)
{
  return !g_str_equal (assay_rating_get_state (rating), "none");
}

static gboolean
visit_stored (const AssayRatingData *self,
              guint                  index,
              AssayRatingDataFunc    func,
              gpointer               user_data,
              GError               **error)
{
  AssayRating *rating = g_ptr_array_index (self->ratings, index);
  g_autoptr (AssayRatingDetail) detail = NULL;

  if (is_rated_at_all (rating))
    {
      detail = assay_rating_load_one_of (self->connection, assay_rating_get_provider_id (rating),
                                         assay_framework_get_id (self->framework), self->period, 0,
                                         self->versions, error);
      if (detail == NULL)
        return FALSE;
    }
  func (index, rating, detail, user_data);
  return TRUE;
}

/**
 * assay_rating_data_visit:
 * @self: data
 * @func: (scope call): called for each rating, in the order in which they are listed
 * @user_data: for @func
 * @progress: (nullable): told after each
 * @progress_data: for @progress
 * @cancellable: (nullable): stops it
 * @error: return location for an `ASSAY_STORE_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Goes through the ratings with what each rests on. That is read one by one and given up again, since
 * the explanations of all England's providers take hundreds of megabytes. On the thread of the
 * connection that the data were loaded from, within the same transaction; any thread for data filled
 * by hand.
 *
 * Returns: whether all were visited
 */
gboolean
assay_rating_data_visit (const AssayRatingData *self,
                         AssayRatingDataFunc    func,
                         gpointer               user_data,
                         AssayRatingProgress    progress,
                         gpointer               progress_data,
                         GCancellable          *cancellable,
                         GError               **error)
{
  for (guint i = 0; i < self->ratings->len; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (self->connection == NULL)
        func (i, self->ratings->pdata[i], self->details->pdata[i], user_data);
      else if (!visit_stored (self, i, func, user_data, error))
        return FALSE;
      if (progress != NULL)
        progress (i + 1, self->ratings->len, progress_data);
    }
  return TRUE;
}

static AssayFramework *
find_version (const AssayRatingData *self,
              int                    version)
{
  for (guint i = 0; i < self->versions->len; i++)
    if (assay_framework_get_version (self->versions->pdata[i]) == version)
      return self->versions->pdata[i];
  return NULL;
}

/**
 * assay_rating_data_count_leaves:
 * @self: data
 *
 * Counts the measures and criteria of all ratings: the rows of a list of them.
 *
 * Returns: how many
 */
guint64
assay_rating_data_count_leaves (const AssayRatingData *self)
{
  guint64 n = 0;

  for (guint i = 0; i < self->ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (self->ratings, i);
      AssayFramework *framework = find_version (self, assay_rating_get_framework_version (rating));

      if (is_rated_at_all (rating))
        n += assay_framework_get_n_leaves (framework != NULL ? framework : self->framework);
    }
  return n;
}

static gboolean
has_rating (GPtrArray *ratings)
{
  for (guint i = 0; i < ratings->len; i++)
    if (is_rated_at_all (g_ptr_array_index (ratings, i)))
      return TRUE;
  return FALSE;
}

/* The versions that the ratings were made under, the newest first. */
static GPtrArray *
load_versions (AssayConnection *connection,
               const char      *framework_id,
               GPtrArray       *ratings,
               GError         **error)
{
  g_autoptr (GPtrArray) versions = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) known = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (ratings, i);
      int version = assay_rating_get_framework_version (rating);
      AssayFramework *framework;

      if (!is_rated_at_all (rating) || !g_hash_table_add (known, GINT_TO_POINTER (version)))
        continue;
      framework = assay_library_get (connection, framework_id, version, error);
      if (framework == NULL)
        return NULL;
      if (versions->len > 0 && version > assay_framework_get_version (versions->pdata[0]))
        g_ptr_array_insert (versions, 0, framework);
      else
        g_ptr_array_add (versions, framework);
    }
  return g_steal_pointer (&versions);
}

static gboolean
load_survey (AssayConnection *connection,
             AssaySurvey     *survey,
             AssayRatingData *self,
             GCancellable    *cancellable,
             GError         **error)
{
  AssayRatingDataSurvey *data = g_new0 (AssayRatingDataSurvey, 1);

  g_ptr_array_add (self->surveys, data);
  data->survey = g_object_ref (survey);
  data->providers = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_survey_result_free);
  data->whole = assay_survey_result_load (connection, survey, 0, error);
  data->rates = assay_survey_response_rates (connection, survey, error);
  if (data->whole == NULL || data->rates == NULL)
    return FALSE;
  for (guint i = 0; i < data->rates->len; i++)
    {
      const AssayResponseRate *rate = g_ptr_array_index (data->rates, i);
      AssaySurveyResult *result;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      result = assay_survey_result_load (connection, survey, rate->provider_id, error);
      if (result == NULL)
        return FALSE;
      g_ptr_array_add (data->providers, result);
    }
  return TRUE;
}

static gboolean
load_surveys (AssayConnection *connection,
              AssayRatingData *self,
              GCancellable    *cancellable,
              GError         **error)
{
  g_autoptr (GPtrArray) surveys = assay_survey_list (connection, error);

  if (surveys == NULL)
    return FALSE;
  for (guint i = 0; i < surveys->len; i++)
    {
      AssaySurvey *survey = g_ptr_array_index (surveys, i);

      if (g_str_equal (assay_survey_get_period (survey), self->period)
          && !load_survey (connection, survey, self, cancellable, error))
        return FALSE;
    }
  return TRUE;
}

/* What one person said at home is told of nobody by name. */
static gboolean
load_assessments (AssayConnection *connection,
                  AssayRatingData *self,
                  GCancellable    *cancellable,
                  GError         **error)
{
  g_autoptr (GPtrArray) list = NULL;

  if (assay_framework_get_visit_rules (self->framework) == NULL)
    return TRUE;
  list = assay_assessment_list_rating (connection, self->framework, self->period, error);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      AssayAssessmentData *data;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (g_str_equal (assay_assessment_get_kind (list->pdata[i]), ASSAY_ASSESSMENT_HOME_VISIT))
        continue;
      data = assay_assessment_data_load (connection, assay_assessment_get_id (list->pdata[i]), error);
      if (data == NULL)
        return FALSE;
      g_ptr_array_add (self->assessments, data);
    }
  return list != NULL;
}

static gboolean
load_rest (AssayConnection *connection,
           const char      *framework_id,
           AssayRatingData *self,
           GCancellable    *cancellable,
           GError         **error)
{
  self->previous = assay_rating_list (connection, framework_id, self->previous_period, error);
  if (self->previous == NULL)
    return FALSE;
  if (!has_rating (self->previous))
    g_clear_pointer (&self->previous, g_ptr_array_unref);
  if (!load_surveys (connection, self, cancellable, error) ||
      !load_assessments (connection, self, cancellable, error))
    return FALSE;
  self->chain_head = assay_audit_dup_head (connection, error);
  if (self->chain_head == NULL)
    return FALSE;
  self->actor = g_strdup (assay_connection_get_actor (connection));
  self->written_at = g_strdup (assay_connection_get_now (connection));
  return TRUE;
}

/**
 * assay_rating_data_load:
 * @connection: a connection, for reading, in the transaction in which the data are used
 * @framework_id: such as `care-governance`
 * @period: any way to write a period
 * @cancellable: (nullable): stops it
 * @error: return location for an `ASSAY_EXPORT_ERROR_NOTHING` if nobody was rated, an
 *   `ASSAY_VALIDATION_ERROR`, an `ASSAY_STORE_ERROR` or a `G_IO_ERROR_CANCELLED`
 *
 * Reads the newest revisions of a period's ratings and the period's surveys. What each rating rests
 * on is read when [func@rating_data_visit] comes to it: the connection must outlive the data.
 *
 * Returns: (transfer full) (nullable): the data
 */
AssayRatingData *
assay_rating_data_load (AssayConnection *connection,
                        const char      *framework_id,
                        const char      *period,
                        GCancellable    *cancellable,
                        GError         **error)
{
  g_autoptr (AssayRatingData) self = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GPtrArray) ratings = NULL;
  g_autofree char *canonical = assay_period_normalize (period, error);

  if (canonical == NULL)
    return NULL;
  ratings = assay_rating_list (connection, framework_id, canonical, error);
  if (ratings == NULL)
    return NULL;
  if (!has_rating (ratings))
    {
      g_set_error (error, ASSAY_EXPORT_ERROR, ASSAY_EXPORT_ERROR_NOTHING,
                   _("Nobody has been rated by “%s” for %s yet. Rate the period first."),
                   framework_id, canonical);
      return NULL;
    }
  versions = load_versions (connection, framework_id, ratings, error);
  if (versions == NULL)
    return NULL;
  self = assay_rating_data_new (versions->pdata[0], canonical, error);
  if (self == NULL)
    return NULL;
  self->connection = connection;
  g_ptr_array_unref (self->ratings);
  self->ratings = g_steal_pointer (&ratings);
  g_ptr_array_unref (self->versions);
  self->versions = g_steal_pointer (&versions);
  if (!load_rest (connection, framework_id, self, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}
