/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The commit of an import: one function on the writer's thread, inside the transaction that it is given, so
 * that an import that is cancelled, killed or fails leaves no trace. */

#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "core/base/assay-error.h"
#include "core/intake/assay-import-controller-private.h"
#include "core/register/assay-rating-flag.h"
#include "core/store/assay-audit.h"

static gint64
insert_import (AssayConnection   *connection,
               AssayImportCommit *commit,
               const char        *period,
               const char        *file_name,
               GError           **error)
{
  if (!assay_connection_run (connection, error,
                             "INSERT INTO import (kind, period, file_name, file_digest, mapping, rows_read, "
                             "rows_new, rows_changed, rows_present, rows_set_aside, imported_by, imported_at) "
                             "VALUES (?, ?, ?, '', ?, 0, 0, 0, 0, 0, ?, ?)",
                             "ssssss", assay_import_handler_get_kind_id (commit->handler), period, file_name,
                             commit->mapping, assay_connection_get_actor (connection),
                             assay_connection_get_now (connection)))
    return 0;
  return assay_connection_last_row_id (connection);
}

static gboolean
refuse_changed (AssayImportCommit *commit,
                const char        *digest,
                GError           **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);

  if (commit->digest == NULL)
    commit->digest = g_strdup (digest);
  if (strcmp (digest, commit->digest) == 0)
    return TRUE;
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_CHANGED,
               _ ("“%s” has changed since it was checked. Nothing was imported; please check it again."),
               plan->file_name);
  return FALSE;
}

/* Says that a file cannot be imported without a check. */
void
_assay_import_set_doubt (AssayImportCommit  *commit,
                         GError            **error)
{
  g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_DOUBT,
               _ ("“%s” has to be checked first. Nothing was imported."),
               assay_import_pass_get_plan (commit->pass)->file_name);
}

/* Whether another survey of the period has the returns can only be told by a check. */
static gboolean
refuse_blind (AssayImportCommit *commit,
              GError           **error)
{
  if (!assay_import_pass_get_plan (commit->pass)->unchecked || assay_import_pass_get_elsewhere (commit->pass) == NULL)
    return TRUE;
  _assay_import_set_doubt (commit, error);
  return FALSE;
}

/* What came into another survey since the check is as bad as what was there before. */
static gboolean
refuse_repeated (AssayImportCommit *commit,
                 GError           **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);
  const char *elsewhere = assay_import_pass_get_elsewhere (commit->pass);

  if (plan->allow_repeats || elsewhere == NULL)
    return TRUE;
  _assay_import_refuse_repeats (assay_import_pass_get_counts (commit->pass), elsewhere, plan->period, error);
  return FALSE;
}

static gboolean
refuse_unsettled (AssayImportCommit *commit,
                  GError           **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);
  GPtrArray *answers = assay_import_pass_get_answers (commit->pass);

  for (guint i = 0; !plan->unknown_as_blank && i < answers->len; i++)
    {
      AssayImportAnswer *answer = g_ptr_array_index (answers, i);

      if (!assay_import_answer_get_needed (answer))
        continue;
      g_set_error (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_ANSWERS,
                   _ ("“%s” in “%s” is not understood. Nothing was imported."),
                   assay_import_answer_get_text (answer), assay_import_answer_get_heading (answer));
      return FALSE;
    }
  return TRUE;
}

/* What a check would have asked about. */
static gboolean
refuse_doubts (AssayImportCommit *commit,
               GError           **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);

  if (!plan->unchecked || commit->outside_period
      || !_assay_import_doubts_period (assay_import_pass_get_counts (commit->pass)))
    return refuse_unsettled (commit, error);
  _assay_import_set_doubt (commit, error);
  return FALSE;
}

