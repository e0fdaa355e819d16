/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "core/intake/assay-import-handler.h"

G_BEGIN_DECLS

/* Behind a field's id: the column gives a per cent as a share of 1. */
#define ASSAY_RETURN_AS_SHARE ASSAY_TARGET_AS_SHARE

#define ASSAY_TYPE_RETURNS_PASS (assay_returns_pass_get_type ())
G_DECLARE_FINAL_TYPE (AssayReturnsPass, assay_returns_pass, ASSAY, RETURNS_PASS, AssayImportPass)

AssayImportPass *assay_returns_pass_new (AssayImportPlan *plan,
                                         GPtrArray       *fields,
                                         AssayConnection *connection,
                                         GError         **error);

G_END_DECLS
