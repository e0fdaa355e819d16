/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "report/assay-chart.h"
#include "report/assay-shape.h"

G_BEGIN_DECLS

/**
 * AssayDocument:
 *
 * Headings, paragraphs, tables, charts and lines to write on, one below the other, laid out on pages of A4 and
 * written as a tagged PDF. What is added is laid out when the document is written.
 */
typedef struct _AssayDocument AssayDocument;

AssayDocument *assay_document_new           (const char      *title,
                                             const char      *subtitle);
void           assay_document_free          (AssayDocument   *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayDocument, assay_document_free)
void           assay_document_add_heading   (AssayDocument   *self,
                                             guint            level,
                                             const char      *text);
void           assay_document_add_paragraph (AssayDocument   *self,
                                             const char      *text);
void           assay_document_add_badge     (AssayDocument   *self,
                                             AssayRole        role,
                                             const char      *word,
                                             const char      *beside);
void           assay_document_add_table     (AssayDocument   *self,
                                             AssayTextTable  *table,
                                             const double    *shares);
void           assay_document_add_chart     (AssayDocument   *self,
                                             AssayChart      *chart);
void           assay_document_add_choices   (AssayDocument   *self,
                                             const char      *label,
                                             const char *const *choices);
void           assay_document_add_lines     (AssayDocument   *self,
                                             const char      *label,
                                             guint            n_lines);
void           assay_document_keep_with_next (AssayDocument  *self);
gboolean       assay_document_write_pdf     (AssayDocument   *self,
                                             const char      *path,
                                             gboolean         replace,
                                             GCancellable    *cancellable,
                                             GError         **error);

G_END_DECLS
