/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-band-count.h"
#include "report/assay-book-sheets.h"

/* Two tables that formulas refer to by place: the bands with their thresholds, and the measures
 * with their scales and weights. They cannot be sorted, so that the formulas stay right; their
 * figures can be changed, and the whole workbook follows. */

static void
put_band (AssayBookCursor       *cursor,
          const AssayRatingData *data,
          const AssayBand       *band,
          gint64                 now,
          gint64                 before)
{
  guint first = ASSAY_BOOK_FIRST_ROW;
  g_autofree char *bands = assay_book_range_on (
      ASSAY_BOOK_RATINGS, first, first + data->ratings->len - 1, ASSAY_RATINGS_BAND);
  g_autofree char *title = assay_book_cell (cursor->row, ASSAY_BANDS_TITLE);
  g_autofree char *formula = g_strdup_printf ("=SUMPRODUCT(--(%s=%s))", bands, title);

  cursor->column = 0;
  assay_book_put_text (cursor, ASSAY_BOOK_BOLD, band != NULL ? band->title : _("Not rated"));
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, band != NULL ? band->from : (double) NAN);
  assay_book_put_formula (cursor, ASSAY_BOOK_COUNT, formula, (double) now);
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT,
                         before < 0 ? (double) NAN : (double) before);
  if (band != NULL)
    {
      assay_book_put_text (cursor, ASSAY_BOOK_TEXT,
                           band->placeholder ? _("Placeholder: the source leaves it open") : "");
      assay_book_put_text (cursor, ASSAY_BOOK_TEXT, band->meaning);
      assay_book_put_text (cursor, ASSAY_BOOK_TEXT, band->follows);
    }
  else
    {
      cursor->column++;
      assay_book_put_text (cursor, ASSAY_BOOK_TEXT, _("Too little evidence for a score."));
    }
  cursor->row++;
}

/**
 * assay_book_add_bands:
 * @book: a workbook
 * @data: what to write
 *
 * Adds the sheet of bands: thresholds, how many hold each, what each means.
 */
void
assay_book_add_bands (AssayBook             *book,
                      const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("Band"), 18, ASSAY_BOOK_BOLD },
    { _("From"), 9, ASSAY_BOOK_SCORE },
    { _("Providers"), 12, ASSAY_BOOK_COUNT },
    { _("Providers last period"), 22, ASSAY_BOOK_COUNT },
    { _("Threshold"), 40, ASSAY_BOOK_TEXT },
    { _("What it says"), 60, ASSAY_BOOK_TEXT },
    { _("What follows"), 70, ASSAY_BOOK_TEXT },
  };
  lxw_worksheet *sheet = assay_book_add_sheet (
      book, ASSAY_BOOK_BANDS, _("Bands and thresholds"),
      _("A threshold is the least rounded score of its band. Change one here, and scores, bands "
        "and counts of this workbook follow."));
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };
  guint n_bands = assay_framework_get_n_bands (data->framework);
  g_autofree gint64 *now = assay_band_count_new (data->framework, data->ratings);
  g_autofree gint64 *before =
      data->previous != NULL ? assay_band_count_new (data->framework, data->previous) : NULL;

  for (guint i = 0; i <= n_bands; i++)
    {
      const AssayBand *band = i < n_bands ? assay_framework_get_band (data->framework, i) : NULL;

      put_band (&cursor, data, band, now[i], before != NULL ? before[i] : -1);
    }
  assay_book_add_table (book, sheet, "Bands", ASSAY_BOOK_HEAD_ROW, n_bands + 1, columns,
                        G_N_ELEMENTS (columns), FALSE);
  assay_book_freeze (sheet, 1);
}

