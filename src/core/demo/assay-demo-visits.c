/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment-steps.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/base/assay-period.h"
#include "core/demo/assay-demo-private.h"
#include "core/library/assay-library.h"
#include "core/register/assay-officer.h"
#include "core/register/assay-provider.h"

/* Visits that were made and visits that are planned: constructed throughout, counted from the day that the
 * demonstration is made. */

#define FRAMEWORK "care-quality-standard"
#define HOME_FRAMEWORK "customer-standards"

/* The share of criteria met in full, per cent; of the rest half are met in part. */
static const struct
{
  const char *reference;
  int visited;
  guint met;
  AssayAssessmentState state;
} made[] = {
  { "HC01", -410, 97, ASSAY_ASSESSMENT_FINAL },       { "HC02", -330, 88, ASSAY_ASSESSMENT_FINAL },
  { "HC03", -200, 46, ASSAY_ASSESSMENT_FINAL },       { "HC05", -300, 82, ASSAY_ASSESSMENT_FINAL },
  { "HC06", -150, 60, ASSAY_ASSESSMENT_FINAL },       { "HC08", -500, 94, ASSAY_ASSESSMENT_FINAL },
  { "HC09", -392, 79, ASSAY_ASSESSMENT_FINAL },       { "HC11", -170, 71, ASSAY_ASSESSMENT_FINAL },
  { "HC02", -17, 91, ASSAY_ASSESSMENT_DRAFT_SHARED }, { "HC05", -5, 84, ASSAY_ASSESSMENT_SIGNED_OFF },
};

static const struct
{
  const char *reference;
  const char *kind;
  int day;
} planned[] = {
  { "HC03", ASSAY_ASSESSMENT_FOLLOW_UP, 6 },  { "HC06", ASSAY_ASSESSMENT_UNANNOUNCED, 3 },
  { "HC07", ASSAY_ASSESSMENT_ANNOUNCED, 8 },  { "HC09", ASSAY_ASSESSMENT_ANNOUNCED, -4 },
  { "HC10", ASSAY_ASSESSMENT_ANNOUNCED, 15 }, { "HC11", ASSAY_ASSESSMENT_UNANNOUNCED, 3 },
  { "HC12", ASSAY_ASSESSMENT_ANNOUNCED, 22 },
};

/* People seen at home, one each. */
static const struct
{
  const char *reference;
  int visited;
} seen_at_home[] = {
  { "HC03", -40 }, { "HC03", -39 }, { "HC06", -25 }, { "HC09", -18 }, { "HC11", -11 }, { "HC01", -9 },
};

typedef struct
{
  AssayConnection *connection;
  AssayFramework *framework;
  const char *today;
} Making;

/* The day some days from today, or the Monday after it where that is a weekend. (transfer full) */
static char *
find_day (const Making *making,
          int           days)
{
  g_autofree char *day = assay_date_add_days (making->today, days);
  const int weekday = assay_date_days_between ("2000-01-03", day) % 7;

  return assay_date_add_days (day, weekday >= 5 ? 7 - weekday : 0);
}

static AssayAssessment *
plan (const Making *making,
      const char   *reference,
      const char   *kind,
      const char   *day,
      GError      **error)
{
  g_autoptr (AssayProvider) provider = assay_provider_find (making->connection, reference, error);
  g_autoptr (AssayOfficer) officer = NULL;
  g_autoptr (AssayAssessment) assessment = NULL;
  g_autofree char *text = NULL;
  AssayPeriod period = assay_period_for_date (assay_framework_get_period_kind (making->framework), day);
  gint64 id;

  if (provider == NULL)
    return NULL;
  officer = assay_officer_find (making->connection, assay_provider_get_officer (provider), NULL);
  text = assay_period_to_string (&period);
  assessment = g_object_new (ASSAY_TYPE_ASSESSMENT, "provider-id", assay_provider_get_id (provider),
                             "framework-id", assay_framework_get_id (making->framework),
                             "framework-version", assay_framework_get_version (making->framework), "period",
                             text, "service-type", assay_provider_get_service_type (provider), "kind", kind,
                             "officer-id", officer != NULL ? officer->id : (gint64) 0, "planned-on", day, NULL);
  id = assay_assessment_save (making->connection, assessment, error);
  return id != 0 ? assay_assessment_load (making->connection, id, error) : NULL;
}

/* Which answer a criterion gets: the same each time, spread over the form. */
static const char *
choose_key (const AssayNode *leaf,
            guint            number,
            guint            met)
{
  const guint place = (number * 37 + 11) % 100;
  const guint n_keys = leaf->scale->n_steps;
  guint key = 0;

  if (place >= met)
    key = place >= met + (100 - met) / 2 ? 2 : 1;
  return leaf->scale->steps[MIN (key, n_keys - 1)].key;
}

