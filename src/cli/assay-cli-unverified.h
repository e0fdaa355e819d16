/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

#include "core/assessment/assay-evidence-unverified.h"

G_BEGIN_DECLS

char *assay_cli_unverified_dup_text (AssayAssessment          *assessment,
                                     const AssayEvidenceTally *tally);
void  assay_cli_unverified_print    (const GPtrArray          *unverified,
                                     gboolean                  with_names);
void  assay_cli_unverified_add_json (JsonBuilder              *json,
                                     const GPtrArray          *unverified,
                                     gint64                    provider_id);

G_END_DECLS
