/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/framework/assay-framework.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/* Codes of an answer in `response.answers`; others are the place in the question's answers, from 1. */
#define ASSAY_ANSWER_BLANK 0
#define ASSAY_ANSWER_NOT_APPLICABLE 254
#define ASSAY_ANSWER_NOT_ASKED 255

/**
 * AssayQuestion:
 * @position: place of its answer in a return, from 0
 * @heading: as the file or the form has it
 * @title: the short label
 * @scale: id of the answer scale: `agreement`, `satisfaction`, `yes-no` …, or `own`
 * @answers: in order; the code of an answer is its index + 1
 * @positive: (array): for each answer whether it counts as positive; NULL for a scale without direction
 * @measure: id of the framework measure it feeds, or ""
 */
typedef struct
{
  gint64 id;
  guint position;
  char *heading;
  char *title;
  char *scale;
  char **answers;
  gboolean *positive;
  char *measure;
  char *outcome_domain;
  char *outcome_statement;
  char *ascot_domain;
} AssayQuestion;

/**
 * AssaySurvey:
 *
 * A survey of one period and its questions. Properties: id, name, period, keep-comments, version.
 */
#define ASSAY_TYPE_SURVEY (assay_survey_get_type ())
G_DECLARE_FINAL_TYPE (AssaySurvey, assay_survey, ASSAY, SURVEY, GObject)

gint64               assay_survey_get_id          (AssaySurvey     *self);
const char          *assay_survey_get_name        (AssaySurvey     *self);
const char          *assay_survey_get_period      (AssaySurvey     *self);
guint                assay_survey_get_n_questions (AssaySurvey     *self);
const AssayQuestion *assay_survey_get_question    (AssaySurvey     *self,
                                                   guint            index);

gboolean             assay_survey_is_called       (AssaySurvey     *self,
                                                   const char      *name);
gboolean             assay_survey_holds_date      (AssaySurvey     *self,
                                                   const char      *date);
GPtrArray           *assay_survey_list            (AssayConnection *connection,
                                                   GError         **error);
AssaySurvey         *assay_survey_find            (AssayConnection *connection,
                                                   const char      *name,
                                                   const char      *period,
                                                   GError         **error);

/**
 * AssayQuestionResult:
 * @question: borrowed from the survey
 * @counts: (array): for each answer how often it was given
 * @answered: answers other than blank, not asked and not applicable
 * @blank: asked and left blank
 * @not_asked: routed past, or not in that form
 * @not_applicable: said not to apply
 * @positive: positive answers; -1 for a question without a direction
 * @lower: lower end of the 95 % Wilson interval of the positive share, 0 to 1; NaN where there is none
 * @upper: upper end
 */
typedef struct
{
  const AssayQuestion *question;
  gint64 *counts;
  gint64 answered;
  gint64 blank;
  gint64 not_asked;
  gint64 not_applicable;
  gint64 positive;
  double lower;
  double upper;
} AssayQuestionResult;

/**
 * AssaySurveyResult:
 * @survey: owned
 * @provider_id: 0 for all providers
 * @sent: -1 where it is not known
 * @undeliverable: -1 where it is not known
 * @returned: returns with at least one answer
 * @blank_returns: wholly blank ones
 * @questions: (element-type AssayQuestionResult): in the survey's order
 */
typedef struct
{
  AssaySurvey *survey;
  gint64 provider_id;
  gint64 sent;
  gint64 undeliverable;
  gint64 returned;
  gint64 blank_returns;
  GPtrArray *questions;
} AssaySurveyResult;

void               assay_survey_result_free (AssaySurveyResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySurveyResult, assay_survey_result_free)
AssaySurveyResult *assay_survey_result_load (AssayConnection   *connection,
                                             AssaySurvey       *survey,
                                             gint64             provider_id,
                                             GError           **error);

/**
 * AssayResponseRate:
 *
 * One provider's line of the response rates. `sent` and `undeliverable` are -1 where not known.
 */
typedef struct
{
  gint64 provider_id;
  char *reference;
  char *name;
  gint64 sent;
  gint64 undeliverable;
  gint64 returned;
  gint64 blank_returns;
} AssayResponseRate;

/**
 * AssaySurveyComment:
 *
 * Free text of one return.
 */
typedef struct
{
  gint64 response_id;
  gint64 provider_id;
  char *identity;
  char *returned_on;
  char *question;
  char *comment;
} AssaySurveyComment;

GPtrArray *assay_survey_response_rates (AssayConnection *connection,
                                        AssaySurvey     *survey,
                                        GError         **error);
gboolean   assay_survey_count_returned (AssayConnection *connection,
                                        const char      *period,
                                        gint64          *returned,
                                        GError         **error);
char      *assay_survey_find_last_entered (AssayConnection *connection,
                                        GError         **error);
GPtrArray *assay_survey_list_comments  (AssayConnection *connection,
                                        AssaySurvey     *survey,
                                        gint64           provider_id,
                                        GError         **error);
GPtrArray *assay_survey_comments       (AssayConnection *connection,
                                        AssaySurvey     *survey,
                                        gint64           provider_id,
                                        GError         **error);

/**
 * AssaySurveyReturn:
 * @entered_by: the account that typed it in, or "" for one of a file
 *
 * One return, as lists of the returns of a provider show it.
 */
typedef struct
{
  gint64 id;
  gint64 provider_id;
  char *identity;
  char *returned_on;
  GBytes *answers;
  char *entered_by;
  gint64 version;
} AssaySurveyReturn;

void       assay_survey_return_free    (AssaySurveyReturn *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssaySurveyReturn, assay_survey_return_free)
guint8     assay_survey_return_get     (const AssaySurveyReturn *self,
                                        guint            position);
GPtrArray *assay_survey_list_returns   (AssayConnection *connection,
                                        AssaySurvey     *survey,
                                        gint64           provider_id,
                                        GError         **error);
gint64     assay_survey_ensure         (AssayConnection *connection,
                                        const char      *name,
                                        const char      *period,
                                        AssayFramework  *framework,
                                        GError         **error);
gint64     assay_survey_enter_return   (AssayConnection *connection,
                                        AssaySurvey     *survey,
                                        gint64           provider_id,
                                        const char      *returned_on,
                                        const guint8    *answers,
                                        const char      *comment,
                                        GError         **error);
gboolean   assay_survey_correct_return (AssayConnection *connection,
                                        AssaySurvey     *survey,
                                        gint64           response_id,
                                        gint64           version,
                                        gint64           provider_id,
                                        const char      *returned_on,
                                        const guint8    *answers,
                                        const char      *reason,
                                        GError         **error);
gboolean   assay_survey_delete_return  (AssayConnection *connection,
                                        gint64           response_id,
                                        GError         **error);

G_END_DECLS
