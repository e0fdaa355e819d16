/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

gboolean assay_cli_export_report   (AssayCli    *cli,
                                    const char  *visit,
                                    const char  *path,
                                    gboolean     force,
                                    GError     **error);
gboolean assay_cli_export_calendar (AssayCli    *cli,
                                    const char  *provider,
                                    const char  *framework,
                                    const char  *path,
                                    gboolean     force,
                                    GError     **error);

G_END_DECLS
