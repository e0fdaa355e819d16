/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Planning an assessment and changing what is planned. Where it stands is the business of its steps. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

/* What saving changes, and until when: FACT_PLAN while it is planned, FACT_WORK until it is signed off, FACT_END
 * until it is final. */
typedef enum
{
  FACT_PLAN,
  FACT_WORK,
  FACT_END,
} FactUntil;

static const struct
{
  const char *name;
  FactUntil until;
} facts[] = {
  { "provider-id", FACT_PLAN },     { "framework-id", FACT_PLAN }, { "framework-version", FACT_PLAN },
  { "kind", FACT_PLAN },            { "follows-id", FACT_PLAN },   { "planned-on", FACT_PLAN },
  { "period", FACT_WORK },          { "service-type", FACT_WORK }, { "visited-on", FACT_WORK },
  { "import-id", FACT_WORK },       { "officer-id", FACT_WORK },   { "reviewer-id", FACT_END },
  { "summary", FACT_END },
};

static gboolean
is_same_fact (AssayAssessment *a,
              AssayAssessment *b,
              const char      *name)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (a), name);
  g_auto (GValue) in_a = G_VALUE_INIT;
  g_auto (GValue) in_b = G_VALUE_INIT;

  g_object_get_property (G_OBJECT (a), name, &in_a);
  g_object_get_property (G_OBJECT (b), name, &in_b);
  return g_param_values_cmp (pspec, &in_a, &in_b) == 0;
}

static gboolean
is_changeable (AssayAssessmentState state,
               FactUntil            until)
{
  switch (until)
    {
    case FACT_PLAN:
      return state == ASSAY_ASSESSMENT_PLANNED;
    case FACT_WORK:
      return state <= ASSAY_ASSESSMENT_UNDER_WAY;
    case FACT_END:
    default:
      return state < ASSAY_ASSESSMENT_FINAL;
    }
}

/* Whether @assessment differs from what is stored, and may. */
static gboolean
check_change (AssayAssessment *stored,
              AssayAssessment *assessment,
              gboolean        *differs,
              GError         **error)
{
  AssayAssessmentState state = assay_assessment_get_state (stored);

  *differs = FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (facts); i++)
    {
      if (is_same_fact (stored, assessment, facts[i].name))
        continue;
      *differs = TRUE;
      if (is_changeable (state, facts[i].until))
        continue;
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _ ("State: this can no longer be changed (%s)."), assay_assessment_state_get_title (state));
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_date (const char *name,
            const char *date,
            gboolean    is_needed,
            GError    **error)
{
  if (is_needed && *date == '\0')
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED, _ ("%s: a date is needed."),
                 name);
  else if (*date != '\0' && !assay_date_is_valid (date))
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
                 _ ("%s: “%s” is not a date. Write it as YYYY-MM-DD."), name, date);
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_kind (AssayAssessment *assessment,
            AssayFramework  *framework,
            GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const char *kind = assay_assessment_get_kind (assessment);

  if (*kind == '\0')
    g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_REQUIRED,
                         _ ("Kind is needed: what kind of assessment it is."));
  else if (rules == NULL)
    g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                 _ ("Framework: “%s” has no criteria that are assessed."),
                 assay_framework_get_title (framework));
  else if (!g_strv_contains ((const char *const *) rules->kinds, kind))
    {
      g_autofree char *list = g_strjoinv (", ", rules->kinds);

      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                   _ ("Kind: “%s” is not used for “%s”; there are %s."), kind, assay_framework_get_title (framework),
                   list);
    }
  else
    return TRUE;
  return FALSE;
}

static gboolean
check_period (AssayAssessment *assessment,
              AssayFramework  *framework,
              GError         **error)
{
  const char *period = assay_assessment_get_period (assessment);
  g_autofree char *canonical = assay_assessment_parse_period (framework, period, error);

  if (canonical == NULL)
    return FALSE;
  if (g_str_equal (canonical, period))
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_DATE,
               _ ("Period: “%s” is no period of “%s”."), period, assay_framework_get_title (framework));
  return FALSE;
}

