/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayScoreMark:
 *
 * A score and its interval as a dot on a line, for a cell of a list: fine lines stand at the bands'
 * limits.
 */
#define ASSAY_TYPE_SCORE_MARK (assay_score_mark_get_type ())
G_DECLARE_FINAL_TYPE (AssayScoreMark, assay_score_mark, ASSAY, SCORE_MARK, GtkWidget)

GtkWidget *assay_score_mark_new           (void);
void       assay_score_mark_set_framework (AssayScoreMark *self,
                                           AssayFramework *framework);
void       assay_score_mark_set           (AssayScoreMark *self,
                                           double          score,
                                           double          low,
                                           double          high);
void       assay_score_mark_draw          (GtkSnapshot    *snapshot,
                                           AssayFramework *framework,
                                           const graphene_rect_t *area,
                                           int             factor,
                                           double          score,
                                           double          low,
                                           double          high);
double     assay_score_mark_axis_start    (AssayFramework *framework);

G_END_DECLS
