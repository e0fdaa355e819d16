/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include "core/assessment/assay-assessment-steps.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-sign-off.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/register/assay-rating-flag.h"

#define BIT(state) (1u << ASSAY_ASSESSMENT_##state)

/* Where each state leads. Back to under way it goes from all that was signed off, once a second officer has looked
 * at it or it is final for an upheld challenge alone. */
static const guint ways[] = {
  [ASSAY_ASSESSMENT_PLANNED] = BIT (UNDER_WAY) | BIT (CANCELLED),
  [ASSAY_ASSESSMENT_UNDER_WAY] = BIT (SIGNED_OFF) | BIT (CANCELLED),
  [ASSAY_ASSESSMENT_SIGNED_OFF] = BIT (DRAFT_SHARED) | BIT (UNDER_WAY),
  [ASSAY_ASSESSMENT_DRAFT_SHARED] = BIT (CORRECTIONS_HEARD) | BIT (UNDER_WAY),
  [ASSAY_ASSESSMENT_CORRECTIONS_HEARD] = BIT (REVIEWED) | BIT (FINAL) | BIT (UNDER_WAY),
  [ASSAY_ASSESSMENT_REVIEWED] = BIT (FINAL) | BIT (UNDER_WAY),
  [ASSAY_ASSESSMENT_FINAL] = BIT (UNDER_WAY),
  [ASSAY_ASSESSMENT_CANCELLED] = 0,
};

/**
 * assay_step_free:
 * @self: (transfer full): a step
 *
 * Frees a step.
 */
void
assay_step_free (AssayStep *self)
{
  g_free (self->taken_on);
  g_free (self->note);
  g_free (self->recorded_by);
  g_free (self->recorder);
  g_free (self->recorded_at);
  g_free (self);
}

static AssayStep *
read_step (AssayStatement *statement)
{
  AssayStep *step = g_new0 (AssayStep, 1);

  assay_assessment_state_from_id (assay_statement_get_text (statement, 0), &step->state);
  step->taken_on = assay_statement_dup_text (statement, 1);
  step->note = assay_statement_dup_text (statement, 2);
  step->recorded_by = assay_statement_dup_text (statement, 3);
  step->recorder = assay_statement_dup_text (statement, 5);
  step->recorded_at = assay_statement_dup_text (statement, 4);
  return step;
}

/**
 * assay_step_list:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable) (element-type AssayStep): the steps that it took, in their order
 */
GPtrArray *
assay_step_list (AssayConnection *connection,
                 gint64           assessment_id,
                 GError         **error)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func ((GDestroyNotify) assay_step_free);
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            "SELECT state, taken_on, note, recorded_by, recorded_at, coalesce (nullif ((SELECT name"
                            " FROM officer WHERE account = recorded_by), ''), recorded_by) FROM assessment_step"
                            " WHERE assessment_id = ? ORDER BY id", "i", assessment_id);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (steps, read_step (statement));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&steps);
}

static gboolean
is_disputed (AssayAssessment *assessment)
{
  return assay_assessment_get_challenges (assessment) > 0;
}

/* Why a step that the states allow cannot be taken yet; NULL where it can. */
static const char *
find_obstacle (AssayAssessment      *assessment,
               AssayAssessmentState  state)
{
  AssayAssessmentState now = assay_assessment_get_state (assessment);

  if (state == ASSAY_ASSESSMENT_UNDER_WAY && now >= ASSAY_ASSESSMENT_REVIEWED &&
      assay_assessment_get_upheld_challenges (assessment) == 0)
    return _ ("It is opened again only where a challenge was upheld since it was signed off.");
  if (state == ASSAY_ASSESSMENT_REVIEWED && !is_disputed (assessment))
    return _ ("Nothing was disputed: there is nothing to review.");
  if (state == ASSAY_ASSESSMENT_FINAL && now == ASSAY_ASSESSMENT_CORRECTIONS_HEARD && is_disputed (assessment))
    return _ ("It was disputed: a second officer reviews it first.");
  if (state == ASSAY_ASSESSMENT_FINAL && assay_assessment_get_open_challenges (assessment) > 0)
    return _ ("A challenge still waits for its outcome.");
  return NULL;
}

/**
 * assay_assessment_get_next_step:
 * @assessment: an assessment as it was read
 *
 * Returns: the step that normally comes next, which need not be possible yet; where none does, the state itself
 */
AssayAssessmentState
assay_assessment_get_next_step (AssayAssessment *assessment)
{
  AssayAssessmentState state = assay_assessment_get_state (assessment);

  if (state == ASSAY_ASSESSMENT_CORRECTIONS_HEARD && !is_disputed (assessment))
    return ASSAY_ASSESSMENT_FINAL;
  return state >= ASSAY_ASSESSMENT_FINAL ? state : state + 1;
}

