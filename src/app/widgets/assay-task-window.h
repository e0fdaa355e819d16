/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * AssayTaskWindow:
 *
 * Progress of long work, over the main window. It shows itself only when the work takes longer than a
 * moment.
 */
#define ASSAY_TYPE_TASK_WINDOW (assay_task_window_get_type ())
G_DECLARE_FINAL_TYPE (AssayTaskWindow, assay_task_window, ASSAY, TASK_WINDOW, AdwWindow)

AssayTaskWindow *assay_task_window_new             (GtkWindow       *parent,
                                                    const char      *title,
                                                    const char      *leaves);
GCancellable    *assay_task_window_get_cancellable (AssayTaskWindow *self);
void             assay_task_window_report          (guint            done,
                                                    guint            total,
                                                    gpointer         self);
void             assay_task_window_finish          (AssayTaskWindow *self);

G_END_DECLS
