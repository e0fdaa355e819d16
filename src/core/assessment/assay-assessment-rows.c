/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

/* In SQL of the challenges of assessment a. */
#define UPHELD_SINCE_FINAL                                                                            \
  "(outcome IN ('upheld', 'partly-upheld') AND decided_after >= coalesce ((SELECT max (id) FROM "        \
  "assessment_step WHERE state = 'final' AND assessment_id = a.id), 0))"

#define SELECT                                                                                        \
  "SELECT a.id, a.provider_id, p.reference, p.name, a.framework_id, a.framework_version, a.period, "  \
  "a.service_type, a.kind, a.state, a.published, coalesce (a.officer_id, 0), coalesce (o.name, ''), " \
  "coalesce (a.reviewer_id, 0), coalesce (r.name, ''), a.planned_on, a.visited_on, "                  \
  "coalesce (a.follows_id, 0), coalesce (a.import_id, 0), a.summary, a.version, "                     \
  "(SELECT count (*) FROM assessment_answer WHERE assessment_id = a.id AND answer <> ''), "           \
  "(SELECT count (*) FROM assessment_challenge WHERE assessment_id = a.id "                           \
  "AND outcome <> 'withdrawn'), "                                                                     \
  "(SELECT count (*) FROM assessment_challenge WHERE assessment_id = a.id AND outcome = ''), "        \
  "(SELECT count (*) FROM assessment_challenge WHERE assessment_id = a.id "                           \
  "AND outcome IN ('upheld', 'partly-upheld') AND decided_after >= coalesce ((SELECT max (id) "       \
  "FROM assessment_step WHERE assessment_id = a.id AND state = 'signed-off'), 0)), "                  \
  "(SELECT count (*) FROM assessment_challenge WHERE assessment_id = a.id AND " UPHELD_SINCE_FINAL ") " \
  "FROM assessment a JOIN provider p ON p.id = a.provider_id "                                        \
  "LEFT JOIN officer o ON o.id = a.officer_id LEFT JOIN officer r ON r.id = a.reviewer_id "

static AssayAssessment *
read_assessment (AssayStatement *statement)
{
  AssayAssessmentState state = ASSAY_ASSESSMENT_PLANNED;

  assay_assessment_state_from_id (assay_statement_get_text (statement, 9), &state);
  return g_object_new (ASSAY_TYPE_ASSESSMENT,
                       "id", assay_statement_get_int (statement, 0),
                       "provider-id", assay_statement_get_int (statement, 1),
                       "reference", assay_statement_get_text (statement, 2),
                       "name", assay_statement_get_text (statement, 3),
                       "framework-id", assay_statement_get_text (statement, 4),
                       "framework-version", (int) assay_statement_get_int (statement, 5),
                       "period", assay_statement_get_text (statement, 6),
                       "service-type", assay_statement_get_text (statement, 7),
                       "kind", assay_statement_get_text (statement, 8),
                       "state", (int) state,
                       "published", assay_statement_get_int (statement, 10) != 0,
                       "officer-id", assay_statement_get_int (statement, 11),
                       "officer", assay_statement_get_text (statement, 12),
                       "reviewer-id", assay_statement_get_int (statement, 13),
                       "reviewer", assay_statement_get_text (statement, 14),
                       "planned-on", assay_statement_get_text (statement, 15),
                       "visited-on", assay_statement_get_text (statement, 16),
                       "follows-id", assay_statement_get_int (statement, 17),
                       "import-id", assay_statement_get_int (statement, 18),
                       "summary", assay_statement_get_text (statement, 19),
                       "version", assay_statement_get_int (statement, 20),
                       "answered", (guint) assay_statement_get_int (statement, 21),
                       "challenges", (guint) assay_statement_get_int (statement, 22),
                       "open-challenges", (guint) assay_statement_get_int (statement, 23),
                       "upheld-challenges", (guint) assay_statement_get_int (statement, 24),
                       "upheld-since-final", (guint) assay_statement_get_int (statement, 25),
                       NULL);
}

