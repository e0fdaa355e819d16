/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-words.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "app/widgets/assay-when.h"
#include "core/base/assay-date.h"
#include "core/base/assay-number.h"

/* The words for a framework's parts, shared by the pages that show it. */

/* Anchors and weights are short numbers: decimals only where there are any. */
static char *
format_plain (double value)
{
  int decimals = 0;

  while (decimals < 3 && fabs (assay_round (value, decimals) - value) > 1e-9)
    decimals++;

  return assay_format_number (value, decimals);
}

static char *
describe_anchors (const AssayNode *node)
{
  g_autofree char *zero = format_plain (node->scale->zero_at);
  g_autofree char *one = format_plain (node->scale->one_at);

  if (node->scale->kind == ASSAY_SCALE_SHARE)
    return g_strdup_printf (_("share of positive answers, %s %% gives 0, %s %% gives 1"), zero,
                            one);

  return g_strdup_printf (_("%s gives 0, %s gives 1"), zero, one);
}

static char *
describe_step (const AssayScale     *scale,
               const AssayScaleStep *step)
{
  g_autofree char *from = NULL;
  g_autofree char *points = NULL;

  if (isnan (step->points))
    return g_strdup_printf (_("%s is left out"), step->title ? step->title : step->key);

  points = format_plain (step->points);
  if (scale->kind != ASSAY_SCALE_STEPS)
    return g_strdup_printf (_("%s %s"), step->title ? step->title : step->key, points);

  from = format_plain (step->from);
  return g_strdup_printf (_("from %s: %s"), from, points);
}

static char *
describe_steps (const AssayScale *scale)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_null_terminated (scale->n_steps, g_free, TRUE);

  for (guint i = 0; i < scale->n_steps; i++)
    g_ptr_array_add (parts, describe_step (scale, &scale->steps[i]));

  return g_strjoinv (", ", (char **) parts->pdata);
}

/**
 * assay_framework_words_scale:
 * @node: a node of a framework
 *
 * Says how a value becomes points, such as "50 gives 0, 0 gives 1".
 *
 * Returns: (transfer full): the words; "" for a group
 */
char *
assay_framework_words_scale (const AssayNode *node)
{
  if (node->kind == ASSAY_NODE_GROUP)
    return g_strdup ("");
  if (!node->scored || !node->scale)
    return g_strdup (_("not scored yet"));
  if (node->scale->kind == ASSAY_SCALE_SHARE || node->scale->kind == ASSAY_SCALE_LINEAR)
    return describe_anchors (node);

  return describe_steps (node->scale);
}

/**
 * assay_framework_words_weight:
 * @node: a node of a framework
 *
 * Writes a weight with the decimals it has.
 *
 * Returns: (transfer full): the weight; "–" for what is not scored
 */
char *
assay_framework_words_weight (const AssayNode *node)
{
  if (node->kind != ASSAY_NODE_GROUP && !node->scored)
    return g_strdup ("–");

  return format_plain (node->weight);
}

/* What the scored measures below a node weigh together. */
static double
sum_weights (const AssayNode *node)
{
  double sum = 0;

  if (node->kind != ASSAY_NODE_GROUP)
    return node->scored ? node->weight : 0;
  for (guint i = 0; i < node->n_children; i++)
    sum += sum_weights (node->children[i]);
  return sum;
}

/**
 * assay_framework_words_group_weight:
 * @framework: a framework
 * @group: one of its groups
 *
 * Says what a group weighs in the score: its own weight where groups are weighed, its share of the whole where measures
 * are, whatever group they are in. Rules and ladders weigh nothing.
 *
 * Returns: (transfer full): such as "2" or "30.8 %", or ""
 */
char *
assay_framework_words_group_weight (AssayFramework  *framework,
                                    const AssayNode *group)
{
  const AssayAggregation aggregation = assay_framework_get_aggregation (framework);
  const double whole = sum_weights (assay_framework_get_root (framework));
  g_autofree char *share = NULL;

  if (aggregation == ASSAY_AGGREGATION_GROUPS)
    return format_plain (group->weight);
  if (aggregation != ASSAY_AGGREGATION_WEIGHTED || whole <= 0)
    return g_strdup ("");
  share = assay_format_number (100 * sum_weights (group) / whole, 1);
  return g_strdup_printf (_("%s %%"), share);
}

/**
 * assay_framework_words_from:
 * @framework: a framework
 * @band: one of its bands
 *
 * Says from which score a band is held, such as "from 80.0".
 *
 * Returns: (transfer full): the words; "below" for the last band
 */
