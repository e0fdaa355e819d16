/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating-table.h"

G_BEGIN_DECLS

/* Everything after @table is what a row of a table holds too, and is copied as one piece. */
struct _AssayRating
{
  GObject parent_instance;

  AssayRatingTable *table;    /* whose texts they are; NULL where they are its own */

  gint64 id;
  gint64 provider_id;
  char *reference;
  char *name;
  char *service_type;
  char *cqc_id;
  gint64 people_supported;
  char *framework_id;
  gint64 framework_version;
  char *period;
  gint64 revision;
  char *state;
  gboolean rated;
  double score;
  char *band;
  char *held_band;
  char *reason;
  double coverage;
  gint64 returns;
  gint64 sent;
  double range_low;
  double range_high;
  double top_share;
  double previous_score;
  char *previous_band;
  char *agreed_reason;
  char *agreed_by;
  char *agreed_at;
  char *published_by;
  char *published_at;
  char *flag;
  char *rated_by;
  char *rated_at;
};

/* Where each column of a list lies in its rows; what follows belongs to the query that asks for
 * more. */
typedef enum
{
  ASSAY_RATING_COLUMN_PROVIDER,
  ASSAY_RATING_COLUMN_REFERENCE,
  ASSAY_RATING_COLUMN_NAME,
  ASSAY_RATING_COLUMN_SERVICE_TYPE,
  ASSAY_RATING_COLUMN_PEOPLE,
  ASSAY_RATING_COLUMN_SENT,
  ASSAY_RATING_COLUMN_PREVIOUS_SCORE,
  ASSAY_RATING_COLUMN_PREVIOUS_BAND,
  ASSAY_RATING_COLUMN_ID,
  ASSAY_RATING_COLUMN_VERSION,
  ASSAY_RATING_COLUMN_PERIOD,
  ASSAY_RATING_COLUMN_REVISION,
  ASSAY_RATING_COLUMN_STATE,
  ASSAY_RATING_COLUMN_SCORE,
  ASSAY_RATING_COLUMN_BAND,
  ASSAY_RATING_COLUMN_AGREED_BAND,
  ASSAY_RATING_COLUMN_REASON,
  ASSAY_RATING_COLUMN_COVERAGE,
  ASSAY_RATING_COLUMN_RETURNS,
  ASSAY_RATING_COLUMN_RATED_BY,
  ASSAY_RATING_COLUMN_RATED_AT,
  ASSAY_RATING_COLUMN_AGREED_REASON,
  ASSAY_RATING_COLUMN_AGREED_BY,
  ASSAY_RATING_COLUMN_AGREED_AT,
  ASSAY_RATING_COLUMN_PUBLISHED_BY,
  ASSAY_RATING_COLUMN_PUBLISHED_AT,
  ASSAY_RATING_COLUMN_FLAG,
  ASSAY_RATING_COLUMN_RANGE_LOW,
  ASSAY_RATING_COLUMN_RANGE_HIGH,
  ASSAY_RATING_COLUMN_TOP_SHARE,
  ASSAY_RATING_N_COLUMNS,
} AssayRatingColumn;

/* What follows in lists: for searching. */
#define ASSAY_RATING_COLUMN_CQC_ID (ASSAY_RATING_N_COLUMNS)
#define ASSAY_RATING_COLUMN_NAME_KEY (ASSAY_RATING_N_COLUMNS + 1)
#define ASSAY_RATING_COLUMN_REFERENCE_KEY (ASSAY_RATING_N_COLUMNS + 2)

/* Which providers a list is of, and in which order. */
typedef enum
{
  ASSAY_RATING_SCOPE_BY_REFERENCE,
  ASSAY_RATING_SCOPE_BY_ID,
  ASSAY_RATING_SCOPE_FIRST_NAMES,
} AssayRatingScope;

/* More than a high screen shows; every row more is one more to lay out before anything is seen. */
#define ASSAY_RATING_N_FIRST "80"

/* A revision later than the one in force stands beside it until it is agreed: no other can be later. */
#define ASSAY_RATING_IS_BESIDE(r)                                                                   \
  r ".state = 'superseded' AND " r ".revision > (SELECT held.revision FROM rating AS held WHERE "   \
  "held.provider_id = " r ".provider_id AND held.framework_id = " r ".framework_id AND "            \
  "held.period = " r ".period AND held.state <> 'superseded')"

#define ASSAY_RATING_COLUMNS                                                                        \
  "r.id, r.framework_version, r.period, r.revision, CASE WHEN " ASSAY_RATING_IS_BESIDE ("r")       \
  " THEN 'beside' ELSE r.state END, r.score, r.band, r.agreed_band, "                               \
  "r.reason, r.coverage, r.returns, r.rated_by, r.rated_at, r.agreed_reason, r.agreed_by, "         \
  "r.agreed_at, r.published_by, r.published_at, r.flag, r.range_low, r.range_high, r.top_share "

AssayStatement *_assay_rating_query_period (AssayConnection  *connection,
                                            const char       *framework_id,
                                            const char       *period,
                                            AssayRatingScope  scope,
                                            char            **canonical,
                                            GError          **error);
AssayRating *_assay_rating_read       (AssayStatement   *statement,
                                       const char       *framework_id,
                                       const char       *period);
void         _assay_rating_clear      (AssayRating      *self);
void         _assay_rating_read_into  (AssayRating      *self,
                                       AssayStatement   *statement,
                                       GStringChunk     *texts,
                                       const char       *framework_id,
                                       const char       *period);
AssayRating *_assay_rating_from_row   (AssayRatingTable  *table,
                                       const AssayRating *row);
void         _assay_rating_move       (AssayRating       *self,
                                       AssayRatingTable  *table,
                                       const AssayRating *row);
gboolean     _assay_rating_has_same   (const AssayRating *a,
                                       const AssayRating *b);

G_END_DECLS
