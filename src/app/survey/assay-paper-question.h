/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/survey/assay-survey.h"

G_BEGIN_DECLS

/**
 * AssayPaperQuestion:
 *
 * Signal `answered`: a person gave an answer by a key, so that the next question may follow.
 */
#define ASSAY_TYPE_PAPER_QUESTION (assay_paper_question_get_type ())
G_DECLARE_FINAL_TYPE (AssayPaperQuestion, assay_paper_question, ASSAY, PAPER_QUESTION, GtkListBoxRow)

GtkWidget *assay_paper_question_new        (const AssayQuestion *question);
guint8     assay_paper_question_get_answer (AssayPaperQuestion  *self);
void       assay_paper_question_set_answer (AssayPaperQuestion  *self,
                                            guint8               answer);
gboolean   assay_paper_question_take_key   (AssayPaperQuestion  *self,
                                            guint                keyval);

G_END_DECLS