/* Names, addresses and comments are not kept with the rows that are set aside either, unless asked for. */
static gboolean
is_kept (const AssayImportPlan *plan,
         guint                  column)
{
  const AssayColumnChoice *choice
      = column < plan->columns->len ? g_ptr_array_index (plan->columns, column) : NULL;

  if (choice == NULL)
    return TRUE;
  return choice->role == ASSAY_COLUMN_PERSONAL  ? plan->keep_personal
         : choice->role == ASSAY_COLUMN_COMMENT ? plan->keep_comments
                                                : TRUE;
}

static char *
cells_to_json (const AssayImportPlan *plan,
               const char *const     *cells)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; cells[i] != NULL; i++)
    json_builder_add_string_value (builder, is_kept (plan, i) ? cells[i] : "");
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
store_set_aside (AssayConnection   *connection,
                 AssayImportCommit *commit,
                 gint64             id,
                 GError           **error)
{
  GListModel *rows = G_LIST_MODEL (assay_import_pass_get_set_aside (commit->pass));
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (AssaySetAside) row = g_list_model_get_item (rows, i);
      g_autofree char *cells = cells_to_json (plan, assay_set_aside_get_cells (row));

      if (!assay_connection_run (connection, error,
                                 "INSERT INTO import_set_aside (import_id, line, reason, cells) "
                                 "VALUES (?, ?, ?, ?)",
                                 "iiss", id, (gint64) assay_set_aside_get_line (row),
                                 assay_set_aside_get_reason (row), cells))
        return FALSE;
    }
  return TRUE;
}

static gboolean
complete_import (AssayConnection   *connection,
                 AssayImportCommit *commit,
                 gint64             id,
                 GError           **error)
{
  const AssayImportCounts *counts = assay_import_pass_get_counts (commit->pass);
  gint64 survey = assay_import_pass_get_survey_id (commit->pass);

  return assay_connection_run_one (connection, error,
                                   "UPDATE import SET survey_id = nullif (?, 0), file_digest = ?, rows_digest = ?, "
                                   "rows_read = ?, rows_new = ?, rows_changed = ?, rows_present = ?, "
                                   "rows_set_aside = ? WHERE id = ?",
                                   "issiiiiii", survey, commit->digest, assay_import_pass_get_digest (commit->pass),
                                   (gint64) counts->read, (gint64) counts->added, (gint64) counts->changed,
                                   (gint64) counts->present, (gint64) counts->set_aside, id);
}

static gboolean
remember_mapping (AssayConnection   *connection,
                  AssayImportCommit *commit,
                  GError           **error)
{
  return assay_connection_run (connection, error,
                               "INSERT INTO mapping (kind, header_shape, mapping, used_at) VALUES (?, ?, ?, ?) "
                               "ON CONFLICT (kind, header_shape) DO UPDATE SET mapping = excluded.mapping, "
                               "used_at = excluded.used_at",
                               "ssss", assay_import_handler_get_kind_id (commit->handler),
                               commit->header_shape, commit->mapping, assay_connection_get_now (connection));
}

static void
add_count (JsonBuilder *builder,
           const char  *name,
           guint64      count)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) count);
}

static void
add_text (JsonBuilder *builder,
          const char  *name,
          const char  *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

/* What the audit trail keeps of an import: enough to prove what was read and what came of it. */
static char *
describe_import (AssayImportCommit *commit)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);
  const AssayImportCounts *counts = assay_import_pass_get_counts (commit->pass);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  add_text (builder, "kind", assay_import_handler_get_kind_id (commit->handler));
  add_text (builder, "period", plan->period);
  if (assay_import_handler_get_kind (commit->handler) == ASSAY_IMPORT_SURVEY)
    add_text (builder, "survey", plan->survey_name);
  add_text (builder, "file", plan->file_name);
  add_text (builder, "sha256", commit->digest);
  add_count (builder, "read", counts->read);
  add_count (builder, "new", counts->added);
  add_count (builder, "changed", counts->changed);
  add_count (builder, "present", counts->present);
  add_count (builder, "setAside", counts->set_aside);
  add_text (builder, "rowsSha256", assay_import_pass_get_digest (commit->pass));
  json_builder_set_member_name (builder, "mapping");
  json_builder_add_value (builder, json_from_string (commit->mapping, NULL));
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