static gboolean
answer_all (const Making    *making,
            AssayAssessment *assessment,
            guint            met,
            GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (making->framework);

  for (guint i = 0; i < assay_framework_get_n_leaves (making->framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (making->framework, i);
      g_autoptr (AssayAnswer) answer = NULL;

      if (leaf->scale == NULL || leaf->scale->n_steps == 0 ||
          !assay_node_applies (leaf, assay_assessment_get_service_type (assessment),
                               assay_assessment_get_kind (assessment)))
        continue;
      answer = assay_answer_new (leaf->id);
      g_free (answer->answer);
      g_free (answer->note);
      g_strfreev (answer->sources);
      answer->answer = g_strdup (choose_key (leaf, i, met));
      answer->note = g_strdup (_("Constructed for the demonstration"));
      answer->sources = leaf->required_sources != NULL && leaf->required_sources[0] != NULL
                          ? g_strdupv (leaf->required_sources)
                          : g_strsplit (rules->n_sources > 0 ? rules->sources[0].id : "", " ", -1);
      if (!assay_answer_put (making->connection, assessment, making->framework, answer, error))
        return FALSE;
    }
  return TRUE;
}

/* Goes on to a state; the assessment is read anew. */
static gboolean
take (const Making          *making,
      AssayAssessment      **assessment,
      AssayAssessmentState   state,
      const char            *day,
      GError               **error)
{
  const gint64 id = assay_assessment_get_id (*assessment);

  if (!assay_assessment_take (making->connection, *assessment, making->framework, state, day,
                              _("Constructed for the demonstration"), error))
    return FALSE;
  g_clear_object (assessment);
  *assessment = assay_assessment_load (making->connection, id, error);
  return *assessment != NULL;
}

/* A visit with all its answers, taken on to its last state. */
static gboolean
visit (const Making         *making,
       const char           *reference,
       const char           *kind,
       int                   visited,
       guint                 met,
       AssayAssessmentState  last,
       GError              **error)
{
  static const AssayAssessmentState states[] = { ASSAY_ASSESSMENT_SIGNED_OFF, ASSAY_ASSESSMENT_DRAFT_SHARED,
                                                 ASSAY_ASSESSMENT_CORRECTIONS_HEARD,
                                                 ASSAY_ASSESSMENT_FINAL };
  g_autofree char *day = find_day (making, visited);
  g_autoptr (AssayAssessment) assessment = plan (making, reference, kind, day, error);

  if (assessment == NULL || !take (making, &assessment, ASSAY_ASSESSMENT_UNDER_WAY, day, error) ||
      !answer_all (making, assessment, met, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (states) && states[i] <= last; i++)
    if (!take (making, &assessment, states[i], day, error))
      return FALSE;
  return last != ASSAY_ASSESSMENT_FINAL || _assay_demo_visit_plan (making->connection, assessment, error);
}

static gboolean
plan_all (const Making  *making,
          GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (planned); i++)
    {
      g_autofree char *day = find_day (making, planned[i].day);
      g_autoptr (AssayAssessment) assessment =
        plan (making, planned[i].reference, planned[i].kind, day, error);

      if (assessment == NULL)
        return FALSE;
    }
  return TRUE;
}

/* What each officer is to do in the council year that it is. */
static gboolean
set_targets (const Making  *making,
             GError       **error)
{
  g_autoptr (GPtrArray) officers = assay_officer_list (making->connection, error);
  const AssayPeriod period = assay_period_for_date (ASSAY_PERIOD_YEAR, making->today);
  g_autofree char *year = assay_period_to_string (&period);

  for (guint i = 0; officers != NULL && i < officers->len; i++)
    {
      const AssayOfficer *officer = officers->pdata[i];

      if (g_str_equal (officer->role, ASSAY_ROLE_OFFICER) &&
          !assay_capacity_set_target (making->connection, officer->id, year, 6 - i % 3, 5, error))
        return FALSE;
    }
  return officers != NULL;
}

/**
 * _assay_demo_visits:
 * @connection: a connection in a write transaction, of a register with officers and their providers
 * @today: ISO date
 * @error: return location
 *
 * Constructs visits that were made, visits that are planned, people seen at home and targets.
 *
 * Returns: whether that was done
 */
gboolean
_assay_demo_visits (AssayConnection  *connection,
                    const char       *today,
                    GError          **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, FRAMEWORK, 0, error);
  g_autoptr (AssayFramework) home = assay_library_get (connection, HOME_FRAMEWORK, 0, error);
  const Making making = { connection, framework, today };
  const Making at_home = { connection, home, today };

  if (framework == NULL || home == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (made); i++)
    if (!visit (&making, made[i].reference, ASSAY_ASSESSMENT_ANNOUNCED, made[i].visited, made[i].met,
                made[i].state, error))
      return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (seen_at_home); i++)
    if (!visit (&at_home, seen_at_home[i].reference, ASSAY_ASSESSMENT_HOME_VISIT, seen_at_home[i].visited, 70,
                ASSAY_ASSESSMENT_FINAL, error))
      return FALSE;
  return plan_all (&making, error) && set_targets (&making, error);
}