static gboolean
check_officers (AssayAssessment *assessment,
                GError         **error)
{
  gint64 reviewer = assay_assessment_get_reviewer_id (assessment);

  if (reviewer == 0 || reviewer != assay_assessment_get_officer_id (assessment))
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                       _ ("Second officer: it must be somebody else than the officer who assessed."));
  return FALSE;
}

/* What it follows up is an earlier one of the same provider by the same framework. */
static gboolean
check_follows (AssayConnection *connection,
               AssayAssessment *assessment,
               GError         **error)
{
  gint64 follows = assay_assessment_get_follows_id (assessment);
  g_autoptr (AssayAssessment) earlier = NULL;

  if (follows == 0)
    return TRUE;
  earlier = assay_assessment_load (connection, follows, error);
  if (earlier == NULL)
    return FALSE;
  if (follows != assay_assessment_get_id (assessment) &&
      is_same_fact (earlier, assessment, "provider-id") && is_same_fact (earlier, assessment, "framework-id"))
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_RANGE,
                       _ ("Follows: an assessment follows up one of the same provider by the same framework."));
  return FALSE;
}

static gboolean
check (AssayConnection *connection,
       AssayAssessment *assessment,
       GError         **error)
{
  gboolean is_planned = assay_assessment_get_state (assessment) == ASSAY_ASSESSMENT_PLANNED;
  g_autoptr (AssayFramework) framework =
    assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                       assay_assessment_get_framework_version (assessment), error);

  return framework != NULL && check_kind (assessment, framework, error) &&
         check_period (assessment, framework, error) &&
         check_date (_ ("Planned for"), assay_assessment_get_planned_on (assessment), is_planned, error) &&
         check_date (_ ("Visited on"), assay_assessment_get_visited_on (assessment), !is_planned, error) &&
         check_officers (assessment, error) && check_follows (connection, assessment, error);
}

/* A planned one is due on its day. */
static gboolean
set_visit_due (AssayConnection *connection,
               AssayAssessment *self,
               GError         **error)
{
  if (assay_assessment_get_state (self) != ASSAY_ASSESSMENT_PLANNED)
    return TRUE;
  return _assay_assessment_set_due (connection, self, "visit", "visit",
                                    assay_assessment_kind_get_title (assay_assessment_get_kind (self)),
                                    assay_assessment_get_planned_on (self),
                                    assay_assessment_get_officer_id (self), error);
}

static gboolean
insert (AssayConnection *connection,
        AssayAssessment *self,
        GError         **error)
{
  return assay_connection_run (
    connection, error,
    "INSERT INTO assessment (provider_id, framework_id, framework_version, period, service_type, kind, state, "
    "officer_id, reviewer_id, planned_on, visited_on, follows_id, import_id, summary) VALUES (?, ?, "
    "?, ?, ?, ?, ?, nullif (?, 0), nullif (?, 0), ?, ?, nullif (?, 0), nullif (?, 0), ?)", "isissssiissiis",
    assay_assessment_get_provider_id (self), assay_assessment_get_framework_id (self),
    (gint64) assay_assessment_get_framework_version (self), assay_assessment_get_period (self),
    assay_assessment_get_service_type (self), assay_assessment_get_kind (self),
    assay_assessment_state_get_id (assay_assessment_get_state (self)), assay_assessment_get_officer_id (self),
    assay_assessment_get_reviewer_id (self), assay_assessment_get_planned_on (self),
    assay_assessment_get_visited_on (self), assay_assessment_get_follows_id (self),
    assay_assessment_get_import_id (self), assay_assessment_get_summary (self));
}

