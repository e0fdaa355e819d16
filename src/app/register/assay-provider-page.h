/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

/**
 * AssayProviderPage:
 *
 * One provider: a header with the way back, and tabs.
 */
#define ASSAY_TYPE_PROVIDER_PAGE (assay_provider_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayProviderPage, assay_provider_page, ASSAY, PROVIDER_PAGE, AssayPage)

void assay_provider_page_open         (AssayProviderPage *self,
                                       gint64             provider_id,
                                       const char        *from);
void assay_provider_page_show_section (AssayProviderPage *self,
                                       const char        *name);

G_END_DECLS