static guint
count_criteria (AssayFramework  *framework,
                AssayAssessment *assessment)
{
  guint count = 0;

  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    count += _assay_leaf_is_asked (assay_framework_get_leaf (framework, i), assessment);
  return count;
}

/* A framework that damage has taken is told where it is needed; a list is shown without. */
static void
fill_criteria (AssayConnection *connection,
               AssayAssessment *assessment,
               GHashTable      *frameworks)
{
  const char *id = assay_assessment_get_framework_id (assessment);
  int version = assay_assessment_get_framework_version (assessment);
  g_autofree char *key = g_strdup_printf ("%s %d", id, version);
  AssayFramework *framework = g_hash_table_lookup (frameworks, key);

  if (framework == NULL)
    {
      framework = assay_library_get (connection, id, version, NULL);
      if (framework == NULL)
        return;
      g_hash_table_insert (frameworks, g_steal_pointer (&key), framework);
    }
  g_object_set (assessment, "criteria", count_criteria (framework, assessment), NULL);
}

/* All rows of a query, each with how many criteria apply. (transfer full) */
static GPtrArray *
read_all (AssayConnection *connection,
          AssayStatement  *statement,
          GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) frameworks = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                             g_object_unref);

  while (assay_statement_next (statement, error))
    g_ptr_array_add (list, read_assessment (statement));
  if (assay_statement_failed (statement))
    return NULL;
  for (guint i = 0; i < list->len; i++)
    fill_criteria (connection, list->pdata[i], frameworks);
  return g_steal_pointer (&list);
}

/**
 * assay_assessment_load:
 * @connection: a connection in a transaction
 * @id: an assessment's number
 * @error: return location for an `ASSAY_STORE_ERROR`, NOT_FOUND among them
 *
 * Returns: (transfer full) (nullable): the assessment as the register has it now
 */
AssayAssessment *
assay_assessment_load (AssayConnection *connection,
                       gint64           id,
                       GError         **error)
{
  AssayStatement *statement = assay_connection_query (connection, error, SELECT "WHERE a.id = ?", "i", id);
  g_autoptr (GPtrArray) list = NULL;

  if (statement == NULL || (list = read_all (connection, statement, error)) == NULL)
    return NULL;
  if (list->len == 1)
    return g_ptr_array_steal_index (list, 0);
  g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                       _ ("This assessment is no longer in the register."));
  return NULL;
}

/**
 * assay_assessment_list:
 * @connection: a connection in a transaction
 * @provider_id: a provider's number; 0 for all providers
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists assessments, the newest day first: the day it was done, else the day it is planned for.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAssessment): the assessments, cancelled ones
 *   among them
 */
GPtrArray *
assay_assessment_list (AssayConnection *connection,
                       gint64           provider_id,
                       GError         **error)
{
  const char *order = " ORDER BY iif (a.visited_on <> '', a.visited_on, a.planned_on) DESC, a.id DESC";
  g_autofree char *sql = g_strconcat (SELECT, provider_id != 0 ? "WHERE a.provider_id = ?" : "", order,
                                      NULL);
  AssayStatement *statement = provider_id != 0
                                ? assay_connection_query (connection, error, sql, "i", provider_id)
                                : assay_connection_query (connection, error, sql, "");

  return statement == NULL ? NULL : read_all (connection, statement, error);
}

/**
 * assay_assessment_list_planned:
 * @connection: a connection in a transaction
 * @from_date: (nullable): ISO date, inclusive
 * @to_date: (nullable): ISO date, inclusive
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists what is planned or under way by the day that it is planned for.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAssessment): the assessments, the earliest
 *   first
 */
GPtrArray *
assay_assessment_list_planned (AssayConnection *connection,
                               const char      *from_date,
                               const char      *to_date,
                               GError         **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    SELECT "WHERE a.state IN ('planned', 'under-way') AND a.planned_on >= ? AND a.planned_on <= ?"
           " ORDER BY a.planned_on, p.reference_key, a.id", "ss",
    from_date != NULL ? from_date : "", to_date != NULL ? to_date : "9999-12-31");

  return statement == NULL ? NULL : read_all (connection, statement, error);
}

