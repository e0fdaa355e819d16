/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/base/assay-text-index.h"
#include "core/rating/assay-rating-private.h"

G_BEGIN_DECLS

/* @rows are by provider id and have no GObject in them: only what follows `id`. @ranks are the places of
 * the rows when they are sorted by name. */
struct _AssayRatingTable
{
  gatomicrefcount references;
  GArray *rows;
  GArray *ranks;
  AssayTextIndex *keys;
  GStringChunk *texts;
  guint total;
};

static inline const AssayRating *
_assay_rating_table_row (AssayRatingTable *self,
                         guint             row)
{
  return &g_array_index (self->rows, AssayRating, row);
}

G_END_DECLS
