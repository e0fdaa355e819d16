/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

/**
 * AssayCliFormWanted:
 * @visit: (nullable): the number of a visit or self-assessment; it says all that the others say
 * @framework: (nullable): a framework's id
 * @provider: (nullable): a provider's reference
 * @period: (nullable): any way to write a period
 * @kind: (nullable): of assessment
 * @path: where; `.pdf` for one that is filled in by hand, else a workbook
 * @force: whether an existing file may be replaced
 *
 * The form that was asked for.
 */
typedef struct
{
  const char *visit;
  const char *framework;
  const char *provider;
  const char *period;
  const char *kind;
  const char *path;
  gboolean force;
} AssayCliFormWanted;

gboolean assay_cli_export_form       (AssayCli                 *cli,
                                      const AssayCliFormWanted *wanted,
                                      GError                  **error);
gboolean assay_cli_import_assessment (AssayCli    *cli,
                                      const char  *path,
                                      const char  *provider,
                                      const char  *period,
                                      gboolean     replace,
                                      GError     **error);

G_END_DECLS
