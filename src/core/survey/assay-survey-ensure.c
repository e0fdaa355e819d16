/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A survey that begins with a form on paper instead of a file: its questions are those that the framework counts. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/framework/assay-answer-scale.h"
#include "core/store/assay-audit.h"
#include "core/survey/assay-question-target.h"
#include "core/survey/assay-survey-private.h"

static AssayQuestion *
make_question (const AssayQuestionTarget *target,
               guint                      position)
{
  const AssayAnswerScale *scale = assay_answer_scale_find (assay_question_target_scale (target));
  AssayQuestion *question = _assay_question_new ();

  question->position = position;
  _assay_question_set_text (&question->heading, assay_question_target_title (target));
  _assay_question_set_text (&question->title, assay_question_target_title (target));
  _assay_question_set_text (&question->scale, scale->id);
  g_strfreev (question->answers);
  question->answers = g_strdupv ((char **) scale->answers);
  _assay_question_set_text (&question->measure, target->measure->id);
  if (target->item == NULL)
    return question;
  _assay_question_set_text (&question->outcome_domain, target->item->outcome_domain);
  _assay_question_set_text (&question->outcome_statement, target->item->outcome_statement);
  _assay_question_set_text (&question->ascot_domain, target->item->ascot_domain);
  return question;
}

static gboolean
insert_questions (AssayConnection *connection,
                  gint64           survey_id,
                  AssayFramework  *framework,
                  GError         **error)
{
  g_autoptr (GArray) targets = assay_question_targets_list (framework);
  guint position = 0;

  for (guint i = 0; i < targets->len; i++)
    {
      const AssayQuestionTarget *target = &g_array_index (targets, AssayQuestionTarget, i);
      AssayQuestion *question;
      gboolean inserted;

      if (target->measure == NULL)
        continue;
      question = make_question (target, position++);
      inserted = _assay_question_insert (connection, survey_id, question, error);
      _assay_question_free (question);
      if (!inserted)
        return FALSE;
    }
  return TRUE;
}

/**
 * assay_survey_ensure:
 * @connection: a connection that writes
 * @name: the survey's name
 * @period: its period, in canonical form
 * @framework: the framework whose survey measures are its questions
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Makes a survey for returns on paper, with one question a survey measure of the framework, where there is none of
 * that name and period. One entry in the audit trail if it is made.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_survey_ensure (AssayConnection *connection,
                     const char      *name,
                     const char      *period,
                     AssayFramework  *framework,
                     GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssaySurvey) survey = assay_survey_find (connection, name, period, &failure);
  g_autofree char *subject = NULL;
  g_autofree char *summary = NULL;
  gint64 id;

  if (survey != NULL)
    return assay_survey_get_id (survey);
  if (!g_error_matches (failure, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return 0;
    }
  id = _assay_survey_insert (connection, name, period, TRUE, error);
  subject = g_strdup_printf ("survey %" G_GINT64_FORMAT, id);
  summary = g_strdup_printf (_ ("The survey “%s” of %s was made."), name, period);
  return id != 0 && insert_questions (connection, id, framework, error)
                 && assay_audit_record (connection, "survey.add", subject, summary, NULL, NULL, error)
             ? id
             : 0;
}
