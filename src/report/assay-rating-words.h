/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

const char *assay_rating_words_state  (const char              *state);
char       *assay_rating_words_change (AssayFramework          *framework,
                                       AssayRating             *rating);
char       *assay_rating_words_remark (AssayRating             *rating,
                                       const AssayRatingDetail *detail);

G_END_DECLS