/**
 * assay_assessment_may_take:
 * @assessment: an assessment as it was read
 * @state: where it is to come to
 * @why_not: (out) (optional) (nullable): why it may not, as a sentence
 *
 * Tells whether a step leads on from where an assessment stands. What the step needs besides (a reason,
 * answers, a second officer) is checked when it is taken.
 *
 * Returns: whether it may be taken
 */
gboolean
assay_assessment_may_take (AssayAssessment      *assessment,
                           AssayAssessmentState  state,
                           char                **why_not)
{
  AssayAssessmentState now = assay_assessment_get_state (assessment);
  const char *obstacle;

  if (why_not != NULL)
    *why_not = NULL;
  if ((ways[now] & (1u << state)) == 0)
    {
      if (why_not != NULL)
        *why_not = g_strdup_printf (_ ("State: from “%s” there is no step to “%s”."),
                                    assay_assessment_state_get_title (now),
                                    assay_assessment_state_get_title (state));
      return FALSE;
    }
  obstacle = find_obstacle (assessment, state);
  if (obstacle != NULL && why_not != NULL)
    *why_not = g_strdup_printf (_ ("State: %s"), obstacle);
  return obstacle == NULL;
}

/* A step being taken. */
typedef struct
{
  AssayConnection *connection;
  AssayAssessment *stored;
  AssayAssessment *after;
  AssayFramework *framework;
  AssayAssessmentState state;
  const char *taken_on;
  const char *note;
} Taking;

static gboolean
is_step_back (const Taking *self)
{
  return self->state == ASSAY_ASSESSMENT_UNDER_WAY;
}

static gboolean
need_note (const Taking *self,
           const char   *why,
           GError      **error)
{
  if (*self->note != '\0')
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED, _ ("Reason is needed: %s"),
               why);
  return FALSE;
}

/* Days follow one another; that it was planned later than done is how a visit of last month is entered. */
static gboolean
check_order (const Taking *self,
             GError      **error)
{
  g_autoptr (GPtrArray) steps = assay_step_list (self->connection, assay_assessment_get_id (self->stored),
                                                 error);
  g_autofree char *day = NULL;
  g_autofree char *before = NULL;
  const AssayStep *last;

  if (steps == NULL)
    return FALSE;
  last = steps->len > 0 ? g_ptr_array_index (steps, steps->len - 1) : NULL;
  if (last == NULL || last->state == ASSAY_ASSESSMENT_PLANNED || g_strcmp0 (self->taken_on, last->taken_on) >= 0)
    return TRUE;
  day = assay_date_format_long (self->taken_on);
  before = assay_date_format_long (last->taken_on);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _ ("Date: %s is before the step before it, of %s."), day, before);
  return FALSE;
}

static gboolean
check_sign_off (const Taking *self,
                GError      **error)
{
  g_autoptr (GPtrArray) findings = assay_sign_off_check (self->connection, self->stored, self->framework, error);
  guint stops = 0;

  if (findings == NULL)
    return FALSE;
  for (guint i = 0; i < findings->len; i++)
    stops += ((const AssaySignOffFinding *) findings->pdata[i])->stops;
  if (stops > 0)
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   ngettext ("State: %u criterion has no answer yet. Answer it, or mark it not applicable.",
                             "State: %u criteria have no answer yet. Answer them, or mark them not applicable.",
                             stops), stops);
      return FALSE;
    }
  return findings->len == 0 ||
         need_note (self, _ ("some answers lack what the framework asks for, and signing off all the same is to "
                             "be explained."), error);
}

