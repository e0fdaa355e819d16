/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/assay-import-mapping.h"

static const char *const role_ids[] = {
  "leave-out", "response-id", "date",    "period",  "provider-reference", "provider-name", "cqc-id", "field",
  "question",  "comment",     "personal",
};

/**
 * assay_column_role_get_id:
 * @role: a role
 *
 * Names a role as mappings do. Any thread.
 *
 * Returns: (transfer none): such as `provider-reference`
 */
const char *
assay_column_role_get_id (AssayColumnRole role)
{
  g_return_val_if_fail ((guint) role < G_N_ELEMENTS (role_ids), NULL);
  return role_ids[role];
}

/**
 * assay_column_role_from_id:
 * @id: such as `provider-reference`
 * @role: (out): the role
 *
 * Finds the role that a mapping names. Any thread.
 *
 * Returns: %FALSE if there is none of that name
 */
gboolean
assay_column_role_from_id (const char      *id,
                           AssayColumnRole *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (role_ids); i++)
    if (g_strcmp0 (role_ids[i], id) == 0)
      {
        *role = (AssayColumnRole) i;
        return TRUE;
      }
  return FALSE;
}
