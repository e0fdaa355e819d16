/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

const char *assay_import_words_kind      (AssayImportKind        kind);
char       *assay_import_words_file_name (AssayImportController *controller);
char       *assay_import_words_button    (AssayImportController *controller);
char       *assay_import_words_blocked   (AssayImportController *controller);
char       *assay_import_words_place     (AssayImportController *controller);
char       *assay_import_words_note      (AssayImportController *controller,
                                          AssayImportState       state);

G_END_DECLS
