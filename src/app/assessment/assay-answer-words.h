/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "report/assay-shape.h"

G_BEGIN_DECLS

AssayShape assay_answer_get_shape (const AssayScale     *scale,
                                   const AssayScaleStep *step);
int        assay_answer_compare   (const AssayScaleStep *now,
                                   const AssayScaleStep *before);

G_END_DECLS
