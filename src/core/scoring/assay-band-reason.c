/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/scoring/assay-engine-private.h"

/* Why a band was given where no threshold gave it: the rule that matched, the level of a ladder that is
 * not complete, or the gate that holds it. */

/* The words that the framework has for what a rule counts. */
static const char *
find_words (AssayFramework *framework,
            const char     *key)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayScale *scale = assay_framework_get_leaf (framework, i)->scale;

      for (guint j = 0; scale != NULL && j < scale->n_steps; j++)
        if (g_strcmp0 (scale->steps[j].key, key) == 0 && scale->steps[j].title != NULL)
          return scale->steps[j].title;
    }
  return key;
}

/* The words of a band that groups have. */
static const char *
find_group_words (AssayFramework *framework,
                  const char     *id)
{
  const AssayNode *root = assay_framework_get_root (framework);

  for (guint i = 0; i < root->n_children; i++)
    for (guint j = 0; j < root->children[i]->n_bands; j++)
      if (g_str_equal (root->children[i]->bands[j].id, id))
        return root->children[i]->bands[j].title;
  return id;
}

static void
add_counted (AssayFramework       *framework,
             const AssayRule      *rule,
             const AssayNode      *node,
             const AssayLeafValue *leaves,
             GString              *titles)
{
  if (_assay_rule_counts (framework, rule, node, leaves))
    g_string_append_printf (titles, "%s%s", titles->len > 0 ? "; " : "", node->title);
  for (guint i = 0; i < node->n_children; i++)
    if (!rule->of_groups || node->depth == 0)
      add_counted (framework, rule, node->children[i], leaves, titles);
}

/* A rule that counts groups or critical criteria names what it found: they are few, and one wants
 * to know. */
static char *
describe_naming_rule (AssayFramework       *framework,
                      const AssayRule      *rule,
                      const AssayLeafValue *leaves,
                      guint                 place,
                      guint                 n_rules,
                      const char           *title)
{
  g_autoptr (GString) titles = g_string_new (NULL);
  guint count = _assay_rule_count (framework, rule, leaves);

  add_counted (framework, rule, assay_framework_get_root (framework), leaves, titles);
  if (rule->of_groups)
    /* TRANSLATORS: place of a rule, how many there are, a band, how many groups, such as 2, a band
     * of theirs, their titles, how many the rule asks for */
    return g_strdup_printf (ngettext ("Rule %u of %u gives “%s”: %u area is “%s” (%s), and the rule "
                                      "asks for at least %u.",
                                      "Rule %u of %u gives “%s”: %u areas are “%s” (%s), and the "
                                      "rule asks for at least %u.", count),
                            place + 1, n_rules, title, count,
                            find_group_words (framework, rule->what), titles->str, rule->at_least);
  /* TRANSLATORS: place of a rule, how many there are, a band, how many criteria, such as 2, their
   * answer, such as “Not met”, their titles, how many the rule asks for */
  return g_strdup_printf (ngettext ("Rule %u of %u gives “%s”: %u critical criterion is “%s” (%s), "
                                    "and the rule asks for at least %u.",
                                    "Rule %u of %u gives “%s”: %u critical criteria are “%s” (%s), "
                                    "and the rule asks for at least %u.", count),
                          place + 1, n_rules, title, count, find_words (framework, rule->what),
                          titles->str, rule->at_least);
}

static char *
describe_rule (AssayFramework       *framework,
               const AssayLeafValue *leaves,
               guint                 place)
{
  guint n_rules;
  const AssayRule *rule = &assay_framework_get_rules (framework, &n_rules)[place];
  int band = assay_framework_get_band_index (framework, rule->band);
  const char *title = assay_framework_get_band (framework, band)->title;

  if (rule->what == NULL)
    /* TRANSLATORS: place of a rule, how many there are, a band */
    return g_strdup_printf (_("Rule %u of %u gives “%s”: no rule before it matched."), place + 1,
                            n_rules, title);
  if (rule->of_groups || rule->critical)
    return describe_naming_rule (framework, rule, leaves, place, n_rules, title);
  /* TRANSLATORS: place of a rule, how many there are, a band, such as “Red”, how many there are of
   * it, how many the rule asks for */
  return g_strdup_printf (_("Rule %u of %u gives “%s”: “%s” counts %u, and the rule asks for at "
                            "least %u."),
                          place + 1, n_rules, title, find_words (framework, rule->what),
                          _assay_rule_count (framework, rule, leaves), rule->at_least);
}

static char *
describe_level (AssayFramework       *framework,
                const AssayLeafValue *leaves,
                int                   place)
{
  const AssayBand *level = assay_framework_get_band (framework, place);
  g_autoptr (GString) titles = g_string_new (NULL);
  guint n_open = 0;
  guint n_all = 0;

  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (!_assay_is_on_level (leaf, &leaves[i], level->id))
        continue;
      n_all++;
      if (leaves[i].points >= 1)
        continue;
      n_open++;
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? "; " : "", leaf->title);
    }
  /* TRANSLATORS: a level, how many are open, how many there are, their titles */
  return g_strdup_printf (ngettext ("“%s” is not complete: %u of %u is not met in full (%s).",
                                    "“%s” is not complete: %u of %u are not met in full (%s).",
                                    n_open),
                          level->title, n_open, n_all, titles->str);
}

/* Says in a sentence what gave the band before gates; NULL where a threshold did. (transfer full) */
char *
_assay_describe_band (AssayFramework       *framework,
                      const AssayLeafValue *leaves,
                      const AssayOutcome   *outcome)
{
  switch (assay_framework_get_aggregation (framework))
    {
    case ASSAY_AGGREGATION_RULES:
      return describe_rule (framework, leaves, (guint) outcome->decider);
    case ASSAY_AGGREGATION_LADDER:
      return outcome->decider < 0 ? g_strdup (_("Every level is complete."))
                                  : describe_level (framework, leaves, outcome->decider);
    case ASSAY_AGGREGATION_WEIGHTED:
    case ASSAY_AGGREGATION_GROUPS:
    default:
      return NULL;
    }
}

/* Says in sentences what a gate did. One that looks at every critical criterion names those at which it
 * acts, since its own words cannot. (transfer full) */
char *
_assay_describe_gate (AssayFramework       *framework,
                      const AssayLeafValue *leaves,
                      const AssayGate      *gate)
{
  g_autoptr (GString) titles = g_string_new (NULL);

  if (gate->leaf != NULL)
    return g_strdup (gate->reason);
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (_assay_does_gate_act (gate, assay_framework_get_leaf (framework, i), &leaves[i]))
      g_string_append_printf (titles, "%s%s", titles->len > 0 ? "; " : "",
                              assay_framework_get_leaf (framework, i)->title);
  /* TRANSLATORS: what a gate does, as the framework says it; an answer, such as “Not met”; the titles
   * of the criteria that have it */
  return g_strdup_printf (_("%s “%s”: %s."), gate->reason, find_words (framework, gate->is), titles->str);
}
