/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

/**
 * AssayImport:
 *
 * An import that was made. Properties: id (gint64), kind, period, survey (name or ""), file-name,
 * rows-read, rows-new, rows-changed, rows-present, rows-set-aside (gint64), imported-by, imported-at,
 * removed-by, removed-at (nullable), file-digest, mapping (JSON).
 */
#define ASSAY_TYPE_IMPORT (assay_import_get_type ())
G_DECLARE_FINAL_TYPE (AssayImport, assay_import, ASSAY, IMPORT, GObject)

GPtrArray *assay_imports_list          (AssayConnection *connection,
                                        GError         **error);
GPtrArray *assay_imports_list_set_aside(AssayConnection *connection,
                                        gint64           id,
                                        GError         **error);
gboolean   assay_imports_find_survey_of_file
                                       (AssayConnection *connection,
                                        const char      *digest,
                                        const char      *period,
                                        gint64           survey_id,
                                        char           **survey,
                                        GError         **error);
gboolean   assay_imports_remove        (AssayConnection *connection,
                                        gint64           id,
                                        GError         **error);

G_END_DECLS
