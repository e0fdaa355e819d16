/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

GtkWindow *assay_calculation_window_new (GtkWindow               *parent,
                                         const AssayRatingDetail *detail);

G_END_DECLS
