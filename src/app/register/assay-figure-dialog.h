/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-edit-dialog.h"

G_BEGIN_DECLS

/**
 * AssayFigureDialog:
 *
 * Corrects one figure by hand, with a reason.
 */
#define ASSAY_TYPE_FIGURE_DIALOG (assay_figure_dialog_get_type ())
G_DECLARE_FINAL_TYPE (AssayFigureDialog, assay_figure_dialog, ASSAY, FIGURE_DIALOG, AssayEditDialog)

GtkWindow *assay_figure_dialog_new (GtkWindow    *parent,
                                    AssaySession *session,
                                    gint64        provider_id,
                                    const char   *field,
                                    const char   *title,
                                    double        value);

G_END_DECLS