static gboolean
update (AssayConnection *connection,
        AssayAssessment *self,
        GError         **error)
{
  return assay_connection_run_one (
    connection, error,
    "UPDATE assessment SET provider_id = ?, framework_id = ?, framework_version = ?, period = ?, "
    "service_type = ?, kind = ?, officer_id = nullif (?, 0), reviewer_id = nullif (?, 0), planned_on = ?, "
    "visited_on = ?, follows_id = nullif (?, 0), import_id = nullif (?, 0), summary = ?, version = version + 1 "
    "WHERE id = ? AND version = ?", "isisssiissiisii", assay_assessment_get_provider_id (self),
    assay_assessment_get_framework_id (self), (gint64) assay_assessment_get_framework_version (self),
    assay_assessment_get_period (self), assay_assessment_get_service_type (self),
    assay_assessment_get_kind (self), assay_assessment_get_officer_id (self),
    assay_assessment_get_reviewer_id (self), assay_assessment_get_planned_on (self),
    assay_assessment_get_visited_on (self), assay_assessment_get_follows_id (self),
    assay_assessment_get_import_id (self), assay_assessment_get_summary (self), assay_assessment_get_id (self),
    assay_assessment_get_version (self));
}

/* A form that came in by itself is under way at once; all others are planned first. */
static gboolean
check_first_state (AssayAssessment *assessment,
                   GError         **error)
{
  if (assay_assessment_get_state (assessment) <= ASSAY_ASSESSMENT_UNDER_WAY)
    return TRUE;
  g_set_error_literal (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                       _ ("State: an assessment begins planned or under way."));
  return FALSE;
}

static gint64
put_new (AssayConnection *connection,
         AssayAssessment *assessment,
         GError         **error)
{
  gboolean is_planned = assay_assessment_get_state (assessment) == ASSAY_ASSESSMENT_PLANNED;
  g_autoptr (AssayAssessment) added = NULL;
  g_autofree char *today = assay_date_today ();
  gint64 id;

  if (!check_first_state (assessment, error) || !check (connection, assessment, error) ||
      !insert (connection, assessment, error))
    return 0;
  id = assay_connection_last_row_id (connection);
  added = assay_assessment_copy (assessment);
  g_object_set (added, "id", id, NULL);
  if (!_assay_assessment_add_step (connection, id, assay_assessment_get_state (assessment),
                                   is_planned ? today : assay_assessment_get_visited_on (assessment), "",
                                   error) ||
      !set_visit_due (connection, added, error))
    return 0;
  return id;
}

static gint64
put_changed (AssayConnection *connection,
             AssayAssessment *stored,
             AssayAssessment *assessment,
             gboolean        *differs,
             GError         **error)
{
  if (!check_change (stored, assessment, differs, error))
    return 0;
  if (*differs && (!check (connection, assessment, error) || !update (connection, assessment, error) ||
                   !set_visit_due (connection, assessment, error)))
    return 0;
  return assay_assessment_get_id (stored);
}

