/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_PAPER_PAGE (assay_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayPaperPage, assay_paper_page, ASSAY, PAPER_PAGE, AssayPage)

G_END_DECLS
