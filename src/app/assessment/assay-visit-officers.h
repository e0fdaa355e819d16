/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayVisitOfficersData:
 * @year: a council year, such as `2026-27`
 * @capacity: (element-type AssayCapacity): the officers' years
 * @seen: people seen at home in the year
 * @supported: people supported
 */
typedef struct
{
  char *year;
  GPtrArray *capacity;
  gint64 seen;
  gint64 supported;
} AssayVisitOfficersData;

/**
 * AssayVisitOfficers:
 *
 * What each officer has done, has planned and has still to do in a council year, against what they are to.
 */
#define ASSAY_TYPE_VISIT_OFFICERS (assay_visit_officers_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitOfficers, assay_visit_officers, ASSAY, VISIT_OFFICERS, AdwBin)

void     assay_visit_officers_data_free (AssayVisitOfficersData       *self);
gpointer assay_visit_officers_data_read (AssayConnection              *connection,
                                         AssayFramework               *framework,
                                         GError                      **error);
void     assay_visit_officers_show      (AssayVisitOfficers           *self,
                                         AssaySession                 *session,
                                         const AssayVisitOfficersData *data);

G_END_DECLS
