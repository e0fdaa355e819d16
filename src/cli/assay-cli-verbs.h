/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "cli/assay-cli.h"

G_BEGIN_DECLS

extern const AssayCliVerb assay_cli_verb_init;

G_END_DECLS
