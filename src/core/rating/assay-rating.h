/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/scoring/assay-scoring.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayRating:
 *
 * A kept rating of one provider for one period, with what a list shows of it. Properties: id,
 * provider-id, reference, name, service-type, cqc-id (nullable), people-supported (gint64, -1 unknown), framework-id,
 * framework-version, period, revision, state (`provisional` `agreed` `published` `superseded`,
 * `beside` where it was rated again and is not agreed yet, so that the one before it is in force, or
 * `none` where it was never rated), rated (boolean), score (NaN where not rated), band (computed;
 * nullable), held-band (agreed band, else the computed one; nullable), reason, coverage, returns,
 * sent (-1 unknown), range-low, range-high, top-share (share of redraws that gave the computed
 * band; NaN where none), previous-score (last period's, NaN), previous-band (nullable),
 * agreed-reason, agreed-by, agreed-at, published-by, published-at, flag, rated-by, rated-at.
 */
#define ASSAY_TYPE_RATING (assay_rating_get_type ())
G_DECLARE_FINAL_TYPE (AssayRating, assay_rating, ASSAY, RATING, GObject)

gint64      assay_rating_get_id (AssayRating *self);
gint64      assay_rating_get_provider_id (AssayRating *self);
const char *assay_rating_get_reference (AssayRating *self);
const char *assay_rating_get_name (AssayRating *self);
const char *assay_rating_get_service_type (AssayRating *self);
const char *assay_rating_get_cqc_id (AssayRating *self);
gint64      assay_rating_get_people_supported (AssayRating *self);
int         assay_rating_get_framework_version (AssayRating *self);
int         assay_rating_get_revision (AssayRating *self);
const char *assay_rating_get_state (AssayRating *self);
gboolean    assay_rating_get_rated (AssayRating *self);
double      assay_rating_get_score (AssayRating *self);
const char *assay_rating_get_band (AssayRating *self);
const char *assay_rating_get_held_band (AssayRating *self);
const char *assay_rating_get_reason (AssayRating *self);
double      assay_rating_get_coverage (AssayRating *self);
gint64      assay_rating_get_returns (AssayRating *self);
gint64      assay_rating_get_sent (AssayRating *self);
double      assay_rating_get_range_low (AssayRating *self);
double      assay_rating_get_range_high (AssayRating *self);
double      assay_rating_get_top_share (AssayRating *self);
double      assay_rating_get_previous_score (AssayRating *self);
const char *assay_rating_get_previous_band (AssayRating *self);
const char *assay_rating_get_agreed_reason (AssayRating *self);
const char *assay_rating_get_flag (AssayRating *self);

/**
 * AssayRatingDetail:
 * @rating: as in the list
 * @framework: the version it was made under
 * @evidence: what it was made from
 * @result: with the explanation, derived again or as kept
 * @stability: (nullable): NULL where not rated
 *
 * One rating and all that explains it.
 */
typedef struct
{
  AssayRating *rating;
  AssayFramework *framework;
  AssayEvidence *evidence;
  AssayResult *result;
  AssayStability *stability;
} AssayRatingDetail;

void               assay_rating_detail_free  (AssayRatingDetail *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRatingDetail, assay_rating_detail_free)

/**
 * AssayRatingRun:
 * @providers: whom the framework rates
 * @stored: new or changed ratings
 * @unchanged: the same as before, so that nothing was stored
 * @not_rated: of @providers, those with too little evidence
 * @other_types: open providers of service types that the framework does not rate
 *
 * What rating a period did.
 */
typedef struct
{
  guint providers;
  guint stored;
  guint unchanged;
  guint not_rated;
  guint other_types;
} AssayRatingRun;

/**
 * AssayKnownPeriod:
 * @period: in canonical form
 * @framework_id: the framework by which alone it is known, because there are only assessments under it; "" for any
 *
 * A period of which the register knows something.
 */
typedef struct
{
  char *period;
  char *framework_id;
} AssayKnownPeriod;

typedef void (*AssayRatingProgress) (guint    done,
                                     guint    total,
                                     gpointer user_data);

GPtrArray         *assay_rating_gather    (AssayConnection     *connection,
                                           AssayFramework      *framework,
                                           const char          *period,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean           assay_rating_rate_all  (AssayConnection     *connection,
                                           AssayFramework      *framework,
                                           const char          *period,
                                           gboolean             with_stability,
                                           AssayRatingProgress  progress,
                                           gpointer             user_data,
                                           AssayRatingRun      *run,
                                           GCancellable        *cancellable,
                                           GError             **error);
GPtrArray         *assay_rating_list      (AssayConnection     *connection,
                                           const char          *framework_id,
                                           const char          *period,
                                           GError             **error);
AssayRatingDetail *assay_rating_load      (AssayConnection     *connection,
                                           gint64               provider_id,
                                           const char          *framework_id,
                                           const char          *period,
                                           int                  revision,
                                           GError             **error);
AssayRatingDetail *assay_rating_load_one_of (AssayConnection   *connection,
                                           gint64               provider_id,
                                           const char          *framework_id,
                                           const char          *period,
                                           int                  revision,
                                           GPtrArray           *versions,
                                           GError             **error);
GPtrArray         *assay_rating_history   (AssayConnection     *connection,
                                           gint64               provider_id,
                                           const char          *framework_id,
                                           GError             **error);
char             **assay_rating_periods   (AssayConnection     *connection,
                                           const char          *framework_id,
                                           GError             **error);
void               assay_known_period_free (AssayKnownPeriod *self);
GPtrArray         *assay_rating_list_data_periods (AssayConnection *connection,
                                           GError             **error);
gboolean           assay_rating_flag_changed (AssayConnection   *connection,
                                           AssayFramework      *framework,
                                           const char          *period,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean           assay_rating_rate_beside (AssayConnection    *connection,
                                           gint64               rating_id,
                                           gboolean            *stored,
                                           GCancellable        *cancellable,
                                           GError             **error);
gboolean           assay_rating_drop_beside (AssayConnection    *connection,
                                           gint64               rating_id,
                                           GError             **error);
int                assay_rating_find_beside (AssayConnection    *connection,
                                           gint64               provider_id,
                                           const char          *framework_id,
                                           const char          *period,
                                           GError             **error);
gboolean           assay_rating_agree     (AssayConnection     *connection,
                                           gint64               rating_id,
                                           const char          *band,
                                           const char          *reason,
                                           GError             **error);
gboolean           assay_rating_unagree   (AssayConnection     *connection,
                                           gint64               rating_id,
                                           GError             **error);
gboolean           assay_rating_publish   (AssayConnection     *connection,
                                           gint64               rating_id,
                                           GError             **error);
gboolean           assay_rating_unpublish (AssayConnection     *connection,
                                           gint64               rating_id,
                                           GError             **error);
gboolean           assay_rating_withdraw  (AssayConnection     *connection,
                                           gint64               rating_id,
                                           const char          *reason,
                                           GError             **error);

G_END_DECLS
