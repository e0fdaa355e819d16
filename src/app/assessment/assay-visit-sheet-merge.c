/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Two people at one criterion: what somebody did not touch is not theirs to overwrite. Their answer beside the stored
 * one is therefore the stored one with what they changed, field by field, by how it was when they began. */

#include "config.h"

#include <string.h>

#include "app/assessment/assay-visit-sheet-private.h"

/* How a criterion was when its version was the one that is shown: before the first change since. (nullable) */
static const AssayAnswer *
find_in (GQueue                    *steps,
         const AssayVisitCriterion *criterion,
         gint64                     version)
{
  for (GList *l = steps->head; l != NULL; l = l->next)
    {
      const AssayVisitStep *step = l->data;

      if (step->criterion == criterion && step->before != NULL && step->before->version == version)
        return step->before;
    }
  return NULL;
}

static gboolean
is_same_list (char **a,
              char **b)
{
  const char *const empty[] = { NULL };

  return g_strv_equal (a != NULL ? (const char *const *) a : empty, b != NULL ? (const char *const *) b : empty);
}

static gboolean
is_same (const AssayAnswer *a,
         const AssayAnswer *b)
{
  return strcmp (a->answer, b->answer) == 0 && strcmp (a->note, b->note) == 0 &&
         is_same_list (a->sources, b->sources) && is_same_list (a->perspectives, b->perspectives);
}

static void
take_text (char       **text,
           const char  *base,
           const char  *stored)
{
  if (strcmp (*text, base) != 0)
    return;
  g_free (*text);
  *text = g_strdup (stored);
}

static void
take_list (char ***list,
           char  **base,
           char  **stored)
{
  if (!is_same_list (*list, base))
    return;
  g_strfreev (*list);
  *list = g_strdupv (stored);
}

/**
 * _assay_visit_sheet_merge:
 * @self: a sheet
 * @criterion: about which there is a conflict
 * @stored: what is in the register
 *
 * Shows what is stored with what was changed here. Where nothing is known of how it was before, what is shown stays.
 *
 * Returns: whether the two still differ, so that somebody must choose
 */
gboolean
_assay_visit_sheet_merge (AssayVisitSheet     *self,
                          AssayVisitCriterion *criterion,
                          const AssayAnswer   *stored)
{
  g_autoptr (AssayAnswer) mine = assay_answer_copy (assay_visit_criterion_get_answer (criterion));
  const AssayAnswer *base = find_in (self->steps, criterion, mine->version);

  if (base == NULL)
    base = find_in (self->undone, criterion, mine->version);
  if (base != NULL)
    {
      take_text (&mine->answer, base->answer, stored->answer);
      take_text (&mine->note, base->note, stored->note);
      take_list (&mine->sources, base->sources, stored->sources);
      take_list (&mine->perspectives, base->perspectives, stored->perspectives);
      assay_visit_criterion_set_answer (criterion, mine);
      g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_CHANGED], 0, criterion);
    }
  return !is_same (mine, stored);
}
