/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

void      assay_toast             (GtkWidget  *widget,
                                   const char *text);
void      assay_toast_dismiss     (AdwToast   *toast);
void      assay_toast_dismiss_all (GtkWidget  *widget);
AdwToast *assay_toast_with_action (GtkWidget  *widget,
                                   const char *text,
                                   const char *label,
                                   const char *action_name,
                                   GVariant   *target);

G_END_DECLS
