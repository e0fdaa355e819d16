/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"
#include "core/survey/assay-survey-answers.h"

G_BEGIN_DECLS

/**
 * AssaySurveyElsewhere:
 *
 * The returns that the other surveys of a period hold, to see whether a file brings them once more under another
 * name: they would count twice.
 */
typedef struct _AssaySurveyElsewhere AssaySurveyElsewhere;

gboolean    assay_survey_elsewhere_load     (AssayConnection       *connection,
                                             const char            *period,
                                             gint64                 survey_id,
                                             AssaySurveyAnswers    *answers,
                                             AssaySurveyElsewhere **elsewhere,
                                             GError               **error);
void        assay_survey_elsewhere_free     (AssaySurveyElsewhere  *self);
gboolean    assay_survey_elsewhere_find     (AssaySurveyElsewhere  *self,
                                             const char            *identity,
                                             gsize                  length,
                                             guint64                content,
                                             gint64                 provider_id,
                                             const char            *returned_on);
guint64     assay_survey_elsewhere_count_alike (AssaySurveyElsewhere *self);
const char *assay_survey_elsewhere_get_name (AssaySurveyElsewhere  *self);

G_END_DECLS
