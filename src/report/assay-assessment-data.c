/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-assessment-data.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>
#include <string.h>

#include "core/actions/assay-action-plan.h"
#include "core/actions/assay-action.h"
#include "core/base/assay-number.h"
#include "core/library/assay-library.h"

/**
 * assay_assessment_data_free:
 * @self: (transfer full): what was read
 *
 * Frees it.
 */
void
assay_assessment_data_free (AssayAssessmentData *self)
{
  g_clear_object (&self->assessment);
  g_clear_object (&self->framework);
  g_clear_pointer (&self->answers, g_hash_table_unref);
  g_clear_pointer (&self->standings, g_hash_table_unref);
  g_clear_pointer (&self->pieces, g_ptr_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_pointer (&self->result, assay_result_free);
  g_clear_object (&self->previous);
  g_clear_pointer (&self->previous_answers, g_hash_table_unref);
  g_clear_pointer (&self->previous_standings, g_hash_table_unref);
  g_clear_pointer (&self->previous_result, assay_result_free);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_clear_pointer (&self->challenges, g_ptr_array_unref);
  g_clear_pointer (&self->actions, g_ptr_array_unref);
  g_free (self);
}

static AssayResult *
score (AssayAssessment *assessment,
       AssayFramework  *framework,
       GHashTable      *answers,
       GHashTable      *standings)
{
  g_autoptr (AssayEvidence) evidence = assay_assessment_to_evidence (assessment, framework, answers, standings);

  return assay_score (framework, evidence);
}

/* Results are told apart only where both were reached by the same rules. */
static gboolean
load_previous (AssayAssessmentData  *self,
               AssayConnection      *connection,
               GError              **error)
{
  g_autoptr (GError) failure = NULL;
  gint64 id;

  self->previous = assay_assessment_find_previous (connection, self->assessment, &failure);
  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (self->previous == NULL)
    return TRUE;
  id = assay_assessment_get_id (self->previous);
  self->previous_answers = assay_answer_load_all (connection, id, error);
  if (self->previous_answers == NULL ||
      (self->previous_standings = assay_evidence_piece_list_standings (connection, id, error)) == NULL)
    return FALSE;
  if (strcmp (assay_assessment_get_framework_id (self->previous), assay_framework_get_id (self->framework)) == 0 &&
      assay_assessment_get_framework_version (self->previous) == assay_framework_get_version (self->framework))
    self->previous_result =
      score (self->previous, self->framework, self->previous_answers, self->previous_standings);
  return TRUE;
}

static gboolean
load_actions (AssayAssessmentData  *self,
              AssayConnection      *connection,
              gint64                id,
              GError              **error)
{
  g_autofree char *origin = g_strdup_printf ("assessment:%" PRId64, id);
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayActionPlan) plan = assay_action_plan_find (connection, origin, &failure);
  AssayActionFilter filter = { 0 };

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (plan == NULL)
    {
      self->actions = g_ptr_array_new ();
      return TRUE;
    }
  filter.plan_id = plan->id;
  self->actions = assay_action_list (connection, &filter, error);
  return self->actions != NULL;
}

static gboolean
load_rest (AssayAssessmentData  *self,
           AssayConnection      *connection,
           gint64                id,
           GError              **error)
{
  self->framework = assay_library_get (connection, assay_assessment_get_framework_id (self->assessment),
                                       assay_assessment_get_framework_version (self->assessment), error);
  if (self->framework == NULL || (self->answers = assay_answer_load_all (connection, id, error)) == NULL ||
      (self->standings = assay_evidence_piece_list_standings (connection, id, error)) == NULL)
    return FALSE;
  self->result = score (self->assessment, self->framework, self->answers, self->standings);
  self->shows_score = assay_assessment_shows_score (self->assessment, self->framework);
  self->counts_with_others = assay_framework_counts_visits (self->framework) && !self->result->rated;
  return (self->pieces = assay_evidence_piece_list (connection, id, error)) != NULL &&
         (self->attachments = assay_attachment_list (connection, id, error)) != NULL &&
         (self->steps = assay_step_list (connection, id, error)) != NULL &&
         (self->challenges = assay_challenge_list (connection, id, error)) != NULL &&
         assay_evidence_tally (connection, self->assessment, self->framework, &self->tally, error) &&
         load_previous (self, connection, error) && load_actions (self, connection, id, error);
}

