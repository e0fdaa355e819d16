/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/register/assay-provider-section.h"

G_BEGIN_DECLS

/**
 * AssayActionsSection:
 *
 * A provider's plans of actions, each with its actions, newest first.
 */
#define ASSAY_TYPE_ACTIONS_SECTION (assay_actions_section_get_type ())
G_DECLARE_FINAL_TYPE (AssayActionsSection, assay_actions_section, ASSAY, ACTIONS_SECTION,
                      AssayProviderSection)

G_END_DECLS
