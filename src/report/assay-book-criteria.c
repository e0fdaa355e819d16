/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "report/assay-assessment-data.h"
#include "report/assay-book-sheets.h"

/* One row for each provider and criterion of the assessment that rates it: what was answered, what of it counts,
 * its points as a formula on that, and what it stands on. Rows may be sorted: they refer to themselves alone. */

enum
{
  COUNTS_AS = 6,
};

static const AssayAssessmentData *
find_assessment (const AssayRatingData *data,
                 gint64                 provider_id)
{
  for (guint i = 0; i < data->assessments->len; i++)
    {
      const AssayAssessmentData *assessment = data->assessments->pdata[i];

      if (assay_assessment_get_provider_id (assessment->assessment) == provider_id)
        return assessment;
    }
  return NULL;
}

static void
put_points (AssayBookCursor        *cursor,
            const AssayNode        *leaf,
            const AssayExplanation *node)
{
  g_autofree char *counts_as = assay_book_cell (cursor->row, COUNTS_AS);
  g_autofree char *formula =
    assay_book_points_formula (leaf, counts_as, ASSAY_BOOK_FIRST_ROW + leaf->leaf_index);
  const double points = node != NULL ? node->points : (double) NAN;

  if (formula != NULL)
    assay_book_put_formula (cursor, ASSAY_BOOK_EXACT, formula, points);
  else
    assay_book_put_number (cursor, ASSAY_BOOK_EXACT, points);
}

static void
put_criterion (AssayBookCursor           *cursor,
               guint                      number,
               const AssayAssessmentData *assessment,
               const AssayNode           *leaf)
{
  const AssayAnswer *answer = g_hash_table_lookup (assessment->answers, leaf->id);
  const AssayScaleStep *step = assay_assessment_data_find_answer (assessment, leaf);
  const AssayExplanation *node = assay_assessment_data_find_node (assessment, leaf->id);
  g_autofree char *sources = assay_assessment_data_dup_sources (assessment, answer);

  cursor->column = 0;
  assay_book_put_number (cursor, ASSAY_BOOK_COUNT, number);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_assessment_get_reference (assessment->assessment));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_assessment_get_name (assessment->assessment));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT,
                       leaf->parent != NULL && leaf->parent->parent != NULL ? leaf->parent->title : "");
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, leaf->title);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, step != NULL ? step->title : _("not answered"));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, node != NULL ? node->category : NULL);
  put_points (cursor, leaf, node);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, sources);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, answer != NULL ? answer->note : NULL);
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_assessment_get_visited_on (assessment->assessment));
  assay_book_put_text (cursor, ASSAY_BOOK_TEXT, assay_assessment_get_officer (assessment->assessment));
  cursor->row++;
}

static void
put_provider (AssayBookCursor           *cursor,
              guint                      number,
              const AssayAssessmentData *assessment)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (assessment->framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (assessment->framework, i);

      if (leaf->scale != NULL && leaf->scale->kind == ASSAY_SCALE_CRITERION &&
          assay_node_applies (leaf, assay_assessment_get_service_type (assessment->assessment),
                              assay_assessment_get_kind (assessment->assessment)))
        put_criterion (cursor, number, assessment, leaf);
    }
}

/**
 * assay_book_add_criteria:
 * @book: a workbook
 * @data: what to write; nothing is added where no assessment rates anybody
 *
 * Adds the sheet of criteria: one row for each provider and criterion that applies.
 */
void
assay_book_add_criteria (AssayBook             *book,
                         const AssayRatingData *data)
{
  const AssayBookColumn columns[] = {
    { _("No."), 6, ASSAY_BOOK_COUNT },        { _("Reference"), 12, ASSAY_BOOK_TEXT },
    { _("Provider"), 28, ASSAY_BOOK_TEXT },   { _("Area"), 28, ASSAY_BOOK_TEXT },
    { _("Criterion"), 48, ASSAY_BOOK_TEXT },  { _("Answer"), 16, ASSAY_BOOK_TEXT },
    { _("Counts as"), 16, ASSAY_BOOK_TEXT },  { _("Points"), 9, ASSAY_BOOK_EXACT },
    { _("Evidence"), 30, ASSAY_BOOK_TEXT },   { _("Note"), 48, ASSAY_BOOK_TEXT },
    { _("Visited on"), 12, ASSAY_BOOK_TEXT }, { _("Officer"), 20, ASSAY_BOOK_TEXT },
  };
  AssayBookCursor cursor = { book, NULL, ASSAY_BOOK_FIRST_ROW, 0 };

  if (data->assessments->len == 0)
    return;
  cursor.sheet = assay_book_add_long_sheet (
    book, ASSAY_BOOK_CRITERIA, _("Criteria by provider"),
    _("The newest assessment of each provider that counts, as the register has it now: what was answered, what of "
      "it counts, and what it stands on."),
    columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < data->ratings->len; i++)
    {
      const AssayAssessmentData *assessment =
        find_assessment (data, assay_rating_get_provider_id (data->ratings->pdata[i]));

      if (assessment != NULL)
        put_provider (&cursor, i + 1, assessment);
    }
  assay_book_add_table (book, cursor.sheet, "Criteria", ASSAY_BOOK_HEAD_ROW, cursor.row - ASSAY_BOOK_FIRST_ROW,
                        columns, G_N_ELEMENTS (columns), TRUE);
  assay_book_freeze (cursor.sheet, 5);
}
