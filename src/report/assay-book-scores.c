/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "core/base/assay-number.h"
#include "report/assay-book-sheets.h"

/* In characters; headings are wrapped. */
#define COLUMN_WIDTH 16.0

typedef struct
{
  const AssayRatingData *data;
  guint n_groups;
  guint last_measure; /* the last row of the measures sheet */
} Scores;

/* The sum of a column of the measures over one provider, and one group of them where @group is not
 * 0. */
static char *
make_sum (const Scores          *scores,
          const AssayBookCursor *cursor,
          guint                  column,
          guint                  group)
{
  guint first = ASSAY_BOOK_FIRST_ROW;
  g_autofree char *figures =
      assay_book_range_on (ASSAY_BOOK_MEASURES, first, scores->last_measure, column);
  g_autofree char *numbers = assay_book_range_on (ASSAY_BOOK_MEASURES, first,
                                                  scores->last_measure, ASSAY_MEASURES_NUMBER);
  g_autofree char *groups = assay_book_range_on (ASSAY_BOOK_MEASURES, first,
                                                 scores->last_measure, ASSAY_MEASURES_GROUP);
  g_autofree char *number = assay_book_cell (cursor->row, ASSAY_SCORES_NUMBER);

  if (group == 0)
    return g_strdup_printf ("SUMIFS(%s,%s,%s)", figures, numbers, number);
  return g_strdup_printf ("SUMIFS(%s,%s,%s,%s,%u)", figures, numbers, number, groups, group);
}

static const AssayExplanation *
find_group_score (const AssayExplanation *whole,
                  guint                   group)
{
  guint number = 0;

  for (guint i = 0; i < whole->children->len; i++)
    {
      const AssayExplanation *child = g_ptr_array_index (whole->children, i);

      if (!child->is_leaf && ++number == group)
        return child;
    }
  return NULL;
}

static void
put_group (AssayBookCursor        *cursor,
           const Scores           *scores,
           const AssayExplanation *whole,
           guint                   group)
{
  const AssayExplanation *found = find_group_score (whole, group);
  g_autofree char *points = make_sum (scores, cursor, ASSAY_MEASURES_PRODUCT, group);
  g_autofree char *weights = make_sum (scores, cursor, ASSAY_MEASURES_COUNTED, group);
  g_autofree char *formula =
      g_strdup_printf ("=ROUND(100*%s/%s,%d)", points, weights, cursor->book->decimals);

  assay_book_put_formula (cursor, ASSAY_BOOK_SCORE, formula,
                          found != NULL ? assay_round (found->score, cursor->book->decimals)
                                            : (double) NAN);
}

static double
sum_leaves (const AssayExplanation *node,
            AssayFramework         *framework,
            AssayScoresColumn       column)
{
  double sum = 0;

  if (node->is_leaf)
    {
      if (column == ASSAY_SCORES_APPLIES)
        return node->missing == ASSAY_MISSING_NOT_APPLICABLE
                   ? 0
                   : assay_framework_find_node (framework, node->id)->weight;
      if (isnan (node->points))
        return 0;
      return column == ASSAY_SCORES_COUNTED ? node->weight : node->weight * node->points;
    }
  for (guint i = 0; i < node->children->len; i++)
    sum += sum_leaves (g_ptr_array_index (node->children, i), framework, column);
  return sum;
}

static void
put_sum (AssayBookCursor         *cursor,
         const Scores            *scores,
         const AssayRatingDetail *detail,
         guint                    measures_column,
         AssayScoresColumn        column)
{
  g_autofree char *sum = make_sum (scores, cursor, measures_column, 0);
  g_autofree char *formula = g_strdup_printf ("=%s", sum);

  assay_book_put_formula (cursor,
                          column == ASSAY_SCORES_PRODUCT ? ASSAY_BOOK_EXACT
                                                             : ASSAY_BOOK_SCORE,
                          formula,
                          sum_leaves (detail->result->explanation, detail->framework, column));
}