static char *
describe_scale (const AssayNode *leaf)
{
  if (!leaf->scored || leaf->scale == NULL)
    return g_strdup (_("not scored yet"));
  switch (leaf->scale->kind)
    {
    case ASSAY_SCALE_SHARE:
      return g_strdup (_("share of positive answers, linear"));
    case ASSAY_SCALE_LINEAR:
      return g_strdup (_("linear between two figures"));
    case ASSAY_SCALE_STEPS:
      return g_strdup (_("steps"));
    case ASSAY_SCALE_CATEGORIES:
      return g_strdup (_("categories"));
    case ASSAY_SCALE_CRITERION:
    default:
      return g_strdup (_("met in full, in part, not met"));
    }
}

static char *
describe_placeholders (const AssayNode *leaf)
{
  gboolean scale = leaf->scale != NULL && leaf->scale->placeholder;

  if (scale && leaf->weight_placeholder)
    return g_strdup (_("Placeholder: scale and weight"));
  if (scale)
    return g_strdup (_("Placeholder: scale"));
  return g_strdup (leaf->weight_placeholder ? _("Placeholder: weight") : "");
}

static void
put_leaf (AssayBookCursor *cursor,
          const AssayNode *leaf)
{
  gboolean linear = leaf->scale != NULL
                    && (leaf->scale->kind == ASSAY_SCALE_SHARE
                        || leaf->scale->kind == ASSAY_SCALE_LINEAR);
  g_autofree char *scale = describe_scale (leaf);
  g_autofree char *placeholders = describe_placeholders (leaf);

  cursor->column = 0;
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, leaf->leaf_index + 1);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT,
                       leaf->parent != NULL && leaf->parent->parent != NULL ? leaf->parent->title
                                                                                : "");
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->title);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->source_title);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->unit);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, scale);
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE,
                         linear ? leaf->scale->zero_at : (double) NAN);
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE,
                         linear ? leaf->scale->one_at : (double) NAN);
  assay_book_put_number (cursor, ASSAY_BOOK_SCORE, leaf->weight);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, placeholders);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->note);
  cursor->row++;
}

/**
 * assay_book_add_framework:
 * @book: a workbook
 * @data: what to write
 *
 * Adds the sheet of the framework: its measures with their scales and weights.
 */
void
assay_book_add_framework (AssayBook             *book,
                          const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("No."), 6, ASSAY_BOOK_COUNT },
    { _("Domain"), 32, ASSAY_BOOK_TEXT },
    { _("Measure"), 38, ASSAY_BOOK_TEXT },
    { _("Source"), 26, ASSAY_BOOK_TEXT },
    { _("Unit"), 10, ASSAY_BOOK_TEXT },
    { _("Scale"), 34, ASSAY_BOOK_TEXT },
    { _("0 points at"), 13, ASSAY_BOOK_SCORE },
    { _("1 point at"), 12, ASSAY_BOOK_SCORE },
    { _("Weight"), 10, ASSAY_BOOK_SCORE },
    { _("Left open by the source"), 32, ASSAY_BOOK_TEXT },
    { _("Note"), 70, ASSAY_BOOK_TEXT },
  };
  g_autofree char *title = g_strdup_printf (_("%s, version %d"),
                                            assay_framework_get_title (data->framework),
                                            assay_framework_get_version (data->framework));
  lxw_worksheet *sheet = assay_book_add_sheet (
      book, ASSAY_BOOK_FRAMEWORK, title,
      _("How a value becomes points, and what each measure weighs. Values between the two figures "
        "of a linear scale share the points in proportion; values beyond them count as the nearer "
        "one."));
  AssayBookCursor cursor = { book, sheet, ASSAY_BOOK_FIRST_ROW, 0 };
  guint n_leaves = assay_framework_get_n_leaves (data->framework);

  for (guint i = 0; i < n_leaves; i++)
    put_leaf (&cursor, assay_framework_get_leaf (data->framework, i));
  assay_book_add_table (book, sheet, "Framework", ASSAY_BOOK_HEAD_ROW, n_leaves, columns,
                        G_N_ELEMENTS (columns), FALSE);
  assay_book_freeze (sheet, 3);
}