char *
assay_framework_words_from (AssayFramework  *framework,
                            const AssayBand *band)
{
  g_autofree char *from = NULL;

  if (!isfinite (band->from))
    return g_strdup (_("below"));

  from = assay_format_number (band->from, assay_framework_get_decimals (framework));
  return g_strdup_printf (_("from %s"), from);
}

/**
 * assay_framework_words_reading:
 * @reading: a way in which measures become one band
 *
 * Says how measures become one band by it.
 *
 * Returns: (transfer none): the words
 */
const char *
assay_framework_words_reading (AssayAggregation reading)
{
  switch (reading)
    {
    case ASSAY_AGGREGATION_WEIGHTED:
      return _("Weighted over all measures, whatever group they are in");
    case ASSAY_AGGREGATION_GROUPS:
      return _("Weighted over groups, each with its own weight");
    case ASSAY_AGGREGATION_RULES:
      return _("By rules, the first that matches from the top");
    case ASSAY_AGGREGATION_LADDER:
    default:
      return _("A ladder: the highest level whose own and lower levels are complete");
    }
}

/**
 * assay_framework_words_aggregation:
 * @framework: a framework
 *
 * Says how measures become one band.
 *
 * Returns: (transfer none): the words
 */
const char *
assay_framework_words_aggregation (AssayFramework *framework)
{
  return assay_framework_words_reading (assay_framework_get_aggregation (framework));
}

/**
 * assay_framework_words_missing:
 * @framework: a framework
 *
 * Says what becomes of measures without a value.
 *
 * Returns: (transfer none): the words
 */
const char *
assay_framework_words_missing (AssayFramework *framework)
{
  if (assay_framework_get_missing_policy (framework) == ASSAY_MISSING_POOL)
    return _("Returns under the least number are pooled over up to four periods");

  return _("A measure without a value is left out; missing is never zero");
}

/**
 * assay_framework_words_rates:
 * @framework: a framework
 *
 * Says what is rated.
 *
 * Returns: (transfer full): the words
 */
char *
assay_framework_words_rates (AssayFramework *framework)
{
  g_autofree const char **types = assay_framework_list_service_titles (framework);
  g_autofree char *list = types && types[0] ? g_strjoinv (", ", (char **) types) : NULL;
  gboolean services = g_strcmp0 (assay_framework_get_rates (framework), "service") == 0;

  if (!list)
    return g_strdup (services ? _("Services of every type") : _("Providers of every type"));

  return g_strdup_printf (services ? _("Services: %s") : _("Providers: %s"), list);
}

/**
 * assay_framework_words_version:
 * @framework: a framework
 *
 * Names the version and since when it is in force, and that its review date has passed.
 *
 * Returns: (transfer full): such as "Version 1, in force since 1 Apr 2010"
 */
char *
assay_framework_words_version (AssayFramework *framework)
{
  const char *effective = assay_framework_get_effective (framework);
  const char *review = assay_framework_get_review (framework);
  int version = assay_framework_get_version (framework);
  g_autofree char *today = assay_date_today ();
  g_autofree char *since = NULL;

  if (!effective || !*effective)
    return g_strdup_printf (_("Version %d"), version);

  since = assay_when_format_date (effective);
  if (review != NULL && assay_date_is_valid (review) && assay_date_days_between (today, review) < 0)
    {
      g_autofree char *date = assay_when_format_date (review);

      return g_strdup_printf (_("Version %d, in force since %s; review date passed, %s"), version, since, date);
    }
  return g_strdup_printf (_("Version %d, in force since %s"), version, since);
}

/**
 * assay_framework_words_version_in_list:
 * @framework: a framework
 *
 * Names the version where several are to be told apart and there is little room.
 *
 * Returns: (transfer full): such as "Version 1, 1 Apr 2010"
 */
char *
assay_framework_words_version_in_list (AssayFramework *framework)
{
  const char *effective = assay_framework_get_effective (framework);
  g_autofree char *since = effective != NULL && *effective != '\0' ? assay_when_format_date (effective) : NULL;

  return since == NULL ? g_strdup_printf (_("Version %d"), assay_framework_get_version (framework))
                       /* TRANSLATORS: the version and the day since when it is in force */
                       : g_strdup_printf (_("Version %d, %s"), assay_framework_get_version (framework), since);
}

/**
 * assay_framework_words_is_open:
 * @node: a node of a framework
 *
 * Returns: whether its scale or weight is a placeholder, since the source leaves it open
 */
gboolean
assay_framework_words_is_open (const AssayNode *node)
{
  return node->weight_placeholder || (node->scale && node->scale->placeholder);
}
