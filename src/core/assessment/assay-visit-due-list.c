/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* When each provider is next due. The providers, their risks and what is planned come in one query; what the
 * last assessment came to is scored by the engine, since only that tells whether it is to be seen sooner. */

#define G_LOG_DOMAIN "assay-assessment"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-attachment.h"
#include "core/assessment/assay-visit-plan.h"
#include "core/base/assay-date.h"
#include "core/base/assay-text.h"
#include "core/library/assay-library.h"
#include "core/scoring/assay-scoring.h"

#define RISK                                                                                       \
  "coalesce ((SELECT value FROM standing WHERE provider_id = p.id AND kind = 'risk' AND "          \
  "from_date <= ?2 ORDER BY from_date DESC, id DESC LIMIT 1), '')"

/* The nearest of those that are planned; a visit to a person at home plans nothing for the provider. */
#define PLANNED                                                                                    \
  "(SELECT id FROM assessment WHERE provider_id = p.id AND framework_id = ?1 AND state IN "        \
  "('planned', 'under-way') AND kind <> 'home-visit' ORDER BY state = 'planned', planned_on, id LIMIT 1)"

#define QUERY                                                                                      \
  "SELECT p.id, p.reference, p.name, p.service_type, " RISK ", coalesce (a.id, 0), "               \
  "coalesce (a.planned_on, ''), coalesce (o.id, 0), coalesce (o.name, ''), "                       \
  "iif (a.state = 'under-way', a.visited_on, '') FROM provider p "                                \
  "LEFT JOIN assessment a ON a.id = " PLANNED " LEFT JOIN officer o ON o.id = "                    \
  "coalesce (a.officer_id, p.officer_id) WHERE p.closed_on IS NULL OR p.closed_on > ?2"

#define LAST                                                                                       \
  "SELECT id, provider_id, kind FROM assessment WHERE framework_id = ? AND state NOT IN "          \
  "('planned', 'under-way', 'cancelled') ORDER BY visited_on, id"

typedef struct
{
  AssayConnection *connection;
  AssayFramework *framework;
  const AssayVisitRules *rules;
  GHashTable *versions;
} Plan;

/* The last assessment that counts, by provider. (transfer full) (nullable) */
static GHashTable *
read_last (Plan    *plan,
           GError **error)
{
  g_autoptr (GHashTable) last = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  AssayStatement *statement = assay_connection_query (plan->connection, error, LAST, "s",
                                                      assay_framework_get_id (plan->framework));

  while (assay_statement_next (statement, error))
    {
      gint64 key = assay_statement_get_int (statement, 1);
      gint64 id = assay_statement_get_int (statement, 0);

      if (g_strv_contains ((const char *const *) plan->rules->counts,
                           assay_statement_get_text (statement, 2)))
        g_hash_table_replace (last, g_memdup2 (&key, sizeof key), g_memdup2 (&id, sizeof id));
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&last);
}

/* The version that an assessment was made by. (transfer none) (nullable) */
static AssayFramework *
get_version (Plan *plan,
             int   version)
{
  AssayFramework *framework;

  if (version == assay_framework_get_version (plan->framework))
    return plan->framework;
  framework = g_hash_table_lookup (plan->versions, GINT_TO_POINTER (version));
  if (framework == NULL)
    {
      framework = assay_library_get (plan->connection, assay_framework_get_id (plan->framework), version,
                                     NULL);
      if (framework != NULL)
        g_hash_table_insert (plan->versions, GINT_TO_POINTER (version), framework);
    }
  return framework;
}

/* The band that an assessment came to; NULL where it may not be shown yet or there is none. (transfer full) */
static char *
score_band (Plan            *plan,
            AssayAssessment *assessment)
{
  AssayFramework *framework =
    get_version (plan, assay_assessment_get_framework_version (assessment));
  const gint64 id = assay_assessment_get_id (assessment);
  g_autoptr (GHashTable) answers = NULL;
  g_autoptr (GHashTable) standings = NULL;
  g_autoptr (AssayEvidence) evidence = NULL;
  g_autoptr (AssayResult) result = NULL;

  if (framework == NULL || !assay_assessment_shows_score (assessment, framework) ||
      (answers = assay_answer_load_all (plan->connection, id, NULL)) == NULL ||
      (standings = assay_evidence_piece_list_standings (plan->connection, id, NULL)) == NULL)
    return NULL;
  evidence = assay_assessment_to_evidence (assessment, framework, answers, standings);
  result = assay_score_quick (framework, evidence);
  return result->rated && result->band != NULL ? g_strdup (result->band->id) : NULL;
}

/* The rule: the interval of the risk, or sooner after a poor result. */
static char *
find_due (Plan        *plan,
          AssayRisk    risk,
          const char  *last_on,
          const char  *band,
          char       **why)
{
  const guint interval = plan->rules->interval_months[risk];
  const guint revisit = plan->rules->revisit_months;
  const gboolean is_poor = band != NULL && plan->rules->revisit_bands != NULL &&
                           g_strv_contains ((const char *const *) plan->rules->revisit_bands, band);

  if (*last_on == '\0')
    *why = g_strdup (_("Never assessed yet."));
  else if (is_poor && revisit > 0 && (interval == 0 || revisit < interval))
    {
      const AssayBand *found = assay_framework_find_band (plan->framework, band);

      *why = g_strdup_printf (ngettext ("Again %u month after “%s”.", "Again %u months after “%s”.", revisit),
                              revisit, found != NULL ? found->title : band);
      return assay_date_add_months (last_on, (int) revisit);
    }
  else if (interval > 0)
    {
      *why = g_strdup_printf (ngettext ("Every %u month at this risk.", "Every %u months at this risk.",
                                        interval), interval);
      return assay_date_add_months (last_on, (int) interval);
    }
  else
    *why = g_strdup (_("No interval is set for this risk."));
  return g_strdup ("");
}

