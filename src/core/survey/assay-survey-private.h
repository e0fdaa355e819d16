/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/survey/assay-survey.h"

G_BEGIN_DECLS

AssayQuestion *_assay_question_new             (void);
void           _assay_question_set_text (char **text,
                                         const char *to);
void           _assay_question_free            (AssayQuestion       *question);
char          *_assay_question_answers_to_json (const char *const   *answers);
GPtrArray     *_assay_questions_load           (AssayConnection     *connection,
                                                gint64               survey_id,
                                                GError             **error);
gint64         _assay_survey_insert            (AssayConnection     *connection,
                                                const char          *name,
                                                const char          *period,
                                                gboolean             keep_comments,
                                                GError             **error);
gboolean       _assay_question_insert          (AssayConnection     *connection,
                                                gint64               survey_id,
                                                AssayQuestion       *question,
                                                GError             **error);
gboolean       _assay_question_set_answers     (AssayConnection     *connection,
                                                const AssayQuestion *question,
                                                GError             **error);

G_END_DECLS