static char *
name_own_cell (const AssayBookCursor *cursor,
               const Scores          *scores,
               AssayScoresColumn      column)
{
  return assay_book_cell (cursor->row,
                          assay_book_scores_column (scores->data->framework, column));
}

static void
put_coverage (AssayBookCursor         *cursor,
              const Scores            *scores,
              const AssayRatingDetail *detail)
{
  g_autofree char *counted = name_own_cell (cursor, scores, ASSAY_SCORES_COUNTED);
  g_autofree char *applies = name_own_cell (cursor, scores, ASSAY_SCORES_APPLIES);
  g_autofree char *formula = g_strdup_printf ("=%s/%s", counted, applies);

  /* Where groups have weights of their own, coverage is worked out group by group. */
  if (assay_framework_get_aggregation (detail->framework) == ASSAY_AGGREGATION_GROUPS
      || detail->result->explanation->leaves == 0)
    assay_book_put_number (cursor, ASSAY_BOOK_SHARE_DECIMAL, detail->result->coverage);
  else
    assay_book_put_formula (cursor, ASSAY_BOOK_SHARE_DECIMAL, formula,
                            detail->result->coverage);
}

static void
put_score (AssayBookCursor         *cursor,
           const Scores            *scores,
           const AssayRatingDetail *detail)
{
  g_autofree char *product = name_own_cell (cursor, scores, ASSAY_SCORES_PRODUCT);
  g_autofree char *counted = name_own_cell (cursor, scores, ASSAY_SCORES_COUNTED);
  g_autofree char *exact = name_own_cell (cursor, scores, ASSAY_SCORES_EXACT);
  g_autofree char *division = g_strdup_printf ("=100*%s/%s", product, counted);
  g_autofree char *rounding = g_strdup_printf ("=ROUND(%s,%d)", exact, cursor->book->decimals);

  assay_book_put_formula (cursor, ASSAY_BOOK_EXACT, division,
                          detail->result->rated ? detail->result->exact : (double) NAN);
  assay_book_put_formula (cursor, ASSAY_BOOK_SCORE, rounding,
                          detail->result->rated ? detail->result->score : (double) NAN);
}

static void
put_band (AssayBookCursor         *cursor,
          const Scores            *scores,
          const AssayRatingDetail *detail,
          gboolean                 live)
{
  AssayFramework *framework = scores->data->framework;
  guint first = ASSAY_BOOK_FIRST_ROW;
  guint last = first + assay_framework_get_n_bands (framework) - 1;
  g_autofree char *titles =
      assay_book_range_on (ASSAY_BOOK_BANDS, first, last, ASSAY_BANDS_TITLE);
  g_autofree char *limits =
      assay_book_range_on (ASSAY_BOOK_BANDS, first, MAX (first, last - 1), ASSAY_BANDS_FROM);
  g_autofree char *score = name_own_cell (cursor, scores, ASSAY_SCORES_SCORE);
  g_autofree char *formula =
      g_strdup_printf ("=INDEX(%s,1+SUMPRODUCT(--(%s>%s)))", titles, limits, score);
  const AssayBand *band = detail->result->ungated_band;

  if (band == NULL)
    assay_book_put_text (cursor, ASSAY_BOOK_TEXT, _("Not rated"));
  else if (live && last > first && assay_book_is_linear (framework))
    assay_book_put_words (cursor, ASSAY_BOOK_TEXT, formula, band->title);
  else
    assay_book_put_text (cursor, ASSAY_BOOK_TEXT, band->title);
}

/**
 * assay_book_put_scores:
 * @cursor: of the sheet of scores
 * @data: what to write
 * @n_measures: rows of the sheet of measures
 * @index: of the rating, from 0
 * @rating: the rating
 * @detail: (nullable): what it rests on
 *
 * Writes the next row.
 */
