/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_FRAMEWORK_VERSIONS (assay_framework_versions_get_type ())
G_DECLARE_FINAL_TYPE (AssayFrameworkVersions, assay_framework_versions,
                      ASSAY, FRAMEWORK_VERSIONS, AdwBin)

GtkWidget *assay_framework_versions_new  (void);
void       assay_framework_versions_show (AssayFrameworkVersions *self,
                                          GPtrArray              *versions);

G_END_DECLS
