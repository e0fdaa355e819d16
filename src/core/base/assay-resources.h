/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * ASSAY_RESOURCE_PATH:
 *
 * Where the files compiled into the core lie: `sql/sqlite/`, `frameworks/`, `demo/`.
 */
#define ASSAY_RESOURCE_PATH "/org/assay/Assay/core"

GBytes *assay_resources_lookup   (const char *name,
                                  GError    **error);
char  **assay_resources_children (const char *folder);

G_END_DECLS
