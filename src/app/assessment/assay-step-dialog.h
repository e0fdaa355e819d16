/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssayStepDialog:
 *
 * One step of an assessment: on which day it was taken, and what there is to say of it.
 */
#define ASSAY_TYPE_STEP_DIALOG (assay_step_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayStepDialog, assay_step_dialog, ASSAY, STEP_DIALOG, AdwWindow)

void assay_step_dialog_present (GtkWidget            *widget,
                                AssaySession         *session,
                                AssayAssessment      *assessment,
                                AssayFramework       *framework,
                                AssayAssessmentState  state);

G_END_DECLS
