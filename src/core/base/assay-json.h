/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

JsonNode *assay_json_parse (const char  *json,
                            gssize       length,
                            char       **reason);
guint     assay_json_find_line (const char *json,
                                gssize      length,
                                const char *path);

G_END_DECLS
