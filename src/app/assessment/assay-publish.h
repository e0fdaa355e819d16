/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

#include "app/assay-session.h"
#include "core/assessment/assay-assessment.h"

G_BEGIN_DECLS

void assay_publish_ask (GtkWidget       *widget,
                        AssaySession    *session,
                        AssayAssessment *assessment,
                        gboolean         publishes);

G_END_DECLS
