/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

GMenuModel *assay_recent_get_menu (void);
char      **assay_recent_list     (void);
void        assay_recent_add      (const char *path);
void        assay_recent_remove   (const char *path);

G_END_DECLS
