/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/**
 * AssaySignOffDialog:
 *
 * What an officer should know before signing off; what stands in the way, and what can be signed off over with a
 * reason.
 */
#define ASSAY_TYPE_SIGN_OFF_DIALOG (assay_sign_off_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssaySignOffDialog, assay_sign_off_dialog, ASSAY, SIGN_OFF_DIALOG, AdwWindow)

void assay_sign_off_dialog_present (GtkWidget       *page,
                                    AssaySession    *session,
                                    AssayAssessment *assessment,
                                    AssayFramework  *framework);

G_END_DECLS
