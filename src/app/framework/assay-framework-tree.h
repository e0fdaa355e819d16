/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

#define ASSAY_TYPE_FRAMEWORK_TREE (assay_framework_tree_get_type ())
G_DECLARE_FINAL_TYPE (AssayFrameworkTree, assay_framework_tree, ASSAY, FRAMEWORK_TREE, AdwBin)

GtkWidget *assay_framework_tree_new  (void);
void       assay_framework_tree_show (AssayFrameworkTree *self,
                                      AssayFramework     *framework);

G_END_DECLS
