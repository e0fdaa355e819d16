/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/actions/assay-action-plan.h"
#include "core/actions/assay-action.h"

G_BEGIN_DECLS

char *_assay_actions_dup_today (AssayConnection *connection);

G_END_DECLS
