/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

/**
 * AssayResultPage:
 *
 * What an assessment came to, from its sign-off on: score and band, areas, criteria beside the time before, the steps
 * that it took and the one that comes next.
 */
#define ASSAY_TYPE_RESULT_PAGE (assay_result_page_get_type ())
G_DECLARE_FINAL_TYPE (AssayResultPage, assay_result_page, ASSAY, RESULT_PAGE, AssayPage)

void assay_result_page_open (AssayResultPage *self,
                             gint64           assessment_id,
                             const char      *from);

G_END_DECLS
