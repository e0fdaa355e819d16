/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/actions/assay-action-form.h"
#include "app/widgets/assay-edit-dialog.h"

G_BEGIN_DECLS

/**
 * AssayActionDialog:
 *
 * Adds an action, changes it, or completes it with its evidence.
 */
#define ASSAY_TYPE_ACTION_DIALOG (assay_action_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayActionDialog, assay_action_dialog, ASSAY, ACTION_DIALOG, AssayEditDialog)

GtkWindow *assay_action_dialog_new (GtkWindow       *parent,
                                    AssaySession    *session,
                                    AssayActionForm *form,
                                    gboolean         completes);

G_END_DECLS
