/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "report/assay-assessment-data.h"

G_BEGIN_DECLS

GtkListBox *assay_result_lists_add          (GtkBox                    *box,
                                             const char                *title);
void        assay_result_lists_add_areas    (GtkBox                    *box,
                                             const AssayAssessmentData *data);
void        assay_result_lists_add_criteria (GtkBox                    *box,
                                             const AssayAssessmentData *data);
void        assay_result_lists_add_actions  (GtkBox                    *box,
                                             const AssayAssessmentData *data);
void        assay_result_lists_add_steps    (GtkBox                    *box,
                                             const AssayAssessmentData *data);

G_END_DECLS
