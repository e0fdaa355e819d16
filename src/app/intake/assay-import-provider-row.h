/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_PROVIDER_ROW (assay_import_provider_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportProviderRow, assay_import_provider_row,
                      ASSAY, IMPORT_PROVIDER_ROW, GtkBox)

GtkWidget *assay_import_provider_row_new       (gboolean                is_survey);
void       assay_import_provider_row_bind      (AssayImportProviderRow *self,
                                                AssayImportProvider    *provider,
                                                guint64                 most,
                                                guint                   minimum_base);
GtkWidget *assay_import_provider_row_make_head (gboolean                is_survey);

G_END_DECLS