/* Those that were made and are not done with: see AssayOpenVisit. (transfer full) */
GPtrArray *
_assay_assessment_list_with_steps_left (AssayConnection *connection,
                                        GError         **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    SELECT "WHERE a.state IN ('signed-off', 'draft-shared', 'corrections-heard', 'reviewed') OR (a.state = 'final' "
           "AND EXISTS (SELECT 1 FROM assessment_challenge WHERE assessment_id = a.id AND (outcome = '' OR "
           UPHELD_SINCE_FINAL "))) ORDER BY a.id", "");

  return statement == NULL ? NULL : read_all (connection, statement, error);
}

/* Whether an assessment is of a kind, and has come as far, as rates its provider. */
gboolean
_assay_assessment_does_rate (AssayAssessment       *assessment,
                             const AssayVisitRules *rules)
{
  AssayAssessmentState least = rules->hides_score ? ASSAY_ASSESSMENT_DRAFT_SHARED : ASSAY_ASSESSMENT_SIGNED_OFF;
  AssayAssessmentState state = assay_assessment_get_state (assessment);

  return state >= least && state != ASSAY_ASSESSMENT_CANCELLED &&
         g_strv_contains ((const char *const *) rules->counts, assay_assessment_get_kind (assessment));
}

/* All of a period, of one provider or (0) of all, the newest first. (transfer full) */
GPtrArray *
_assay_assessment_list_of_period (AssayConnection *connection,
                                  const char      *framework_id,
                                  const char      *period,
                                  gint64           provider_id,
                                  GError         **error)
{
  AssayStatement *statement =
    assay_connection_query (connection, error,
                            SELECT "WHERE a.framework_id = ?1 AND a.period = ?2 AND ?3 IN (0, a.provider_id) "
                                   "ORDER BY iif (a.visited_on <> '', a.visited_on, a.planned_on) DESC, a.id DESC",
                            "ssi", framework_id, period, provider_id);

  return statement == NULL ? NULL : read_all (connection, statement, error);
}

/* Keeps of each provider the first, which is the newest. */
static void
keep_rating (GPtrArray             *list,
             const AssayVisitRules *rules)
{
  g_autoptr (GHashTable) providers = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < list->len;)
    {
      gint64 provider = assay_assessment_get_provider_id (list->pdata[i]);

      if (_assay_assessment_does_rate (list->pdata[i], rules) &&
          g_hash_table_add (providers, g_memdup2 (&provider, sizeof provider)))
        i++;
      else
        g_ptr_array_remove_index (list, i);
    }
}

/**
 * assay_assessment_list_rating:
 * @connection: a connection in a transaction
 * @framework: a framework; assessments by all its versions count
 * @period: a period in canonical form
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists the assessments that rate their providers in a period: of each provider the newest of the kinds
 * that count, from signed off on; where the framework hides the score, from the shared draft on.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAssessment): the assessments, the newest first
 */
