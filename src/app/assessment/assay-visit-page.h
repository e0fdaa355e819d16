/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

/**
 * AssayVisitPage:
 *
 * A visit's form: areas at the left, the criteria of one area at the right, the one that is being answered open. All
 * of it can be done by keys: digits answer, letters name evidence, Enter goes to the next that is open.
 */
#define ASSAY_TYPE_VISIT_PAGE (assay_visit_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitPage, assay_visit_page, ASSAY, VISIT_PAGE, AssayPage)

void assay_visit_page_open (AssayVisitPage *self,
                            gint64          assessment_id,
                            const char     *from);

G_END_DECLS
