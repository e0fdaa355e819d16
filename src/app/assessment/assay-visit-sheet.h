/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/assay-session.h"
#include "app/assessment/assay-visit-criterion.h"

G_BEGIN_DECLS

/**
 * AssayVisitSheet:
 *
 * A visit that is being filled in: its areas and criteria, and the way of every change into the register. Signals:
 * `changed` (AssayVisitCriterion): an answer is another; `saved`: all that was changed is stored; `failed` (GError):
 * something could not be stored and is still shown; `conflict` (AssayVisitCriterion, AssayAnswer): somebody else
 * answered it meanwhile, and nothing was stored; `evidence` (guint64, string): the evidence of a criterion is another,
 * what was removed with a number by which it can be put back; `taken-back` (guint64): it was.
 */
#define ASSAY_TYPE_VISIT_SHEET (assay_visit_sheet_get_type ())
G_DECLARE_FINAL_TYPE (AssayVisitSheet, assay_visit_sheet, ASSAY, VISIT_SHEET, GObject)

/**
 * AssayVisitArea:
 * @number: from 1
 * @title: of the group
 * @criteria: (element-type AssayVisitCriterion): those that apply
 *
 * A group of the framework's first level.
 */
typedef struct
{
  guint number;
  const char *title;
  GPtrArray *criteria;
} AssayVisitArea;

AssayVisitSheet      *assay_visit_sheet_new               (AssaySession        *session,
                                                           AssayVisitData      *data);
gboolean              assay_visit_sheet_merge             (AssayVisitSheet     *self,
                                                           AssayVisitData      *data,
                                                           AssayVisitCriterion *edited);
AssayAssessment      *assay_visit_sheet_get_assessment    (AssayVisitSheet     *self);
AssayFramework       *assay_visit_sheet_get_framework     (AssayVisitSheet     *self);
AssayVisitData       *assay_visit_sheet_get_data          (AssayVisitSheet     *self);
guint                 assay_visit_sheet_get_n_areas       (AssayVisitSheet     *self);
const AssayVisitArea *assay_visit_sheet_get_area          (AssayVisitSheet     *self,
                                                           guint                index);
AssayVisitCriterion  *assay_visit_sheet_find              (AssayVisitSheet     *self,
                                                           const char          *criterion,
                                                           guint               *area);
AssayVisitCriterion *assay_visit_sheet_find_first (AssayVisitSheet *self);
AssayVisitCriterion  *assay_visit_sheet_find_unanswered   (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *after);
guint                 assay_visit_area_count_answered     (const AssayVisitArea *area);
void                  assay_visit_sheet_count             (AssayVisitSheet     *self,
                                                           guint               *answered,
                                                           guint               *criteria);
gboolean              assay_visit_sheet_is_saving         (AssayVisitSheet     *self);
const char           *assay_visit_sheet_get_saved_at      (AssayVisitSheet     *self);

void                  assay_visit_sheet_answer            (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           const char          *key);
void                  assay_visit_sheet_toggle_source     (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           const char          *id);
void                  assay_visit_sheet_toggle_perspective (AssayVisitSheet    *self,
                                                           AssayVisitCriterion *criterion,
                                                           const char          *id);
void                  assay_visit_sheet_set_note          (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           const char          *note);
void                  assay_visit_sheet_flush             (AssayVisitSheet     *self);
void                  assay_visit_sheet_settle            (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           const AssayAnswer   *stored,
                                                           gboolean             keep_mine);
void                  assay_visit_sheet_attach            (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           const char          *path);
void                  assay_visit_sheet_detach            (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           gint64               id);
void                  assay_visit_sheet_save_piece        (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           AssayEvidencePiece  *piece);
void                  assay_visit_sheet_remove_piece      (AssayVisitSheet     *self,
                                                           AssayVisitCriterion *criterion,
                                                           const AssayEvidencePiece *piece);
gboolean              assay_visit_sheet_is_changing_evidence (AssayVisitSheet  *self);
AssayVisitCriterion  *assay_visit_sheet_put_back          (AssayVisitSheet     *self,
                                                           guint64              serial);
AssayVisitCriterion  *assay_visit_sheet_undo              (AssayVisitSheet     *self);
AssayVisitCriterion  *assay_visit_sheet_redo              (AssayVisitSheet     *self);

G_END_DECLS
