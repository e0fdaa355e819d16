/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-db.h"

G_BEGIN_DECLS

#define ASSAY_DEMO_FRAMEWORK "care-governance"
#define ASSAY_DEMO_PERIOD "2010-11 Q4"

/**
 * AssayDemoSay:
 * @what: what has just been done, a sentence
 * @user_data: as given
 *
 * Hears how far the demonstration is, in the thread that fills it.
 */
typedef void (*AssayDemoSay) (const char *what,
                              gpointer    user_data);

gboolean assay_demo_fill   (AssayDb       *db,
                            AssayDemoSay   say,
                            gpointer       user_data,
                            GCancellable  *cancellable,
                            GError       **error);
gboolean assay_demo_create (const char    *path,
                            GCancellable  *cancellable,
                            GError       **error);

G_END_DECLS
