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

/* Calls @fill for every figure of a field that belongs to somebody who is rated. */
static gboolean
for_each_figure (AssayConnection  *connection,
                 AssaySubjects    *subjects,
                 const char       *period,
                 const char       *field,
                 GPtrArray        *evidence,
                 guint             leaf,
                 FillFunc          fill,
                 GError          **error)
{
  Before before = { "", "" };
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT provider_id, value, carrier, as_of FROM figure"
    " WHERE period = ? AND field = ? AND superseded = 0",
    "ss", period, field);

  while (assay_statement_next (statement, error))
    {
      guint place;

      if (_assay_subjects_find (subjects, assay_statement_get_int (statement, 0), &place))
        fill (&((AssayEvidence *) evidence->pdata[place])->items[leaf], statement, &before);
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

/* A numerator whose divisor never came says nothing. */
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
      item->value = NAN;
    }
}

static gboolean
fill_leaf (AssayConnection  *connection,
           AssaySubjects    *subjects,
           const char       *period,
           const AssayNode  *leaf,
           GPtrArray        *evidence,
           GError          **error)
{
  if (!for_each_figure (connection, subjects, period, leaf->field, evidence, leaf->leaf_index,
                        fill_value, error))
    return FALSE;
  if (leaf->divisor == NULL)
    return TRUE;
  if (!for_each_figure (connection, subjects, period, leaf->divisor, evidence, leaf->leaf_index,
                        fill_divisor, error))
    return FALSE;
  drop_undivided (evidence, leaf->leaf_index);
  return TRUE;
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
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    {
      const AssayNode *leaf = assay_framework_get_leaf (framework, i);

      if (leaf->field != NULL && !g_str_equal (leaf->source, "survey") &&
          !fill_leaf (connection, subjects, period, leaf, evidence, error))
        return FALSE;
    }
  return TRUE;
}
