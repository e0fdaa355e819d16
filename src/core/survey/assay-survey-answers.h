/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "core/intake/assay-import-pass.h"
#include "core/survey/assay-survey.h"

G_BEGIN_DECLS

/**
 * AssaySurveyAnswers:
 *
 * The questions of a survey as one file has them: which column feeds which question, and what each spelling in
 * it stands for. Each spelling is worked out once.
 */
typedef struct _AssaySurveyAnswers AssaySurveyAnswers;

AssaySurveyAnswers *assay_survey_answers_new         (const AssayImportPlan *plan,
                                                      AssayFramework        *framework,
                                                      GPtrArray             *questions);
void                assay_survey_answers_free        (AssaySurveyAnswers    *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySurveyAnswers, assay_survey_answers_free)
guint               assay_survey_answers_get_n       (AssaySurveyAnswers    *self);
const AssayQuestion *assay_survey_answers_get_question (AssaySurveyAnswers  *self,
                                                      guint                  place);
void                assay_survey_answers_read        (AssaySurveyAnswers    *self,
                                                      AssayImportPass       *pass,
                                                      const AssayTableRow   *row,
                                                      guint8                *answers);
void                assay_survey_answers_count       (AssaySurveyAnswers    *self,
                                                      AssayImportPass       *pass,
                                                      const guint8          *answers);
guint64             assay_survey_answers_hash        (AssaySurveyAnswers    *self,
                                                      gint64                 provider_id,
                                                      const char            *date,
                                                      const guint8          *answers,
                                                      gsize                  n_answers);
void                assay_survey_answers_merge       (AssaySurveyAnswers    *self,
                                                      guint8                *answers,
                                                      const guint8          *stored,
                                                      gsize                  n_stored);
gboolean            assay_survey_answers_store       (AssaySurveyAnswers    *self,
                                                      AssayConnection       *connection,
                                                      gint64                 survey_id,
                                                      GError               **error);

G_END_DECLS
