/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssayVisitChip:
 *
 * A planned visit in a calendar: its menu says what can be done with it, and it can be dragged.
 */
#define ASSAY_TYPE_VISIT_CHIP (assay_visit_chip_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitChip, assay_visit_chip, ASSAY, VISIT_CHIP, AdwBin)

GtkWidget       *assay_visit_chip_new         (AssayAssessment *visit,
                                               const char      *today);
AssayAssessment *assay_visit_chip_get_visit   (AssayVisitChip  *self);
GMenuModel      *assay_visit_chip_create_menu (AssayAssessment *visit);

G_END_DECLS
