/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "app/framework/assay-framework-node.h"

struct _AssayFrameworkNode
{
  GObject parent_instance;

  AssayFramework *framework;
  const AssayNode *node;
};

G_DEFINE_FINAL_TYPE (AssayFrameworkNode, assay_framework_node, G_TYPE_OBJECT)

static void
assay_framework_node_finalize (GObject *object)
{
  g_clear_object (&ASSAY_FRAMEWORK_NODE (object)->framework);

  G_OBJECT_CLASS (assay_framework_node_parent_class)->finalize (object);
}

static void
assay_framework_node_class_init (AssayFrameworkNodeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = assay_framework_node_finalize;
}

static void
assay_framework_node_init (AssayFrameworkNode *self)
{
}

/**
 * assay_framework_node_list_children:
 * @framework: a framework
 * @node: one of its nodes
 *
 * Lists what is in a group.
 *
 * Returns: (transfer full) (nullable): a list of #AssayFrameworkNode; NULL for a leaf
 */
GListModel *
assay_framework_node_list_children (AssayFramework  *framework,
                                    const AssayNode *node)
{
  GListStore *children;

  if (node->n_children == 0)
    return NULL;

  children = g_list_store_new (ASSAY_TYPE_FRAMEWORK_NODE);
  for (guint i = 0; i < node->n_children; i++)
    {
      g_autoptr (AssayFrameworkNode) child = g_object_new (ASSAY_TYPE_FRAMEWORK_NODE, NULL);

      child->framework = g_object_ref (framework);
      child->node = node->children[i];
      g_list_store_append (children, child);
    }

  return G_LIST_MODEL (children);
}

/**
 * assay_framework_node_get:
 * @self: an item
 *
 * Returns: (transfer none): the node
 */
const AssayNode *
assay_framework_node_get (AssayFrameworkNode *self)
{
  return self->node;
}

/**
 * assay_framework_node_get_framework:
 * @self: an item
 *
 * Returns: (transfer none): the framework that the node belongs to
 */
AssayFramework *
assay_framework_node_get_framework (AssayFrameworkNode *self)
{
  return self->framework;
}
