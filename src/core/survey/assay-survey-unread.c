/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/survey/assay-survey-unread.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/intake/assay-column-doubt.h"
#include "core/survey/assay-question-target.h"

/* How much of a column the measure's scale must understand. */
#define ANSWERS_FIT 0.8

/* Whether a measure that the framework scores has no column. */
static gboolean
is_unread (const AssayQuestionTarget *target,
           GPtrArray                 *choices)
{
  const AssayImportPlan plan = { .columns = choices };

  return target->measure != NULL && target->measure->scored
         && assay_import_plan_find (&plan, ASSAY_COLUMN_QUESTION, target->id) < 0;
}

/**
 * assay_survey_list_unread:
 * @targets: (element-type AssayQuestionTarget): the questions that columns may be
 * @choices: (element-type AssayColumnChoice): what each column is read as
 *
 * Lists the measures that the framework scores and that no column is read as.
 *
 * Returns: (transfer full): their titles, joined; empty where there are none
 */
char *
assay_survey_list_unread (GArray    *targets,
                          GPtrArray *choices)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();

  for (guint i = 0; i < targets->len; i++)
    {
      const AssayQuestionTarget *target = &g_array_index (targets, AssayQuestionTarget, i);

      if (is_unread (target, choices))
        g_ptr_array_add (titles, (gpointer) assay_question_target_title (target));
    }
  g_ptr_array_add (titles, NULL);
  return g_strjoinv (_ (", "), (char **) titles->pdata);
}

static gboolean
may_be_unread (GArray                 *targets,
               GPtrArray              *choices,
               const AssayColumnFacts *facts)
{
  for (guint i = 0; i < targets->len; i++)
    {
      const AssayQuestionTarget *target = &g_array_index (targets, AssayQuestionTarget, i);
      double share;

      if (is_unread (target, choices)
          && strcmp (assay_question_find_scale (facts, assay_question_target_scale (target), &share),
                     assay_question_target_scale (target)) == 0
          && share >= ANSWERS_FIT)
        return TRUE;
    }
  return FALSE;
}

/**
 * assay_survey_doubt_own_questions:
 * @targets: (element-type AssayQuestionTarget): the questions that columns may be
 * @facts: (element-type AssayColumnFacts): what each column holds
 * @choices: (element-type AssayColumnChoice): what each is suggested to be read as
 *
 * Puts questions of their own in doubt that may be those of a measure that no column was found for.
 */
void
assay_survey_doubt_own_questions (GArray    *targets,
                                  GPtrArray *facts,
                                  GPtrArray *choices)
{
  for (guint i = 0; i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);

      if (choice->role == ASSAY_COLUMN_QUESTION && choice->target[0] == '\0'
          && choice->sureness == ASSAY_SURENESS_NONE && may_be_unread (targets, choices, g_ptr_array_index (facts, i)))
        assay_column_choice_doubt (choice, ASSAY_DOUBT_UNREAD_MEASURE);
    }
}

/**
 * assay_survey_lift_doubts:
 * @targets: (element-type AssayQuestionTarget): the questions that columns may be
 * @choices: (element-type AssayColumnChoice): what each column is read as
 *
 * Lets questions stand under their own headings once every measure has its column.
 */
void
assay_survey_lift_doubts (GArray    *targets,
                          GPtrArray *choices)
{
  g_autofree char *unread = assay_survey_list_unread (targets, choices);

  for (guint i = 0; unread[0] == '\0' && i < choices->len; i++)
    {
      AssayColumnChoice *choice = g_ptr_array_index (choices, i);

      if (choice->doubt == ASSAY_DOUBT_UNREAD_MEASURE && choice->sureness == ASSAY_SURENESS_ASK)
        assay_column_choice_set (choice, ASSAY_COLUMN_QUESTION, "", ASSAY_SURENESS_NONE);
    }
}
