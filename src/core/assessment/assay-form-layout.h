/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-answer.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

/* A form that travels is a workbook: the sheet "Instructions", one sheet a group of the framework's first level,
 * and the sheet "Assay form", which is hidden and ties the form to its provider, framework version and period. The
 * writer (report) and the reader (assessment) share what follows.
 *
 * A group's sheet has its title in A1, headings in ASSAY_FORM_HEADING_ROW, and from the next row on a row a
 * criterion that applies, in the framework's order. Only answer, sources, perspectives, note and evidence are
 * unlocked. */
#define ASSAY_FORM_VERSION 1
#define ASSAY_FORM_IDENTITY_SHEET "Assay form"
#define ASSAY_FORM_HEADING_ROW 3u       /* from 0 */
/* The longest text of a cell that Excel keeps. */
#define ASSAY_FORM_MOST_CHARACTERS 32767

/**
 * AssayFormColumnKind:
 * @ASSAY_FORM_NUMBER: such as "5.4"
 * @ASSAY_FORM_STANDARD: the group within the sheet's group, if there is one
 * @ASSAY_FORM_TITLE: what is judged
 * @ASSAY_FORM_GUIDANCE: what to look for
 * @ASSAY_FORM_ANSWER: a drop-down of the scale's answers
 * @ASSAY_FORM_SOURCE: one column an evidence source, with Yes or nothing
 * @ASSAY_FORM_PERSPECTIVE: likewise
 * @ASSAY_FORM_NOTE: free text
 * @ASSAY_FORM_EVIDENCE: pieces of evidence, one a line; where the framework has evidence verified
 * @ASSAY_FORM_ID: hidden: the criterion's id
 *
 * What a column of a form is.
 */
typedef enum
{
  ASSAY_FORM_NUMBER,
  ASSAY_FORM_STANDARD,
  ASSAY_FORM_TITLE,
  ASSAY_FORM_GUIDANCE,
  ASSAY_FORM_ANSWER,
  ASSAY_FORM_SOURCE,
  ASSAY_FORM_PERSPECTIVE,
  ASSAY_FORM_NOTE,
  ASSAY_FORM_EVIDENCE,
  ASSAY_FORM_ID,
} AssayFormColumnKind;

/**
 * AssayFormColumn:
 * @index: of sources and perspectives: the place among the framework's, from 0
 * @heading: (not nullable): its words; lasts as long as the framework
 */
typedef struct
{
  AssayFormColumnKind kind;
  guint index;
  const char *heading;
} AssayFormColumn;

/**
 * AssayFormSheet:
 * @name: of the sheet, at most 31 characters
 * @title: of the group
 * @number: of the group among all of the first level, from 1
 * @leaves: (element-type AssayNode): the criteria that apply, in order; borrowed from the framework
 */
typedef struct
{
  char *name;
  const char *title;
  guint number;
  GPtrArray *leaves;
} AssayFormSheet;

GArray    *assay_form_list_columns     (AssayFramework    *framework);
int        assay_form_find_column      (GArray            *columns,
                                        AssayFormColumnKind kind);
gboolean   assay_form_column_is_open   (const AssayFormColumn *column);
char      *assay_form_dup_guidance     (AssayFramework    *framework,
                                        const AssayNode   *leaf);
GPtrArray *assay_form_list_sheets      (AssayFramework    *framework,
                                        const char        *service_type,
                                        const char        *kind);
char      *assay_form_sheet_dup_number (const AssayFormSheet *sheet,
                                        guint              place);

/**
 * AssayFormIdentity:
 * @assessment_id: the assessment that it was made for, 0 for none yet
 * @digest: SHA-256 over the rest and over the ids and titles of the criteria in their order: it tells a form that
 *   was altered from one that was filled in
 * @sent: (nullable): the criteria that were answered when the form was written, each with its answer's version, as
 *   "sent c1=2 c2=1"; %NULL in forms that do not say. Not in the digest, so that such forms stay good
 *
 * What the hidden sheet holds, a key and a value a row.
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
  char *sent;
} AssayFormIdentity;

AssayFormIdentity *assay_form_identity_new        (AssayAssessment         *assessment,
                                                   AssayFramework          *framework);
void               assay_form_identity_free       (AssayFormIdentity       *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayFormIdentity, assay_form_identity_free)
char              *assay_form_identity_dup_digest (const AssayFormIdentity *self,
                                                   AssayFramework          *framework);
void               assay_form_identity_set_sent   (AssayFormIdentity       *self,
                                                   GHashTable              *answers);
gboolean           assay_form_identity_was_sent   (const AssayFormIdentity *self,
                                                   const AssayAnswer       *answer);
char              *assay_form_identity_dup_copy   (const AssayFormIdentity *self);
GPtrArray         *assay_form_identity_list       (const AssayFormIdentity *self);
gboolean           assay_form_identity_take       (AssayFormIdentity       *self,
                                                   const char              *key,
                                                   const char              *value);

G_END_DECLS
