/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

GtkWidget *assay_rating_hero_new (const AssayRatingDetail *detail,
                                  const char              *previous_period,
                                  const char              *waiting);

G_END_DECLS
