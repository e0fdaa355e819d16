/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Versions of frameworks kept in the register. A version that has rated anything is never changed,
 * so that an old rating can always be worked out again. */

#include "config.h"

#include "core/library/assay-library.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/base/assay-resources.h"
#include "core/store/assay-audit.h"

static AssayFramework *
read_framework (AssayStatement  *statement,
                GError         **error)
{
  const char *json = assay_statement_get_text (statement, 0);
  const char *title = assay_statement_get_text (statement, 1);

  /* Neither is ever empty but in a file that is damaged. */
  if (json == NULL || title == NULL)
    {
      g_set_error_literal (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CORRUPT,
                           _ ("A framework that is kept in the register cannot be read."));
      return NULL;
    }
  return assay_framework_new_from_stored (json, title, error);
}

/**
 * assay_library_get:
 * @connection: a connection in a transaction
 * @id: a framework's id
 * @version: which version; 0 for the newest
 * @error: return location for an `ASSAY_STORE_ERROR`: NOT_FOUND where there is none, CORRUPT where
 *   damage has left nothing of it
 *
 * Reads a framework from the register.
 *
 * Returns: (transfer full) (nullable): the framework
 */
AssayFramework *
assay_library_get (AssayConnection *connection,
                   const char      *id,
                   int              version,
                   GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT json, title FROM framework"
                                                      " WHERE id = ?1 AND (?2 = 0 OR version = ?2)"
                                                      " ORDER BY version DESC LIMIT 1", "si",
                                                      id, (gint64) version);

  if (statement == NULL)
    return NULL;
  if (assay_statement_next (statement, &failure))
    return read_framework (statement, error);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (version == 0)
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _ ("There is no framework “%s” in this register."), id);
  else
    g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                 _ ("There is no version %d of the framework “%s” in this register."), version, id);
  return NULL;
}

/**
 * assay_library_list:
 * @connection: a connection in a transaction
 * @all_versions: FALSE for the newest version of each alone
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Lists frameworks by title, the newest version of each first.
 *
 * Returns: (transfer full) (nullable) (element-type AssayFramework): the frameworks
 */
GPtrArray *
assay_library_list (AssayConnection *connection,
                    gboolean         all_versions,
                    GError         **error)
{
  g_autoptr (GPtrArray) frameworks = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT json, title FROM framework AS f WHERE ?1 OR"
    " version = (SELECT max (version) FROM framework"
    " WHERE id = f.id) ORDER BY title, id, version DESC",
    "i", (gint64) all_versions);

  if (statement == NULL)
    return NULL;
  while (failure == NULL && assay_statement_next (statement, &failure))
    {
      AssayFramework *framework = read_framework (statement, &failure);

      if (framework != NULL)
        g_ptr_array_add (frameworks, framework);
    }
  if (failure == NULL)
    return g_steal_pointer (&frameworks);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}

/**
 * assay_library_is_used:
 * @connection: a connection in a transaction
 * @id: a framework's id
 * @version: which version
 * @used: (out): whether anything was ever rated by it, superseded ratings included, or is assessed by it
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Asks whether a version may still be changed.
 *
 * Returns: whether the question could be answered
 */
gboolean
assay_library_is_used (AssayConnection *connection,
                       const char      *id,
                       int              version,
                       gboolean        *used,
                       GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT 1 FROM rating WHERE framework_id = ?1"
                                                      " AND framework_version = ?2 UNION ALL"
                                                      " SELECT 1 FROM assessment WHERE framework_id = ?1"
                                                      " AND framework_version = ?2 LIMIT 1", "si",
                                                      id, (gint64) version);

  if (statement == NULL)
    return FALSE;
  *used = assay_statement_next (statement, &failure);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* The stored text of a version; NULL without an error where there is none. */
static gboolean
find_json (AssayConnection  *connection,
           AssayFramework   *framework,
           char            **json,
           GError          **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT json FROM framework WHERE id = ? AND version = ?",
    "si", assay_framework_get_id (framework),
    (gint64) assay_framework_get_version (framework));

  *json = NULL;
  if (statement == NULL)
    return FALSE;
  if (assay_statement_next (statement, &failure))
    *json = assay_statement_dup_text (statement, 0);
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

static gboolean
write_framework (AssayConnection  *connection,
                 AssayFramework   *framework,
                 const char       *json,
                 GError          **error)
{
  return assay_connection_run (connection, error,
                               "INSERT INTO framework (id, version, title, json, added_by, added_at)"
                               " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (id, version) DO UPDATE SET"
                               " title = excluded.title, json = excluded.json,"
                               " added_by = excluded.added_by, added_at = excluded.added_at", "sissss",
                               assay_framework_get_id (framework),
                               (gint64) assay_framework_get_version (framework),
                               assay_framework_get_title (framework), json,
                               assay_connection_get_actor (connection),
                               assay_connection_get_now (connection));
}

static gboolean
check_unused (AssayConnection  *connection,
              AssayFramework   *framework,
              GError          **error)
{
  gboolean used;

  if (!assay_library_is_used (connection, assay_framework_get_id (framework),
                              assay_framework_get_version (framework), &used, error))
    return FALSE;
  if (used)
    g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_IN_USE,
                 _ ("Version %d of “%s” has rated providers and can no longer be changed. Make the "
                    "change the next version."), assay_framework_get_version (framework),
                 assay_framework_get_title (framework));
  return !used;
}