/* The provider has its days; whoever ends them sooner says why. */
static gboolean
check_corrections (const Taking *self,
                   GError      **error)
{
  g_autoptr (GError) failure = NULL;
  g_autofree char *subject =
    g_strdup_printf ("assessment:%" PRId64 ":corrections", assay_assessment_get_id (self->stored));
  AssayStatement *statement = assay_connection_query (
    self->connection, error, "SELECT due_on FROM due WHERE subject = ? AND done_on IS NULL", "s", subject);
  g_autofree char *until = NULL;
  g_autofree char *why = NULL;

  if (statement == NULL)
    return FALSE;
  if (!assay_statement_next (statement, &failure))
    {
      if (failure == NULL)
        return TRUE;
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  if (g_strcmp0 (self->taken_on, assay_statement_get_text (statement, 0)) >= 0)
    return TRUE;
  until = assay_date_format_long (assay_statement_get_text (statement, 0));
  why = g_strdup_printf (_ ("the provider has until %s for corrections."), until);
  return need_note (self, why, error);
}

static gboolean
find_acting_officer (const Taking *self,
                     gint64       *officer,
                     GError      **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (self->connection, error,
                                                      "SELECT id FROM officer WHERE account = ?", "s",
                                                      assay_connection_get_actor (self->connection));

  *officer = 0;
  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    *officer = assay_statement_get_int (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Two pairs of eyes: neither the reviewer nor whoever records the review is the officer who assessed. */
static gboolean
settle_reviewer (Taking  *self,
                 GError **error)
{
  gint64 officer = assay_assessment_get_officer_id (self->stored);
  gint64 reviewer = assay_assessment_get_reviewer_id (self->stored);
  gint64 acting;

  if (!find_acting_officer (self, &acting, error))
    return FALSE;
  if (reviewer == 0)
    reviewer = acting;
  if (reviewer == 0)
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("Second officer is needed: who reviewed it."));
  else if (officer != 0 && (reviewer == officer || acting == officer))
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                         _ ("Second officer: it is reviewed by somebody else than the officer who assessed."));
  else
    {
      g_object_set (self->after, "reviewer-id", reviewer, NULL);
      return TRUE;
    }
  return FALSE;
}

/* A challenge that was upheld asks for another answer, which only opening again can give. */
static gboolean
check_upheld (const Taking *self,
              GError      **error)
{
  return assay_assessment_get_upheld_challenges (self->stored) == 0 ||
         need_note (self, _ ("a challenge was upheld since the sign-off. Open it again to correct the answer, or say "
                             "why the answers stay as they are."), error);
}

static gboolean
check_step (Taking  *self,
            GError **error)
{
  switch (self->state)
    {
    case ASSAY_ASSESSMENT_SIGNED_OFF:
      return check_sign_off (self, error);
    case ASSAY_ASSESSMENT_CORRECTIONS_HEARD:
      return check_corrections (self, error);
    case ASSAY_ASSESSMENT_REVIEWED:
      return settle_reviewer (self, error);
    case ASSAY_ASSESSMENT_UNDER_WAY:
      return need_note (self, _ ("why it is taken up again."), error);
    case ASSAY_ASSESSMENT_CANCELLED:
      return need_note (self, _ ("why it is cancelled."), error);
    case ASSAY_ASSESSMENT_FINAL:
      return check_upheld (self, error);
    case ASSAY_ASSESSMENT_PLANNED:
    case ASSAY_ASSESSMENT_DRAFT_SHARED:
    default:
      return TRUE;
    }
}

static gboolean
start_corrections (const Taking *self,
                   GError      **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  g_autofree char *until = assay_date_add_days (self->taken_on, rules != NULL ? (int) rules->correction_days : 14);

  return _assay_assessment_set_due (self->connection, self->after, "corrections", "corrections",
                                    _ ("Corrections to the draft"), until,
                                    assay_assessment_get_officer_id (self->after), error);
}

static gboolean
start_review (const Taking *self,
              GError      **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  g_autofree char *until = assay_date_add_days (self->taken_on, rules != NULL ? (int) rules->correction_days : 14);

  if (!is_disputed (self->stored))
    return TRUE;
  return _assay_assessment_set_due (self->connection, self->after, "review", "review",
                                    _ ("Review by a second officer"), until,
                                    assay_assessment_get_reviewer_id (self->after), error);
}

static gboolean
end_all_due (const Taking *self,
             GError      **error)
{
  const char *const abouts[] = { "visit", "corrections", "review" };

  for (guint i = 0; i < G_N_ELEMENTS (abouts); i++)
    if (!_assay_assessment_end_due (self->connection, assay_assessment_get_id (self->stored), abouts[i],
                                    self->taken_on, error))
      return FALSE;
  return TRUE;
}

/* Every step ends what was due before it; two begin something. */
static gboolean
settle_due (const Taking *self,
            GError      **error)
{
  if (!end_all_due (self, error))
    return FALSE;
  if (self->state == ASSAY_ASSESSMENT_DRAFT_SHARED)
    return start_corrections (self, error) &&
           _assay_assessment_begin_plan (self->connection, self->after, self->framework, self->taken_on, error);
  return self->state != ASSAY_ASSESSMENT_CORRECTIONS_HEARD || start_review (self, error);
}

/* Whether ratings rest on assessments of this kind: those that count, and what people say at home. */
static gboolean
does_rate (const Taking *self)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (self->framework);
  const char *kind = assay_assessment_get_kind (self->stored);

  return rules != NULL && (g_str_equal (kind, ASSAY_ASSESSMENT_HOME_VISIT) ||
                           g_strv_contains ((const char *const *) rules->counts, kind));
}

