/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-answer-scale.h"
#include "core/framework/assay-framework.h"
#include "core/intake/assay-column-match.h"
#include "core/intake/assay-import-handler.h"
#include "core/intake/assay-question-catalogue.h"

G_BEGIN_DECLS

/**
 * AssayQuestionTarget:
 * @id: the measure's id, or the catalogue item's
 * @measure: (nullable): the framework's measure that counts it
 * @item: (nullable): what is known of it without a framework
 *
 * A question that a column of answers may be.
 */
typedef struct
{
  const char *id;
  const AssayNode *measure;
  const AssayCatalogueItem *item;
} AssayQuestionTarget;

GArray                    *assay_question_targets_list  (AssayFramework            *framework);
const AssayQuestionTarget *assay_question_targets_find  (GArray                    *targets,
                                                         const char                *id);
const char                *assay_question_target_title  (const AssayQuestionTarget *self);
AssayMatchLabel           *assay_question_target_label  (const AssayQuestionTarget *self);
const char                *assay_question_target_scale  (const AssayQuestionTarget *self);
const char                *assay_question_target_find_scale (const AssayQuestionTarget *self,
                                                             const AssayColumnFacts    *facts,
                                                             double                    *share);
int                        assay_answers_find               (char                     **answers,
                                                             const char                *text);
gboolean                   assay_question_target_has_scale  (const AssayQuestionTarget *self,
                                                             const AssayAnswerScale    *scale);
gboolean                   assay_question_target_knows      (const AssayQuestionTarget *self,
                                                             const char                *answer);
gboolean                   assay_question_target_is_mixed   (const AssayQuestionTarget *self,
                                                             const char                *scale,
                                                             char                     **answers);
const char                *assay_question_find_scale    (const AssayColumnFacts    *facts,
                                                         const char                *expected,
                                                         double                    *share);
gboolean                   assay_question_looks_own     (const AssayColumnFacts    *facts);
char                     **assay_question_own_answers   (const AssayColumnFacts    *facts);

G_END_DECLS
