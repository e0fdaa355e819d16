/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-pass.h"
#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayIndexedProvider:
 * @place: in the index, from 0
 * @sent: questionnaires sent in the period, or -1
 * @added: rows of this pass that are new
 * @held: rows that are in the register already
 *
 * A provider as an import sees it.
 */
typedef struct
{
  guint place;
  gint64 id;
  char *reference;
  char *name;
  char *cqc_id;
  gint64 sent;
  guint64 added;
  guint64 held;
} AssayIndexedProvider;

/**
 * AssayProviderIndex:
 *
 * The register's providers, found by whatever a file calls them.
 */
typedef struct _AssayProviderIndex AssayProviderIndex;

AssayProviderIndex   *assay_provider_index_load       (AssayConnection     *connection,
                                                       const char          *period,
                                                       GError             **error);
void                  assay_provider_index_free       (AssayProviderIndex  *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayProviderIndex, assay_provider_index_free)
AssayIndexedProvider *assay_provider_index_get_by_id  (AssayProviderIndex  *self,
                                                       gint64               id);
AssayIndexedProvider *assay_provider_index_find       (AssayProviderIndex  *self,
                                                       AssayColumnRole      role,
                                                       const char          *text);
AssayIndexedProvider *assay_provider_index_find_like  (AssayProviderIndex  *self,
                                                       const char          *name,
                                                       double              *likeness);
AssayIndexedProvider *assay_provider_index_match_cell (AssayProviderIndex  *self,
                                                       AssayImportPass     *pass,
                                                       int                  column,
                                                       const AssayTableRow *row);
AssayRowVerdict       assay_provider_index_reject     (AssayProviderIndex  *self,
                                                       AssayImportPass     *pass,
                                                       int                  column,
                                                       const AssayTableRow *row,
                                                       const char          *identity);
GPtrArray            *assay_provider_index_report     (AssayProviderIndex  *self,
                                                       guint                minimum_base);
int                   assay_import_plan_find_provider (const AssayImportPlan *plan);
gboolean              assay_import_choices_name_provider (GPtrArray        *choices);

gboolean assay_provider_index_contradicts (AssayProviderIndex         *self,
                                           const AssayIndexedProvider *provider,
                                           const char                 *name);

AssayRowVerdict assay_import_pass_reject_name (AssayImportPass     *pass,
                                               const AssayTableRow *row,
                                               const char          *identity,
                                               const char          *provider,
                                               const char          *name);

G_END_DECLS
