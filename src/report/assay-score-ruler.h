/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/scoring/assay-scoring.h"
#include "report/assay-chart.h"

G_BEGIN_DECLS

/**
 * AssayScoreRuler:
 *
 * One score and its interval on a ruler from 0 to 100 whose segments are the bands.
 */
#define ASSAY_TYPE_SCORE_RULER (assay_score_ruler_get_type ())
G_DECLARE_FINAL_TYPE (AssayScoreRuler, assay_score_ruler, ASSAY, SCORE_RULER, AssayChart)

AssayScoreRuler *assay_score_ruler_new (AssayFramework *framework,
                                        double          score,
                                        double          low,
                                        double          high,
                                        const char     *standing);

G_END_DECLS
