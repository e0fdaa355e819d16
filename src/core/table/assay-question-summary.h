/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/table/assay-table-headings.h"

G_BEGIN_DECLS

gboolean assay_question_summary_recognise (const AssayTableSample   *sample,
                                           const AssayTableHeadings *headings);

G_END_DECLS
