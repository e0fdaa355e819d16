/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-assessment-tables.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/actions/assay-action.h"
#include "core/assessment/assay-form-number.h"
#include "core/base/assay-number.h"

/* What an assessment comes to, in tables: the same on its page, in its report and in workbooks. */

static void
take_row (AssayTextTable *table,
          ...)
{
  char **cells = g_new0 (char *, table->n_columns + 1);
  va_list values;

  va_start (values, table);
  for (guint i = 0; i < table->n_columns; i++)
    cells[i] = g_strdup (va_arg (values, const char *));
  va_end (values);
  assay_text_table_take_row (table, cells);
}

static const char *
describe_change (const AssayScaleStep *now,
                 const AssayScaleStep *before)
{
  if (before == NULL || now == NULL || isnan (now->points) || isnan (before->points))
    return "–";
  if (now->points > before->points)
    return _("better");
  return now->points < before->points ? _("worse") : _("as before");
}

static void
add_criterion (AssayTextTable            *table,
               const AssayAssessmentData *data,
               const AssayNode           *leaf,
               const char                *number)
{
  const AssayAnswer *answer = g_hash_table_lookup (data->answers, leaf->id);
  const AssayScaleStep *now = assay_assessment_data_find_counted (data, leaf);
  g_autofree char *note = assay_assessment_data_dup_note (data, leaf);
  g_autofree char *sources = assay_assessment_data_dup_sources (data, answer);
  g_autofree char *title = g_strdup_printf ("%s%s", leaf->title, leaf->critical ? _(" (critical)") : "");
  g_autofree char *word = assay_assessment_data_dup_answer (data, leaf);

  take_row (table, number, title, word,
            describe_change (now, assay_assessment_data_find_previous (data, leaf)), sources, note);
}

static char *
format_score (const AssayAssessmentData *data,
              const AssayExplanation    *node)
{
  if (node == NULL || isnan (node->score))
    return g_strdup ("–");
  return assay_format_number (node->score, assay_framework_get_decimals (data->framework));
}

/* (transfer full): how much of an area was judged; what its answers took out is not among it */
static char *
describe_judged (const AssayAssessmentData *data,
                 const AssayNode           *group)
{
  AssayExplanation *node = assay_assessment_data_find_node (data, group->id);
  const guint n_taken_out = assay_assessment_data_count_not_applicable (data, group);

  if (node == NULL)
    return g_strdup ("–");
  if (n_taken_out > 0)
    return g_strdup_printf (_("%u of %u, and %u not applicable"), node->scored, node->leaves, n_taken_out);
  return g_strdup_printf (_("%u of %u"), node->scored, node->leaves);
}

/**
 * assay_assessment_table_areas:
 * @data: an assessment
 *
 * Returns: (transfer full): the score of each group of the first level, and how much of it was judged
 */
AssayTextTable *
assay_assessment_table_areas (const AssayAssessmentData *data)
{
  const AssayNode *root = assay_framework_get_root (data->framework);
  AssayTextTable *table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Area"), FALSE);
  assay_text_table_add_column (table, _("Score"), TRUE);
  assay_text_table_add_column (table, _("Judged"), FALSE);
  for (guint i = 0; i < root->n_children; i++)
    {
      AssayExplanation *node = assay_assessment_data_find_node (data, root->children[i]->id);
      g_autofree char *score = format_score (data, node);
      g_autofree char *judged = describe_judged (data, root->children[i]);

      take_row (table, root->children[i]->title, score, judged);
    }
  return table;
}

/**
 * assay_assessment_table_criteria:
 * @data: an assessment
 * @sheet: a group of the first level
 *
 * Returns: (transfer full): its criteria, what was judged now and last time, and from what
 */
