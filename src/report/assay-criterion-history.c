/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/base/assay-number.h"
#include "report/assay-criterion-history.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "core/base/assay-date.h"
#include "core/base/assay-error.h"
#include "core/library/assay-library.h"

/**
 * assay_criterion_history_free:
 * @self: (transfer full): what was read
 */
void
assay_criterion_history_free (AssayCriterionHistory *self)
{
  g_clear_object (&self->framework);
  g_clear_pointer (&self->provider, g_free);
  g_clear_pointer (&self->own, g_ptr_array_unref);
  g_clear_pointer (&self->newest, g_ptr_array_unref);
  g_free (self);
}

/* Judgements by kinds that do not count, such as a provider's own, tell nothing of how it stands. */
static void
keep_newest (GPtrArray             *all,
             const AssayVisitRules *rules)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint i = 0;

  while (i < all->len)
    {
      const AssayAnswerHistory *entry = all->pdata[i];
      const gboolean counts = rules == NULL || rules->counts == NULL || rules->counts[0] == NULL ||
                              g_strv_contains ((const char *const *) rules->counts, entry->kind);

      if (counts && g_hash_table_add (seen, g_memdup2 (&entry->provider_id, sizeof entry->provider_id)))
        i++;
      else
        g_ptr_array_remove_index (all, i);
    }
}

/**
 * assay_criterion_history_load:
 * @connection: a connection in a transaction
 * @assessment_id: an assessment of the provider whose history it is
 * @criterion: a leaf's id
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Reads how a criterion was judged, in assessments that were signed off.
 *
 * Returns: (transfer full) (nullable): what was read
 */
AssayCriterionHistory *
assay_criterion_history_load (AssayConnection *connection,
                              gint64           assessment_id,
                              const char      *criterion,
                              GError         **error)
{
  g_autoptr (AssayAssessment) assessment = assay_assessment_load (connection, assessment_id, error);
  g_autoptr (AssayCriterionHistory) self = g_new0 (AssayCriterionHistory, 1);
  const char *framework_id;

  if (assessment == NULL)
    return NULL;
  framework_id = assay_assessment_get_framework_id (assessment);
  self->provider = g_strdup (assay_assessment_get_name (assessment));
  self->framework =
    assay_library_get (connection, framework_id, assay_assessment_get_framework_version (assessment), error);
  if (self->framework == NULL)
    return NULL;
  self->leaf = assay_framework_find_node (self->framework, criterion);
  if (self->leaf == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                           _("This criterion is not in the framework."));
      return NULL;
    }
  self->own = assay_answer_history (connection, framework_id, criterion,
                                    assay_assessment_get_provider_id (assessment), error);
  self->newest = self->own == NULL ? NULL : assay_answer_history (connection, framework_id, criterion, 0, error);
  if (self->newest == NULL)
    return NULL;
  keep_newest (self->newest, assay_framework_get_visit_rules (self->framework));
  return g_steal_pointer (&self);
}

/* What counted of it. */
static const AssayScaleStep *
find_counted (const AssayCriterionHistory *self,
              const AssayAnswerHistory    *entry)
{
  return assay_answer_find_counted (self->framework, self->leaf, entry->answer, entry->evidence);
}

/* What was answered, and as what it counts; the key where a version before had an answer that this one has not. */
static char *
dup_words (const AssayCriterionHistory *self,
           const AssayAnswerHistory    *entry)
{
  const AssayScale *scale = self->leaf->scale;

  for (guint i = 0; scale != NULL && i < scale->n_steps; i++)
    if (strcmp (scale->steps[i].key, entry->answer->answer) == 0)
      return assay_answer_dup_words (self->framework, self->leaf, entry->answer, entry->evidence);
  return g_strdup (entry->answer->answer);
}

/* Of those to whom it applies, how many meet it in full. */
static guint
count_full (const AssayCriterionHistory *self,
            GPtrArray                   *entries,
            guint                       *judged)
{
  guint full = 0;

  *judged = 0;
  for (guint i = 0; i < entries->len; i++)
    {
      const AssayScaleStep *step = find_counted (self, entries->pdata[i]);

      if (step == NULL || isnan (step->points))
        continue;
      *judged += 1;
      full += step->points >= 1;
    }
  return full;
}

/**
 * assay_criterion_history_dup_headline:
 * @self: a criterion's history
 *
 * Returns: (transfer full): what it comes to, as a sentence
 */
char *
assay_criterion_history_dup_headline (const AssayCriterionHistory *self)
{
  guint times;
  guint providers;
  const guint full_times = count_full (self, self->own, &times);
  const guint full_providers = count_full (self, self->newest, &providers);
  g_autofree char *full_text = NULL;
  g_autofree char *providers_text = NULL;
  g_autofree char *here = NULL;
  g_autofree char *all = NULL;

  if (times == 0)
    here = g_strdup_printf (_("Not judged at %s before."), self->provider);
  else
    here = g_strdup_printf (ngettext ("Met in full %u time of the %u that it was judged at %s.",
                                      "Met in full %u times of the %u that it was judged at %s.", full_times),
                            full_times, times, self->provider);
  if (providers == 0)
    return g_steal_pointer (&here);
  full_text = assay_format_count (full_providers);
  providers_text = assay_format_count (providers);
  all = g_strdup_printf (ngettext ("%s of %s provider meets it in full by its newest visit.",
                                   "%s of %s providers meet it in full by their newest visits.", providers),
                         full_text, providers_text);
  return g_strdup_printf ("%s %s", here, all);
}

static void
add_entry (AssayTextTable              *table,
           const AssayCriterionHistory *self,
           const AssayAnswerHistory    *entry,
           const char                  *provider)
{
  char **cells = g_new0 (char *, table->n_columns + 1);
  guint i = 0;

  if (provider != NULL)
    cells[i++] = g_strdup (provider);
  cells[i++] = assay_date_format_long (entry->visited_on);
  cells[i++] = dup_words (self, entry);
  cells[i++] = g_strdup (assay_assessment_kind_get_title (entry->kind));
  cells[i++] = g_strdup (entry->officer);
  cells[i++] = g_strdup (entry->answer->note);
  assay_text_table_take_row (table, cells);
}

static AssayTextTable *
create_table (const AssayCriterionHistory *self,
              GPtrArray                   *entries,
              const char                  *first)
{
  AssayTextTable *table = assay_text_table_new (self->leaf->title);

  if (first != NULL)
    assay_text_table_add_column (table, first, FALSE);
  assay_text_table_add_column (table, _("Day"), FALSE);
  assay_text_table_add_column (table, _("Answer"), FALSE);
  assay_text_table_add_column (table, _("Kind"), FALSE);
  assay_text_table_add_column (table, _("Officer"), FALSE);
  assay_text_table_add_column (table, _("Note"), FALSE);
  for (guint i = 0; i < entries->len; i++)
    {
      const AssayAnswerHistory *entry = entries->pdata[i];

      add_entry (table, self, entry, first != NULL ? entry->provider : NULL);
    }
  return table;
}

/**
 * assay_criterion_history_table_over_time:
 * @self: a criterion's history
 *
 * Returns: (transfer full): how it was judged at the provider, newest first
 */
AssayTextTable *
assay_criterion_history_table_over_time (const AssayCriterionHistory *self)
{
  return create_table (self, self->own, NULL);
}

/**
 * assay_criterion_history_table_providers:
 * @self: a criterion's history
 *
 * Returns: (transfer full): how it was last judged at each provider
 */
AssayTextTable *
assay_criterion_history_table_providers (const AssayCriterionHistory *self)
{
  return create_table (self, self->newest, _("Provider"));
}
