/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void assay_visit_export_calendar (GtkWidget *widget,
                                  GPtrArray *assessments);

G_END_DECLS
