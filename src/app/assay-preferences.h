/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

void assay_preferences_show         (GtkWindow    *parent,
                                     AssaySession *session);
void assay_preferences_apply_scheme (void);

G_END_DECLS
