/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/assessment/assay-form.h"
#include "core/table/assay-table-file.h"

G_BEGIN_DECLS

void            _assay_form_add_problem  (AssayForm            *self,
                                          const char           *sheet,
                                          guint64               line,
                                          int                   column,
                                          const char           *format,
                                          ...) G_GNUC_PRINTF (5, 6);
gboolean        _assay_form_refuse       (const AssayForm      *self,
                                          GError              **error,
                                          const char           *format,
                                          ...) G_GNUC_PRINTF (3, 4);
AssayTableReader *_assay_form_open_sheet (const char           *path,
                                          const char           *sheet,
                                          GError              **error);
char           *_assay_form_dup_cell     (const AssayTableRow  *row,
                                          guint                 column);
gboolean        _assay_form_read_sheet   (AssayForm            *self,
                                          const char           *path,
                                          const AssayFormSheet *sheet,
                                          GError              **error);
AssayAssessment *_assay_form_find_assessment (const AssayForm *self,
                                          AssayConnection      *connection,
                                          gint64                provider_id,
                                          GError              **error);
gboolean        _assay_form_find_target  (AssayForm            *self,
                                          AssayConnection      *connection,
                                          GError              **error);
gboolean        _assay_form_compare      (AssayForm            *self,
                                          AssayConnection      *connection,
                                          GError              **error);

G_END_DECLS
