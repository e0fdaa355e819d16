/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-pass.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_REGISTER_PASS (assay_register_pass_get_type ())
G_DECLARE_FINAL_TYPE (AssayRegisterPass, assay_register_pass, ASSAY, REGISTER_PASS, AssayImportPass)

AssayImportPass *assay_register_pass_new (AssayImportPlan  *plan,
                                          AssayConnection  *connection,
                                          GError          **error);

G_END_DECLS
