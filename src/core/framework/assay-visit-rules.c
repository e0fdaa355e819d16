/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/framework/assay-visit-rules.h"

#include "core/base/assay-text.h"
#include "core/framework/assay-framework-private.h"

void
_assay_visit_rules_free (AssayVisitRules *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_sources; i++)
    {
      g_free (self->sources[i].id);
      g_free (self->sources[i].title);
    }
  for (guint i = 0; i < self->n_perspectives; i++)
    {
      g_free (self->perspectives[i].id);
      g_free (self->perspectives[i].title);
    }
  g_free (self->sources);
  g_free (self->perspectives);
  g_free (self->policy_at_most);
  g_strfreev (self->needs_action);
  g_strfreev (self->kinds);
  g_strfreev (self->counts);
  g_strfreev (self->revisit_bands);
  g_free (self);
}

/**
 * assay_framework_get_visit_rules:
 * @self: a framework
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): how its criteria are assessed; %NULL for a framework that no
 *   assessment is made by
 */
const AssayVisitRules *
assay_framework_get_visit_rules (AssayFramework *self)
{
  g_return_val_if_fail (ASSAY_IS_FRAMEWORK (self), NULL);
  return self->visits;
}

/**
 * assay_visit_rules_find_source:
 * @self: (nullable): the rules of a framework
 * @id: (nullable): a source's id
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the source
 */
const AssayEvidenceSource *
assay_visit_rules_find_source (const AssayVisitRules *self,
                               const char            *id)
{
  for (guint i = 0; self != NULL && i < self->n_sources; i++)
    if (g_strcmp0 (self->sources[i].id, id) == 0)
      return &self->sources[i];
  return NULL;
}

/**
 * assay_visit_rules_dup_sources:
 * @self: (nullable): the rules of a framework
 * @ids: (nullable) (array zero-terminated=1): sources; those that the framework does not know are passed over
 *
 * Any thread.
 *
 * Returns: (transfer full): their titles, such as "Records, People", or ""
 */
char *
assay_visit_rules_dup_sources (const AssayVisitRules *self,
                               char                 **ids)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      const AssayEvidenceSource *source = assay_visit_rules_find_source (self, ids[i]);

      if (source != NULL)
        g_string_append_printf (titles, "%s%s", titles->len > 0 ? ", " : "", source->title);
    }
  return g_string_free (titles, FALSE);
}

/**
 * assay_visit_rules_find_perspective:
 * @self: (nullable): the rules of a framework
 * @id: (nullable): a perspective's id
 *
 * Any thread.
 *
 * Returns: (transfer none) (nullable): the perspective
 */
const AssayPerspective *
assay_visit_rules_find_perspective (const AssayVisitRules *self,
                                    const char            *id)
{
  for (guint i = 0; self != NULL && i < self->n_perspectives; i++)
    if (g_strcmp0 (self->perspectives[i].id, id) == 0)
      return &self->perspectives[i];
  return NULL;
}

/**
 * assay_node_applies:
 * @leaf: a measure or criterion
 * @service_type: the service's type in any spelling of case and space; "" where nobody has said it,
 *   and then every criterion is asked
 * @kind: (nullable): the kind of assessment; %NULL for any
 *
 * Tells whether an assessment asks a leaf. Any thread.
 *
 * Returns: whether it does
 */
gboolean
assay_node_applies (const AssayNode *leaf,
                    const char      *service_type,
                    const char      *kind)
{
  g_autofree char *folded = NULL;

  g_return_val_if_fail (leaf != NULL && leaf->kind != ASSAY_NODE_GROUP, FALSE);
  g_return_val_if_fail (service_type != NULL, FALSE);
  if (kind != NULL && leaf->kinds[0] != NULL &&
      !g_strv_contains ((const char *const *) leaf->kinds, kind))
    return FALSE;
  if (service_type[0] == '\0' || leaf->service_types[0] == NULL)
    return TRUE;
  folded = assay_text_fold (service_type);
  return g_strv_contains ((const char *const *) leaf->service_keys, folded);
}
