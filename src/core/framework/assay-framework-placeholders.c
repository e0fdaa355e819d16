/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "core/framework/assay-framework-private.h"

static void
add_policies (AssayFramework *self,
              GPtrArray      *list)
{
  g_autofree char *coverage = assay_format_number (self->minimum_coverage, 2);

  if (self->open & ASSAY_OPEN_AGGREGATION)
    g_ptr_array_add (list, g_strdup (_ ("How measures make the whole")));
  if (self->open & ASSAY_OPEN_MISSING)
    g_ptr_array_add (list, g_strdup (_ ("How a missing measure counts")));
  if (self->open & ASSAY_OPEN_MINIMUM_BASE)
    g_ptr_array_add (list, g_strdup_printf (_ ("Least number of returns: %u"), self->minimum_base));
  if (self->open & ASSAY_OPEN_MINIMUM_COVERAGE)
    g_ptr_array_add (list, g_strdup_printf (_ ("Least coverage: %s"), coverage));
  if (self->open & ASSAY_OPEN_DECIMALS)
    g_ptr_array_add (list, g_strdup_printf (_ ("Decimals of the score: %d"), self->decimals));
  if (self->open & ASSAY_OPEN_GATES)
    g_ptr_array_add (list, g_strdup (_ ("Which answers limit the band")));
  if (self->open & ASSAY_OPEN_RULES)
    g_ptr_array_add (list, g_strdup (_ ("The rules that give the band")));
}

static void
add_visit_policies (AssayFramework *self,
                    GPtrArray      *list)
{
  const AssayVisitRules *rules = self->visits;

  if (self->open & ASSAY_OPEN_POLICY_AT_MOST)
    g_ptr_array_add (list, g_strdup (_ ("What a policy without other evidence counts as")));
  if (self->open & ASSAY_OPEN_COUNTS)
    g_ptr_array_add (list, g_strdup (_ ("Which kinds of assessment rate a provider")));
  if (self->open & ASSAY_OPEN_PLAN_DAYS)
    g_ptr_array_add (list, g_strdup_printf (_ ("Days until the plan of actions is due: %u"),
                                            rules->plan_days));
  if (self->open & ASSAY_OPEN_CORRECTION_DAYS)
    g_ptr_array_add (list, g_strdup_printf (_ ("Days for corrections to the draft: %u"),
                                            rules->correction_days));
  if (self->open & ASSAY_OPEN_REVISIT_MONTHS)
    g_ptr_array_add (list, g_strdup_printf (_ ("Months until a poor result is visited again: %u"),
                                            rules->revisit_months));
  if (self->open & ASSAY_OPEN_INTERVAL_MONTHS)
    g_ptr_array_add (list, g_strdup_printf (_ ("Months between visits at high, medium and low risk: "
                                               "%u, %u and %u"),
                                            rules->interval_months[ASSAY_RISK_HIGH],
                                            rules->interval_months[ASSAY_RISK_MEDIUM],
                                            rules->interval_months[ASSAY_RISK_LOW]));
}

static void
add_bands (const AssayBand *bands,
           guint            n_bands,
           int              decimals,
           GPtrArray       *list)
{
  for (guint i = 0; i < n_bands; i++)
    {
      g_autofree char *from = assay_format_number (bands[i].from, decimals);

      if (bands[i].placeholder && isfinite (bands[i].from))
        g_ptr_array_add (list, g_strdup_printf (_ ("Threshold of %s: %s"), bands[i].title, from));
      else if (bands[i].placeholder)
        g_ptr_array_add (list, g_strdup_printf (_ ("Band %s"), bands[i].title));
    }
}

static void
add_node (AssayFramework  *self,
          const AssayNode *node,
          GPtrArray       *list)
{
  if (node->weight_placeholder)
    g_ptr_array_add (list, g_strdup_printf (_ ("Weight of %s: %g"), node->title, node->weight));
  if (node->scale != NULL && node->scale->placeholder &&
      node->scale->kind != ASSAY_SCALE_CRITERION)
    g_ptr_array_add (list, g_strdup_printf (_ ("Scale of %s"), node->title));
  add_bands (node->bands, node->n_bands, self->decimals, list);
  for (guint i = 0; i < node->n_children; i++)
    add_node (self, node->children[i], list);
}

/* Criteria are many and share a scale: a line for each number of points, not for each of them. */
static void
add_criteria (AssayFramework *self,
              GPtrArray      *list)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->leaves->len; i++)
    {
      const AssayScale *scale = ((const AssayNode *) self->leaves->pdata[i])->scale;
      g_autofree char *line = NULL;

      if (scale == NULL || !scale->placeholder || scale->kind != ASSAY_SCALE_CRITERION)
        continue;
      line = g_strdup_printf (_ ("Points of a criterion met in part: %g"),
                              _assay_scale_find_key (scale, "part")->points);
      if (g_hash_table_add (known, g_strdup (line)))
        g_ptr_array_add (list, g_steal_pointer (&line));
    }
}

/**
 * assay_framework_list_placeholders:
 * @self: a framework
 *
 * Lists everything that the scheme's source leaves open and the file fills with a stand-in, in
 * words for people, such as “Threshold of Gold: 80.0”: policies, thresholds, then weights and
 * scales. Any thread.
 *
 * Returns: (transfer full) (array zero-terminated=1): one line each
 */
char **
assay_framework_list_placeholders (AssayFramework *self)
{
  GPtrArray *list = g_ptr_array_new ();

  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (self), NULL);
  add_policies (self, list);
  add_visit_policies (self, list);
  add_bands (self->bands, self->n_bands, self->decimals, list);
  add_criteria (self, list);
  add_node (self, self->root, list);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_free (list, FALSE);
}
