/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <json-glib/json-glib.h>

#include "core/assessment/assay-assessment-steps.h"

G_BEGIN_DECLS

gboolean    assay_cli_visit_parse_number (const char    *word,
                                       gint64          *id,
                                       GError         **error);
void        assay_cli_visit_set_unknown (GError        **error,
                                       gint64           id);
const char *assay_cli_visit_next_word (AssayAssessment *assessment);
char       *assay_cli_visit_dup_next  (AssayAssessment *assessment,
                                       AssayFramework  *framework);
void        assay_cli_visit_add_json  (JsonBuilder     *json,
                                       AssayAssessment *assessment);
void        assay_cli_visits_print_waiting (const GPtrArray *waiting,
                                       AssayFramework  *framework,
                                       const char      *period,
                                       gboolean         with_names);
JsonArray  *assay_cli_visits_list_waiting (const GPtrArray *waiting,
                                       AssayFramework  *framework,
                                       const char      *period);

G_END_DECLS
