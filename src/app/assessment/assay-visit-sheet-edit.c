/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include <string.h>

#include "app/assessment/assay-visit-sheet-private.h"

#define NOTE_PAUSE 400          /* milliseconds */
#define MOST_UNDO 200

/**
 * _assay_visit_step_free:
 * @data: (transfer full): a step
 *
 * Frees it.
 */
void
_assay_visit_step_free (gpointer data)
{
  AssayVisitStep *step = data;

  g_clear_pointer (&step->before, assay_answer_free);
  g_clear_pointer (&step->thing, _assay_visit_thing_unref);
  g_clear_pointer (&step->evidence, assay_evidence_state_free);
  g_free (step);
}

/**
 * _assay_visit_sheet_push:
 * @steps: those that can be taken back, or made again
 * @step: (transfer full): the newest
 *
 * Adds a step; of too many the oldest goes.
 */
void
_assay_visit_sheet_push (GQueue         *steps,
                         AssayVisitStep *step)
{
  g_queue_push_tail (steps, step);
  if (g_queue_get_length (steps) > MOST_UNDO)
    _assay_visit_step_free (g_queue_pop_head (steps));
}

static void
push_step (GQueue              *steps,
           AssayVisitCriterion *criterion)
{
  AssayVisitStep *step = g_new0 (AssayVisitStep, 1);

  step->criterion = criterion;
  step->before = assay_answer_copy (assay_visit_criterion_get_answer (criterion));
  _assay_visit_sheet_push (steps, step);
}

static void
remember (AssayVisitSheet     *self,
          AssayVisitCriterion *criterion)
{
  g_queue_clear_full (self->undone, _assay_visit_step_free);
  push_step (self->steps, criterion);
}

static void
change (AssayVisitSheet     *self,
        AssayVisitCriterion *criterion,
        AssayAnswer         *answer)
{
  answer->carried = FALSE;
  assay_visit_criterion_set_answer (criterion, answer);
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_CHANGED], 0, criterion);
}

/**
 * assay_visit_sheet_answer:
 * @self: a sheet
 * @criterion: of the sheet
 * @key: an answer of its scale, or "" to take the answer back
 *
 * Answers a criterion.
 */
void
assay_visit_sheet_answer (AssayVisitSheet     *self,
                          AssayVisitCriterion *criterion,
                          const char          *key)
{
  g_autoptr (AssayAnswer) answer = assay_answer_copy (assay_visit_criterion_get_answer (criterion));

  assay_visit_sheet_flush (self);
  if (strcmp (answer->answer, key) == 0 && !answer->carried)
    return;
  remember (self, criterion);
  g_free (answer->answer);
  answer->answer = g_strdup (key);
  change (self, criterion, answer);
  _assay_visit_sheet_save (self, criterion);
}

/* A list without an id that was in it, or with one that was not. */
static char **
toggle (char       **list,
        const char  *id)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  gboolean was_there = FALSE;

  for (guint i = 0; list != NULL && list[i] != NULL; i++)
    if (strcmp (list[i], id) == 0)
      was_there = TRUE;
    else
      g_strv_builder_add (builder, list[i]);
  if (!was_there)
    g_strv_builder_add (builder, id);
  return g_strv_builder_end (builder);
}

/**
 * assay_visit_sheet_toggle_source:
 * @self: a sheet
 * @criterion: of the sheet
 * @id: an evidence source
 *
 * Says that the answer stands on a source, or that it does not.
 */
void
assay_visit_sheet_toggle_source (AssayVisitSheet     *self,
                                 AssayVisitCriterion *criterion,
                                 const char          *id)
{
  g_autoptr (AssayAnswer) answer = assay_answer_copy (assay_visit_criterion_get_answer (criterion));
  g_auto (GStrv) before = g_steal_pointer (&answer->sources);

  assay_visit_sheet_flush (self);
  remember (self, criterion);
  answer->sources = toggle (before, id);
  change (self, criterion, answer);
  _assay_visit_sheet_save (self, criterion);
}

/**
 * assay_visit_sheet_toggle_perspective:
 * @self: a sheet
 * @criterion: of the sheet
 * @id: a perspective
 *
 * Says that somebody of that point of view told it, or that nobody did.
 */
