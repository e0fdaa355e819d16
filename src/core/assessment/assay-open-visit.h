/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssayOpenVisit:
 *
 * An assessment that was made and has steps left: from signed off to reviewed, and final where a challenge to it
 * is open or was upheld since.
 */
#define ASSAY_TYPE_OPEN_VISIT (assay_open_visit_get_type ())
G_DECLARE_FINAL_TYPE (AssayOpenVisit, assay_open_visit, ASSAY, OPEN_VISIT, GObject)

AssayAssessment *assay_open_visit_get_assessment (AssayOpenVisit   *self);
const char      *assay_open_visit_get_since      (AssayOpenVisit   *self);
const char      *assay_open_visit_get_due_on     (AssayOpenVisit   *self);
gboolean         assay_open_visit_is_late        (AssayOpenVisit   *self,
                                                  const char       *today);
char            *assay_open_visit_dup_next       (AssayOpenVisit   *self);

/* What falls due first comes first, then what has rested longest. */
GPtrArray       *assay_open_visit_list           (AssayConnection  *connection,
                                                  GError          **error);

G_END_DECLS
