/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-attachment.h"
#include "core/base/assay-date.h"

/* What brought the answers, such as "Announced visit, 12 April 2011, J. Marsh". (transfer full) */
static char *
describe_carrier (AssayAssessment *assessment)
{
  const char *officer = assay_assessment_get_officer (assessment);
  const char *kind = assay_assessment_kind_get_title (assay_assessment_get_kind (assessment));
  g_autofree char *day = assay_date_format_long (assay_assessment_get_visited_on (assessment));

  if (*officer == '\0')
    /* TRANSLATORS: a kind of assessment, a day */
    return g_strdup_printf (_ ("%s, %s"), kind, day);
  /* TRANSLATORS: a kind of assessment, a day, an officer's name */
  return g_strdup_printf (_ ("%s, %s, %s"), kind, day, officer);
}

gboolean
_assay_leaf_is_judged (const AssayNode *leaf)
{
  return g_str_equal (leaf->source, "visit") || g_str_equal (leaf->source, "judgement");
}

gboolean
_assay_leaf_is_share (const AssayNode *leaf)
{
  return leaf->scale != NULL && leaf->scale->kind == ASSAY_SCALE_SHARE;
}

/* Whether an assessment asks a leaf: one that is judged, and for its service type and kind. */
gboolean
_assay_leaf_is_asked (const AssayNode *leaf,
                      AssayAssessment *assessment)
{
  return _assay_leaf_is_judged (leaf) &&
         assay_node_applies (leaf, assay_assessment_get_service_type (assessment),
                             assay_assessment_get_kind (assessment));
}

/* One person's answer to a question whose share counts: an assessment alone is 0 or 1 of 1. */
static void
fill_share (AssayEvidenceItem    *item,
            const AssayScaleStep *step)
{
  item->n = isnan (step->points) ? 0 : 1;
  item->positive = step->points > 0;
  item->value = isnan (step->points) ? (double) NAN : 100 * step->points;
  item->missing = isnan (step->points) ? ASSAY_MISSING_NOT_APPLICABLE : ASSAY_MISSING_NONE;
}

static void
fill_item (AssayEvidenceItem *item,
           const AssayNode   *leaf,
           AssayCounted       counted)
{
  item->reason = counted.reason != NULL ? g_intern_string (counted.reason) : "";
  if (counted.key == NULL)
    {
      item->missing = ASSAY_MISSING_NOT_SCORED;
      return;
    }
  if (_assay_leaf_is_share (leaf))
    {
      fill_share (item, _assay_leaf_find_answer (leaf, counted.key));
      return;
    }
  item->missing = ASSAY_MISSING_NONE;
  item->category = g_strdup (counted.key);
}

/**
 * assay_assessment_fill_evidence:
 * @assessment: an assessment
 * @framework: the framework to rate by, of this version or another
 * @answers: (element-type utf8 AssayAnswer): its answers by criterion
 * @standings: (nullable) (element-type utf8 AssayEvidenceStanding): how the evidence of its criteria stands
 * @evidence: evidence with an item for each leaf of @framework
 *
 * Puts what an assessment says into evidence. Leaves that it does not judge (from a survey, say) are left
 * alone; those that its service type or kind does not ask are not applicable. Any thread.
 */
void
assay_assessment_fill_evidence (AssayAssessment *assessment,
                                AssayFramework  *framework,
                                GHashTable      *answers,
                                GHashTable      *standings,
                                AssayEvidence   *evidence)
{
  g_autofree char *carrier = describe_carrier (assessment);

  for (guint i = 0; i < evidence->n_items; i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      AssayEvidenceItem *item = &evidence->items[i];

      if (!_assay_leaf_is_judged (leaf))
        continue;
      item->carrier = g_intern_string (carrier);
      item->as_of = g_intern_string (assay_assessment_get_visited_on (assessment));
      if (!_assay_leaf_is_asked (leaf, assessment))
        item->missing = ASSAY_MISSING_NOT_APPLICABLE;
      else
        fill_item (item, leaf,
                   assay_answer_count (framework, leaf, g_hash_table_lookup (answers, leaf->id),
                                       assay_evidence_get_standing (standings, leaf->id)));
    }
}

static gboolean
has_an_answer (GHashTable *answers)
{
  GHashTableIter iter;
  gpointer answer;

  g_hash_table_iter_init (&iter, answers);
  while (g_hash_table_iter_next (&iter, NULL, &answer))
    if (*((AssayAnswer *) answer)->answer != '\0')
      return TRUE;
  return FALSE;
}

/**
 * assay_assessment_to_evidence:
 * @assessment: an assessment
 * @framework: its framework
 * @answers: (element-type utf8 AssayAnswer): its answers by criterion
 * @standings: (nullable) (element-type utf8 AssayEvidenceStanding): how the evidence of its criteria stands
 *
 * Makes what an assessment says into evidence for the engine, as if nothing else were known of the
 * provider. Not answered is not scored yet; criteria that its service type or kind does not ask are not
 * applicable. Any thread.
 *
 * Returns: (transfer full): the evidence
 */
AssayEvidence *
assay_assessment_to_evidence (AssayAssessment *assessment,
                              AssayFramework  *framework,
                              GHashTable      *answers,
                              GHashTable      *standings)
{
  AssayEvidence *evidence = assay_evidence_new (assay_assessment_get_reference (assessment),
                                                assay_assessment_get_period (assessment),
                                                assay_framework_get_n_leaves (framework));

  assay_assessment_fill_evidence (assessment, framework, answers, standings, evidence);
  if (assay_framework_counts_visits (framework))
    evidence->returns = has_an_answer (answers);
  return evidence;
}
