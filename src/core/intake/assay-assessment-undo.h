/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/store/assay-connection.h"

G_BEGIN_DECLS

gboolean assay_assessment_undo_note_new    (AssayConnection *connection,
                                            gint64           import_id,
                                            const char      *subject,
                                            gint64           id,
                                            GError         **error);
gboolean assay_assessment_undo_note_answer (AssayConnection *connection,
                                            gint64           import_id,
                                            gint64           assessment_id,
                                            const char      *criterion,
                                            GError         **error);
gboolean assay_assessment_undo_find_form   (AssayConnection *connection,
                                            gint64           assessment_id,
                                            const char      *criterion,
                                            gint64           version,
                                            const char      *copy,
                                            char           **form,
                                            gboolean        *is_same,
                                            GError         **error);
gboolean assay_assessment_undo_import      (AssayConnection *connection,
                                            gint64           import_id,
                                            GError         **error);

G_END_DECLS
