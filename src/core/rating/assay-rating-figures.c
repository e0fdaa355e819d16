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

typedef void (*FillFunc) (AssayEvidenceItem *item,
                          AssayStatement    *statement,
                          Before            *before);

typedef const char *(*PickFunc) (const AssayNode *leaf);

/* Where the figures of a period lie together, as those of an import do, they are read where they lie:
 * to find them one by one takes three times as long. */
static AssayStatement *
select_figures (AssayConnection  *connection,
                const char       *period,
                GError          **error)
{
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT coalesce (min (id), 0), coalesce (max (id), 0), count (*) FROM figure"
    " INDEXED BY figure_of_period WHERE period = ? AND superseded = 0", "s", period);
  gint64 first = 0, last = 0, count = 0;

  while (assay_statement_next (statement, error))
    {
      first = assay_statement_get_int (statement, 0);
      last = assay_statement_get_int (statement, 1);
      count = assay_statement_get_int (statement, 2);
    }
  if (assay_statement_failed (statement))
    return NULL;
  if (last - first < 2 * count)
    return assay_connection_query (connection, error,
                                   "SELECT provider_id, value, carrier, as_of, field FROM figure"
                                   " WHERE id BETWEEN ? AND ? AND +period = ? AND +superseded = 0",
                                   "iis", first, last, period);
  return assay_connection_query (connection, error,
                                 "SELECT provider_id, value, carrier, as_of, field FROM figure"
                                 " WHERE period = ? AND superseded = 0", "s", period);
}

/* The leaves that @pick finds a field of. */
static GPtrArray *
list_leaves (AssayFramework *framework,
             PickFunc        pick)
{
  GPtrArray *leaves = g_ptr_array_new ();

  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (pick (leaf) != NULL)
        g_ptr_array_add (leaves, (gpointer) leaf);
    }
  return leaves;
}

/* Calls @fill for every figure of a leaf's field that belongs to somebody who is rated. */
static gboolean
for_each_figure (AssayConnection  *connection,
                 AssayFramework   *framework,
                 AssaySubjects    *subjects,
                 const char       *period,
                 GPtrArray        *evidence,
                 PickFunc          pick,
                 FillFunc          fill,
                 GError          **error)
{
  g_autoptr (GPtrArray) leaves = list_leaves (framework, pick);
  Before before = { "", "" };
  AssayStatement *statement;

  if (leaves->len == 0)
    return TRUE;
  statement = select_figures (connection, period, error);
  while (assay_statement_next (statement, error))
    {
      const char *field = assay_statement_get_text (statement, 4);
      guint place;

      if (!_assay_subjects_find (subjects, assay_statement_get_int (statement, 0), &place))
        continue;
      for (guint i = 0; i < leaves->len; i++)
        {
          const AssayNode *leaf = leaves->pdata[i];

          if (strcmp (pick (leaf), field) == 0)
            fill (&((AssayEvidence *) evidence->pdata[place])->items[leaf->leaf_index], statement, &before);
        }
    }
  return !assay_statement_failed (statement);
}

static const char *
intern_again (const char **before,
              const char  *text)
{
  if (strcmp (*before, text) != 0)
    *before = g_intern_string (text);
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
  item->carrier = intern_again (&before->carrier, assay_statement_get_text (statement, 2));
  item->as_of = intern_again (&before->as_of, assay_statement_get_text (statement, 3));
}

/* A whole number of people; a return that gives half a person is not one to count with. */
static gint64
to_count (double value)
{
  return value >= 0 && value < 1e15 && value == floor (value) ? (gint64) value : -1;
}

/* Comes after the numerator: the value becomes a rate in per cent. */
static void
fill_divisor (AssayEvidenceItem *item,
              AssayStatement    *statement,
              Before            *before)
{
  double divisor = assay_statement_get_double (statement, 1);

  if (assay_statement_is_null (statement, 1) || item->missing != ASSAY_MISSING_NONE)
    return;
  item->positive = to_count (item->value);
  item->n = to_count (divisor);
  item->missing = divisor > 0 ? ASSAY_MISSING_NONE : ASSAY_MISSING_IMPOSSIBLE;
  item->value = divisor > 0 ? 100.0 * item->value / divisor : (double) NAN;
}

/* A numerator whose divisor never came says nothing; it is kept, so that the one that lacks can be named. */
static void
drop_undivided (GPtrArray *evidence,
                guint      leaf)
{
  for (guint i = 0; i < evidence->len; i++)
    {
      AssayEvidenceItem *item = &((AssayEvidence *) evidence->pdata[i])->items[leaf];

      if (item->missing != ASSAY_MISSING_NONE || item->n != -1)
        continue;
      item->missing = ASSAY_MISSING_NOT_RETURNED;
      item->positive = to_count (item->value);
      item->value = NAN;
    }
}

static const char *
pick_field (const AssayNode *leaf)
{
  return leaf->field == NULL || g_str_equal (leaf->source, "survey") ? NULL : leaf->field;
}

static const char *
pick_divisor (const AssayNode *leaf)
{
  return pick_field (leaf) != NULL ? leaf->divisor : NULL;
}

/* Fills the leaves that come from returned figures; @evidence is one a subject, in their order. */
gboolean
_assay_figures_fill (AssayConnection  *connection,
                     AssayFramework   *framework,
                     AssaySubjects    *subjects,
                     const char       *period,
                     GPtrArray        *evidence,
                     GError          **error)
{
  if (!for_each_figure (connection, framework, subjects, period, evidence, pick_field, fill_value, error)
      || !for_each_figure (connection, framework, subjects, period, evidence, pick_divisor, fill_divisor,
                           error))
    return FALSE;
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (pick_divisor (assay_framework_get_leaf (framework, i)) != NULL)
      drop_undivided (evidence, i);
  return TRUE;
}
