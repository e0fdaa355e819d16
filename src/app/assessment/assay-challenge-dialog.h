/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/assessment/assay-assessment-steps.h"

G_BEGIN_DECLS

/**
 * AssayChallengeDialog:
 *
 * A provider's challenge: recorded with its grounds, or decided with its outcome.
 */
#define ASSAY_TYPE_CHALLENGE_DIALOG (assay_challenge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayChallengeDialog, assay_challenge_dialog, ASSAY, CHALLENGE_DIALOG, AdwWindow)

const char *assay_challenge_dialog_describe (const char           *outcome);
void        assay_challenge_dialog_present  (GtkWidget            *widget,
                                             AssaySession         *session,
                                             AssayAssessment      *assessment,
                                             AssayFramework       *framework,
                                             const AssayChallenge *challenge);

G_END_DECLS
