/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An import is taken back by what it left: rows that bear its number, and what it overwrote. What somebody did
 * since, by hand or with a later file, stays. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/intake/assay-assessment-undo.h"
#include "core/intake/assay-imports.h"
#include "core/intake/assay-response-undo.h"
#include "core/register/assay-figure.h"
#include "core/register/assay-provider.h"
#include "core/register/assay-rating-flag.h"
#include "core/store/assay-audit.h"

typedef struct
{
  char *subject;
  char *before;
} Overwritten;

static void
free_overwritten (Overwritten *overwritten)
{
  g_free (overwritten->subject);
  g_free (overwritten->before);
  g_free (overwritten);
}

/* What the import was, or NULL if it cannot be taken back. */
static char *
find_import (AssayConnection *connection,
             gint64           id,
             gint64          *survey_id,
             GError         **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT file_name, coalesce (survey_id, 0), removed_at FROM import WHERE id = ?",
                                "i", id);

  if (statement == NULL)
    return NULL;
  if (!assay_statement_next (statement, &failure))
    {
      if (failure != NULL)
        g_propagate_error (error, g_steal_pointer (&failure));
      else
        g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_NOT_FOUND,
                     _ ("There is no import %" PRId64 " in the register."), id);
      return NULL;
    }
  if (!assay_statement_is_null (statement, 2))
    {
      g_set_error (error, ASSAY_VALIDATION_ERROR, ASSAY_VALIDATION_ERROR_STATE,
                   _ ("Import %" PRId64 " was taken back before."), id);
      return NULL;
    }
  *survey_id = assay_statement_get_int (statement, 1);
  return assay_statement_dup_text (statement, 0);
}

static GPtrArray *
list_overwritten (AssayConnection *connection,
                  gint64           id,
                  GError         **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) free_overwritten);
  AssayStatement *statement
      = assay_connection_query (connection, error,
                                "SELECT subject, before FROM import_undo WHERE import_id = ? ORDER BY rowid DESC",
                                "i", id);

  while (assay_statement_next (statement, error))
    {
      Overwritten *overwritten = g_new0 (Overwritten, 1);

      overwritten->subject = assay_statement_dup_text (statement, 0);
      overwritten->before = assay_statement_is_null (statement, 1) ? NULL : assay_statement_dup_text (statement, 1);
      g_ptr_array_add (list, overwritten);
    }
  return assay_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/* Puts a return back that the import replaced, unless it was replaced or corrected again since. */
static gboolean
put_back_response (AssayConnection *connection,
                   gint64           import_id,
                   gint64           response_id,
                   const char      *before,
                   GError         **error)
{
  gint64 held_by;

  if (!assay_connection_query_int (connection,
                                   "SELECT coalesce (import_id, 0) FROM response WHERE id = ?",
                                   response_id, &held_by, error))
    return FALSE;
  return held_by != import_id || assay_response_put_back (connection, response_id, before, error);
}

/* Returns put back to an import that was itself taken back meanwhile have no business here any more. */
static gboolean
drop_orphans (AssayConnection *connection,
              GError         **error)
{
  return assay_connection_run (connection, error,
                               "DELETE FROM response WHERE import_id IN "
                               "(SELECT id FROM import WHERE removed_at IS NOT NULL)",
                               "");
}

/* Whether anything in the register is about a provider. */
#define IS_USED                                                                                          \
  "SELECT EXISTS (SELECT 1 FROM response WHERE provider_id = ?1) OR EXISTS (SELECT 1 FROM figure WHERE " \
  "provider_id = ?1) OR EXISTS (SELECT 1 FROM rating WHERE provider_id = ?1) OR EXISTS (SELECT 1 FROM "  \
  "service WHERE provider_id = ?1) OR EXISTS (SELECT 1 FROM contract WHERE provider_id = ?1) OR EXISTS " \
  "(SELECT 1 FROM standing WHERE provider_id = ?1) OR EXISTS (SELECT 1 FROM due WHERE provider_id = ?1) OR " \
  "EXISTS (SELECT 1 FROM assessment WHERE provider_id = ?1) OR EXISTS (SELECT 1 FROM action_plan WHERE " \
  "provider_id = ?1) OR EXISTS (SELECT 1 FROM action WHERE provider_id = ?1)"

static gboolean
drop_provider (AssayConnection *connection,
               gint64           provider_id,
               GError         **error)
{
  gint64 used;

  if (!assay_connection_query_int (connection, IS_USED, provider_id, &used, error))
    return FALSE;
  return used != 0
         || assay_connection_run (connection, error, "DELETE FROM provider WHERE id = ?", "i", provider_id);
}

