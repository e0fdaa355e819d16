/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/register/assay-provider.h"

G_BEGIN_DECLS

/**
 * AssayProviderRow:
 *
 * A row of a form in which a provider is chosen, from a list that is searched as one types: tens of thousands are
 * as quick as ten. Nobody is chosen beforehand, unless there is one alone. Property: provider (nullable, read only),
 * with its notification.
 */
#define ASSAY_TYPE_PROVIDER_ROW (assay_provider_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayProviderRow, assay_provider_row, ASSAY, PROVIDER_ROW, AdwActionRow)

GtkWidget     *assay_provider_row_new           (const char       *title);
void           assay_provider_row_set_providers (AssayProviderRow *self,
                                                 GPtrArray        *providers,
                                                 gint64            provider_id);
AssayProvider *assay_provider_row_get_provider  (AssayProviderRow *self);
gint64         assay_provider_row_get_id        (AssayProviderRow *self);
void           assay_provider_row_choose        (AssayProviderRow *self,
                                                 AssayProvider    *provider);

G_END_DECLS
