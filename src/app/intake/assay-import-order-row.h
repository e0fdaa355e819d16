/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "core/intake/assay-import-controller.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_IMPORT_ORDER_ROW (assay_import_order_row_get_type ())
G_DECLARE_FINAL_TYPE (AssayImportOrderRow, assay_import_order_row, ASSAY, IMPORT_ORDER_ROW, GtkBox)

GtkWidget *assay_import_order_row_new (AssayImportController *controller,
                                       AssayImportColumn     *column);

G_END_DECLS
