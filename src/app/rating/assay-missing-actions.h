/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assay-session.h"

G_BEGIN_DECLS

void assay_missing_actions_add (GActionMap   *window,
                                AssaySession *session);

G_END_DECLS