static gboolean
record_import (AssayConnection   *connection,
               AssayImportCommit *commit,
               gint64             id,
               GError           **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);
  g_autofree char *subject = g_strdup_printf ("import %" G_GINT64_FORMAT, id);
  g_autofree char *what = assay_import_pass_dup_subject (commit->pass);
  g_autofree char *after = describe_import (commit);
  /* TRANSLATORS: what is imported, then the name of its file. */
  g_autofree char *summary = g_strdup_printf (_ ("Imported %s from “%s”"), what, plan->file_name);

  return assay_audit_record (connection, "import.commit", subject, summary, NULL, after, error);
}

static gboolean
flag_ratings (AssayConnection   *connection,
              AssayImportCommit *commit,
              gint64             id,
              GError           **error)
{
  const AssayImportPlan *plan = assay_import_pass_get_plan (commit->pass);
  g_autofree char *flag = g_strdup_printf (_ ("New evidence has come with “%s”."), plan->file_name);

  return assay_rating_flag_import (connection, id, flag, error);
}

/* Whether the register has no provider yet that a row could be about, though another import brings them. */
gboolean
_assay_import_lacks_providers (AssayImportHandler *handler,
                               AssayConnection    *connection,
                               gboolean           *lacks,
                               GError            **error)
{
  g_autoptr (GError) failure = NULL;
  AssayStatement *statement = assay_connection_query (connection, error, "SELECT 1 FROM provider LIMIT 1", "");

  if (statement == NULL)
    return FALSE;
  *lacks = !assay_statement_next (statement, &failure)
           && assay_import_handler_get_kind (handler) != ASSAY_IMPORT_REGISTER;
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&failure));
  return FALSE;
}

/* Where no row can be taken, what the columns were read as is worth nothing either: often something has to be
 * imported first. The error takes back what was begun. */
static gboolean
refuse_nothing (AssayConnection   *connection,
                AssayImportCommit *commit,
                GError           **error)
{
  const AssayImportCounts *counts = assay_import_pass_get_counts (commit->pass);

  if (counts->set_aside == 0 || counts->set_aside < counts->read)
    return TRUE;
  if (_assay_import_lacks_providers (commit->handler, connection, &commit->lacks_providers, error))
    g_set_error_literal (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NOTHING, "nothing");
  return FALSE;
}

/* Stores a whole file. @data is an AssayImportCommit, whose plan it takes and whose pass it sets. Returns
 * the import's id, to be freed. */
gpointer
_assay_import_commit (AssayConnection *connection,
                      gpointer         data,
                      GCancellable    *cancellable,
                      GError         **error)
{
  AssayImportCommit *commit = data;
  g_autoptr (AssayDigest) checksum = assay_digest_new ();
  const AssayImportPlan *plan;
  gint64 id;

  commit->pass = assay_import_handler_begin_pass (commit->handler, g_steal_pointer (&commit->plan), connection,
                                                  error);
  if (commit->pass == NULL)
    return NULL;
  plan = assay_import_pass_get_plan (commit->pass);
  id = insert_import (connection, commit, plan->period, plan->file_name, error);
  if (id == 0 || !refuse_blind (commit, error) || !assay_import_pass_prepare (commit->pass, connection, id, error)
      || !assay_import_pass_run (commit->pass, connection, checksum, commit->progress, cancellable, error)
      || !refuse_changed (commit, assay_digest_get_string (checksum), error)
      || !refuse_repeated (commit, error) || !refuse_doubts (commit, error)
      || !refuse_nothing (connection, commit, error) || !store_set_aside (connection, commit, id, error)
      || !complete_import (connection, commit, id, error) || !remember_mapping (connection, commit, error)
      || !flag_ratings (connection, commit, id, error) || !record_import (connection, commit, id, error))
    return NULL;
  return g_memdup2 (&id, sizeof id);
}
