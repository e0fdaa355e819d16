/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <gio/gio.h>

#include "core/framework/assay-framework.h"

G_BEGIN_DECLS

/**
 * AssayFrameworkNode:
 *
 * A node of a framework as an item of a list model; it keeps the framework alive.
 */
#define ASSAY_TYPE_FRAMEWORK_NODE (assay_framework_node_get_type ())
G_DECLARE_FINAL_TYPE (AssayFrameworkNode, assay_framework_node, ASSAY, FRAMEWORK_NODE, GObject)

GListModel      *assay_framework_node_list_children (AssayFramework     *framework,
                                                     const AssayNode    *node);
const AssayNode *assay_framework_node_get           (AssayFrameworkNode *self);
AssayFramework  *assay_framework_node_get_framework (AssayFrameworkNode *self);

G_END_DECLS
