/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-assessment.h"
#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

AssayImportController *_assay_demo_import (AssayDb          *db,
                                           AssayImportKind   kind,
                                           const char       *path,
                                           const char       *period,
                                           const char       *survey,
                                           GCancellable     *cancellable,
                                           GError          **error);
char                  *_assay_demo_plan   (AssayDb          *db,
                                           GCancellable     *cancellable,
                                           GError          **error);
gboolean               _assay_demo_visits (AssayConnection  *connection,
                                           const char       *today,
                                           GError          **error);

gboolean               _assay_demo_visit_plan (AssayConnection *connection,
                                           AssayAssessment  *assessment,
                                           GError          **error);

G_END_DECLS
