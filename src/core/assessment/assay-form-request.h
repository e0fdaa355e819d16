/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-attachment.h"

G_BEGIN_DECLS

/**
 * AssayFormRequest:
 * @assessment: what the form is for; its id is 0 where nothing is planned
 * @framework: the version that it goes by
 * @answers: (element-type utf8 AssayAnswer): what is answered already, by criterion
 * @pieces: (element-type AssayEvidencePiece): the evidence that is named already
 *
 * A form that is to be written.
 */
typedef struct
{
  AssayAssessment *assessment;
  AssayFramework *framework;
  GHashTable *answers;
  GPtrArray *pieces;
} AssayFormRequest;

AssayFormRequest *assay_form_request_new      (AssayConnection   *connection,
                                               const char        *framework_id,
                                               const char        *reference,
                                               const char        *period,
                                               const char        *kind,
                                               GError           **error);
AssayFormRequest *assay_form_request_new_for  (AssayConnection   *connection,
                                               gint64             assessment_id,
                                               GError           **error);
void              assay_form_request_free     (AssayFormRequest  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFormRequest, assay_form_request_free)

G_END_DECLS
