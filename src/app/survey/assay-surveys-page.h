/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/widgets/assay-page.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_SURVEYS_PAGE (assay_surveys_page_get_type ())
G_DECLARE_FINAL_TYPE (AssaySurveysPage, assay_surveys_page, ASSAY, SURVEYS_PAGE, AssayPage)

G_END_DECLS
