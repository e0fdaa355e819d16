/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"

G_BEGIN_DECLS

/* A form that travels is a workbook: the sheet "Instructions", one sheet a group of the framework's first level,
 * titled by its number and short title, and the sheet "Assay form", which is hidden and ties the form to its
 * provider, framework version and period. The writer (report) and the reader (here) share what follows.
 *
 * A group's sheet has its title in A1, headings in row ASSAY_FORM_HEADING_ROW, and from the next on a row a
 * criterion that applies, in the framework's order. Only the columns from ANSWER to EVIDENCE are unlocked. */
#define ASSAY_FORM_VERSION 1
#define ASSAY_FORM_IDENTITY_SHEET "Assay form"
#define ASSAY_FORM_HEADING_ROW 3        /* from 0 */

typedef enum
{
  ASSAY_FORM_COLUMN_NUMBER,             /* "5.4" */
  ASSAY_FORM_COLUMN_TITLE,
  ASSAY_FORM_COLUMN_GUIDANCE,
  ASSAY_FORM_COLUMN_ANSWER,             /* a drop-down of the scale's titles */
  ASSAY_FORM_COLUMN_SOURCES,            /* titles by semicolon */
  ASSAY_FORM_COLUMN_NOTE,
  ASSAY_FORM_COLUMN_EVIDENCE,           /* pieces of evidence, one a line */
  ASSAY_FORM_COLUMN_ID,                 /* hidden: the criterion's id */
  ASSAY_FORM_N_COLUMNS,
} AssayFormColumn;

const char *assay_form_column_get_title (AssayFormColumn  column);
char       *assay_form_dup_sheet_name   (const AssayNode *group,
                                         guint            number);

/**
 * AssayFormIdentity:
 *
 * What the hidden sheet holds, a key and a value a row. @digest is a SHA-256 over the rest and over the ids and
 * titles of the criteria in their order: it tells a form that was altered from one that was filled in.
 */
typedef struct
{
  int form_version;
  char *reference;
  char *provider;
  char *framework_id;
  int framework_version;
  char *period;
  char *kind;
  char *service_type;
  gint64 assessment_id;
  char *digest;
} AssayFormIdentity;

AssayFormIdentity *assay_form_identity_new        (AssayAssessment         *assessment,
                                                   AssayFramework          *framework);
void               assay_form_identity_free       (AssayFormIdentity       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFormIdentity, assay_form_identity_free)

/**
 * AssayFormProblem:
 * @sheet: the sheet's name
 * @cell: such as "D7", or "" for the whole sheet
 * @text: what is wrong, as a sentence
 */
typedef struct
{
  char *sheet;
  char *cell;
  char *text;
} AssayFormProblem;

/**
 * AssayForm:
 * @identity: as read
 * @answers: (element-type AssayAnswer): what was filled in, in the framework's order
 * @pieces: (element-type AssayEvidencePiece): evidence named by the provider
 * @problems: (element-type AssayFormProblem): everything that is wrong; a form with any is not imported
 *
 * A form that came back.
 */
typedef struct
{
  AssayFormIdentity *identity;
  AssayFramework *framework;
  gint64 provider_id;
  GPtrArray *answers;
  GPtrArray *pieces;
  GPtrArray *problems;
  char *file_name;
  char *file_digest;
} AssayForm;

void       assay_form_free   (AssayForm        *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayForm, assay_form_free)
AssayForm *assay_form_read   (const char       *path,
                              AssayConnection  *connection,
                              GError          **error);

/**
 * AssayFormDifference:
 *
 * An answer of the form beside what is stored; for the preview.
 */
typedef struct
{
  const AssayNode *leaf;
  const AssayAnswer *stored;
  const AssayAnswer *returned;
} AssayFormDifference;

GPtrArray *assay_form_compare (const AssayForm  *form,
                               AssayConnection  *connection,
                               GError          **error);
/* Whole or not at all, one transaction, one audit row; the assessment's id, 0 on failure. */
gint64     assay_form_import  (const AssayForm  *form,
                               AssayConnection  *connection,
                               GError          **error);

G_END_DECLS
