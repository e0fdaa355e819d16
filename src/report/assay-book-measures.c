/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-book-sheets.h"

/* One row for each provider and measure: value → points → weight × points, each cell a formula on
 * those before it. In long form it is one table to filter, however many providers and measures
 * there are. Rows may be sorted: they refer to themselves and to the framework sheet, which cannot
 * be sorted, and the scores find them by the provider's number. */

enum
{
  VALUE = 5,
  POSITIVE = 7,
  BASE = 8,
  POINTS = 11,
};

static void
collect_leaves (const AssayExplanation *node,
                GPtrArray              *leaves)
{
  if (node->is_leaf)
    g_ptr_array_add (leaves, (gpointer) node);
  for (guint i = 0; i < node->children->len; i++)
    collect_leaves (g_ptr_array_index (node->children, i), leaves);
}

static void
put_value (AssayBookCursor        *cursor,
           const AssayExplanation *leaf)
{
  g_autofree char *positive = assay_book_cell (cursor->row, POSITIVE);
  g_autofree char *base = assay_book_cell (cursor->row, BASE);
  g_autofree char *formula = g_strdup_printf ("=100*%s/%s", positive, base);

  if (leaf->category != NULL)
    assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->category);
  else if (leaf->positive >= 0 && leaf->n > 0
           && fabs (leaf->value - 100.0 * (double) leaf->positive / (double) leaf->n) < 1e-9)
    assay_book_put_formula (cursor, ASSAY_BOOK_SCORE, formula, leaf->value);
  else
    assay_book_put_number (cursor, ASSAY_BOOK_SCORE, leaf->value);
}

static void
put_count (AssayBookCursor *cursor,
           gint64           count)
{
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, count < 0 ? (double) NAN : (double) count);
}

static void
put_points (AssayBookCursor        *cursor,
            const AssayNode        *node,
            const AssayExplanation *leaf,
            gboolean                live)
{
  g_autofree char *value = assay_book_cell (cursor->row, VALUE);
  g_autofree char *formula =
      live ? assay_book_points_formula (node, value,
                                        ASSAY_BOOK_FIRST_ROW + node->leaf_index)
           : NULL;

  if (formula != NULL)
    assay_book_put_formula (cursor, ASSAY_BOOK_EXACT, formula, leaf->points);
  else
    assay_book_put_number (cursor, ASSAY_BOOK_EXACT, leaf->points);
}

/* The weight that applies, that which has points, and that times the points. Where groups have
 * weights of their own, what a measure weighs in the whole depends on which others have points: a
 * figure, not a formula. */
static void
put_weights (AssayBookCursor        *cursor,
             AssayFramework         *framework,
             const AssayNode        *node,
             const AssayExplanation *leaf,
             gboolean                live)
{
  g_autofree char *weight = assay_book_cell (cursor->row, ASSAY_MEASURES_WEIGHT);
  g_autofree char *counted = assay_book_cell (cursor->row, ASSAY_MEASURES_COUNTED);
  g_autofree char *points = assay_book_cell (cursor->row, POINTS);
  g_autofree char *source = assay_book_cell_on (ASSAY_BOOK_FRAMEWORK,
                                                ASSAY_BOOK_FIRST_ROW + node->leaf_index,
                                                ASSAY_FRAMEWORK_WEIGHT);
  g_autofree char *weight_formula = g_strdup_printf ("=%s", source);
  g_autofree char *counted_formula = g_strdup_printf ("=%s", weight);
  g_autofree char *product_formula = g_strdup_printf ("=%s*%s", counted, points);
  gboolean by_groups = assay_framework_get_aggregation (framework) == ASSAY_AGGREGATION_GROUPS;
  gboolean applies = leaf->missing != ASSAY_MISSING_NOT_APPLICABLE;
  gboolean has_points = !isnan (leaf->points);

  if (live)
    assay_book_put_formula (cursor, ASSAY_BOOK_SCORE, weight_formula,
                            applies ? node->weight : (double) NAN);
  else
    assay_book_put_number (cursor, ASSAY_BOOK_SCORE, applies ? node->weight : (double) NAN);
  if (live && !by_groups)
    assay_book_put_formula (cursor, ASSAY_BOOK_SCORE, counted_formula,
                            has_points ? leaf->weight : (double) NAN);
  else
    assay_book_put_number (cursor, ASSAY_BOOK_SCORE, has_points ? leaf->weight : (double) NAN);
  assay_book_put_formula (cursor, ASSAY_BOOK_EXACT, product_formula,
                          has_points ? leaf->weight * leaf->points : (double) NAN);
}

static void
append_remark (GString    *remark,
               const char *text)
{
  if (*text == '\0')
    return;
  if (remark->len > 0)
    g_string_append (remark, ". ");
  g_string_append (remark, text);
}

