/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/assessment/assay-visit-sheet-private.h"
#include "core/base/assay-error.h"

/* Files and pieces of evidence go into the register one change at a time, each among the steps that can be taken back
 * and made again. A step keeps what was there before: of a file that was removed its content, so that nothing is lost
 * while the form is open. What is put back gets another number, which all steps about it share. */

/**
 * _assay_visit_thing_unref:
 * @thing: (transfer full): a file or piece
 *
 * Drops a reference.
 */
void
_assay_visit_thing_unref (AssayVisitThing *thing)
{
  g_rc_box_release (thing);
}

static AssayVisitThing *
new_thing (gboolean is_piece,
           gint64   id,
           gint64   version)
{
  AssayVisitThing *thing = g_rc_box_new0 (AssayVisitThing);

  thing->is_piece = is_piece;
  thing->id = id;
  thing->version = version;
  return thing;
}

/* The one that the steps know by its number now. (transfer full) */
static AssayVisitThing *
find_thing (AssayVisitSheet *self,
            gboolean         is_piece,
            gint64           id,
            gint64           version)
{
  GQueue *const queues[] = { self->steps, self->undone };

  for (guint i = 0; i < G_N_ELEMENTS (queues); i++)
    for (GList *link = queues[i]->head; link != NULL; link = link->next)
      {
        AssayVisitThing *thing = ((AssayVisitStep *) link->data)->thing;

        if (thing != NULL && thing->is_piece == is_piece && thing->id == id)
          {
            /* It is changed as it is shown: what somebody else made of it meanwhile is known. */
            thing->version = MAX (thing->version, version);
            return g_rc_box_acquire (thing);
          }
      }
  return new_thing (is_piece, id, version);
}

typedef struct
{
  AssayVisitSheet *sheet;
  AssayVisitStep *step;         /* what is wanted: the thing, and how it is to be */
  GQueue *from;                 /* nullable: where the step comes from; NULL for a new change */
} Sending;

static gboolean
is_somebody_elses (const GError *error)
{
  return g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONFLICT) ||
         g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND);
}

/* What could not be taken back can be tried again, unless somebody else changed it. */
static void
give_up (Sending      *sending,
         const GError *error)
{
  AssayVisitSheet *self = sending->sheet;

  if (sending->from != NULL && !is_somebody_elses (error))
    g_queue_push_tail (sending->from, g_steal_pointer (&sending->step));
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_FAILED], 0, error);
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_EVIDENCE], 0, (guint64) 0, NULL);
}

/* The step that leads back again. */
static void
note_changed (Sending              *sending,
              AssayEvidenceChanged *changed)
{
  static guint64 last_serial;
  AssayVisitSheet *self = sending->sheet;
  AssayVisitStep *wanted = sending->step;
  AssayVisitStep *back = g_new0 (AssayVisitStep, 1);
  gboolean is_removal = sending->from == NULL && changed->id == 0;

  wanted->thing->id = changed->id;
  wanted->thing->version = changed->version;
  back->criterion = wanted->criterion;
  back->thing = g_rc_box_acquire (wanted->thing);
  back->evidence = g_steal_pointer (&changed->before);
  back->serial = is_removal ? ++last_serial : wanted->serial;
  if (sending->from == NULL)
    g_queue_clear_full (self->undone, _assay_visit_step_free);
  _assay_visit_sheet_push (sending->from == self->steps ? self->undone : self->steps, back);
  if (sending->from == self->steps && wanted->serial != 0)
    g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_TAKEN_BACK], 0, wanted->serial);
  g_signal_emit (self, _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_EVIDENCE], 0,
                 is_removal ? back->serial : (guint64) 0, changed->name);
}

static void
made_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autofree Sending *sending = user_data;
  g_autoptr (AssayVisitSheet) self = sending->sheet;
  g_autoptr (GError) error = NULL;
  AssayEvidenceChanged *changed = assay_session_finish (ASSAY_SESSION (source), result, &error);

  self->is_changing_evidence = FALSE;
  if (changed == NULL)
    give_up (sending, error);
  else
    {
      _assay_visit_sheet_note_saved (self);
      note_changed (sending, changed);
      assay_evidence_changed_free (changed);
    }
  g_clear_pointer (&sending->step, _assay_visit_step_free);
}

