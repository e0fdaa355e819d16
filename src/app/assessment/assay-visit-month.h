/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayVisitMonth:
 *
 * A month of planned visits, a day a cell. Arrow keys go from day to day, with Control they take the visit
 * along; Page Up and Page Down turn the month; a visit can be dragged to another day. What is asked for is
 * done by the window's actions.
 */
#define ASSAY_TYPE_VISIT_MONTH (assay_visit_month_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitMonth, assay_visit_month, ASSAY, VISIT_MONTH, AdwBin)

void        assay_visit_month_set_visits (AssayVisitMonth *self,
                                          GPtrArray       *assessments);
void        assay_visit_month_show_day   (AssayVisitMonth *self,
                                          const char      *day);
const char *assay_visit_month_get_day    (AssayVisitMonth *self);

G_END_DECLS
