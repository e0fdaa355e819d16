/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-form-layout.h"

G_BEGIN_DECLS

/**
 * AssayFormProblem:
 * @sheet: the sheet's name
 * @cell: such as "D7", or "" for the whole sheet
 * @text: what is wrong, as a sentence
 *
 * Something in a form that cannot be taken as it is.
 */
typedef struct
{
  char *sheet;
  char *cell;
  char *text;
} AssayFormProblem;

/**
 * AssayFormEntry:
 * @leaf: the criterion
 * @number: as the form shows it, such as "5.4"
 * @returned: what the form holds; an answer, note or list that is empty was left blank
 * @stored: (nullable): what is in the register
 * @merged: what it will be: what was left blank stays as it is stored
 * @pieces: (array zero-terminated=1): pieces of evidence that are not stored yet
 * @differs: whether importing changes anything
 * @overwrites: whether importing changes an answer that was given or changed since the form was written
 * @corrects: whether importing changes an answer that this form brought before, and nobody changed since
 * @brought_by: (nullable): the form that brought the answer that it would overwrite or corrects, such as “form.xlsx”
 *   of 3 May 2011
 *
 * A criterion of a form that came back.
 */
typedef struct
{
  const AssayNode *leaf;
  char *number;
  AssayAnswer *returned;
  AssayAnswer *stored;
  AssayAnswer *merged;
  char **pieces;
  gboolean differs;
  gboolean overwrites;
  gboolean corrects;
  char *brought_by;
} AssayFormEntry;

/**
 * AssayForm:
 * @identity: as read
 * @framework: of that id and version
 * @assessment: what it is imported into; its id is 0 where that will be new
 * @entries: (element-type AssayFormEntry): in the order of the form
 * @problems: (element-type AssayFormProblem): everything that is wrong; with any, nothing is imported
 * @file_name: without its folder
 * @file_digest: SHA-256 of the file
 *
 * A form that came back, checked and compared with what is stored.
 */
typedef struct
{
  AssayFormIdentity *identity;
  AssayFramework *framework;
  AssayAssessment *assessment;
  GPtrArray *entries;
  GPtrArray *problems;
  char *file_name;
  char *file_digest;
} AssayForm;

AssayForm *assay_form_read          (AssayConnection  *connection,
                                     const char       *path,
                                     GError          **error);
void       assay_form_free          (AssayForm        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayForm, assay_form_free)
guint      assay_form_count_answers (const AssayForm  *self);
guint      assay_form_count_changes (const AssayForm  *self);
guint      assay_form_count_overwritten (const AssayForm *self);
const char *assay_form_find_word    (const AssayNode   *leaf,
                                     const AssayAnswer *answer);
char      *assay_form_dup_visited_on (const AssayForm *self);
gint64     assay_form_import        (AssayConnection  *connection,
                                     const AssayForm  *self,
                                     GError          **error);
gboolean   assay_form_count_changed_since (AssayConnection  *connection,
                                     gint64            import_id,
                                     gint64           *n_changed,
                                     GError          **error);

G_END_DECLS
