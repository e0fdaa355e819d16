/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-edit-dialog.h"
#include "core/rating/assay-rating.h"

G_BEGIN_DECLS

/**
 * AssayAgreeDialog:
 *
 * Agrees a rating: which band is held and, where it is not the computed one, why.
 */
#define ASSAY_TYPE_AGREE_DIALOG (assay_agree_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayAgreeDialog, assay_agree_dialog, ASSAY, AGREE_DIALOG, AssayEditDialog)

GtkWindow *assay_agree_dialog_new (GtkWindow      *parent,
                                   AssaySession   *session,
                                   AssayRating    *rating,
                                   AssayFramework *framework);

G_END_DECLS
