/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assessment/assay-evidence-change.h"
#include "app/assessment/assay-visit-sheet.h"

G_BEGIN_DECLS

/* A file or a piece of evidence; its number is another one each time that it is put back, 0 while it is gone. */
typedef struct
{
  gboolean is_piece;
  gint64 id;
  gint64 version;
} AssayVisitThing;

/* How an answer was before, or a thing; one without an answer is about a thing. */
typedef struct
{
  AssayVisitCriterion *criterion;
  AssayAnswer *before;
  AssayVisitThing *thing;
  AssayEvidenceState *evidence; /* nullable: the thing was not there */
  guint64 serial;               /* of a removal, by which it can be put back; else 0 */
} AssayVisitStep;

struct _AssayVisitSheet
{
  GObject parent_instance;

  AssaySession *session;
  AssayVisitData *data;
  GPtrArray *areas;
  GPtrArray *criteria;
  GHashTable *saving;           /* criteria whose answer is on its way, borrowed */
  GHashTable *waiting;          /* criteria that were changed meanwhile, borrowed */
  GHashTable *contested;        /* criteria that somebody else answered too, until it is settled, borrowed */
  AssayVisitCriterion *noted;   /* nullable, borrowed: its note is being typed */
  guint note_source;
  GQueue *steps;
  GQueue *undone;
  gboolean is_changing_evidence;
  char *saved_at;
};

typedef enum
{
  ASSAY_VISIT_SHEET_CHANGED,
  ASSAY_VISIT_SHEET_SAVED,
  ASSAY_VISIT_SHEET_FAILED,
  ASSAY_VISIT_SHEET_CONFLICT,
  ASSAY_VISIT_SHEET_EVIDENCE,
  ASSAY_VISIT_SHEET_TAKEN_BACK,
  ASSAY_VISIT_SHEET_N_SIGNALS
} AssayVisitSheetSignal;

extern guint _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_N_SIGNALS];

void _assay_visit_sheet_save (AssayVisitSheet     *self,
                              AssayVisitCriterion *criterion);
gboolean _assay_visit_sheet_merge (AssayVisitSheet     *self,
                                   AssayVisitCriterion *criterion,
                                   const AssayAnswer   *stored);
void _assay_visit_sheet_note_saved (AssayVisitSheet *self);
void _assay_visit_sheet_push (GQueue              *steps,
                              AssayVisitStep      *step);
void _assay_visit_sheet_put_evidence_back (AssayVisitSheet *self,
                                           AssayVisitStep  *step,
                                           GQueue          *from);
void _assay_visit_step_free  (gpointer             data);
void _assay_visit_thing_unref (AssayVisitThing    *thing);

G_END_DECLS
