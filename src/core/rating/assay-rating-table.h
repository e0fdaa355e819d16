/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

/**
 * AssayRatingTable:
 *
 * The ratings of a period as [func@Rating.list] has them, packed: rows in one array, texts in one place,
 * and what searching and sorting by name need worked out beforehand. Never changed once it is read, so
 * that it may go from one thread to another.
 */
typedef struct _AssayRatingTable AssayRatingTable;

/**
 * AssayRatingPart:
 * @ASSAY_RATING_PART_WHOLE: all
 * @ASSAY_RATING_PART_FIRST: the first by name, more than a window shows, in a small part of the time
 *
 * How much of a period is read.
 */
typedef enum
{
  ASSAY_RATING_PART_WHOLE,
  ASSAY_RATING_PART_FIRST,
} AssayRatingPart;

AssayRatingTable *assay_rating_table_read     (AssayConnection   *connection,
                                               const char        *framework_id,
                                               const char        *period,
                                               AssayRatingPart    part,
                                               GError           **error);
AssayRatingTable *assay_rating_table_ref      (AssayRatingTable  *self);
void              assay_rating_table_unref    (AssayRatingTable  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayRatingTable, assay_rating_table_unref)

guint             assay_rating_table_get_total (AssayRatingTable *self);
gboolean          assay_rating_table_is_whole (AssayRatingTable  *self);

G_END_DECLS
