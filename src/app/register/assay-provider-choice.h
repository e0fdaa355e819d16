/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/register/assay-provider.h"

G_BEGIN_DECLS

/**
 * AssayProviderChoice:
 *
 * The providers that one is chosen from, as far as a search finds them: a GListModel of #AssayProvider, in the
 * order they came in.
 */
#define ASSAY_TYPE_PROVIDER_CHOICE (assay_provider_choice_get_type ())
G_DECLARE_FINAL_TYPE (AssayProviderChoice, assay_provider_choice, ASSAY, PROVIDER_CHOICE, GObject)

AssayProviderChoice *assay_provider_choice_new         (GPtrArray           *providers);
void                 assay_provider_choice_set_search  (AssayProviderChoice *self,
                                                        const char          *text);
AssayProvider       *assay_provider_choice_find        (AssayProviderChoice *self,
                                                        gint64               provider_id);
guint                assay_provider_choice_get_place   (AssayProviderChoice *self,
                                                        AssayProvider       *provider);
guint                assay_provider_choice_get_total   (AssayProviderChoice *self);

G_END_DECLS
