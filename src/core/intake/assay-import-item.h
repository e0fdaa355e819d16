/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayImportAnswer:
 *
 * A text of the file that is not understood, for a person to settle; an item of a model. Properties, all
 * read only: column (guint), heading, text, count (guint64), first-line (guint64), suggestion (nullable),
 * choices (GStrv), needed (boolean: nothing is imported before it is settled; rows with others are set
 * aside), settled (boolean), chosen (nullable: NULL once settled means blank).
 */
#define ASSAY_TYPE_IMPORT_ANSWER (assay_import_answer_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportAnswer, assay_import_answer, ASSAY, IMPORT_ANSWER, GObject)

AssayImportAnswer *assay_import_answer_new            (guint              column,
                                                       const char        *heading,
                                                       const char        *text,
                                                       guint64            first_line,
                                                       const char        *suggestion,
                                                       const char *const *choices,
                                                       gboolean           needed);
guint              assay_import_answer_get_column     (AssayImportAnswer *self);
const char        *assay_import_answer_get_heading    (AssayImportAnswer *self);
const char        *assay_import_answer_get_text       (AssayImportAnswer *self);
guint64            assay_import_answer_get_count      (AssayImportAnswer *self);
guint64            assay_import_answer_get_first_line (AssayImportAnswer *self);
const char        *assay_import_answer_get_suggestion (AssayImportAnswer *self);
char              *assay_import_answer_dup_map_line   (AssayImportAnswer *self);
const char *const *assay_import_answer_get_choices    (AssayImportAnswer *self);
gboolean           assay_import_answer_get_needed     (AssayImportAnswer *self);
gboolean           assay_import_answer_get_settled    (AssayImportAnswer *self);
const char        *assay_import_answer_get_chosen     (AssayImportAnswer *self);
void               assay_import_answer_count          (AssayImportAnswer *self);
void               assay_import_answer_settle         (AssayImportAnswer *self,
                                                       const char        *as);

/**
 * AssayImportProvider:
 *
 * What the check found for one provider; an item of a model. Properties, all read only: reference, name,
 * added (guint64), sent (gint64, -1 unknown), enough (boolean), held (guint64: returns already present).
 */
#define ASSAY_TYPE_IMPORT_PROVIDER (assay_import_provider_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportProvider, assay_import_provider, ASSAY, IMPORT_PROVIDER, GObject)

AssayImportProvider *assay_import_provider_new           (const char          *reference,
                                                          const char          *name,
                                                          guint64              added,
                                                          gint64               sent,
                                                          gboolean             enough,
                                                          guint64              held);
const char          *assay_import_provider_get_reference (AssayImportProvider *self);
const char          *assay_import_provider_get_name      (AssayImportProvider *self);
guint64              assay_import_provider_get_added     (AssayImportProvider *self);
gint64               assay_import_provider_get_sent      (AssayImportProvider *self);
gboolean             assay_import_provider_get_enough    (AssayImportProvider *self);
guint64              assay_import_provider_get_held      (AssayImportProvider *self);

G_END_DECLS
