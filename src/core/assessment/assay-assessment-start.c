/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* From planned to under way; a follow-up takes over what was judged before. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-private.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/base/assay-period.h"

static gboolean
is_carried (const AssayNode   *leaf,
            const AssayAnswer *answer,
            AssayAssessment   *assessment)
{
  return answer->answer[0] != '\0' &&
         _assay_leaf_is_asked (leaf, assessment) &&
         _assay_leaf_find_answer (leaf, answer->answer) != NULL;
}

static gboolean
carry_answer (AssayConnection *connection,
              AssayAssessment *assessment,
              const char      *criterion,
              GError         **error)
{
  return assay_connection_run (
    connection, error,
    "INSERT INTO assessment_answer (assessment_id, criterion, answer, sources, perspectives, note, carried, "
    "answered_by, answered_at) SELECT ?, criterion, answer, sources, perspectives, note, 1, answered_by, "
    "answered_at FROM assessment_answer WHERE assessment_id = ? AND criterion = ?", "iis",
    assay_assessment_get_id (assessment), assay_assessment_get_follows_id (assessment), criterion);
}

/* Evidence that was verified then is not asked for again. */
static gboolean
carry_evidence (AssayConnection *connection,
                AssayAssessment *assessment,
                const char      *criterion,
                GError         **error)
{
  return assay_connection_run (
    connection, error,
    "INSERT INTO assessment_evidence (assessment_id, criterion, description, source, verdict, verdict_note, "
    "verdict_by, verdict_at) SELECT ?, criterion, description, source, verdict, verdict_note, verdict_by, "
    "verdict_at FROM assessment_evidence WHERE assessment_id = ? AND criterion = ? AND verdict = 'verified' "
    "ORDER BY id", "iis", assay_assessment_get_id (assessment),
    assay_assessment_get_follows_id (assessment), criterion);
}

/* Takes over the answers of the assessment that @assessment follows up, as far as the criteria still apply. */
static gboolean
carry_over (AssayConnection *connection,
            AssayAssessment *assessment,
            AssayFramework  *framework,
            GError         **error)
{
  g_autoptr (GHashTable) earlier =
    assay_answer_load_all (connection, assay_assessment_get_follows_id (assessment), error);

  for (guint i = 0; earlier != NULL && i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);
      const AssayAnswer *answer = g_hash_table_lookup (earlier, leaf->id);

      if (answer == NULL || !is_carried (leaf, answer, assessment))
        continue;
      if (!carry_answer (connection, assessment, leaf->id, error) ||
          !carry_evidence (connection, assessment, leaf->id, error))
        return FALSE;
    }
  return earlier != NULL;
}

/* A follow-up that names nothing follows the newest there is. */
static gboolean
find_followed (AssayConnection *connection,
               AssayAssessment *assessment,
               GError         **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (AssayAssessment) previous = NULL;

  if (assay_assessment_get_follows_id (assessment) != 0 ||
      !g_str_equal (assay_assessment_get_kind (assessment), ASSAY_ASSESSMENT_FOLLOW_UP))
    return TRUE;
  previous = assay_assessment_find_previous (connection, assessment, &failure);
  if (previous != NULL)
    g_object_set (assessment, "follows-id", assay_assessment_get_id (previous), NULL);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* As a sentence. (transfer full) */
static char *
describe_start (AssayAssessment *stored,
                AssayAssessment *started)
{
  const char *visited_on = assay_assessment_get_visited_on (started);
  const char *before = assay_assessment_get_period (stored);
  const char *after = assay_assessment_get_period (started);
  g_autofree char *what = _assay_assessment_describe (started);

  if (g_str_equal (before, after))
    return g_strdup_printf (_ ("%s: begun on %s."), what, visited_on);
  /* TRANSLATORS: a visit, the day it was begun, the period that it is now for, and the one it was planned for */
  return g_strdup_printf (_ ("%s: begun on %s. It counts for %s instead of %s."), what, visited_on, after, before);
}

static gboolean
store (AssayConnection *connection,
       AssayAssessment *stored,
       AssayAssessment *started,
       AssayFramework  *framework,
       GError         **error)
{
  const char *visited_on = assay_assessment_get_visited_on (started);
  gint64 id = assay_assessment_get_id (started);
  g_autofree char *summary = describe_start (stored, started);

  return assay_connection_run_one (connection, error,
                                   "UPDATE assessment SET state = 'under-way', visited_on = ?, period = ?, "
                                   "follows_id = nullif (?, 0), version = version + 1 WHERE id = ? AND version = ?",
                                   "ssiii", visited_on, assay_assessment_get_period (started),
                                   assay_assessment_get_follows_id (started), id,
                                   assay_assessment_get_version (stored)) &&
         _assay_assessment_add_step (connection, id, ASSAY_ASSESSMENT_UNDER_WAY, visited_on, "", error) &&
         (assay_assessment_get_follows_id (started) == 0 ||
          carry_over (connection, started, framework, error)) &&
         _assay_assessment_end_due (connection, id, "visit", visited_on, error) &&
         _assay_assessment_record (connection, stored, started, "assessment.start", summary, error);
}

/* The first day that a visit can have been on: where the period begins that it was planned for. */
static char *
dup_first_day (AssayAssessment *self,
               AssayFramework  *framework)
{
  const char *planned_on = assay_assessment_get_planned_on (self);
  g_autofree char *first = NULL;
  g_autofree char *planned = NULL;
  AssayPeriod period;

  if (!assay_period_parse (assay_assessment_get_period (self), &period, NULL))
    return g_strdup ("");
  assay_period_get_dates (&period, &first, NULL);
  if (!assay_date_is_valid (planned_on))
    return g_steal_pointer (&first);
  period = assay_period_for_date (assay_framework_get_period_kind (framework), planned_on);
  assay_period_get_dates (&period, &planned, NULL);
  return g_strdup (strcmp (planned, first) < 0 ? planned : first);
}

static gboolean
check_visited_on (AssayAssessment *self,
                  AssayFramework  *framework,
                  const char      *visited_on,
                  GError         **error)
{
  g_autofree char *first = NULL;
  g_autofree char *day = NULL;
  g_autofree char *begins = NULL;

  if (!_assay_assessment_check_day (_ ("Visited on"), visited_on, error))
    return FALSE;
  first = dup_first_day (self, framework);
  if (strcmp (visited_on, first) >= 0)
    return TRUE;
  day = assay_date_format_long (visited_on);
  begins = assay_date_format_long (first);
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _ ("Visited on: %s is before %s, when the period begins that it was planned for."), day, begins);
  return FALSE;
}

