/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_FRAMEWORK_PAGE (assay_framework_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayFrameworkPage, assay_framework_page, ASSAY, FRAMEWORK_PAGE, AssayPage)

void assay_framework_page_open (AssayFrameworkPage *self,
                                const char         *id);

G_END_DECLS