/**
 * assay_assessment_data_load:
 * @connection: a connection in a transaction
 * @id: an assessment
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads an assessment and works out what it comes to, by the same engine that rates the provider.
 *
 * Returns: (transfer full) (nullable): all that is told of it
 */
AssayAssessmentData *
assay_assessment_data_load (AssayConnection  *connection,
                            gint64            id,
                            GError          **error)
{
  g_autoptr (AssayAssessmentData) self = g_new0 (AssayAssessmentData, 1);

  self->assessment = assay_assessment_load (connection, id, error);
  if (self->assessment == NULL || !load_rest (self, connection, id, error))
    return NULL;
  return g_steal_pointer (&self);
}

static const AssayScaleStep *
find_step (GHashTable      *answers,
           const AssayNode *leaf)
{
  const AssayAnswer *answer = answers == NULL ? NULL : g_hash_table_lookup (answers, leaf->id);

  for (guint i = 0; answer != NULL && leaf->scale != NULL && i < leaf->scale->n_steps; i++)
    if (g_strcmp0 (leaf->scale->steps[i].key, answer->answer) == 0)
      return &leaf->scale->steps[i];
  return NULL;
}

/**
 * assay_assessment_data_find_answer:
 * @self: an assessment
 * @leaf: a criterion
 *
 * Returns: (transfer none) (nullable): what was judged
 */
const AssayScaleStep *
assay_assessment_data_find_answer (const AssayAssessmentData *self,
                                   const AssayNode           *leaf)
{
  return find_step (self->answers, leaf);
}

/**
 * assay_assessment_data_dup_answer:
 * @self: an assessment
 * @leaf: a criterion
 *
 * Says what was judged as [func@answer_dup_words] does.
 *
 * Returns: (transfer full): such as “Met in full, counts as “Met in part””
 */
char *
assay_assessment_data_dup_answer (const AssayAssessmentData *self,
                                  const AssayNode           *leaf)
{
  return assay_answer_dup_words (self->framework, leaf, g_hash_table_lookup (self->answers, leaf->id),
                                 assay_evidence_get_standing (self->standings, leaf->id));
}

/**
 * assay_assessment_data_find_counted:
 * @self: an assessment
 * @leaf: a criterion
 *
 * Returns: (transfer none) (nullable): what counts of what was judged
 */
const AssayScaleStep *
assay_assessment_data_find_counted (const AssayAssessmentData *self,
                                    const AssayNode           *leaf)
{
  return assay_answer_find_counted (self->framework, leaf, g_hash_table_lookup (self->answers, leaf->id),
                                    assay_evidence_get_standing (self->standings, leaf->id));
}

/**
 * assay_assessment_data_find_previous:
 * @self: an assessment
 * @leaf: a criterion
 *
 * Returns: (transfer none) (nullable): what counted of what was judged the time before
 */
const AssayScaleStep *
assay_assessment_data_find_previous (const AssayAssessmentData *self,
                                     const AssayNode           *leaf)
{
  if (self->previous_answers == NULL)
    return NULL;
  return assay_answer_find_counted (self->framework, leaf, g_hash_table_lookup (self->previous_answers, leaf->id),
                                    assay_evidence_get_standing (self->previous_standings, leaf->id));
}

