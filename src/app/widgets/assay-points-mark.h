/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayPointsMark:
 *
 * What one measure gets, on an axis from 0 to 100: a dot with its interval, a diamond for a single
 * figure, hollow for a base under the minimum.
 */
#define ASSAY_TYPE_POINTS_MARK (assay_points_mark_get_type ())
G_DECLARE_FINAL_TYPE (AssayPointsMark, assay_points_mark, ASSAY, POINTS_MARK, GtkWidget)

GtkWidget *assay_points_mark_new (double   points,
                                  double   low,
                                  double   high,
                                  gboolean tentative);

G_END_DECLS