GPtrArray *
assay_assessment_list_rating (AssayConnection *connection,
                              AssayFramework  *framework,
                              const char      *period,
                              GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  GPtrArray *list;
  AssayStatement *statement;

  if (rules == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  statement = assay_connection_query (connection, error,
                                      SELECT "WHERE a.framework_id = ? AND a.period = ? "
                                             "AND a.state NOT IN ('planned', 'under-way', 'cancelled') "
                                             "ORDER BY a.visited_on DESC, a.id DESC", "ss",
                                      assay_framework_get_id (framework), period);
  list = statement == NULL ? NULL : read_all (connection, statement, error);
  if (list != NULL)
    keep_rating (list, rules);
  return list;
}

/* A visit is compared with visits, a self-assessment with self-assessments, a conversation at home with none
 * of the provider's other people's. */
#define IS_OF_SAME_FAMILY                                                                      \
  "((?4 = 'self-assessment' AND a.kind = 'self-assessment') OR (?4 NOT IN ('self-assessment', " \
  "'home-visit') AND a.kind NOT IN ('self-assessment', 'home-visit'))) "

/**
 * assay_assessment_find_previous:
 * @connection: a connection in a transaction
 * @assessment: an assessment
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Finds the one whose answers are shown beside this one's: the one that it follows up, else the newest
 * earlier one of the provider by the same framework, signed off or further. Self-assessments are
 * compared among themselves, and visits to people at home, each to somebody else, not at all.
 *
 * Returns: (transfer full) (nullable): the assessment; NULL without @error where there is none
 */
AssayAssessment *
assay_assessment_find_previous (AssayConnection *connection,
                                AssayAssessment *assessment,
                                GError         **error)
{
  gint64 follows = assay_assessment_get_follows_id (assessment);
  const char *visited_on = assay_assessment_get_visited_on (assessment);
  AssayStatement *statement;
  g_autoptr (GPtrArray) list = NULL;

  if (follows != 0)
    return assay_assessment_load (connection, follows, error);
  statement = assay_connection_query (
    connection, error,
    SELECT "WHERE a.provider_id = ?1 AND a.framework_id = ?2 AND a.id <> ?3 AND " IS_OF_SAME_FAMILY
           "AND a.state IN ('signed-off', 'draft-shared', 'corrections-heard', 'reviewed', 'final') "
           "AND a.visited_on <= ?5 ORDER BY a.visited_on DESC, a.id DESC LIMIT 1", "isiss",
    assay_assessment_get_provider_id (assessment), assay_assessment_get_framework_id (assessment),
    assay_assessment_get_id (assessment), assay_assessment_get_kind (assessment),
    *visited_on != '\0' ? visited_on : "9999-12-31");
  if (statement == NULL || (list = read_all (connection, statement, error)) == NULL || list->len == 0)
    return NULL;
  return g_ptr_array_steal_index (list, 0);
}

/* Says that somebody else was faster. Returns FALSE. */
gboolean
_assay_assessment_set_conflict (AssayAssessment *stored,
                                GError         **error)
{
  g_autofree char *what = _assay_assessment_describe (stored);

  g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT,
               _ ("%s was changed by somebody else since you opened it. Nothing was saved."), what);
  return FALSE;
}

/* The stored row, if @assessment is the newest edit of it. (transfer full) */
AssayAssessment *
_assay_assessment_load_fresh (AssayConnection *connection,
                              AssayAssessment *assessment,
                              GError         **error)
{
  g_autoptr (AssayAssessment) stored =
    assay_assessment_load (connection, assay_assessment_get_id (assessment), error);

  if (stored == NULL)
    return NULL;
  if (assay_assessment_get_version (stored) != assay_assessment_get_version (assessment))
    {
      _assay_assessment_set_conflict (stored, error);
      return NULL;
    }
  return g_steal_pointer (&stored);
}

/* Whether the register, whatever @assessment says, has it under way. One row by its number: this is asked at
 * each answer. */
gboolean
_assay_assessment_check_editable (AssayConnection *connection,
                                  AssayAssessment *assessment,
                                  GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT state FROM assessment WHERE id = ?", "i",
                                                      assay_assessment_get_id (assessment));
  AssayAssessmentState state = ASSAY_ASSESSMENT_PLANNED;

  if (statement == NULL)
    return FALSE;
  if (!assay_statement_next (statement, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                             _ ("This assessment is no longer in the register."));
      return FALSE;
    }
  assay_assessment_state_from_id (assay_statement_get_text (statement, 0), &state);
  if (state == ASSAY_ASSESSMENT_UNDER_WAY)
    return TRUE;
  g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
               state == ASSAY_ASSESSMENT_PLANNED
                 ? _ ("State: start this assessment before answering (%s).")
                 : _ ("State: answers can only be changed while an assessment is under way (%s)."),
               assay_assessment_state_get_title (state));
  return FALSE;
}
