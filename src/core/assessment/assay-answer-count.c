/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-private.h"

/* Whether a policy is all that the answer stands on. Without any source nobody can say. */
static gboolean
is_policy_alone (const AssayVisitRules *rules,
                 const AssayAnswer     *answer)
{
  gboolean has_policy = FALSE;

  for (guint i = 0; answer->sources != NULL && answer->sources[i] != NULL; i++)
    {
      const AssayEvidenceSource *source = assay_visit_rules_find_source (rules, answer->sources[i]);

      if (source == NULL || !source->is_policy)
        return FALSE;
      has_policy = TRUE;
    }
  return has_policy;
}

/* Whether an answer claims anything that evidence could bear out: "not applicable" does not, nor does the worst of all,
 * which would else be left out of the score until somebody had proved it. @given: (nullable): a step of its scale */
gboolean
_assay_leaf_needs_evidence (const AssayNode      *leaf,
                            const AssayScaleStep *given)
{
  if (given == NULL || isnan (given->points))
    return FALSE;
  for (guint i = 0; i < leaf->scale->n_steps; i++)
    if (leaf->scale->steps[i].points < given->points)
      return TRUE;
  return FALSE;
}

/* What a policy alone can count as at most, where that is less than what was answered. */
static const AssayScaleStep *
find_limit (const AssayVisitRules *rules,
            const AssayNode       *leaf,
            const AssayScaleStep  *given,
            const AssayAnswer     *answer)
{
  const AssayScaleStep *limit;

  if (rules->policy_at_most == NULL || !is_policy_alone (rules, answer))
    return NULL;
  limit = _assay_leaf_find_answer (leaf, rules->policy_at_most);
  return limit != NULL && given->points > limit->points ? limit : NULL;
}

static const char *
intern_limit (const AssayScaleStep *limit)
{
  g_autofree char *reason =
    g_strdup_printf (_ ("A policy alone, without other evidence, counts as “%s” at most."),
                     limit->title != NULL ? limit->title : limit->key);

  return g_intern_string (reason);
}

/**
 * assay_answer_count:
 * @framework: the framework
 * @leaf: the criterion
 * @answer: (nullable): what was answered, or NULL
 * @evidence: how the evidence that was named for the criterion stands
 *
 * Tells what an answer counts as by the framework's rules. "Not applicable" and the worst answer of the scale need no
 * evidence. Any thread.
 *
 * Returns: the key that counts, of the scale; NULL where nothing does yet. Its reason, where it is not
 *   simply what was answered, is a sentence that is never freed
 */
AssayCounted
assay_answer_count (AssayFramework    *framework,
                    const AssayNode   *leaf,
                    const AssayAnswer *answer,
                    AssayEvidenceStanding evidence)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const AssayScaleStep *given = answer != NULL ? _assay_leaf_find_answer (leaf, answer->answer) : NULL;
  const AssayScaleStep *limit;

  if (given == NULL)
    return (AssayCounted) { NULL, _ ("Not answered yet.") };
  if (isnan (given->points) || rules == NULL)
    return (AssayCounted) { given->key, NULL };
  if (rules->verifies_evidence && evidence != ASSAY_EVIDENCE_VERIFIED && _assay_leaf_needs_evidence (leaf, given))
    return (AssayCounted) { NULL, evidence == ASSAY_EVIDENCE_REFUSED
                                    ? _ ("Does not count: the evidence for it was not accepted.")
                                    : _ ("No piece of evidence is verified yet.") };
  limit = find_limit (rules, leaf, given, answer);
  if (limit != NULL)
    return (AssayCounted) { limit->key, intern_limit (limit) };
  return (AssayCounted) { given->key, NULL };
}

/* Whether an answer asks for an action, as it was given or as what it counts as. */
gboolean
_assay_answer_needs_action (AssayFramework    *framework,
                            const AssayNode   *leaf,
                            const AssayAnswer *answer)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const AssayCounted counted = assay_answer_count (framework, leaf, answer, ASSAY_EVIDENCE_VERIFIED);

  return rules != NULL && rules->needs_action != NULL && answer != NULL &&
         (g_strv_contains ((const char *const *) rules->needs_action, answer->answer) ||
          (counted.key != NULL && g_strv_contains ((const char *const *) rules->needs_action, counted.key)));
}

/**
 * assay_answer_find_counted:
 * @framework: the framework
 * @leaf: the criterion
 * @answer: (nullable): what was answered, or NULL
 * @evidence: how the evidence that was named for the criterion stands
 *
 * Finds what counts as [func@answer_count] tells, to be compared with what counted another time. Any thread.
 *
 * Returns: (transfer none) (nullable): a step of the leaf's scale; %NULL where nothing counts
 */
const AssayScaleStep *
assay_answer_find_counted (AssayFramework    *framework,
                           const AssayNode   *leaf,
                           const AssayAnswer *answer,
                           AssayEvidenceStanding evidence)
{
  const AssayCounted counted = assay_answer_count (framework, leaf, answer, evidence);

  return counted.key != NULL ? _assay_leaf_find_answer (leaf, counted.key) : NULL;
}

/**
 * assay_answer_dup_words:
 * @framework: the framework
 * @leaf: the criterion
 * @answer: (nullable): what was answered, or NULL
 * @evidence: how the evidence that was named for the criterion stands
 *
 * Says what was answered as it is shown to people. Where the framework's rules count something else, that is said with
 * it, so that whoever reads it can work out the score. Any thread.
 *
 * Returns: (transfer full): such as “Met in full, counts as “Met in part””
 */
char *
assay_answer_dup_words (AssayFramework    *framework,
                        const AssayNode   *leaf,
                        const AssayAnswer *answer,
                        AssayEvidenceStanding evidence)
{
  const AssayScaleStep *given = answer != NULL ? _assay_leaf_find_answer (leaf, answer->answer) : NULL;
  const AssayScaleStep *counted = assay_answer_find_counted (framework, leaf, answer, evidence);

  if (given == NULL)
    return g_strdup (_ ("not answered"));
  if (counted == NULL && evidence == ASSAY_EVIDENCE_REFUSED)
    /* TRANSLATORS: an answer whose evidence the council looked at and refused */
    return g_strdup_printf (_ ("%s, does not count: evidence not accepted"), given->title);
  if (counted == NULL)
    /* TRANSLATORS: an answer that needs evidence which nobody has verified */
    return g_strdup_printf (_ ("%s, does not count yet"), given->title);
  if (counted != given)
    /* TRANSLATORS: an answer, and the lesser one that it counts as for want of evidence */
    return g_strdup_printf (_ ("%s, counts as “%s”"), given->title, counted->title);
  return g_strdup (given->title);
}