void
assay_visit_sheet_toggle_perspective (AssayVisitSheet     *self,
                                      AssayVisitCriterion *criterion,
                                      const char          *id)
{
  g_autoptr (AssayAnswer) answer = assay_answer_copy (assay_visit_criterion_get_answer (criterion));
  g_auto (GStrv) before = g_steal_pointer (&answer->perspectives);

  assay_visit_sheet_flush (self);
  remember (self, criterion);
  answer->perspectives = toggle (before, id);
  change (self, criterion, answer);
  _assay_visit_sheet_save (self, criterion);
}

static gboolean
note_pause_cb (gpointer user_data)
{
  AssayVisitSheet *self = user_data;

  self->note_source = 0;
  _assay_visit_sheet_save (self, g_steal_pointer (&self->noted));
  return G_SOURCE_REMOVE;
}

static gboolean
ends_word (const char *note)
{
  gsize length = strlen (note);

  return length > 0 && (g_ascii_isspace (note[length - 1]) || g_ascii_ispunct (note[length - 1]));
}

/**
 * assay_visit_sheet_set_note:
 * @self: a sheet
 * @criterion: of the sheet
 * @note: what is written beside the answer
 *
 * Changes the note; it is stored at the end of the word or when the typing pauses.
 */
void
assay_visit_sheet_set_note (AssayVisitSheet     *self,
                            AssayVisitCriterion *criterion,
                            const char          *note)
{
  g_autoptr (AssayAnswer) answer = assay_answer_copy (assay_visit_criterion_get_answer (criterion));

  if (strcmp (answer->note, note) == 0)
    return;
  if (self->noted != criterion)
    {
      assay_visit_sheet_flush (self);
      remember (self, criterion);
    }
  g_free (answer->note);
  answer->note = g_strdup (note);
  change (self, criterion, answer);
  g_clear_handle_id (&self->note_source, g_source_remove);
  self->noted = criterion;
  self->note_source = g_timeout_add (NOTE_PAUSE, note_pause_cb, self);
  if (ends_word (note))
    assay_visit_sheet_flush (self);
}

/**
 * assay_visit_sheet_settle:
 * @self: a sheet
 * @criterion: about which there was a conflict
 * @stored: what is in the register
 * @keep_mine: whether what is shown is to replace it
 *
 * Settles a conflict.
 */
void
assay_visit_sheet_settle (AssayVisitSheet     *self,
                          AssayVisitCriterion *criterion,
                          const AssayAnswer   *stored,
                          gboolean             keep_mine)
{
  g_hash_table_remove (self->contested, criterion);
  if (!keep_mine)
    assay_visit_criterion_set_answer (criterion, stored);
  assay_visit_criterion_set_version (criterion, stored->version);
  if (keep_mine)
    _assay_visit_sheet_save (self, criterion);
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_CHANGED], 0, criterion);
}

/* What is put back goes from one list to the other, so that it can be put forth again. */
static AssayVisitCriterion *
put_back (AssayVisitSheet *self,
          GQueue          *from,
          GQueue          *to)
{
  AssayVisitStep *step;
  AssayVisitCriterion *criterion;

  assay_visit_sheet_flush (self);
  step = g_queue_peek_tail (from);
  if (step == NULL || (step->thing != NULL && self->is_changing_evidence))
    return NULL;
  g_queue_pop_tail (from);
  criterion = step->criterion;
  if (step->thing != NULL)
    {
      _assay_visit_sheet_put_evidence_back (self, step, from);
      return criterion;
    }
  push_step (to, criterion);
  step->before->version = assay_visit_criterion_get_answer (criterion)->version;
  assay_visit_criterion_set_answer (criterion, step->before);
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_CHANGED], 0, criterion);
  _assay_visit_sheet_save (self, criterion);
  _assay_visit_step_free (step);
  return criterion;
}

/**
 * assay_visit_sheet_undo:
 * @self: a sheet
 *
 * Puts back what the last change was made to.
 *
 * Returns: (transfer none) (nullable): the criterion; %NULL where there is nothing to undo
 */
AssayVisitCriterion *
assay_visit_sheet_undo (AssayVisitSheet *self)
{
  return put_back (self, self->steps, self->undone);
}

/**
 * assay_visit_sheet_redo:
 * @self: a sheet
 *
 * Makes again the change that was taken back last.
 *
 * Returns: (transfer none) (nullable): the criterion; %NULL where nothing was taken back since the last change
 */
AssayVisitCriterion *
assay_visit_sheet_redo (AssayVisitSheet *self)
{
  return put_back (self, self->undone, self->steps);
}
