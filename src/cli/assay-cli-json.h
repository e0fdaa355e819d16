/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void assay_cli_json_add_text    (JsonBuilder *builder,
                                 const char  *name,
                                 const char  *value);
void assay_cli_json_add_number  (JsonBuilder *builder,
                                 const char  *name,
                                 double       value);
void assay_cli_json_add_count   (JsonBuilder *builder,
                                 const char  *name,
                                 gint64       value);
void assay_cli_json_add_boolean (JsonBuilder *builder,
                                 const char  *name,
                                 gboolean     value);
void assay_cli_json_print_node  (JsonNode    *root);
void assay_cli_json_print       (JsonBuilder *builder);

G_END_DECLS
