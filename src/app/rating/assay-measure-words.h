/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

char *assay_measure_words_value    (const AssayExplanation *leaf);
char *assay_measure_words_base     (const AssayExplanation *leaf);
char *assay_measure_words_points   (const AssayExplanation *leaf);
char *assay_measure_words_weight   (const AssayExplanation *leaf);
char *assay_measure_words_adds     (const AssayExplanation *leaf);
char *assay_measure_words_source   (const AssayExplanation *leaf);
char *assay_measure_words_group    (const AssayExplanation *group,
                                    double                  total_weight);
char *assay_measure_words_total    (const AssayRatingDetail *detail);
void  assay_measure_words_interval (const AssayRatingDetail *detail,
                                    const AssayExplanation  *leaf,
                                    double                  *low,
                                    double                  *high);

G_END_DECLS