/* Takes the step over. One at a time: what is wanted meanwhile is not heard. */
static void
make (AssayVisitSheet *self,
      AssayVisitStep  *step,
      GQueue          *from,
      const char      *path)
{
  AssayEvidenceChange *change;
  Sending *sending;

  if (self->is_changing_evidence)
    {
      _assay_visit_step_free (step);
      return;
    }
  assay_visit_sheet_flush (self);
  change = g_new0 (AssayEvidenceChange, 1);
  change->assessment = g_object_ref (self->data->assessment);
  change->is_piece = step->thing->is_piece;
  change->id = step->thing->id;
  change->version = step->thing->version;
  change->to = step->evidence;
  change->path = g_strdup (path);
  change->criterion = g_strdup (assay_visit_criterion_get_leaf (step->criterion)->id);
  sending = g_new0 (Sending, 1);
  sending->sheet = g_object_ref (self);
  sending->step = step;
  sending->from = from;
  self->is_changing_evidence = TRUE;
  assay_session_write_async (self->session, assay_evidence_change_make, change, assay_evidence_change_free,
                             assay_evidence_changed_free, NULL, made_cb, sending);
}

static AssayVisitStep *
new_step (AssayVisitCriterion *criterion,
          AssayVisitThing     *thing,
          AssayEvidencePiece  *piece)
{
  AssayVisitStep *step = g_new0 (AssayVisitStep, 1);

  step->criterion = criterion;
  step->thing = thing;
  if (piece != NULL)
    {
      step->evidence = g_new0 (AssayEvidenceState, 1);
      step->evidence->piece = piece;
    }
  return step;
}

/**
 * assay_visit_sheet_attach:
 * @self: a sheet
 * @criterion: of the sheet
 * @path: a file
 *
 * Attaches a file or photograph.
 */
void
assay_visit_sheet_attach (AssayVisitSheet     *self,
                          AssayVisitCriterion *criterion,
                          const char          *path)
{
  make (self, new_step (criterion, new_thing (FALSE, 0, 0), NULL), NULL, path);
}

/**
 * assay_visit_sheet_detach:
 * @self: a sheet
 * @criterion: of the sheet
 * @id: one of its attachments
 *
 * Removes a file.
 */
void
assay_visit_sheet_detach (AssayVisitSheet     *self,
                          AssayVisitCriterion *criterion,
                          gint64               id)
{
  make (self, new_step (criterion, find_thing (self, FALSE, id, 0), NULL), NULL, NULL);
}

/**
 * assay_visit_sheet_save_piece:
 * @self: a sheet
 * @criterion: of the sheet
 * @piece: (transfer full): a piece of evidence as it is to be; number 0 adds it
 *
 * Names a piece of evidence, or changes the verdict on it.
 */
void
assay_visit_sheet_save_piece (AssayVisitSheet     *self,
                              AssayVisitCriterion *criterion,
                              AssayEvidencePiece  *piece)
{
  AssayVisitThing *thing = piece->id == 0 ? new_thing (TRUE, 0, 0)
                                          : find_thing (self, TRUE, piece->id, piece->version);

  make (self, new_step (criterion, thing, piece), NULL, NULL);
}

/**
 * assay_visit_sheet_remove_piece:
 * @self: a sheet
 * @criterion: of the sheet
 * @piece: a piece of evidence as it was read
 *
 * Removes a piece of evidence.
 */
void
assay_visit_sheet_remove_piece (AssayVisitSheet          *self,
                                AssayVisitCriterion      *criterion,
                                const AssayEvidencePiece *piece)
{
  make (self, new_step (criterion, find_thing (self, TRUE, piece->id, piece->version), NULL), NULL, NULL);
}

/**
 * assay_visit_sheet_is_changing_evidence:
 * @self: a sheet
 *
 * Returns: whether a change of the evidence is on its way, before whose end none can be taken back
 */
gboolean
assay_visit_sheet_is_changing_evidence (AssayVisitSheet *self)
{
  return self->is_changing_evidence;
}

/**
 * _assay_visit_sheet_put_evidence_back:
 * @self: a sheet where no change of the evidence is on its way
 * @step: (transfer full): a step about evidence
 * @from: the queue that it was in
 *
 * Makes the evidence what it was; the step that leads back again comes into the other queue when that is stored.
 */
void
_assay_visit_sheet_put_evidence_back (AssayVisitSheet *self,
                                      AssayVisitStep  *step,
                                      GQueue          *from)
{
  make (self, step, from, NULL);
}

/**
 * assay_visit_sheet_put_back:
 * @self: a sheet
 * @serial: of a removal, as `evidence` told it
 *
 * Puts back what was removed, be it not the last change.
 *
 * Returns: (transfer none) (nullable): the criterion; %NULL where it is put back already
 */
AssayVisitCriterion *
assay_visit_sheet_put_back (AssayVisitSheet *self,
                            guint64          serial)
{
  for (GList *link = self->steps->head; link != NULL && !self->is_changing_evidence; link = link->next)
    {
      AssayVisitStep *step = link->data;
      AssayVisitCriterion *criterion = step->criterion;

      if (step->serial != serial)
        continue;
      g_queue_delete_link (self->steps, link);
      make (self, step, self->steps, NULL);
      return criterion;
    }
  return NULL;
}
