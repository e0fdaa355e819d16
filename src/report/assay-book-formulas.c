/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-book-sheets.h"

/* Spreadsheets nest functions 64 deep at most, and what nobody can read explains nothing. */
#define MOST_NESTED_STEPS 12

/**
 * assay_book_count_groups:
 * @framework: a framework
 *
 * Counts the groups right below the whole, which have a score of their own in the workbook.
 *
 * Returns: how many
 */
guint
assay_book_count_groups (AssayFramework *framework)
{
  const AssayNode *root = assay_framework_get_root (framework);
  guint n = 0;

  for (guint i = 0; i < root->n_children; i++)
    if (root->children[i]->kind == ASSAY_NODE_GROUP)
      n++;
  return n;
}

/**
 * assay_book_scores_column:
 * @framework: a framework
 * @column: one of those after the groups
 *
 * Finds a column of the scores sheet.
 *
 * Returns: its place, from 0
 */
guint
assay_book_scores_column (AssayFramework   *framework,
                          AssayScoresColumn column)
{
  return ASSAY_SCORES_GROUPS + assay_book_count_groups (framework) + column;
}

/**
 * assay_book_is_linear:
 * @framework: a framework
 *
 * Tells whether bands follow from the score and the thresholds alone; rules and ladders look at
 * single measures, so their bands are written as words.
 *
 * Returns: whether a formula gives the band
 */
gboolean
assay_book_is_linear (AssayFramework *framework)
{
  AssayAggregation aggregation = assay_framework_get_aggregation (framework);

  return aggregation == ASSAY_AGGREGATION_WEIGHTED || aggregation == ASSAY_AGGREGATION_GROUPS;
}

/**
 * assay_book_find_group:
 * @framework: a framework
 * @leaf: one of its leaves
 *
 * Finds the group right below the whole that a leaf lies in.
 *
 * Returns: its number, from 1; 0 for a leaf right below the whole
 */
guint
assay_book_find_group (AssayFramework  *framework,
                       const AssayNode *leaf)
{
  const AssayNode *root = assay_framework_get_root (framework);
  const AssayNode *node = leaf;
  guint number = 0;

  while (node->parent != NULL && node->parent != root)
    node = node->parent;
  if (node == leaf)
    return 0;
  for (guint i = 0; i < root->n_children; i++)
    {
      if (root->children[i]->kind == ASSAY_NODE_GROUP)
        number++;
      if (root->children[i] == node)
        return number;
    }
  return 0;
}

static char *
make_linear_formula (const char *value_cell,
                     guint       framework_row)
{
  g_autofree char *zero =
      assay_book_cell_on (ASSAY_BOOK_FRAMEWORK, framework_row, ASSAY_FRAMEWORK_ZERO_AT);
  g_autofree char *one =
      assay_book_cell_on (ASSAY_BOOK_FRAMEWORK, framework_row, ASSAY_FRAMEWORK_ONE_AT);

  return g_strdup_printf ("=MAX(0,MIN(1,(%s-%s)/(%s-%s)))", value_cell, zero, one, zero);
}

static char *
make_condition (const AssayScale     *scale,
                const AssayScaleStep *step,
                const char           *value_cell)
{
  g_autofree char *operand = NULL;

  if (scale->kind == ASSAY_SCALE_STEPS)
    {
      operand = assay_book_figure (step->from);
      return g_strdup_printf ("%s>=%s", value_cell, operand);
    }
  operand = assay_book_literal (step->title != NULL ? step->title : step->key);
  return g_strdup_printf ("%s=%s", value_cell, operand);
}

static char *
make_steps_formula (const AssayScale *scale,
                    const char       *value_cell)
{
  GString *formula = g_string_new ("=");
  guint depth = 0;

  for (guint i = 0; i < scale->n_steps; i++)
    {
      const AssayScaleStep *step = &scale->steps[i];
      g_autofree char *condition = NULL;
      g_autofree char *points = NULL;

      if (isnan (step->points))
        continue;
      points = assay_book_figure (step->points);
      /* The lowest of the steps takes the rest; answers have no order and are told apart by their words. */
      if (scale->kind == ASSAY_SCALE_STEPS && isinf (step->from))
        {
          g_string_append (formula, points);
          break;
        }
      condition = make_condition (scale, step, value_cell);
      g_string_append_printf (formula, "IF(%s,%s,", condition, points);
      depth++;
    }
  if (g_str_has_suffix (formula->str, ","))
    g_string_append (formula, "0");
  for (guint i = 0; i < depth; i++)
    g_string_append_c (formula, ')');
  return g_string_free (formula, FALSE);
}

/**
 * assay_book_points_formula:
 * @leaf: a measure or criterion
 * @value_cell: the cell that holds its value
 * @framework_row: its row in the framework sheet, from 0
 *
 * Writes the scale as a formula.
 *
 * Returns: (transfer full) (nullable): a formula that turns the value into points; NULL for a scale
 *   of too many steps, whose points are written as figures
 */
char *
assay_book_points_formula (const AssayNode *leaf,
                           const char      *value_cell,
                           guint            framework_row)
{
  const AssayScale *scale = leaf->scale;

  if (scale == NULL)
    return NULL;
  if (scale->kind == ASSAY_SCALE_SHARE || scale->kind == ASSAY_SCALE_LINEAR)
    return make_linear_formula (value_cell, framework_row);
  if (scale->n_steps == 0 || scale->n_steps > MOST_NESTED_STEPS)
    return NULL;
  return make_steps_formula (scale, value_cell);
}