void
assay_book_put_scores (AssayBookCursor         *cursor,
                       const AssayRatingData   *data,
                       guint                    n_measures,
                       guint                    index,
                       AssayRating             *rating,
                       const AssayRatingDetail *detail)
{
  const Scores scores = { data, assay_book_count_groups (data->framework),
                          ASSAY_BOOK_FIRST_ROW + MAX (1, n_measures) - 1 };

  cursor->column = 0;
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, index + 1);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_reference (rating));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_rating_get_name (rating));
  if (detail != NULL && detail->result->explanation != NULL)
    {
      for (guint i = 0; i < scores.n_groups; i++)
        put_group (cursor, &scores, detail->result->explanation, i + 1);
      put_sum (cursor, &scores, detail, ASSAY_MEASURES_WEIGHT, ASSAY_SCORES_APPLIES);
      put_sum (cursor, &scores, detail, ASSAY_MEASURES_COUNTED, ASSAY_SCORES_COUNTED);
      put_coverage (cursor, &scores, detail);
      put_sum (cursor, &scores, detail, ASSAY_MEASURES_PRODUCT, ASSAY_SCORES_PRODUCT);
      put_score (cursor, &scores, detail);
      put_band (cursor, &scores, detail, assay_rating_data_holds (data, detail));
    }
  cursor->row++;
}

static GPtrArray *
list_headings (AssayFramework *framework)
{
  const AssayNode *root = assay_framework_get_root (framework);
  const char *fixed[] = { _("Weight that applies"), _("Weight with points"), _("Coverage"),
                          _("Weight × points"), _("Score before rounding"), _("Score"),
                          _("Band by the score") };
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GPtrArray *headings = g_ptr_array_new_with_free_func (g_free);
  int place = ASSAY_SCORES_GROUPS;

  g_ptr_array_add (headings, assay_book_make_heading (taken, _("No.")));
  g_ptr_array_add (headings, assay_book_make_heading (taken, _("Reference")));
  g_ptr_array_add (headings, assay_book_make_heading (taken, _("Provider")));
  for (guint i = 0; i < G_N_ELEMENTS (fixed); i++)
    g_ptr_array_add (headings, assay_book_make_heading (taken, fixed[i]));
  for (guint i = 0; i < root->n_children; i++)
    if (root->children[i]->kind == ASSAY_NODE_GROUP)
      g_ptr_array_insert (headings, place++,
                          assay_book_make_heading (taken, root->children[i]->title));
  return headings;
}

/**
 * assay_book_add_scores:
 * @book: a workbook
 * @data: what to write
 *
 * Adds the sheet of scores: one row a provider, each score a formula on the measures, the band a
 * formula on the score and the thresholds. The rows are put by [func@book_put_scores].
 *
 * Returns: where the first row begins
 */
AssayBookCursor
assay_book_add_scores (AssayBook             *book,
                       const AssayRatingData *data)
{
  g_autoptr (GPtrArray) headings = list_headings (data->framework);
  g_autofree AssayBookColumn *columns = g_new0 (AssayBookColumn, headings->len);
  AssayBookCursor cursor = { book, NULL, ASSAY_BOOK_FIRST_ROW, 0 };

  for (guint i = 0; i < headings->len; i++)
    {
      columns[i].heading = g_ptr_array_index (headings, i);
      columns[i].width = i == 0 ? 6 : i == 2 ? 30 : COLUMN_WIDTH;
    }
  cursor.sheet = assay_book_add_long_sheet (
      book, ASSAY_BOOK_SCORES, _("Domain scores and scores"),
      _("100 × the sum of weight × points ÷ the sum of the weights with points, rounded once at "
        "the end; the rounded score decides the band."),
      columns, headings->len);
  assay_book_add_table (book, cursor.sheet, "Scores", ASSAY_BOOK_HEAD_ROW, data->ratings->len, columns,
                        headings->len, TRUE);
  assay_book_freeze (cursor.sheet, 3);
  return cursor;
}
