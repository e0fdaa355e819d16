/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assessment/assay-visit-criterion.h"
#include "app/assessment/assay-visit-page.h"

G_BEGIN_DECLS

void assay_visit_evidence_install       (GtkWidgetClass      *widget_class);
void assay_visit_evidence_watch         (AssayVisitPage      *page);
void assay_visit_evidence_load_pictures (AssayVisitPage      *page,
                                         AssayVisitCriterion *criterion);

G_END_DECLS
