/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

extern const AssayCliVerb assay_cli_verb_backup;
extern const AssayCliVerb assay_cli_verb_demo;
extern const AssayCliVerb assay_cli_verb_explain;
extern const AssayCliVerb assay_cli_verb_export;
extern const AssayCliVerb assay_cli_verb_frameworks;
extern const AssayCliVerb assay_cli_verb_import;
extern const AssayCliVerb assay_cli_verb_imports;
extern const AssayCliVerb assay_cli_verb_init;
extern const AssayCliVerb assay_cli_verb_officers;
extern const AssayCliVerb assay_cli_verb_preview;
extern const AssayCliVerb assay_cli_verb_rate;
extern const AssayCliVerb assay_cli_verb_recover;
extern const AssayCliVerb assay_cli_verb_restore;
extern const AssayCliVerb assay_cli_verb_survey;
extern const AssayCliVerb assay_cli_verb_verify;
extern const AssayCliVerb assay_cli_verb_visit;
extern const AssayCliVerb assay_cli_verb_visits;
extern const AssayCliVerb assay_cli_verb_what_if;

G_END_DECLS
