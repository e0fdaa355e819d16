/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *assay_register_default_path (void);
char *assay_register_demo_path    (void);

G_END_DECLS