static gboolean
fill (Plan          *plan,
      AssayVisitDue *due,
      const gint64  *last_id,
      GError       **error)
{
  g_autoptr (AssayAssessment) last = NULL;
  g_autofree char *band = NULL;
  g_autofree char *due_on = NULL;
  g_autofree char *why = NULL;
  const char *last_on = "";
  const AssayBand *found;

  if (last_id != NULL)
    {
      last = assay_assessment_load (plan->connection, *last_id, error);
      if (last == NULL)
        return FALSE;
      last_on = assay_assessment_get_visited_on (last);
      band = score_band (plan, last);
    }
  due_on = find_due (plan, assay_visit_due_get_risk (due), last_on, band, &why);
  found = band != NULL ? assay_framework_find_band (plan->framework, band) : NULL;
  g_object_set (due, "last-on", last_on, "last-band", band, "last-result",
                found != NULL ? found->title : "", "due-on", due_on, "why", why, NULL);
  return TRUE;
}

static gboolean
is_for (const char *const *keys,
        const char        *service_type)
{
  g_autofree char *key = assay_text_fold (service_type);

  return keys[0] == NULL || *key == '\0' || g_strv_contains (keys, key);
}

static char **
fold_service_types (AssayFramework *framework)
{
  const char *const *types = assay_framework_get_service_types (framework);
  g_autoptr (GStrvBuilder) keys = g_strv_builder_new ();

  for (guint i = 0; types != NULL && types[i] != NULL; i++)
    {
      g_autofree char *key = assay_text_fold (types[i]);

      g_strv_builder_add (keys, key);
    }
  return g_strv_builder_end (keys);
}

/* The providers that the framework is for, not yet with what is due. (transfer full) (nullable) */
static GPtrArray *
read_providers (Plan        *plan,
                const char  *today,
                GError     **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) keys = fold_service_types (plan->framework);
  AssayStatement *statement =
    assay_connection_query (plan->connection, error, QUERY, "ss", assay_framework_get_id (plan->framework),
                            today);

  while (assay_statement_next (statement, error))
    if (is_for ((const char *const *) keys, assay_statement_get_text (statement, 3)))
      g_ptr_array_add (list,
                       g_object_new (ASSAY_TYPE_VISIT_DUE,
                                     "provider-id", assay_statement_get_int (statement, 0),
                                     "reference", assay_statement_get_text (statement, 1),
                                     "name", assay_statement_get_text (statement, 2),
                                     "risk",
                                     (int) assay_risk_from_id (assay_statement_get_text (statement, 4)),
                                     "planned-id", assay_statement_get_int (statement, 5),
                                     "planned-on", assay_statement_get_text (statement, 6),
                                     "officer-id", assay_statement_get_int (statement, 7),
                                     "officer", assay_statement_get_text (statement, 8),
                                     "begun-on", assay_statement_get_text (statement, 9),
                                     NULL));
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/* What was never assessed comes first, what has no day at all last. */
static int
get_rank (AssayVisitDue *due)
{
  if (*assay_visit_due_get_due_on (due) != '\0')
    return 1;
  return *assay_visit_due_get_last_on (due) == '\0' ? 0 : 2;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  AssayVisitDue *first = *(AssayVisitDue **) a;
  AssayVisitDue *second = *(AssayVisitDue **) b;
  int order = get_rank (first) - get_rank (second);

  if (order == 0)
    order = strcmp (assay_visit_due_get_due_on (first), assay_visit_due_get_due_on (second));
  if (order == 0)
    order = (int) assay_visit_due_get_risk (first) - (int) assay_visit_due_get_risk (second);
  return order != 0 ? order
                    : g_utf8_collate (assay_visit_due_get_name (first), assay_visit_due_get_name (second));
}

/**
 * assay_visit_due_list:
 * @connection: a connection in a transaction
 * @framework: a framework by which visits are made
 * @today: ISO date
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists all providers that are open on @today and that the framework is for, the most urgent first: those
 * never assessed, then by the day they are due, then by risk.
 *
 * Returns: (transfer full) (nullable) (element-type AssayVisitDue): the providers; none where the framework
 *   has no rules for visits
 */
GPtrArray *
assay_visit_due_list (AssayConnection *connection,
                      AssayFramework  *framework,
                      const char      *today,
                      GError         **error)
{
  Plan plan = { connection, framework, assay_framework_get_visit_rules (framework), NULL };
  g_autoptr (GHashTable) versions = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  g_autoptr (GHashTable) last = NULL;
  g_autoptr (GPtrArray) list = NULL;

  if (plan.rules == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  plan.versions = versions;
  if ((last = read_last (&plan, error)) == NULL || (list = read_providers (&plan, today, error)) == NULL)
    return NULL;
  for (guint i = 0; i < list->len; i++)
    {
      gint64 key = assay_visit_due_get_provider_id (list->pdata[i]);

      if (!fill (&plan, list->pdata[i], g_hash_table_lookup (last, &key), error))
        return NULL;
    }
  g_ptr_array_sort (list, compare);
  return g_steal_pointer (&list);
}