/* What was rated on an assessment that then changes, or without one that is there now, is looked at again. */
static gboolean
flag_rating (const Taking *self,
             GError      **error)
{
  g_autofree char *what = _assay_assessment_describe (self->after);
  g_autofree char *flag = NULL;

  if (!does_rate (self))
    return TRUE;
  if (is_step_back (self))
    flag = g_strdup_printf (_ ("%s, which it may rest on, was taken up again."), what);
  else if (self->state == ASSAY_ASSESSMENT_SIGNED_OFF)
    flag = g_strdup_printf (_ ("%s was signed off since this was rated."), what);
  return flag == NULL ||
         assay_rating_flag_framework (self->connection, assay_assessment_get_provider_id (self->after),
                                      assay_assessment_get_framework_id (self->after),
                                      assay_assessment_get_period (self->after), flag, error);
}

static gboolean
store_step (const Taking *self,
            GError      **error)
{
  gint64 id = assay_assessment_get_id (self->stored);
  g_autofree char *what = _assay_assessment_describe (self->stored);
  g_autofree char *action = g_strconcat ("assessment.", is_step_back (self)
                                                           ? "reopen"
                                                           : assay_assessment_state_get_id (self->state), NULL);
  g_autofree char *summary =
    g_strdup_printf (*self->note != '\0' ? _ ("%s: %s on %s (%s).") : _ ("%s: %s on %s."), what,
                     assay_assessment_state_get_title (self->state), self->taken_on, self->note);

  return assay_connection_run_one (self->connection, error,
                                   "UPDATE assessment SET state = ?, reviewer_id = nullif (?, 0), published = ?, "
                                   "version = version + 1 WHERE id = ? AND version = ?", "siiii",
                                   assay_assessment_state_get_id (self->state),
                                   assay_assessment_get_reviewer_id (self->after),
                                   (gint64) assay_assessment_is_published (self->after), id,
                                   assay_assessment_get_version (self->stored)) &&
         _assay_assessment_add_step (self->connection, id, self->state, self->taken_on, self->note, error) &&
         settle_due (self, error) && flag_rating (self, error) &&
         _assay_assessment_record (self->connection, self->stored, self->after, action, summary, error);
}

static gboolean
check_way (AssayAssessment      *stored,
           AssayAssessmentState  state,
           GError              **error)
{
  g_autofree char *why_not = NULL;

  if (assay_assessment_may_take (stored, state, &why_not))
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE, why_not);
  return FALSE;
}

/**
 * assay_assessment_take:
 * @connection: a connection in a write transaction
 * @assessment: an assessment as it was read
 * @framework: its framework
 * @state: where it is to come to
 * @taken_on: ISO date of the day that people name: today or earlier, not before the step before
 * @note: (nullable): needed where it goes back to under way, is cancelled, is signed off over findings,
 *   or where corrections are closed before their days are over
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (STATE where the step cannot be taken,
 *   REQUIRED, DATE) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else changed it since it was read
 *
 * Takes a step, with one entry in the audit trail, and sets or ends what is due by it: corrections when
 * the draft is shared, and the plan of actions where one is asked for; the review when corrections were heard and
 * something is disputed. A review is recorded by somebody else than the officer who assessed. Going back to under way
 * flags the ratings that rest on it, and ends its being published; from reviewed or final on it takes a challenge that
 * was upheld since the sign-off.
 * From planned to under way is [method@Assessment.start], which this calls. Load it again for its new version.
 *
 * Returns: whether it was taken
 */
gboolean
assay_assessment_take (AssayConnection      *connection,
                       AssayAssessment      *assessment,
                       AssayFramework       *framework,
                       AssayAssessmentState  state,
                       const char           *taken_on,
                       const char           *note,
                       GError              **error)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (note != NULL ? note : ""));
  Taking self = { connection, NULL, NULL, framework, state, taken_on, trimmed };
  g_autoptr (AssayAssessment) stored = NULL;
  g_autoptr (AssayAssessment) after = NULL;

  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (assessment), FALSE);

  if (assay_assessment_get_state (assessment) == ASSAY_ASSESSMENT_PLANNED && is_step_back (&self))
    return assay_assessment_start (connection, assessment, framework, taken_on, error);
  stored = _assay_assessment_load_fresh (connection, assessment, error);
  if (stored == NULL)
    return FALSE;
  after = assay_assessment_copy (stored);
  /* What is corrected is not published any more; that it is again is decided when it is final again. */
  g_object_set (after, "state", (int) state, "published", FALSE, NULL);
  self.stored = stored;
  self.after = after;
  return check_way (stored, state, error) && _assay_assessment_check_day (_ ("Date"), taken_on, error) &&
         check_order (&self, error) && check_step (&self, error) && store_step (&self, error);
}
