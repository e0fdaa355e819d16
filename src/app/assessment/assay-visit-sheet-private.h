/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assessment/assay-visit-sheet.h"

G_BEGIN_DECLS

typedef struct
{
  AssayVisitCriterion *criterion;
  AssayAnswer *before;
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
  AssayVisitCriterion *noted;   /* nullable, borrowed: its note is being typed */
  guint note_source;
  GQueue *steps;
  GQueue *undone;
  char *saved_at;
};

typedef enum
{
  ASSAY_VISIT_SHEET_CHANGED,
  ASSAY_VISIT_SHEET_SAVED,
  ASSAY_VISIT_SHEET_FAILED,
  ASSAY_VISIT_SHEET_CONFLICT,
  ASSAY_VISIT_SHEET_N_SIGNALS
} AssayVisitSheetSignal;

extern guint _assay_visit_sheet_signals[ASSAY_VISIT_SHEET_N_SIGNALS];

void _assay_visit_sheet_save (AssayVisitSheet     *self,
                              AssayVisitCriterion *criterion);
void _assay_visit_step_free  (gpointer             data);

G_END_DECLS
