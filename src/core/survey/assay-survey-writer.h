/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/survey/assay-survey-answers.h"

G_BEGIN_DECLS

/**
 * AssaySurveyWriter:
 *
 * Stores returns that were judged, in the transaction of an import.
 */
typedef struct _AssaySurveyWriter AssaySurveyWriter;

AssaySurveyWriter *assay_survey_writer_new    (AssayImportPass     *pass,
                                               AssaySurveyAnswers  *answers,
                                               AssayConnection     *connection,
                                               gint64               survey_id,
                                               GError             **error);
void               assay_survey_writer_free   (AssaySurveyWriter   *self);
gboolean           assay_survey_writer_store  (AssaySurveyWriter   *self,
                                               const GByteArray    *records,
                                               GError             **error);
gboolean           assay_survey_writer_finish (AssaySurveyWriter   *self,
                                               GError             **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySurveyWriter, assay_survey_writer_free)

G_END_DECLS
