/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-compare.h"

#include <glib/gi18n-lib.h>

#include "app/framework/assay-framework-words.h"
#include "core/base/assay-number.h"

typedef struct
{
  AssayTextTable *table;
} Comparison;

static void
compare_texts (Comparison *self,
               const char *what,
               const char *a,
               const char *b)
{
  char **cells;

  if (g_strcmp0 (a, b) == 0)
    return;

  cells = g_new0 (char *, 4);
  cells[0] = g_strdup (what);
  cells[1] = g_strdup (a && *a ? a : "–");
  cells[2] = g_strdup (b && *b ? b : "–");
  assay_text_table_take_row (self->table, cells);
}

static void
compare_bands (Comparison     *self,
               AssayFramework *a,
               AssayFramework *b)
{
  for (guint i = 0; i < assay_framework_get_n_bands (a); i++)
    {
      const AssayBand *band = assay_framework_get_band (a, i);
      const AssayBand *other = assay_framework_find_band (b, band->id);
      g_autofree char *what = g_strdup_printf (_("Band %s"), band->title);
      g_autofree char *from_a = assay_framework_words_from (a, band);
      g_autofree char *from_b = other ? assay_framework_words_from (b, other) : NULL;

      compare_texts (self, what, from_a, from_b);
    }
  for (guint i = 0; i < assay_framework_get_n_bands (b); i++)
    {
      const AssayBand *band = assay_framework_get_band (b, i);
      g_autofree char *what = g_strdup_printf (_("Band %s"), band->title);
      g_autofree char *from = assay_framework_words_from (b, band);

      if (!assay_framework_find_band (a, band->id))
        compare_texts (self, what, NULL, from);
    }
}

static void
compare_node (Comparison      *self,
              const AssayNode *a,
              const AssayNode *b)
{
  const AssayNode *either = a ? a : b;
  g_autofree char *weight = g_strdup_printf (_("%s: weight"), either->title);
  g_autofree char *scale = g_strdup_printf (_("%s: scale"), either->title);
  g_autofree char *weight_a = a ? assay_framework_words_weight (a) : NULL;
  g_autofree char *weight_b = b ? assay_framework_words_weight (b) : NULL;
  g_autofree char *scale_a = a ? assay_framework_words_scale (a) : NULL;
  g_autofree char *scale_b = b ? assay_framework_words_scale (b) : NULL;

  if (a && b)
    compare_texts (self, either->title, a->title, b->title);
  compare_texts (self, weight, weight_a, weight_b);
  compare_texts (self, scale, scale_a, scale_b);
}

static void
compare_nodes (Comparison     *self,
               AssayFramework *a,
               AssayFramework *b)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (a); i++)
    {
      const AssayNode *node = assay_framework_get_leaf (a, i);

      compare_node (self, node, assay_framework_find_node (b, node->id));
    }
  for (guint i = 0; i < assay_framework_get_n_leaves (b); i++)
    {
      const AssayNode *node = assay_framework_get_leaf (b, i);

      if (!assay_framework_find_node (a, node->id))
        compare_node (self, NULL, node);
    }
}

static void
compare_policies (Comparison     *self,
                  AssayFramework *a,
                  AssayFramework *b)
{
  g_autofree char *base_a = g_strdup_printf ("%u", assay_framework_get_minimum_base (a));
  g_autofree char *base_b = g_strdup_printf ("%u", assay_framework_get_minimum_base (b));
  g_autofree char *coverage_a = assay_format_percent (assay_framework_get_minimum_coverage (a), 0);
  g_autofree char *coverage_b = assay_format_percent (assay_framework_get_minimum_coverage (b), 0);

  compare_texts (self, _("Title"), assay_framework_get_title (a), assay_framework_get_title (b));
  compare_texts (self, _("In force from"), assay_framework_get_effective (a),
                 assay_framework_get_effective (b));
  compare_texts (self, _("Least number of returns"), base_a, base_b);
  compare_texts (self, _("Least coverage"), coverage_a, coverage_b);
  compare_texts (self, _("Aggregation"), assay_framework_words_aggregation (a),
                 assay_framework_words_aggregation (b));
  compare_texts (self, _("Missing values"), assay_framework_words_missing (a),
                 assay_framework_words_missing (b));
}

/**
 * assay_framework_compare:
 * @a: a version of a framework
 * @b: another version of it
 *
 * Lists what differs between two versions: policies, bands, weights and scales.
 *
 * Returns: (transfer full): a table with a row for each difference; without rows where there is none
 */
AssayTextTable *
assay_framework_compare (AssayFramework *a,
                         AssayFramework *b)
{
  Comparison comparison = { assay_text_table_new ("") };
  g_autofree char *name_a = g_strdup_printf (_("Version %d"), assay_framework_get_version (a));
  g_autofree char *name_b = g_strdup_printf (_("Version %d"), assay_framework_get_version (b));

  assay_text_table_add_column (comparison.table, _("What differs"), FALSE);
  assay_text_table_add_column (comparison.table, name_a, FALSE);
  assay_text_table_add_column (comparison.table, name_b, FALSE);
  compare_policies (&comparison, a, b);
  compare_bands (&comparison, a, b);
  compare_nodes (&comparison, a, b);

  return comparison.table;
}
