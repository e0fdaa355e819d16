/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* What is there of a provider and does not rate it, or not yet: why a rating says that nobody was there. */

#include "config.h"

#include "core/assessment/assay-assessment-waiting.h"

#include <glib/gi18n-lib.h>

#include "core/assessment/assay-assessment-private.h"
#include "core/base/assay-date.h"

/* What people say at home counts from the sign-off on, whatever the framework hides. */
static gboolean
is_of_home_visits (AssayAssessment *self)
{
  return g_str_equal (assay_assessment_get_kind (self), ASSAY_ASSESSMENT_HOME_VISIT);
}

static gboolean
has_kind_that_counts (AssayAssessment       *self,
                      const AssayVisitRules *rules)
{
  return is_of_home_visits (self) ||
         g_strv_contains ((const char *const *) rules->counts, assay_assessment_get_kind (self));
}

static gboolean
does_count (AssayAssessment       *self,
            const AssayVisitRules *rules)
{
  const AssayAssessmentState state = assay_assessment_get_state (self);

  if (is_of_home_visits (self))
    return state >= ASSAY_ASSESSMENT_SIGNED_OFF && state != ASSAY_ASSESSMENT_CANCELLED;
  return _assay_assessment_does_rate (self, rules);
}

/**
 * assay_assessment_dup_why_waiting:
 * @self: an assessment
 * @framework: its framework, in any version
 * @period: (nullable): the period that is rated, in canonical form; %NULL for the assessment's own
 *
 * Says why an assessment does not rate its provider, and what is to happen before it does, such as “Announced
 * visit of 3 March 2026: signed off. It counts when its draft is shared.”
 *
 * Returns: (transfer full) (nullable): the sentences, translated; %NULL where it counts
 */
char *
assay_assessment_dup_why_waiting (AssayAssessment *self,
                                  AssayFramework  *framework,
                                  const char      *period)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  const AssayAssessmentState state = assay_assessment_get_state (self);
  g_autofree char *title = assay_assessment_dup_title (self);
  g_autofree char *lower = g_utf8_strdown (assay_assessment_state_get_title (state), -1);

  if (rules == NULL)
    return NULL;
  if (period != NULL && !g_str_equal (period, assay_assessment_get_period (self)))
    return g_strdup_printf (_ ("%s: it is of %s, not of %s."), title, assay_assessment_get_period (self), period);
  if (!has_kind_that_counts (self, rules))
    return g_strdup_printf (_ ("%s: an assessment of this kind does not rate its provider."), title);
  if (does_count (self, rules))
    return NULL;
  if (state == ASSAY_ASSESSMENT_CANCELLED)
    return g_strdup_printf (_ ("%s: it was cancelled."), title);
  return g_strdup_printf (rules->hides_score && !is_of_home_visits (self)
                            ? _ ("%s: %s. It counts when its draft is shared.")
                            : _ ("%s: %s. It counts when it is signed off."), title, lower);
}

/* Of each provider the newest that waits, unless another one of it counts. @list is the newest first. */
static GPtrArray *
keep_waiting (GPtrArray             *list,
              const AssayVisitRules *rules)
{
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GHashTable) done = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < list->len; i++)
    {
      gint64 provider = assay_assessment_get_provider_id (list->pdata[i]);

      if (does_count (list->pdata[i], rules))
        g_hash_table_add (done, g_memdup2 (&provider, sizeof provider));
    }
  for (guint i = 0; i < list->len; i++)
    {
      gint64 provider = assay_assessment_get_provider_id (list->pdata[i]);

      if (assay_assessment_get_state (list->pdata[i]) != ASSAY_ASSESSMENT_CANCELLED &&
          g_hash_table_add (done, g_memdup2 (&provider, sizeof provider)))
        g_ptr_array_add (kept, g_object_ref (list->pdata[i]));
    }
  return kept;
}

/* The newest of a provider that is of another period. */
static gboolean
add_other_period (AssayConnection *connection,
                  AssayFramework  *framework,
                  const char      *period,
                  gint64           provider_id,
                  GPtrArray       *kept,
                  GError         **error)
{
  g_autoptr (GPtrArray) list = assay_assessment_list (connection, provider_id, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      AssayAssessment *self = list->pdata[i];

      if (assay_assessment_get_state (self) == ASSAY_ASSESSMENT_CANCELLED ||
          !g_str_equal (assay_assessment_get_framework_id (self), assay_framework_get_id (framework)) ||
          g_str_equal (assay_assessment_get_period (self), period))
        continue;
      g_ptr_array_add (kept, g_object_ref (self));
      break;
    }
  return list != NULL;
}

/**
 * assay_assessment_list_waiting:
 * @connection: a connection in a transaction
 * @framework: a framework; assessments by all its versions are looked at
 * @period: a period in canonical form
 * @provider_id: a provider's number; 0 for all
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists, of each provider that no assessment rates in a period, the newest assessment of that period; of a single
 * provider that has none, the newest of another period.
 * assay_assessment_dup_why_waiting () says why it does not count.
 *
 * Returns: (transfer full) (nullable) (element-type AssayAssessment): the assessments, the newest first
 */
GPtrArray *
assay_assessment_list_waiting (AssayConnection *connection,
                               AssayFramework  *framework,
                               const char      *period,
                               gint64           provider_id,
                               GError         **error)
{
  const AssayVisitRules *rules = assay_framework_get_visit_rules (framework);
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GPtrArray) kept = NULL;

  if (rules == NULL)
    return g_ptr_array_new_with_free_func (g_object_unref);
  list = _assay_assessment_list_of_period (connection, assay_framework_get_id (framework), period, provider_id, error);
  if (list == NULL)
    return NULL;
  kept = keep_waiting (list, rules);
  if (provider_id != 0 && list->len == 0 &&
      !add_other_period (connection, framework, period, provider_id, kept, error))
    return NULL;
  return g_steal_pointer (&kept);
}
