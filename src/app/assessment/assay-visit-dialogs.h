/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assay-session.h"

G_BEGIN_DECLS

void assay_visit_dialogs_plan   (GtkWindow    *window,
                                 AssaySession *session,
                                 gint64        provider_id,
                                 const char   *day);
void assay_visit_dialogs_replan (GtkWindow    *window,
                                 AssaySession *session,
                                 gint64        assessment_id);
void assay_visit_dialogs_cancel (GtkWindow    *window,
                                 AssaySession *session,
                                 gint64        assessment_id);

G_END_DECLS
