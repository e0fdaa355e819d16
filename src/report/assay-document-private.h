/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "report/assay-document.h"

G_BEGIN_DECLS

typedef enum
{
  ASSAY_DOCUMENT_HEADING,
  ASSAY_DOCUMENT_PARAGRAPH,
  ASSAY_DOCUMENT_BADGE,
  ASSAY_DOCUMENT_TABLE,
  ASSAY_DOCUMENT_CHART,
  ASSAY_DOCUMENT_CHOICES,
  ASSAY_DOCUMENT_LINES,
} AssayDocumentKind;

typedef struct
{
  AssayDocumentKind kind;
  guint number;                 /* level of a heading, count of lines */
  AssayRole role;
  char *text;
  char *beside;
  char **choices;
  AssayTextTable *table;
  double *shares;               /* of the table's columns, adding to 1 */
  AssayChart *chart;
  gboolean keep_with_next;
} AssayDocumentItem;

struct _AssayDocument
{
  char *title;
  char *subtitle;
  GPtrArray *items;
};

void _assay_document_draw (AssayDocument   *self,
                           cairo_surface_t *surface,
                           gboolean         tags,
                           guint           *n_pages);

G_END_DECLS