static AssayExplanation *
find_node (AssayExplanation *node,
           const char       *id)
{
  if (g_strcmp0 (node->id, id) == 0)
    return node;
  for (guint i = 0; node->children != NULL && i < node->children->len; i++)
    {
      AssayExplanation *found = find_node (node->children->pdata[i], id);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/**
 * assay_assessment_data_find_node:
 * @self: an assessment
 * @id: of a group or criterion
 *
 * Returns: (transfer none) (nullable): how it is explained
 */
AssayExplanation *
assay_assessment_data_find_node (const AssayAssessmentData *self,
                                 const char                *id)
{
  return self->result->explanation == NULL ? NULL : find_node (self->result->explanation, id);
}

/**
 * assay_assessment_data_count:
 * @self: an assessment
 * @key: of an answer
 *
 * Returns: how many criteria that apply have it
 */
guint
assay_assessment_data_count (const AssayAssessmentData *self,
                             const char                *key)
{
  guint n = 0;

  for (guint i = 0; i < assay_framework_get_n_leaves (self->framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (self->framework, i);
      const AssayAnswer *answer = g_hash_table_lookup (self->answers, leaf->id);

      n += answer != NULL && g_strcmp0 (answer->answer, key) == 0 &&
           assay_node_applies (leaf, assay_assessment_get_service_type (self->assessment),
                               assay_assessment_get_kind (self->assessment));
    }
  return n;
}

/**
 * assay_assessment_data_dup_sources:
 * @self: an assessment
 * @answer: (nullable): one of its answers
 *
 * Returns: (transfer full): the titles of the evidence that it stands on, "" where none is named
 */
char *
assay_assessment_data_dup_sources (const AssayAssessmentData *self,
                                   const AssayAnswer         *answer)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  GString *words = g_string_new (NULL);

  for (guint i = 0; rules != NULL && answer != NULL && answer->sources != NULL && answer->sources[i] != NULL; i++)
    {
      const AssayEvidenceSource *source = assay_visit_rules_find_source (rules, answer->sources[i]);

      if (source != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", source->title);
    }
  return g_string_free (words, FALSE);
}

/**
 * assay_assessment_data_dup_note:
 * @self: an assessment
 * @leaf: a criterion
 *
 * Returns: (transfer full): what was noted, and on a line of its own which files are attached
 */
char *
assay_assessment_data_dup_note (const AssayAssessmentData *self,
                                const AssayNode           *leaf)
{
  const AssayAnswer *answer = g_hash_table_lookup (self->answers, leaf->id);
  GString *names = g_string_new (NULL);
  GString *words = g_string_new (answer != NULL ? answer->note : "");

  for (guint i = 0; i < self->attachments->len; i++)
    {
      const AssayAttachment *attachment = self->attachments->pdata[i];

      if (strcmp (attachment->criterion, leaf->id) == 0)
        g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", attachment->name);
    }
  if (names->len > 0)
    {
      g_string_append (words, words->len > 0 ? "\n" : "");
      /* TRANSLATORS: the names of files and photographs */
      g_string_append_printf (words, _("Attached: %s"), names->str);
    }
  g_string_free (names, TRUE);
  return g_string_free (words, FALSE);
}

/**
 * assay_assessment_data_count_not_applicable:
 * @self: an assessment
 * @node: a criterion, or a group of them
 *
 * Returns: how many criteria below an answer takes out, as “not applicable” does: they are not among those that
 *   could be judged
 */
guint
assay_assessment_data_count_not_applicable (const AssayAssessmentData *self,
                                            const AssayNode           *node)
{
  const AssayScaleStep *step =
    node->n_children > 0 || !assay_node_applies (node, assay_assessment_get_service_type (self->assessment),
                                                 assay_assessment_get_kind (self->assessment))
      ? NULL
      : find_step (self->answers, node);
  guint n = step != NULL && isnan (step->points) ? 1 : 0;

  for (guint i = 0; i < node->n_children; i++)
    n += assay_assessment_data_count_not_applicable (self, node->children[i]);
  return n;
}

/**
 * assay_assessment_data_dup_headline:
 * @self: an assessment
 *
 * Returns: (transfer full): what it comes to, as a sentence
 */
char *
assay_assessment_data_dup_headline (const AssayAssessmentData *self)
{
  g_autofree char *number = NULL;
  const char *reason;

  if (!self->shows_score)
    return g_strdup (_("The score is shown once the draft is shared with the provider."));
  if (self->counts_with_others)
    return g_strdup (_("What one person said. It counts together with what others said at home."));
  if (!self->result->rated)
    return g_strdup (self->result->reason_text != NULL ? self->result->reason_text : _("Not rated"));
  number = assay_format_number (self->result->score, assay_framework_get_decimals (self->framework));
  reason = self->result->gate_reason != NULL ? self->result->gate_reason : self->result->band_reason;
  if (reason != NULL)
    /* TRANSLATORS: the score, the band, why a rule gave or changed it */
    return g_strdup_printf (_("%s of 100, %s: %s"), number, self->result->band->title, reason);
  return g_strdup_printf (_("%s of 100, %s"), number, self->result->band->title);
}

/**
 * assay_assessment_data_dup_evidence:
 * @self: an assessment
 *
 * Returns: (transfer full) (nullable): which answers do not count for want of verified evidence, as sentences; %NULL
 *   where every answer counts
 */
char *
assay_assessment_data_dup_evidence (const AssayAssessmentData *self)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);

  if (rules == NULL || !rules->verifies_evidence || self->tally.n_without == 0)
    return NULL;
  return assay_evidence_tally_dup_text (&self->tally);
}
