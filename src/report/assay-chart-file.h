/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "report/assay-chart.h"

G_BEGIN_DECLS

GBytes  *assay_chart_file_render_png (AssayChart            *chart,
                                      const AssayChartStyle *style,
                                      double                 width,
                                      double                 resolution,
                                      GError               **error);
gboolean assay_chart_file_write      (AssayChart            *chart,
                                      const AssayChartStyle *style,
                                      double                 width,
                                      const char            *path,
                                      gboolean               replace,
                                      GError               **error);

G_END_DECLS
