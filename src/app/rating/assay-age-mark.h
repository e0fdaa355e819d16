/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-style.h"

G_BEGIN_DECLS

/**
 * AssayAgeMark:
 *
 * An age as a dot on a logarithmic axis from a day to two years; a triangle once it is over a year.
 */
#define ASSAY_TYPE_AGE_MARK (assay_age_mark_get_type ())
G_DECLARE_FINAL_TYPE (AssayAgeMark, assay_age_mark, ASSAY, AGE_MARK, GtkWidget)

GtkWidget *assay_age_mark_new       (int days);
GtkWidget *assay_age_mark_new_heads (void);

G_END_DECLS
