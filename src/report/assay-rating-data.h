/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"
#include "core/survey/assay-survey.h"

G_BEGIN_DECLS

/**
 * AssayRatingDataSurvey:
 * @survey: the survey
 * @whole: its results over all providers
 * @providers: (element-type AssaySurveyResult): those of one provider each, in the order of @rates
 * @rates: (element-type AssayResponseRate): how many came back
 */
typedef struct
{
  AssaySurvey *survey;
  AssaySurveyResult *whole;
  GPtrArray *providers;
  GPtrArray *rates;
} AssayRatingDataSurvey;

/**
 * AssayRatingData:
 * @framework: the version that rated the period
 * @period: in canonical form
 * @previous_period: the one before
 * @ratings: (element-type AssayRating): one a provider, in the order in which they are listed
 * @connection: (nullable): from which what a rating rests on is read; NULL for data filled by hand
 * @details: (element-type AssayRatingDetail): of data filled by hand, one a rating, NULL where a provider was
 *   never rated; empty otherwise
 * @versions: (element-type AssayFramework): those that the ratings were made under; empty in data filled by hand
 * @previous: (element-type AssayRating) (nullable): the period before; NULL if nobody was rated
 *   then
 * @surveys: (element-type AssayRatingDataSurvey): of the period
 * @assessments: (element-type AssayAssessmentData): those that rate their providers in the period, one a provider;
 *   visits to people at home are not among them
 * @chain_head: the last entry of the register's chain of changes, which the figures rest on
 * @actor: who asked for it
 * @written_at: when, UTC, ISO 8601
 *
 * All that an export of one period's ratings says, read in one transaction.
 */
typedef struct
{
  AssayFramework *framework;
  char *period;
  char *previous_period;
  GPtrArray *ratings;
  AssayConnection *connection;
  GPtrArray *details;
  GPtrArray *versions;
  GPtrArray *previous;
  GPtrArray *surveys;
  GPtrArray *assessments;
  char *chain_head;
  char *actor;
  char *written_at;
} AssayRatingData;

/**
 * AssayRatingDataFunc:
 * @index: of the rating, from 0
 * @rating: as listed
 * @detail: (nullable): what it rests on, until the call returns; NULL where the provider was never rated
 * @user_data: as given
 *
 * Told of each rating in turn.
 */
typedef void (*AssayRatingDataFunc) (guint                    index,
                                     AssayRating             *rating,
                                     const AssayRatingDetail *detail,
                                     gpointer                 user_data);

AssayRatingData *assay_rating_data_new  (AssayFramework     *framework,
                                         const char         *period,
                                         GError            **error);
AssayRatingData *assay_rating_data_load (AssayConnection    *connection,
                                         const char         *framework_id,
                                         const char         *period,
                                         GCancellable       *cancellable,
                                         GError            **error);
void             assay_rating_data_free (AssayRatingData    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRatingData, assay_rating_data_free)
gboolean assay_rating_data_holds        (const AssayRatingData   *self,
                                         const AssayRatingDetail *detail);
gboolean assay_rating_data_visit        (const AssayRatingData   *self,
                                         AssayRatingDataFunc      func,
                                         gpointer                 user_data,
                                         AssayRatingProgress      progress,
                                         gpointer                 progress_data,
                                         GCancellable            *cancellable,
                                         GError                 **error);
guint64  assay_rating_data_count_leaves (const AssayRatingData   *self);

G_END_DECLS
