/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

gboolean assay_cli_export_form       (AssayCli    *cli,
                                      const char  *framework,
                                      const char  *provider,
                                      const char  *period,
                                      const char  *kind,
                                      const char  *path,
                                      gboolean     force,
                                      GError     **error);
gboolean assay_cli_import_assessment (AssayCli    *cli,
                                      const char  *path,
                                      const char  *provider,
                                      const char  *period,
                                      gboolean     replace,
                                      GError     **error);

G_END_DECLS
