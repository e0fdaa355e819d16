/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-session.h"
#include "core/assessment/assay-form.h"

G_BEGIN_DECLS

/**
 * AssayFormWindow:
 *
 * A form that came back, before it is imported: every problem with its cell, or what it changes beside what is
 * stored.
 */
#define ASSAY_TYPE_FORM_WINDOW (assay_form_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayFormWindow, assay_form_window, ASSAY, FORM_WINDOW, AdwWindow)

void assay_form_window_present (GtkWindow    *parent,
                                AssaySession *session,
                                const char   *path);

G_END_DECLS
