/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assessment/assay-visit-sheet.h"

G_BEGIN_DECLS

void assay_conflict_dialog_present (GtkWidget           *widget,
                                    AssayVisitSheet     *sheet,
                                    AssayVisitCriterion *criterion,
                                    const AssayAnswer   *stored);

G_END_DECLS
