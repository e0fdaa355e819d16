/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/base/assay-error.h"

G_DEFINE_QUARK (assay-store-error-quark, assay_store_error)
G_DEFINE_QUARK (assay-table-error-quark, assay_table_error)
G_DEFINE_QUARK (assay-framework-error-quark, assay_framework_error)
G_DEFINE_QUARK (assay-import-error-quark, assay_import_error)
G_DEFINE_QUARK (assay-validation-error-quark, assay_validation_error)
G_DEFINE_QUARK (assay-export-error-quark, assay_export_error)