/* Puts a provider's facts back, unless somebody changed them since. */
static gboolean
put_back_provider (AssayConnection *connection,
                   gint64           provider_id,
                   gint64           version_left,
                   const char      *before,
                   GError         **error)
{
  g_autoptr (AssayProvider) provider = NULL;
  gint64 version;

  if (before == NULL)
    return drop_provider (connection, provider_id, error);
  provider = assay_provider_from_json (before, error);
  if (provider == NULL
      || !assay_connection_query_int (connection, "SELECT version FROM provider WHERE id = ?",
                                      provider_id, &version, error))
    return FALSE;
  if (version != version_left)
    return TRUE;
  g_object_set (provider, "id", provider_id, "version", version, NULL);
  return assay_provider_put (connection, provider, error) != 0;
}

static gboolean
put_back_all (AssayConnection *connection,
              gint64           id,
              const char      *kind,
              GError         **error)
{
  g_autoptr (GPtrArray) list = list_overwritten (connection, id, error);

  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const Overwritten *overwritten = g_ptr_array_index (list, i);
      g_auto (GStrv) words = g_strsplit (overwritten->subject, " ", 3);
      gint64 row = words[0] != NULL && words[1] != NULL ? g_ascii_strtoll (words[1], NULL, 10) : 0;
      gboolean done;

      if (row == 0 || strcmp (words[0], kind) != 0)
        continue;
      if (strcmp (kind, "response") == 0)
        done = put_back_response (connection, id, row, overwritten->before, error);
      else
        done = put_back_provider (connection, row, words[2] != NULL ? g_ascii_strtoll (words[2], NULL, 10) : 0,
                                  overwritten->before, error);
      if (!done)
        return FALSE;
    }
  return list != NULL;
}

/* A survey without returns is none. */
static gboolean
drop_survey (AssayConnection *connection,
             gint64           survey_id,
             GError         **error)
{
  gint64 n;

  if (survey_id == 0)
    return TRUE;
  if (!assay_connection_query_int (connection,
                                   "SELECT EXISTS (SELECT 1 FROM response WHERE survey_id = ?)",
                                   survey_id, &n, error))
    return FALSE;
  return n != 0
         || (assay_connection_run (connection, error, "UPDATE import SET survey_id = NULL WHERE survey_id = ?", "i",
                                   survey_id)
             && assay_connection_run (connection, error, "DELETE FROM survey_question WHERE survey_id = ?", "i",
                                      survey_id)
             && assay_connection_run (connection, error, "DELETE FROM survey WHERE id = ?", "i", survey_id));
}

static gboolean
mark_removed (AssayConnection *connection,
              gint64           id,
              const char      *file_name,
              GError         **error)
{
  g_autofree char *subject = g_strdup_printf ("import %" PRId64, id);
  g_autofree char *summary = g_strdup_printf (_ ("Took back the import of “%s”"), file_name);

  return assay_connection_run (connection, error, "DELETE FROM import_undo WHERE import_id = ?", "i", id)
         && assay_audit_record (connection, "import.remove", subject, summary, NULL, NULL, error);
}

static gboolean
flag_ratings (AssayConnection *connection,
              gint64           id,
              const char      *file_name,
              GError         **error)
{
  g_autofree char *flag = g_strdup_printf (_ ("The import of “%s”, which it used, was taken back."), file_name);

  return assay_rating_flag_import (connection, id, flag, error);
}

/**
 * assay_imports_remove:
 * @connection: a connection that writes
 * @id: an import
 * @error: return location for %ASSAY_STORE_ERROR_NOT_FOUND, %ASSAY_VALIDATION_ERROR_STATE where it was taken back
 *   before, or another `ASSAY_STORE_ERROR`
 *
 * Takes back all that an import brought: returns, figures and providers that nothing else is about; what it
 * overwrote is put back, unless it was changed since; a survey that is left without returns goes. Agreed ratings
 * that used it are flagged. The mapping stays remembered. One entry in the audit trail.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_imports_remove (AssayConnection *connection,
                      gint64           id,
                      GError         **error)
{
  gint64 survey_id;
  g_autofree char *file_name = find_import (connection, id, &survey_id, error);

  return file_name != NULL && flag_ratings (connection, id, file_name, error)
         && assay_connection_run_one (connection, error,
                                      "UPDATE import SET removed_by = ?, removed_at = ? WHERE id = ?", "ssi",
                                      assay_connection_get_actor (connection),
                                      assay_connection_get_now (connection), id)
         && assay_assessment_undo_import (connection, id, error)
         && put_back_all (connection, id, "response", error) && drop_orphans (connection, error)
         && assay_figure_remove_import (connection, id, error)
         && put_back_all (connection, id, "provider", error) && drop_survey (connection, survey_id, error)
         && mark_removed (connection, id, file_name, error);
}
