/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli-importing.h"

G_BEGIN_DECLS

void assay_cli_import_print_columns (AssayImportController *controller);
void assay_cli_import_print_text    (AssayImportController *controller,
                                     const AssayCliImport  *import,
                                     gint64                 id);
void assay_cli_import_print_json    (AssayImportController *controller,
                                     const AssayCliImport  *import,
                                     gint64                 id);

G_END_DECLS
