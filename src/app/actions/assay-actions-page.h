/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

/**
 * AssayActionsPage:
 *
 * What providers agreed to do, late first: followed up, completed with evidence, verified.
 */
#define ASSAY_TYPE_ACTIONS_PAGE (assay_actions_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayActionsPage, assay_actions_page, ASSAY, ACTIONS_PAGE, AssayPage)

G_END_DECLS
