/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-edit-dialog.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_OFFICER_DIALOG (assay_officer_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayOfficerDialog, assay_officer_dialog, ASSAY, OFFICER_DIALOG, AssayEditDialog)

GtkWindow *assay_officer_dialog_new (GtkWindow    *parent,
                                     AssaySession *session,
                                     GVariant     *officer,
                                     gboolean      is_self);

G_END_DECLS
