/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-assessment.h"
#include "core/assessment/assay-attachment.h"
#include "core/base/assay-date.h"

typedef struct
{
  const char *id;
  const char *title;
} Word;

static const Word states[] = {
  [ASSAY_ASSESSMENT_PLANNED] = { "planned", NC_ ("assessment", "Planned") },
  [ASSAY_ASSESSMENT_UNDER_WAY] = { "under-way", NC_ ("assessment", "Under way") },
  [ASSAY_ASSESSMENT_SIGNED_OFF] = { "signed-off", NC_ ("assessment", "Signed off") },
  [ASSAY_ASSESSMENT_DRAFT_SHARED] = { "draft-shared", NC_ ("assessment", "Draft shared") },
  [ASSAY_ASSESSMENT_CORRECTIONS_HEARD]
  = { "corrections-heard", NC_ ("assessment", "Corrections heard") },
  [ASSAY_ASSESSMENT_REVIEWED] = { "reviewed", NC_ ("assessment", "Reviewed") },
  [ASSAY_ASSESSMENT_FINAL] = { "final", NC_ ("assessment", "Final") },
  [ASSAY_ASSESSMENT_CANCELLED] = { "cancelled", NC_ ("assessment", "Cancelled") },
};

static const Word kinds[] = {
  { ASSAY_ASSESSMENT_ANNOUNCED, N_ ("Announced visit") },
  { ASSAY_ASSESSMENT_UNANNOUNCED, N_ ("Unannounced visit") },
  { ASSAY_ASSESSMENT_FOLLOW_UP, N_ ("Follow-up visit") },
  { ASSAY_ASSESSMENT_DESKTOP, N_ ("Desktop review") },
  { ASSAY_ASSESSMENT_SELF, N_ ("Self-assessment") },
  { ASSAY_ASSESSMENT_EXPERT, N_ ("Visit by experts by experience") },
  { ASSAY_ASSESSMENT_HOME_VISIT, N_ ("Visit to a person at home") },
};

/**
 * assay_assessment_state_get_id:
 * @state: a state
 *
 * Returns: (transfer none): the word kept in files, such as `under-way`
 */
const char *
assay_assessment_state_get_id (AssayAssessmentState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), states[0].id);

  return states[state].id;
}

/**
 * assay_assessment_state_from_id:
 * @id: (nullable): the word kept in files
 * @state: (out): the state; left alone where there is no such word
 *
 * Returns: whether it is the word of a state
 */
gboolean
assay_assessment_state_from_id (const char           *id,
                                AssayAssessmentState *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    if (g_strcmp0 (states[i].id, id) == 0)
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * assay_assessment_state_get_title:
 * @state: a state
 *
 * Returns: (transfer none): what people call it, translated, such as "Under way"
 */
const char *
assay_assessment_state_get_title (AssayAssessmentState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "assessment", states[state].title);
}

/**
 * assay_assessment_kind_get_title:
 * @kind: one of the `ASSAY_ASSESSMENT_` words
 *
 * Returns: (transfer none): what people call it, translated, such as "Announced visit"; the word itself
 *   where it is not known
 */
const char *
assay_assessment_kind_get_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].id, kind) == 0)
      return _ (kinds[i].title);
  return kind;
}

/**
 * assay_assessment_dup_title:
 * @self: an assessment
 *
 * Returns: (transfer full): what people call it, translated, such as “Announced visit of 3 May 2010”: its kind and
 *   the day it was done, else the day it is planned for
 */
char *
assay_assessment_dup_title (AssayAssessment *self)
{
  const char *visited_on = assay_assessment_get_visited_on (self);
  g_autofree char *day =
    assay_date_format_long (*visited_on != '\0' ? visited_on : assay_assessment_get_planned_on (self));

  /* TRANSLATORS: a kind of assessment and its day, such as “Announced visit of 3 May 2010” */
  return g_strdup_printf (_ ("%s of %s"), assay_assessment_kind_get_title (assay_assessment_get_kind (self)), day);
}

/**
 * assay_assessment_dup_summary_line:
 * @self: an assessment that is in the register
 *
 * Returns: (transfer full): what tells it from others in a list, translated, such as “No. 15, Follow-up visit of 2
 *   December 2026, planned”: its number, kind, day and state
 */
char *
assay_assessment_dup_summary_line (AssayAssessment *self)
{
  g_autofree char *title = assay_assessment_dup_title (self);
  g_autofree char *state =
    g_utf8_strdown (assay_assessment_state_get_title (assay_assessment_get_state (self)), -1);

  /* TRANSLATORS: the number of a visit, what it is and its state, such as “No. 15, Follow-up visit of 2 December 2026,
   * planned” */
  return g_strdup_printf (_ ("No. %" PRId64 ", %s, %s"), assay_assessment_get_id (self), title, state);
}

/**
 * assay_challenge_outcome_get_title:
 * @outcome: (nullable): `upheld`, `partly-upheld`, `not-upheld` or `withdrawn`; "" or %NULL while there is none
 *
 * Returns: (transfer none): what people call it, translated, such as "Upheld in part"; the word itself where it is
 *   not known
 */
const char *
assay_challenge_outcome_get_title (const char *outcome)
{
  const Word outcomes[] = {
    { "", N_ ("Not answered yet") },
    { "upheld", N_ ("Upheld") },
    { "partly-upheld", N_ ("Upheld in part") },
    { "not-upheld", N_ ("Not upheld") },
    { "withdrawn", N_ ("Withdrawn") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (outcomes); i++)
    if (g_str_equal (outcomes[i].id, outcome != NULL ? outcome : ""))
      return _ (outcomes[i].title);
  return outcome;
}

/**
 * assay_evidence_verdict_get_title:
 * @verdict: (nullable): `verified` or `refused`; "" or %NULL until somebody looked
 *
 * Returns: (transfer none): what people call it, translated, such as "Verified"
 */
const char *
assay_evidence_verdict_get_title (const char *verdict)
{
  if (g_strcmp0 (verdict, "verified") == 0)
    return _ ("Verified");
  return g_strcmp0 (verdict, "refused") == 0 ? _ ("Not accepted") : _ ("Not verified yet");
}
