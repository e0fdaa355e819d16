/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assessment/assay-visit-officers.h"

G_BEGIN_DECLS

/**
 * AssayVisitsData:
 * @frameworks: (element-type AssayFramework): those that visits to providers are made by
 * @framework: which of them the agenda is of
 * @officers: (nullable) (element-type AssayOfficer): all officers; this and what follows is %NULL without frameworks
 * @due: (nullable) (element-type AssayVisitDue): when each provider is next due
 * @planned: (nullable) (element-type AssayAssessment): what is planned or under way, by any framework
 * @open: (nullable) (element-type AssayOpenVisit): what has steps left, by any framework
 * @years: (nullable): the officers' years
 *
 * What the page of visits shows.
 */
typedef struct
{
  GPtrArray *frameworks;
  guint framework;
  GPtrArray *officers;
  GPtrArray *due;
  GPtrArray *planned;
  GPtrArray *open;
  AssayVisitOfficersData *years;
} AssayVisitsData;

void     assay_visits_data_free (gpointer          data);
gpointer assay_visits_data_read (AssayConnection  *connection,
                                 gpointer          framework_id,
                                 GCancellable     *cancellable,
                                 GError          **error);

G_END_DECLS
