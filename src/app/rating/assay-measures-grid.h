/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

GtkWidget      *assay_measures_grid_new   (const AssayRatingDetail *detail);
GtkWidget      *assay_measures_list_new   (const AssayRatingDetail *detail);

G_END_DECLS
