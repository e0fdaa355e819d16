/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/framework/assay-framework.h"
#include "report/assay-chart.h"

G_BEGIN_DECLS

AssayChart *assay_what_if_chart_new (AssayFramework *now,
                                     AssayFramework *then,
                                     GPtrArray      *moves,
                                     GHashTable     *ratings,
                                     GHashTable     *ranges);
GPtrArray  *assay_what_if_chart_sort (GPtrArray      *moves);

G_END_DECLS