/**
 * assay_assessment_put:
 * @connection: a connection in a write transaction
 * @assessment: an assessment; id 0 adds it, planned or under way
 * @error: return location, as for [method@Assessment.save]
 *
 * Adds or changes an assessment as part of the caller's change, without an entry in the audit trail.
 * @assessment itself is not touched; load it again for its new version.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_assessment_put (AssayConnection *connection,
                      AssayAssessment *assessment,
                      GError         **error)
{
  g_autoptr (AssayAssessment) stored = NULL;
  gboolean differs;

  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (assessment), 0);

  if (assay_assessment_get_id (assessment) == 0)
    return put_new (connection, assessment, error);
  stored = _assay_assessment_load_fresh (connection, assessment, error);
  return stored == NULL ? 0 : put_changed (connection, stored, assessment, &differs, error);
}

static gint64
add (AssayConnection *connection,
     AssayAssessment *assessment,
     GError         **error)
{
  gint64 id = put_new (connection, assessment, error);
  g_autoptr (AssayAssessment) added = id != 0 ? assay_assessment_load (connection, id, error) : NULL;
  g_autofree char *what = NULL;
  g_autofree char *summary = NULL;

  if (added == NULL)
    return 0;
  what = _assay_assessment_describe (added);
  if (assay_assessment_get_state (added) == ASSAY_ASSESSMENT_PLANNED)
    summary = g_strdup_printf (_ ("%s: planned for %s."), what, assay_assessment_get_planned_on (added));
  else
    summary = g_strdup_printf (_ ("%s: begun on %s."), what, assay_assessment_get_visited_on (added));
  return _assay_assessment_record (connection, NULL, added, "assessment.plan", summary, error) ? id : 0;
}

static gint64
edit (AssayConnection *connection,
      AssayAssessment *assessment,
      const char      *action,
      const char      *sentence,
      GError         **error)
{
  g_autoptr (AssayAssessment) stored = _assay_assessment_load_fresh (connection, assessment, error);
  g_autoptr (AssayAssessment) changed = NULL;
  g_autofree char *what = NULL;
  g_autofree char *summary = NULL;
  gboolean differs;
  gint64 id;

  if (stored == NULL || (id = put_changed (connection, stored, assessment, &differs, error)) == 0)
    return 0;
  if (!differs)
    return id;
  changed = assay_assessment_load (connection, id, error);
  if (changed == NULL)
    return 0;
  what = _assay_assessment_describe (changed);
  summary = g_strdup_printf ("%s: %s", what, sentence);
  return _assay_assessment_record (connection, stored, changed, action, summary, error) ? id : 0;
}

/**
 * assay_assessment_save:
 * @connection: a connection in a write transaction
 * @assessment: an assessment; id 0 adds it
 * @error: return location for an `ASSAY_VALIDATION_ERROR` (REQUIRED, RANGE, DATE; STATE for what can no
 *   longer be changed) or an `ASSAY_STORE_ERROR`: CONFLICT where somebody else changed it since it was
 *   read (load it to show both), NOT_FOUND where its framework or it itself is gone
 *
 * Plans an assessment, or changes what was planned, with one entry in the audit trail; saving what is
 * there already does nothing. The plan can be changed until it starts; period, service type, day and
 * officer until it is signed off; second officer and summary until it is final. @assessment itself is
 * not touched; load it again for its new version.
 *
 * Returns: its id, or 0 on failure
 */
gint64
assay_assessment_save (AssayConnection *connection,
                       AssayAssessment *assessment,
                       GError         **error)
{
  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (assessment), 0);

  if (assay_assessment_get_id (assessment) == 0)
    return add (connection, assessment, error);
  return edit (connection, assessment, "assessment.edit", _ ("changed."), error);
}

/**
 * assay_assessment_replan:
 * @connection: a connection in a write transaction
 * @assessment: a planned assessment as it was read
 * @planned_on: ISO date of its new day
 * @officer_id: who is to assess; 0 for nobody yet
 * @error: return location, as for [method@Assessment.save]
 *
 * Moves a planned assessment to another day or officer, and with the day its period and what is due by it, with one
 * entry in the audit trail. Load it again for its new version.
 *
 * Returns: whether it is moved
 */
gboolean
assay_assessment_replan (AssayConnection *connection,
                         AssayAssessment *assessment,
                         const char      *planned_on,
                         gint64           officer_id,
                         GError         **error)
{
  g_autoptr (AssayFramework) framework = NULL;
  g_autoptr (AssayAssessment) changed = NULL;
  g_autofree char *sentence = NULL;

  g_return_val_if_fail (ASSAY_IS_ASSESSMENT (assessment), FALSE);

  framework = assay_library_get (connection, assay_assessment_get_framework_id (assessment),
                                 assay_assessment_get_framework_version (assessment), error);
  if (framework == NULL)
    return FALSE;
  changed = assay_assessment_copy (assessment);
  g_object_set (changed, "planned-on", planned_on, "officer-id", officer_id, NULL);
  if (g_strcmp0 (planned_on, assay_assessment_get_planned_on (assessment)) != 0)
    _assay_assessment_follow_day (changed, framework, planned_on);
  sentence = g_strdup_printf (_ ("moved from %s to %s."), assay_assessment_get_planned_on (assessment),
                              planned_on);
  return edit (connection, changed, "assessment.replan", sentence, error) != 0;
}
