/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* JSON written straight into a text: a run rates tens of thousands of providers, and building a
 * tree of nodes for each takes ten times as long as rating it. */
void _assay_json_append_text    (GString    *json,
                                 const char *text);
void _assay_json_append_number  (GString    *json,
                                 double      value);
void _assay_json_append_integer (GString    *json,
                                 gint64      value);

G_END_DECLS
