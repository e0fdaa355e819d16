/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assay-session-outline.h"
#include "app/assay-session.h"

G_BEGIN_DECLS

AssayDb *_assay_session_take_opened (GTask                *task,
                                     AssaySessionOutline **outline);

G_END_DECLS
