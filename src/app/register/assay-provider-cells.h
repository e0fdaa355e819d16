/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assay-session.h"
#include "app/widgets/assay-cell.h"
#include "core/rating/assay-rating-model.h"

G_BEGIN_DECLS

/**
 * AssayProviderCell:
 * @id: of the column, for settings and actions
 * @title: its heading, to be translated
 * @width: in pixels at the usual size of text; the first column takes what is left too
 * @to_the_right: whether it holds figures
 * @order: what the list is sorted by when this column is
 * @describe: (transfer full): what the cell says, in words
 * @draw: draws it
 *
 * A column of the list of providers.
 */
typedef struct
{
  const char *id;
  const char *title;
  int width;
  gboolean to_the_right;
  AssayRatingOrder order;
  char *(*describe) (AssayRating  *rating,
                     AssaySession *session);
  AssayCellDraw draw;
} AssayProviderCell;

const AssayProviderCell *assay_provider_cells_get      (guint        *n_cells);
char                    *assay_provider_cells_name_row (AssayRating  *rating,
                                                        AssaySession *session);
char                    *assay_provider_cells_explain  (AssayFramework *framework);

G_END_DECLS
