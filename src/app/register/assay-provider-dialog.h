/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-edit-dialog.h"
#include "core/register/assay-provider.h"

G_BEGIN_DECLS

/**
 * AssayProviderDialog:
 *
 * The form of one provider, to add or to change. What is wrong is said above the fields, and the field
 * marked; when somebody else saved meanwhile, both versions are shown.
 */
#define ASSAY_TYPE_PROVIDER_DIALOG (assay_provider_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayProviderDialog, assay_provider_dialog, ASSAY, PROVIDER_DIALOG, AssayEditDialog)

GtkWindow *assay_provider_dialog_new (GtkWindow     *parent,
                                      AssaySession  *session,
                                      AssayProvider *provider);

G_END_DECLS
