/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"
#include "core/scoring/assay-scoring.h"

G_BEGIN_DECLS

/* Of one rating. */
char *assay_sentence_distance  (AssayFramework       *framework,
                                double                score);
char *assay_sentence_standing  (AssayFramework       *framework,
                                const AssayResult    *result);
char *assay_sentence_change    (double                score,
                                double                previous_score,
                                const char           *previous_period,
                                int                   decimals);
char *assay_sentence_certainty (double                share);
const char *assay_sentence_base_title (AssayFramework *framework);
char *assay_sentence_stability (AssayFramework       *framework,
                                const AssayResult    *result,
                                const AssayStability *stability,
                                gint64                returns);
char *assay_sentence_coverage  (const AssayResult    *result);
char *assay_sentence_placeholders (AssayFramework    *framework);
char *assay_sentence_agreed    (AssayFramework       *framework,
                                AssayRating          *rating);
char *assay_sentence_outdated  (AssayRating          *rating);
char *assay_sentence_weakest   (const AssayResult    *result,
                                int                   decimals);
char *assay_sentences_join     (const char *const    *parts);

/* Of a period. */
char *assay_sentence_band_counts (AssayFramework *framework,
                                  GPtrArray      *ratings);
char *assay_sentence_rated       (AssayFramework *framework,
                                  GPtrArray      *ratings);
char *assay_sentence_base        (AssayFramework *framework,
                                  gint64          returns,
                                  gint64          sent);
char *assay_sentence_response    (gint64          returned,
                                  gint64          sent);

/* Of a what-if. */
char *assay_sentence_what_if       (AssayFramework *now,
                                    AssayFramework *then,
                                    GPtrArray      *moves);
char *assay_sentence_what_if_moves (AssayFramework *now,
                                    AssayFramework *then,
                                    GPtrArray      *moves,
                                    GHashTable     *names);

G_END_DECLS
