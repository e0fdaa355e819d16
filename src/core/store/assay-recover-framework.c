/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Frameworks that are lost, found again where the audit trail kept what was added, or among those that come with
 * the program: a rating cannot be explained by any other. */

#define G_LOG_DOMAIN "assay-store"

#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-json.h"
#include "core/base/assay-resources.h"
#include "core/store/assay-recover-private.h"

#define REPLACEMENT "\357\277\275" /* stands for damaged letters */

/* The framework's title, where the JSON is of this version of it. */
static char *
dup_title (const char *json,
           gssize      length,
           const char *id,
           gint64      version)
{
  g_autofree char *reason = NULL;
  g_autoptr (JsonNode) root = assay_json_parse (json, length, &reason);
  JsonObject *object = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root) : NULL;

  if (object == NULL || g_strcmp0 (json_object_get_string_member_with_default (object, "id", ""), id) != 0 ||
      json_object_get_int_member_with_default (object, "version", 0) != version)
    return NULL;
  return g_strdup (json_object_get_string_member_with_default (object, "title", id));
}

static char *
find_in_trail (AssayRecovery *self,
               const char    *id,
               gint64         version,
               char         **title)
{
  AssayStatement *row =
    assay_connection_query (self->to, NULL, "SELECT after FROM " ASSAY_RECOVERY_DETAILS " WHERE after LIKE '{%'"
                            " AND instr (after, ?) > 0 ORDER BY number DESC", "s", id);

  while (assay_statement_next (row, NULL))
    {
      const char *json = assay_statement_get_text (row, 0);

      *title = dup_title (json, -1, id, version);
      if (*title != NULL)
        return g_strdup (json);
    }
  return NULL;
}

static char *
find_shipped (const char *id,
              gint64      version,
              char      **title)
{
  g_auto (GStrv) names = assay_resources_children ("frameworks");

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat ("frameworks/", names[i], NULL);
      g_autoptr (GBytes) bytes = assay_resources_lookup (path, NULL);
      gsize length = 0;
      const char *json = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

      *title = json != NULL ? dup_title (json, (gssize) length, id, version) : NULL;
      if (*title != NULL)
        return g_strndup (json, length);
    }
  return NULL;
}

/* FALSE only on failure: one that is nowhere to be found is not placed. */
static gboolean
place_framework (AssayRecovery  *self,
                 const char     *id,
                 gint64          version,
                 guint          *n,
                 GError        **error)
{
  g_autofree char *title = NULL;
  g_autofree char *json = find_in_trail (self, id, version, &title);

  if (json == NULL)
    json = find_shipped (id, version, &title);
  if (json == NULL)
    return TRUE;
  if (!assay_connection_run (self->to, error, "INSERT OR IGNORE INTO framework (id, version, title, json, added_by,"
                             " added_at) VALUES (?, ?, ?, ?, ?, ?)", "sissss", id, version, title, json,
                             assay_connection_get_actor (self->to), assay_connection_get_now (self->to)))
    return FALSE;
  *n += assay_connection_changes (self->to) > 0;
  return TRUE;
}

/* One whose JSON is damaged would be in the way wherever frameworks are listed. */
static gboolean
drop_damaged (AssayRecovery  *self,
              GArray         *dropped,
              GError        **error)
{
  AssayStatement *row = assay_connection_query (self->to, error, "SELECT rowid, id, version, json FROM framework", "");

  while (assay_statement_next (row, error))
    {
      gint64 number = assay_statement_get_int (row, 0);
      const char *json = assay_statement_get_text (row, 3);
      g_autofree char *title = dup_title (json, -1, assay_statement_get_text (row, 1),
                                          assay_statement_get_int (row, 2));

      if (title == NULL || strstr (json, REPLACEMENT) != NULL)
        g_array_append_val (dropped, number);
    }
  if (row == NULL || assay_statement_failed (row))
    return FALSE;
  for (guint i = 0; i < dropped->len; i++)
    if (!assay_connection_run (self->to, error, "DELETE FROM framework WHERE rowid = ?", "i",
                               g_array_index (dropped, gint64, i)))
      return FALSE;
  return TRUE;
}

static gboolean
place_used (AssayRecovery  *self,
            guint          *n,
            GError        **error)
{
  AssayStatement *row =
    assay_connection_query (self->to, error, "SELECT framework_id, framework_version FROM (SELECT framework_id,"
                            " framework_version FROM rating UNION SELECT framework_id, framework_version"
                            " FROM assessment) AS used WHERE NOT EXISTS (SELECT 1 FROM framework"
                            " WHERE id = framework_id AND version = framework_version)", "");

  while (assay_statement_next (row, error))
    {
      g_autofree char *id = assay_statement_dup_text (row, 0);

      if (!place_framework (self, id, assay_statement_get_int (row, 1), n, error))
        return FALSE;
    }
  return row != NULL && !assay_statement_failed (row);
}

/* Those that nothing refers to, as far as an index tells of them. */
static gboolean
place_unused (AssayRecovery  *self,
              guint          *n,
              GError        **error)
{
  g_autoptr (GArray) missing = _assay_recovery_find_missing (self, "framework", "framework");

  for (guint i = 0; missing != NULL && i < missing->len; i++)
    {
      gint64 number = g_array_index (missing, gint64, i);
      g_autofree char *id = _assay_recovery_dup_indexed (self, "framework", "id", number);
      g_autofree char *version = _assay_recovery_dup_indexed (self, "framework", "version", number);

      if (id != NULL && version != NULL &&
          !place_framework (self, id, g_ascii_strtoll (version, NULL, 10), n, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * _assay_recovery_place_frameworks:
 * @self: a recovery whose tables are copied
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Puts back the frameworks that could not be read, from elsewhere.
 *
 * Returns: whether those that were found are there
 */
gboolean
_assay_recovery_place_frameworks (AssayRecovery  *self,
                                  GError        **error)
{
  g_autoptr (GArray) dropped = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  if (!drop_damaged (self, dropped, error) || !place_unused (self, &n, error) || !place_used (self, &n, error))
    return FALSE;
  _assay_recovery_note_numbers (self, "framework", dropped);
  if (n > 0)
    _assay_recovery_note (self, ngettext ("Frameworks: %u lost one was put back as it is kept elsewhere.",
                                          "Frameworks: %u lost ones were put back as they are kept elsewhere.", n), n);
  g_hash_table_insert (self->placed, (gpointer) "framework", GUINT_TO_POINTER (n));
  return TRUE;
}