static char *
describe_remark (const AssayExplanation *leaf)
{
  GString *remark = g_string_new (NULL);
  g_autofree char *pooled =
      *leaf->span != '\0' ? g_strdup_printf (_("Pooled: %s"), leaf->span) : g_strdup ("");

  append_remark (remark, leaf->reason);
  append_remark (remark,
                 leaf->tentative ? _("[u] answered by fewer than the minimum base") : "");
  append_remark (remark, pooled);
  append_remark (remark, leaf->note);
  return g_string_free (remark, FALSE);
}

static void
put_origin (AssayBookCursor        *cursor,
            const AssayExplanation *leaf,
            guint                   group)
{
  g_autofree char *remark = describe_remark (leaf);

  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->source);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->carrier);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->as_of);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, remark);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, group);
}

static void
put_measure (AssayBookCursor         *cursor,
             const AssayRatingData   *data,
             guint                    index,
             const AssayRatingDetail *detail,
             const AssayExplanation  *leaf)
{
  const AssayNode *node = assay_framework_find_node (detail->framework, leaf->id);
  gboolean live = assay_rating_data_holds (data, detail);

  cursor->column = 0;
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, index + 1);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_reference (detail->rating));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_name (detail->rating));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT,
                       node->parent != NULL && node->parent->parent != NULL ? node->parent->title
                                                                                : "");
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->label);
  put_value (cursor, leaf);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->unit);
  put_count (cursor, leaf->positive);
  put_count (cursor, leaf->n);
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, 100 * leaf->lower);
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, 100 * leaf->upper);
  put_points (cursor, node, leaf, live);
  put_weights (cursor, detail->framework, node, leaf, live);
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, leaf->adds);
  put_origin (cursor, leaf, assay_book_find_group (detail->framework, node));
  cursor->row++;
}

/**
 * assay_book_put_measures:
 * @cursor: of the sheet of measures
 * @data: what to write
 * @index: of the rating, from 0
 * @detail: (nullable): what it rests on
 *
 * Writes the rows of one rating.
 */
void
assay_book_put_measures (AssayBookCursor         *cursor,
                         const AssayRatingData   *data,
                         guint                    index,
                         const AssayRatingDetail *detail)
{
  g_autoptr (GPtrArray) leaves = g_ptr_array_new ();

  if (detail == NULL || detail->result->explanation == NULL)
    return;
  collect_leaves (detail->result->explanation, leaves);
  for (guint i = 0; i < leaves->len; i++)
    put_measure (cursor, data, index, detail, g_ptr_array_index (leaves, i));
}

/**
 * assay_book_add_measures:
 * @book: a workbook
 * @data: what to write
 *
 * Adds the sheet of measures: one row for each provider and measure. The rows are put by
 * [func@book_put_measures].
 *
 * Returns: where the first row begins
 */
AssayBookCursor
assay_book_add_measures (AssayBook             *book,
                         const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("No."), 6, ASSAY_BOOK_COUNT },
    { _("Reference"), 12, ASSAY_BOOK_TEXT },
    { _("Provider"), 28, ASSAY_BOOK_TEXT },
    { _("Domain"), 28, ASSAY_BOOK_TEXT },
    { _("Measure"), 34, ASSAY_BOOK_TEXT },
    { _("Value"), 9, ASSAY_BOOK_SCORE },
    { _("Unit"), 9, ASSAY_BOOK_TEXT },
    { _("Positive"), 10, ASSAY_BOOK_COUNT },
    { _("Base"), 8, ASSAY_BOOK_COUNT },
    { _("From (95 %)"), 10, ASSAY_BOOK_SCORE },
    { _("To (95 %)"), 10, ASSAY_BOOK_SCORE },
    { _("Points"), 10, ASSAY_BOOK_EXACT },
    { _("Weight"), 9, ASSAY_BOOK_SCORE },
    { _("Weight with points"), 13, ASSAY_BOOK_SCORE },
    { _("Weight × points"), 11, ASSAY_BOOK_EXACT },
    { _("Adds to the score"), 11, ASSAY_BOOK_SCORE },
    { _("Source"), 24, ASSAY_BOOK_TEXT },
    { _("File or form"), 26, ASSAY_BOOK_TEXT },
    { _("As of"), 12, ASSAY_BOOK_TEXT },
    { _("Remark"), 40, ASSAY_BOOK_TEXT },
    { _("Domain no."), 10, ASSAY_BOOK_COUNT },
  };
  lxw_worksheet *sheet = assay_book_add_long_sheet (
      book, ASSAY_BOOK_MEASURES, _("Measures by provider"),
      _("From value to points to what a measure adds to the score. A measure without points is "
        "left out of the divisor; the remark says why it has none."),
      columns, G_N_ELEMENTS (columns));
  guint n_rows = (guint) assay_rating_data_count_leaves (data);

  assay_book_add_table (book, sheet, "Measures", ASSAY_BOOK_HEAD_ROW, n_rows, columns,
                        G_N_ELEMENTS (columns), TRUE);
  assay_book_freeze (sheet, 5);
  return (AssayBookCursor) { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };
}