/**
 * assay_assessment_set_visited_on:
 * @connection: a connection in a write transaction
 * @assessment: under way, as it was read
 * @framework: its framework
 * @visited_on: ISO date: today or earlier, not before the period that it was planned for
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (DATE, STATE) or an `ASSAY_STORE_ERROR`: CONFLICT where
 *   somebody else changed it since it was read
 *
 * Corrects the day of a visit, which is often written up later, and with it when it was begun and, for one that was
 * planned for a day, its period. Load it again for its new version.
 *
 * Returns: whether it is the day of the visit
 */
gboolean
assay_assessment_set_visited_on (AssayConnection *connection,
                                 AssayAssessment *assessment,
                                 AssayFramework  *framework,
                                 const char      *visited_on,
                                 GError         **error)
{
  g_autoptr (AssayAssessment) changed = NULL;
  gint64 id = assay_assessment_get_id (assessment);

  if (g_strcmp0 (assay_assessment_get_visited_on (assessment), visited_on) == 0)
    return TRUE;
  if (!check_visited_on (assessment, framework, visited_on, error))
    return FALSE;
  changed = assay_assessment_copy (assessment);
  g_object_set (changed, "visited-on", visited_on, NULL);
  _assay_assessment_follow_day (changed, framework, visited_on);
  return assay_assessment_save (connection, changed, error) != 0 &&
         assay_connection_run (connection, error,
                               "UPDATE assessment_step SET taken_on = ?2 WHERE id = (SELECT min (id) FROM "
                               "assessment_step WHERE assessment_id = ?1 AND state = 'under-way')", "is", id,
                               visited_on);
}

/**
 * assay_assessment_start:
 * @connection: a connection in a write transaction
 * @assessment: a planned assessment as it was read
 * @framework: its framework
 * @visited_on: ISO date of the day that it is done, today or earlier
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (STATE, DATE) or an `ASSAY_STORE_ERROR`:
 *   CONFLICT where somebody else changed it since it was read
 *
 * Puts a planned assessment under way, so that it can be answered, with one entry in the audit trail. It counts for
 * the period of its day (assay_assessment_dup_period_on ()). What is due by its plan ends. One that follows up another
 * takes over its answers and its verified
 * evidence, each answer marked as carried until somebody looks at it; a follow-up visit that names none
 * follows the newest of the provider by the same framework. Load it again for its new version.
 *
 * Returns: whether it is under way
 */
gboolean
assay_assessment_start (AssayConnection *connection,
                        AssayAssessment *assessment,
                        AssayFramework  *framework,
                        const char      *visited_on,
                        GError         **error)
{
  g_autoptr (AssayAssessment) stored = NULL;
  g_autoptr (AssayAssessment) started = NULL;
  g_autofree char *why_not = NULL;

  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (assessment), FALSE);

  stored = _assay_assessment_load_fresh (connection, assessment, error);
  if (stored == NULL || !_assay_assessment_check_day (_ ("Visited on"), visited_on, error))
    return FALSE;
  if (assay_assessment_get_state (stored) != ASSAY_ASSESSMENT_PLANNED)
    {
      assay_assessment_may_take (stored, ASSAY_ASSESSMENT_PLANNED, &why_not);
      g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE, why_not);
      return FALSE;
    }
  started = assay_assessment_copy (stored);
  g_object_set (started, "visited-on", visited_on, "state", (int) ASSAY_ASSESSMENT_UNDER_WAY, NULL);
  _assay_assessment_follow_day (started, framework, visited_on);
  return find_followed (connection, started, error) &&
         store (connection, stored, started, framework, error);
}
