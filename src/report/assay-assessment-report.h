/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-assessment-data.h"

G_BEGIN_DECLS

gboolean assay_assessment_report_write (const AssayAssessmentData  *data,
                                        const char                 *path,
                                        gboolean                    replace,
                                        GCancellable               *cancellable,
                                        GError                    **error);

G_END_DECLS
