/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "report/assay-text-table.h"

G_BEGIN_DECLS

/**
 * AssayCriterionHistory:
 * @framework: the version that the assessment goes by
 * @leaf: the criterion; the framework's
 * @provider: the name of the assessed provider
 * @own: (element-type AssayAnswerHistory): how it was judged there, newest first
 * @newest: (element-type AssayAnswerHistory): the newest judgement of each provider, by kinds of assessment
 *   that count; the newest first
 *
 * A criterion over time at one provider, and now at all of them.
 */
typedef struct
{
  AssayFramework *framework;
  const AssayNode *leaf;
  char *provider;
  GPtrArray *own;
  GPtrArray *newest;
} AssayCriterionHistory;

AssayCriterionHistory *assay_criterion_history_load (AssayConnection             *connection,
                                                     gint64                       assessment_id,
                                                     const char                  *criterion,
                                                     GError                     **error);
void                   assay_criterion_history_free (AssayCriterionHistory       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayCriterionHistory, assay_criterion_history_free)
char           *assay_criterion_history_dup_headline    (const AssayCriterionHistory *self);
AssayTextTable *assay_criterion_history_table_over_time (const AssayCriterionHistory *self);
AssayTextTable *assay_criterion_history_table_providers (const AssayCriterionHistory *self);

G_END_DECLS
