/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "report/assay-consistency-table.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-number.h"

/* A difference this unlikely under equal judgement is not put down to chance. Many pairs are looked at, so it is
 * divided among them (Bonferroni): of a hundred pairs that judge alike five would fall below it otherwise. */
#define LEVEL 0.05

static gboolean
is_beyond_chance (const AssayConsistency *pair,
                  guint                   n_pairs)
{
  return pair->p * n_pairs < LEVEL;
}

/**
 * assay_consistency_headline:
 * @list: (element-type AssayConsistency): comparisons of officers
 *
 * Tells how many criteria are judged differently by more than chance, allowing for how many pairs are compared.
 *
 * Returns: (transfer full): a sentence
 */
char *
assay_consistency_headline (GPtrArray *list)
{
  g_autoptr (GHashTable) criteria = g_hash_table_new (g_str_hash, g_str_equal);
  guint n;

  for (guint i = 0; i < list->len; i++)
    {
      const AssayConsistency *pair = list->pdata[i];

      if (is_beyond_chance (pair, list->len))
        g_hash_table_add (criteria, pair->criterion);
    }
  n = g_hash_table_size (criteria);
  if (list->len == 0)
    return g_strdup_printf (_("Two officers are compared once both have judged a criterion %u times in visits "
                              "that were signed off."), ASSAY_CONSISTENCY_LEAST);
  if (n == 0)
    return g_strdup (_("No criterion is judged differently by more than chance."));
  return g_strdup_printf (ngettext ("%u criterion is judged differently by more than chance.",
                                    "%u criteria are judged differently by more than chance.", n), n);
}

static char *
format_share (guint full,
              guint n)
{
  g_autofree char *share = assay_format_percent (n > 0 ? (double) full / n : 0, 0);

  return g_strdup_printf (_("%s (%u of %u)"), share, full, n);
}

static char *
format_p (double p)
{
  g_autofree char *least = NULL;

  if (p >= 0.001)
    return assay_format_number (p, 3);
  least = assay_format_number (0.001, 3);
  return g_strdup_printf (_("under %s"), least);
}

static void
add_pair (AssayTextTable         *table,
          const AssayConsistency *pair,
          AssayFramework         *framework,
          guint                   n_pairs)
{
  const AssayNode *leaf = assay_framework_find_node (framework, pair->criterion);
  char **cells = g_new0 (char *, table->n_columns + 1);

  cells[0] = g_strdup (leaf != NULL ? leaf->title : pair->criterion);
  cells[1] = g_strdup (pair->a);
  cells[2] = format_share (pair->a_full, pair->a_n);
  cells[3] = g_strdup (pair->b);
  cells[4] = format_share (pair->b_full, pair->b_n);
  cells[5] = format_p (pair->p);
  cells[6] = g_strdup (is_beyond_chance (pair, n_pairs) ? _("more than chance") : _("may be chance"));
  assay_text_table_take_row (table, cells);
}

/**
 * assay_consistency_to_table:
 * @list: (element-type AssayConsistency): comparisons of officers
 * @framework: whose criteria they are of
 *
 * Returns: (transfer full): a row a comparison, in their order
 */
AssayTextTable *
assay_consistency_to_table (GPtrArray      *list,
                            AssayFramework *framework)
{
  AssayTextTable *table = assay_text_table_new (assay_framework_get_title (framework));

  assay_text_table_add_column (table, _("Criterion"), FALSE);
  assay_text_table_add_column (table, _("Officer"), FALSE);
  assay_text_table_add_column (table, _("Met in full"), TRUE);
  assay_text_table_add_column (table, _("Other officer"), FALSE);
  assay_text_table_add_column (table, _("Met in full"), TRUE);
  /* TRANSLATORS: the probability of such a difference by chance */
  assay_text_table_add_column (table, _("p"), TRUE);
  assay_text_table_add_column (table, _("Difference"), FALSE);
  for (guint i = 0; i < list->len; i++)
    add_pair (table, list->pdata[i], framework, list->len);
  return table;
}
