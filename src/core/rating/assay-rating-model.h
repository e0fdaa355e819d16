/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating-table.h"

G_BEGIN_DECLS

/**
 * AssayRatingOrder:
 *
 * What the list is sorted by: the names as the language has them, service types likewise, bands from the
 * best down, and figures, the missing ones first. What is equal is by name.
 */
typedef enum
{
  ASSAY_RATING_ORDER_NAME,
  ASSAY_RATING_ORDER_SERVICE,
  ASSAY_RATING_ORDER_BAND,
  ASSAY_RATING_ORDER_SCORE,
  ASSAY_RATING_ORDER_CHANGE,
  ASSAY_RATING_ORDER_STABILITY,
  ASSAY_RATING_ORDER_RETURNS,
} AssayRatingOrder;

/* In the place of a band's id: no band at all. */
#define ASSAY_RATING_MODEL_NOT_RATED "not-rated"

/**
 * AssayRatingModel:
 *
 * The providers of a period as a list, searched, filtered and sorted: a #GListModel of #AssayRating over a
 * table. One thread.
 */
#define ASSAY_TYPE_RATING_MODEL (assay_rating_model_get_type ())
G_DECLARE_FINAL_TYPE (AssayRatingModel, assay_rating_model, ASSAY, RATING_MODEL, GObject)

AssayRatingModel *assay_rating_model_new           (void);
void              assay_rating_model_set_table     (AssayRatingModel *self,
                                                    AssayRatingTable *table,
                                                    AssayFramework   *framework);
void              assay_rating_model_set_order     (AssayRatingModel *self,
                                                    AssayRatingOrder  order,
                                                    gboolean          descending);
void              assay_rating_model_set_search    (AssayRatingModel *self,
                                                    const char       *text);
void              assay_rating_model_set_band      (AssayRatingModel *self,
                                                    const char       *band,
                                                    gboolean          shown);
gboolean          assay_rating_model_has_band      (AssayRatingModel *self,
                                                    const char       *band);
guint             assay_rating_model_get_n_bands   (AssayRatingModel *self);
void              assay_rating_model_set_to_agree  (AssayRatingModel *self,
                                                    gboolean          to_agree);
void              assay_rating_model_set_outdated  (AssayRatingModel *self,
                                                    gboolean          outdated);
void              assay_rating_model_clear_filters (AssayRatingModel *self);
gboolean          assay_rating_model_is_filtered   (AssayRatingModel *self);
guint             assay_rating_model_get_total     (AssayRatingModel *self);
guint             assay_rating_model_count_to_agree (AssayRatingModel *self);
guint             assay_rating_model_count_outdated (AssayRatingModel *self);
guint             assay_rating_model_find          (AssayRatingModel *self,
                                                    gint64            provider_id);
gint64            assay_rating_model_get_provider_id (AssayRatingModel *self,
                                                    guint             position);
const char       *assay_rating_model_find_nearest  (AssayRatingModel *self,
                                                    const char       *text);

G_END_DECLS
