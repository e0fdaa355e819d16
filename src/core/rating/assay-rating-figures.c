/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include <math.h>
#include <string.h>

#include "core/rating/assay-rating-gather-private.h"

/* The texts of the figure before, interned: most figures of a field come from one file. */
typedef struct
{
  const char *carrier;
  const char *as_of;
} Before;

/* A leaf that comes from figures, and by what its value is divided: one a subject, NaN where nothing came; NULL
 * where it stands for itself. */
typedef struct
{
  const AssayNode *leaf;
  double *divisors;
} FigureLeaf;

/* Where the figures of a period lie, and how many there are. */
typedef struct
{
  gint64 first;
  gint64 last;
  gint64 count;
} Stretch;

/* By so many, the first figure of the first field may lie behind the first of all: the fields of a file's row. */
#define MOST_FIELDS 64

#define OF_PERIOD " FROM figure INDEXED BY figure_of_period WHERE period = ? AND superseded = 0"

static gboolean
locate_figures (AssayConnection  *connection,
                const char       *period,
                Stretch          *stretch,
                GError          **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT (SELECT count (*)" OF_PERIOD "),"
    " (SELECT id" OF_PERIOD " ORDER BY field, id LIMIT 1),"
    " (SELECT id" OF_PERIOD " ORDER BY field DESC, id DESC LIMIT 1)", "sss", period, period, period);

  while (assay_statement_next (statement, error))
    {
      gint64 one = assay_statement_get_int (statement, 1);
      gint64 other = assay_statement_get_int (statement, 2);

      stretch->count = assay_statement_get_int (statement, 0);
      stretch->first = MIN (one, other) - MOST_FIELDS;
      stretch->last = MAX (one, other) + MOST_FIELDS;
    }
  return !assay_statement_failed (statement);
}

static const char *
intern_again (const char    **before,
              AssayStatement *statement,
              int             column)
{
  if (!assay_statement_text_is (statement, column, *before))
    *before = g_intern_string (assay_statement_get_text (statement, column));
  return *before;
}

static void
fill_value (AssayEvidenceItem *item,
            AssayStatement    *statement,
            Before            *before)
{
  if (assay_statement_is_null (statement, 1))
    return;
  item->value = assay_statement_get_double (statement, 1);
  item->missing = ASSAY_MISSING_NONE;
  item->carrier = intern_again (&before->carrier, statement, 2);
  item->as_of = intern_again (&before->as_of, statement, 3);
}

/* A whole number of people; a return that gives half a person is not one to count with. */
static gint64
to_count (double value)
{
  return value >= 0 && value < 1e15 && value == floor (value) ? (gint64) value : -1;
}

static void
read_figure (const FigureLeaf *figure,
             GPtrArray        *evidence,
             guint             place,
             AssayStatement   *statement,
             Before           *before)
{
  const char *field = assay_statement_get_text (statement, 4);

  if (strcmp (figure->leaf->field, field) == 0)
    fill_value (&((AssayEvidence *) evidence->pdata[place])->items[figure->leaf->leaf_index], statement, before);
  if (figure->divisors != NULL && !assay_statement_is_null (statement, 1) &&
      strcmp (figure->leaf->divisor, field) == 0)
    figure->divisors[place] = assay_statement_get_double (statement, 1);
}

static gboolean
read_rows (AssayStatement  *statement,
           AssaySubjects   *subjects,
           GArray          *figures,
           GPtrArray       *evidence,
           gint64          *n,
           GError         **error)
{
  Before before = { "", "" };

  for (*n = 0; assay_statement_next (statement, error); ++*n)
    {
      guint place;

      if (!_assay_subjects_find (subjects, assay_statement_get_int (statement, 0), &place))
        continue;
      for (guint i = 0; i < figures->len; i++)
        read_figure (&g_array_index (figures, FigureLeaf, i), evidence, place, statement, &before);
    }
  return !assay_statement_failed (statement);
}

