/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-attachment.h"

G_BEGIN_DECLS

/**
 * AssayVisitData:
 * @assessment: as it was read
 * @framework: the version it goes by
 * @answers: (element-type utf8 AssayAnswer): by criterion
 * @previous: (nullable): the provider's assessment before this one
 * @previous_answers: (nullable) (element-type utf8 AssayAnswer): of that one
 * @previous_standings: (nullable) (element-type utf8 AssayEvidenceStanding): how the evidence stood there
 * @attachments: (element-type AssayAttachment): without their contents
 * @pieces: (element-type AssayEvidencePiece): evidence that the provider names
 * @open_actions: (element-type AssayAction): of the provider, from earlier plans
 *
 * All that a visit's form shows, read in one go.
 */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  GHashTable *answers;
  AssayAssessment *previous;
  GHashTable *previous_answers;
  GHashTable *previous_standings;
  GPtrArray *attachments;
  GPtrArray *pieces;
  GPtrArray *open_actions;
  GPtrArray *challenges;
} AssayVisitData;

void     assay_visit_data_free  (AssayVisitData  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayVisitData, assay_visit_data_free)
gpointer assay_visit_data_load  (AssayConnection *connection,
                                 gpointer         id,
                                 GCancellable    *cancellable,
                                 GError         **error);

/**
 * AssayVisitOrder:
 *
 * What is asked of the register; only the fields that a function names are used.
 */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  AssayAnswer *answer;
  char *date;
  char *criterion;
  gint64 id;
} AssayVisitOrder;

AssayVisitOrder *assay_visit_order_new         (AssayAssessment  *assessment,
                                                AssayFramework   *framework);
void             assay_visit_order_free        (AssayVisitOrder  *self);
gpointer         assay_visit_work_save_answer  (AssayConnection  *connection,
                                                gpointer          order,
                                                GCancellable     *cancellable,
                                                GError          **error);
gpointer         assay_visit_work_read_answer  (AssayConnection  *connection,
                                                gpointer          order,
                                                GCancellable     *cancellable,
                                                GError          **error);
gpointer         assay_visit_work_start        (AssayConnection  *connection,
                                                gpointer          order,
                                                GCancellable     *cancellable,
                                                GError          **error);

G_END_DECLS