AssayTextTable *
assay_assessment_table_criteria (const AssayAssessmentData *data,
                                 const AssayFormSheet      *sheet)
{
  AssayTextTable *table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("No."), FALSE);
  assay_text_table_add_column (table, _("Criterion"), FALSE);
  assay_text_table_add_column (table, _("Answer"), FALSE);
  assay_text_table_add_column (table, _("Last time"), FALSE);
  assay_text_table_add_column (table, _("Evidence"), FALSE);
  assay_text_table_add_column (table, _("Note"), FALSE);
  for (guint i = 0; i < sheet->leaves->len; i++)
    {
      g_autofree char *number = assay_form_sheet_dup_number (sheet, i);

      add_criterion (table, data, sheet->leaves->pdata[i], number);
    }
  return table;
}

/**
 * assay_assessment_table_actions:
 * @data: an assessment
 *
 * Returns: (transfer full): what was agreed after it
 */
AssayTextTable *
assay_assessment_table_actions (const AssayAssessmentData *data)
{
  AssayTextTable *table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Action"), FALSE);
  assay_text_table_add_column (table, _("Owner"), FALSE);
  assay_text_table_add_column (table, _("Due"), FALSE);
  assay_text_table_add_column (table, _("Status"), FALSE);
  for (guint i = 0; i < data->actions->len; i++)
    {
      AssayAction *action = data->actions->pdata[i];

      take_row (table, assay_action_get_title (action), assay_action_get_owner (action),
                assay_action_get_due_on (action), assay_action_status_get_title (assay_action_get_status (action)));
    }
  return table;
}

/* The outcome of a challenge, and why. (transfer full) */
static char *
describe_outcome (const AssayChallenge *challenge)
{
  const char *outcome = assay_challenge_outcome_get_title (challenge->outcome);

  return *challenge->outcome_note == '\0' ? g_strdup (outcome)
                                          : g_strdup_printf ("%s: %s", outcome, challenge->outcome_note);
}

/**
 * assay_assessment_table_challenges:
 * @data: an assessment
 *
 * Returns: (transfer full): what the provider held against it, and what came of each
 */
AssayTextTable *
assay_assessment_table_challenges (const AssayAssessmentData *data)
{
  AssayTextTable *table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Criterion"), FALSE);
  assay_text_table_add_column (table, _("What the provider said"), FALSE);
  assay_text_table_add_column (table, _("Received"), FALSE);
  assay_text_table_add_column (table, _("Outcome"), FALSE);
  assay_text_table_add_column (table, _("By"), FALSE);
  assay_text_table_add_column (table, _("On"), FALSE);
  for (guint i = 0; i < data->challenges->len; i++)
    {
      const AssayChallenge *challenge = data->challenges->pdata[i];
      g_autofree char *criterion =
        *challenge->criterion == '\0'
          ? g_strdup (_("The whole"))
          : assay_form_dup_criterion (data->framework, data->assessment, challenge->criterion);
      g_autofree char *outcome = describe_outcome (challenge);

      take_row (table, criterion, challenge->grounds, challenge->received_on, outcome,
                *challenge->decided_by != '\0' ? challenge->decided_by : "–",
                *challenge->decided_on != '\0' ? challenge->decided_on : "–");
    }
  return table;
}

/**
 * assay_assessment_table_steps:
 * @data: an assessment
 *
 * Returns: (transfer full): the steps that it took
 */
AssayTextTable *
assay_assessment_table_steps (const AssayAssessmentData *data)
{
  AssayTextTable *table = assay_text_table_new ("");

  assay_text_table_add_column (table, _("Step"), FALSE);
  assay_text_table_add_column (table, _("On"), FALSE);
  assay_text_table_add_column (table, _("By"), FALSE);
  assay_text_table_add_column (table, _("Remark"), FALSE);
  for (guint i = 0; i < data->steps->len; i++)
    {
      const AssayStep *step = data->steps->pdata[i];

      take_row (table, assay_assessment_state_get_title (step->state), step->taken_on, step->recorder,
                step->note);
    }
  return table;
}