static gboolean
check_number (AssayConnection  *connection,
              AssayFramework   *framework,
              GError          **error)
{
  int version = assay_framework_get_version (framework);
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (
    connection, error,
    "SELECT max (version) FROM framework WHERE id = ?",
    "s", assay_framework_get_id (framework));

  if (statement == NULL)
    return FALSE;
  if (!assay_statement_next (statement, &failure) ||
      assay_statement_get_int (statement, 0) < (gint64) version)
    return failure == NULL || (g_propagate_error (error, g_steal_pointer (&failure)), FALSE);
  g_set_error (error, ASSAY_FRAMEWORK_ERROR, ASSAY_FRAMEWORK_ERROR_INVALID,
               _ ("Version %d of “%s” is older than what this register has, version %d."), version,
               assay_framework_get_title (framework), (int) assay_statement_get_int (statement, 0));
  return FALSE;
}

/**
 * assay_library_add:
 * @connection: a connection in a write transaction
 * @framework: a framework
 * @error: return location for an `ASSAY_STORE_ERROR` or `ASSAY_FRAMEWORK_ERROR`: IN_USE where this
 *   version has rated something, INVALID where its number is below the newest
 *
 * Keeps a framework: as a new version, or in place of the same version as long as that has rated
 * nothing. The same framework again changes nothing.
 *
 * Returns: whether the register has it now
 */
gboolean
assay_library_add (AssayConnection *connection,
                   AssayFramework  *framework,
                   GError         **error)
{
  g_autofree char *json = assay_framework_to_json (framework);
  g_autofree char *before = NULL;
  g_autofree char *subject = g_strconcat ("framework ", assay_framework_get_id (framework), NULL);
  g_autofree char *summary = NULL;

  if (!find_json (connection, framework, &before, error))
    return FALSE;
  if (g_strcmp0 (before, json) == 0)
    return TRUE;
  if (!(before == NULL ? check_number (connection, framework, error)
                       : check_unused (connection, framework, error)) ||
      !write_framework (connection, framework, json, error))
    return FALSE;
  summary = g_strdup_printf (before == NULL ? _ ("Added version %d of “%s”.")
                                            : _ ("Changed version %d of “%s”."),
                             assay_framework_get_version (framework),
                             assay_framework_get_title (framework));
  return assay_audit_record (connection, before == NULL ? "framework.add" : "framework.edit",
                             subject, summary, before, json, error);
}

static AssayFramework *
load_shipped (const char  *name,
              GError     **error)
{
  g_autofree char *path = g_strconcat ("frameworks/", name, NULL);
  g_autoptr (GBytes) bytes = assay_resources_lookup (path, error);

  if (bytes == NULL)
    return NULL;
  return assay_framework_new_from_data (g_bytes_get_data (bytes, NULL),
                                        (gssize) g_bytes_get_size (bytes), name, error);
}

/* Adds one that the register does not know in any version; @titles takes its title. */
static gboolean
add_unknown (AssayConnection  *connection,
             const char       *name,
             GPtrArray        *titles,
             GError          **error)
{
  g_autoptr (AssayFramework) framework = load_shipped (name, error);
  g_autofree char *json = NULL;
  g_autofree char *before = NULL;

  if (framework == NULL || !find_json (connection, framework, &before, error))
    return FALSE;
  if (before != NULL)
    return TRUE;
  json = assay_framework_to_json (framework);
  g_ptr_array_add (titles, g_strdup (assay_framework_get_title (framework)));
  return write_framework (connection, framework, json, error);
}

/**
 * assay_library_add_shipped:
 * @connection: a connection in a write transaction
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Adds the frameworks that come with the program, as a new register needs them. Those that are
 * there are left alone. One audit entry for all.
 *
 * Returns: whether all are there
 */
gboolean
assay_library_add_shipped (AssayConnection *connection,
                           GError         **error)
{
  g_auto (GStrv) names = assay_resources_children ("frameworks");
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *summary = NULL;

  for (char **name = names; *name != NULL; name++)
    if (!add_unknown (connection, *name, titles, error))
      return FALSE;
  if (titles->len == 0)
    return TRUE;
  g_ptr_array_add (titles, NULL);
  list = g_strjoinv (", ", (char **) titles->pdata);
  summary = g_strdup_printf (_ ("Added the frameworks that come with Assay: %s."), list);
  return assay_audit_record (connection, "framework.add", "framework", summary, NULL, NULL, error);
}

/**
 * assay_library_dup_added_at:
 * @connection: a connection in a transaction
 * @id: a framework's id
 * @error: return location for an `ASSAY_STORE_ERROR`
 *
 * Returns: (transfer full) (nullable): since when the register has the framework, in any version: an ISO time
 */
char *
assay_library_dup_added_at (AssayConnection  *connection,
                            const char       *id,
                            GError          **error)
{
  AssayStatement *statement = assay_connection_query (connection, error,
                                                      "SELECT min (added_at) FROM framework WHERE id = ?", "s", id);

  return statement != NULL && assay_statement_next (statement, error) ? assay_statement_dup_text (statement, 0) : NULL;
}
