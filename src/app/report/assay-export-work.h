/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

/**
 * AssayExportFlags:
 * @ASSAY_EXPORT_TABLE: a CSV table instead of the workbook
 * @ASSAY_EXPORT_GUARD: in the table, a tab before what looks like a formula
 * @ASSAY_EXPORT_OPEN: open it afterwards
 */
typedef enum
{
  ASSAY_EXPORT_TABLE = 1 << 0,
  ASSAY_EXPORT_GUARD = 1 << 1,
  ASSAY_EXPORT_OPEN = 1 << 2,
} AssayExportFlags;

void assay_export_work_start (GtkWindow        *window,
                              AssaySession     *session,
                              GFile            *file,
                              AssayExportFlags  flags);

G_END_DECLS