/* Where the figures of a period lie together, as those of an import do, they are read where they lie, and what lies
 * elsewhere after them: to find them one by one takes three times as long. */
static gboolean
read_figures (AssayConnection  *connection,
              AssaySubjects    *subjects,
              const char       *period,
              GArray           *figures,
              GPtrArray        *evidence,
              GError          **error)
{
  Stretch stretch = { 0 };
  AssayStatement *statement;
  gint64 n = 0;

  if (!locate_figures (connection, period, &stretch, error))
    return FALSE;
  if (stretch.last - stretch.first >= 2 * stretch.count + 2 * MOST_FIELDS)
    stretch = (Stretch) { 0, -1, stretch.count };
  else
    {
      statement = assay_connection_query (connection, error,
                                          "SELECT provider_id, value, carrier, as_of, field FROM figure"
                                          " WHERE id BETWEEN ? AND ? AND +period = ? AND +superseded = 0",
                                          "iis", stretch.first, stretch.last, period);
      if (!read_rows (statement, subjects, figures, evidence, &n, error))
        return FALSE;
    }
  if (n == stretch.count)
    return TRUE;
  statement = assay_connection_query (connection, error,
                                      "SELECT provider_id, value, carrier, as_of, field" OF_PERIOD
                                      " AND id NOT BETWEEN ? AND ?", "sii", period, stretch.first, stretch.last);
  return read_rows (statement, subjects, figures, evidence, &n, error);
}

/* The value becomes a rate in per cent. A numerator whose divisor never came says nothing; it is kept, so that the
 * one that lacks can be named. */
static void
divide (AssayEvidenceItem *item,
        double             divisor)
{
  if (item->missing != ASSAY_MISSING_NONE)
    return;
  item->positive = to_count (item->value);
  if (to_count (divisor) < 0)
    {
      item->missing = ASSAY_MISSING_NOT_RETURNED;
      item->value = NAN;
      return;
    }
  item->n = to_count (divisor);
  item->missing = divisor > 0 ? ASSAY_MISSING_NONE : ASSAY_MISSING_IMPOSSIBLE;
  item->value = divisor > 0 ? 100.0 * item->value / divisor : (double) NAN;
}

static void
divide_all (const FigureLeaf *figure,
            GPtrArray        *evidence)
{
  for (guint i = 0; figure->divisors != NULL && i < evidence->len; i++)
    divide (&((AssayEvidence *) evidence->pdata[i])->items[figure->leaf->leaf_index], figure->divisors[i]);
}

static void
clear_figure (gpointer figure)
{
  g_free (((FigureLeaf *) figure)->divisors);
}

static GArray *
list_figures (AssayFramework *framework,
              guint           n_subjects)
{
  GArray *figures = g_array_new (FALSE, FALSE, sizeof (FigureLeaf));

  g_array_set_clear_func (figures, clear_figure);
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      FigureLeaf figure = { assay_framework_get_leaf (framework, i), NULL };

      if (figure.leaf->field == NULL || g_str_equal (figure.leaf->source, "survey"))
        continue;
      if (figure.leaf->divisor != NULL)
        figure.divisors = g_new (double, n_subjects);
      for (guint j = 0; figure.divisors != NULL && j < n_subjects; j++)
        figure.divisors[j] = NAN;
      g_array_append_val (figures, figure);
    }
  return figures;
}

/* Fills the leaves that come from returned figures, in one pass over those of the period; @evidence is one a
 * subject, in their order. */
gboolean
_assay_figures_fill (AssayConnection  *connection,
                     AssayFramework   *framework,
                     AssaySubjects    *subjects,
                     const char       *period,
                     GPtrArray        *evidence,
                     GError          **error)
{
  g_autoptr (GArray) figures = list_figures (framework, evidence->len);

  if (figures->len > 0 && !read_figures (connection, subjects, period, figures, evidence, error))
    return FALSE;
  for (guint i = 0; i < figures->len; i++)
    divide_all (&g_array_index (figures, FigureLeaf, i), evidence);
  return TRUE;
}
