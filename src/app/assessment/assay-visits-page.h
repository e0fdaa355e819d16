/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

/**
 * AssayVisitsPage:
 *
 * Whom to visit: an agenda by urgency, a month of what is planned, and the officers' year.
 */
#define ASSAY_TYPE_VISITS_PAGE (assay_visits_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitsPage, assay_visits_page, ASSAY, VISITS_PAGE, AssayPage)

G_END_DECLS
