/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* The long work of an import, each in a thread: looking at the file, the check, the commit. A thread works on
 * what its task was given; what it found is taken over in the main context, when the task is finished. */

#include "config.h"

#include <glib/gi18n-lib.h>

#include "core/base/assay-error.h"
#include "core/intake/assay-import-controller-private.h"
#include "core/intake/assay-imports.h"
#include "core/store/assay-backup.h"

typedef struct
{
  char *path;
  AssayTableOptions options;
  char *period;
  AssayTableFile *file;
  GPtrArray *facts;
  char *remembered;
} Opening;

static void
free_opening (Opening *opening)
{
  g_free (opening->path);
  g_free (opening->options.encoding);
  g_free (opening->options.sheet);
  g_free (opening->period);
  g_clear_object (&opening->file);
  g_clear_pointer (&opening->facts, g_ptr_array_unref);
  g_free (opening->remembered);
  g_free (opening);
}

typedef struct
{
  AssayImportHandler *handler;
  Opening *opening;
} Loading;

/* What the register knows: providers, and how a file with these headings was read before. */
static gpointer
load_known (AssayConnection *connection,
            gpointer         data,
            GCancellable    *cancellable,
            GError         **error)
{
  Loading *loading = data;
  g_autofree char *shape = assay_table_file_dup_header_shape (loading->opening->file);
  g_autoptr (GError) local_error = NULL;
  AssayStatement *statement;

  if (!assay_import_handler_load (loading->handler, loading->opening->period, connection, error))
    return NULL;
  statement = assay_connection_query (connection, error,
                                      "SELECT mapping FROM mapping WHERE kind = ? AND header_shape = ?", "ss",
                                      assay_import_handler_get_kind_id (loading->handler), shape);
  if (statement == NULL)
    return NULL;
  if (assay_statement_next (statement, &local_error))
    loading->opening->remembered = assay_statement_dup_text (statement, 0);
  if (local_error != NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static void
open_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  AssayImportController *self = source;
  Opening *opening = task_data;
  Loading loading = { self->handler, opening };
  g_autoptr (GError) error = NULL;
  guint64 n_rows;

  opening->file = assay_table_file_open (opening->path, &opening->options, &error);
  if (opening->file != NULL && assay_import_handler_check_file (self->handler, opening->file, &error))
    assay_db_read_sync (self->db, load_known, &loading, cancellable, &error);
  if (error == NULL)
    opening->facts = assay_column_facts_gather (opening->file, opening->remembered != NULL, &n_rows,
                                                &self->progress.permille, cancellable, &error);
  if (error == NULL)
    assay_import_handler_check_facts (self->handler, opening->file, opening->facts, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * assay_import_controller_open_async:
 * @self: a controller
 * @path: the file
 * @options: (nullable): how to read it; %NULL to find everything out
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Looks at a file in a thread, reads it, or the first rows of one whose headings are known, and suggests what its
 * columns are. The state is then
 * COLUMNS.
 */
void
assay_import_controller_open_async (AssayImportController   *self,
                                    const char              *path,
                                    const AssayTableOptions *options,
                                    GCancellable            *cancellable,
                                    GAsyncReadyCallback      callback,
                                    gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  opening->path = g_strdup (path);
  opening->period = g_strdup (self->period);
  if (options != NULL)
    {
      opening->options = *options;
      opening->options.encoding = g_strdup (options->encoding);
      opening->options.sheet = g_strdup (options->sheet);
    }
  g_task_set_task_data (task, opening, (GDestroyNotify) free_opening);
  _assay_import_controller_set_busy (self, TRUE);
  g_task_run_in_thread (task, open_thread);
}

static void
suggest_columns (AssayImportController *self,
                 const char            *remembered)
{
  g_autoptr (GPtrArray) choices = g_ptr_array_new ();
  g_autoptr (GPtrArray) columns = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->facts->len; i++)
    {
      const AssayColumnFacts *facts = g_ptr_array_index (self->facts, i);
      AssayColumnChoice *choice = assay_column_choice_new (facts->heading);

      choice->order = assay_date_tally_order (&facts->dates);
      g_ptr_array_add (choices, choice);
      g_ptr_array_add (columns, _assay_import_column_new (i, facts->sample, choice));
    }
  assay_import_handler_suggest (self->handler, self->facts, choices);
  /* A mapping from before that no longer makes sense is no reason to stop: the suggestions stand. */
  if (remembered != NULL)
    {
      _assay_mapping_apply (remembered, "", self->handler, choices, TRUE, NULL);
      assay_import_handler_review (self->handler, self->facts, choices);
    }
  for (guint i = 0; i < choices->len; i++)
    assay_import_handler_describe (self->handler, g_ptr_array_index (self->facts, i),
                                   g_ptr_array_index (choices, i));
  g_list_store_splice (self->columns, 0, g_list_model_get_n_items (G_LIST_MODEL (self->columns)),
                       columns->pdata, columns->len);
}

/**
 * assay_import_controller_open_finish:
 * @self: a controller
 * @result: the result
 * @error: return location for an `ASSAY_TABLE_ERROR`, `ASSAY_IMPORT_ERROR_SUMMARY`, an `ASSAY_STORE_ERROR`
 *   or `G_IO_ERROR_CANCELLED`
 *
 * Ends assay_import_controller_open_async (). The columns are filled here.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_controller_open_finish (AssayImportController *self,
                                     GAsyncResult          *result,
                                     GError               **error)
{
  Opening *opening = g_task_get_task_data (G_TASK (result));

  _assay_import_controller_set_busy (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  g_set_object (&self->file, opening->file);
  g_clear_pointer (&self->facts, g_ptr_array_unref);
  self->facts = g_steal_pointer (&opening->facts);
  g_list_store_remove_all (self->answers);
  g_list_store_remove_all (self->providers);
  suggest_columns (self, opening->remembered);
  _assay_import_controller_changed (self);
  _assay_import_controller_set_state (self, ASSAY_IMPORT_STATE_COLUMNS);
  return TRUE;
}

typedef struct
{
  AssayImportHandler *handler;
  AssayImportPlan *plan;
  AssayImportPass *pass;
  AssayDigest *checksum;
  char *period;
  gboolean lacks_providers;
} Checking;

static void
free_checking (Checking *checking)
{
  g_clear_pointer (&checking->plan, assay_import_plan_free);
  g_clear_object (&checking->pass);
  assay_digest_free (checking->checksum);
  g_free (checking->period);
  g_free (checking);
}

static gpointer
begin_check (AssayConnection *connection,
             gpointer         data,
             GCancellable    *cancellable,
             GError         **error)
{
  Checking *checking = data;

  checking->pass = assay_import_handler_begin_pass (checking->handler, g_steal_pointer (&checking->plan),
                                                    connection, error);
  if (checking->pass != NULL)
    _assay_import_lacks_providers (checking->handler, connection, &checking->lacks_providers, error);
  return NULL;
}

/* A file that went into another survey of the period, perhaps with other columns, would count twice as well. */
static gpointer
find_same_file (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  Checking *checking = data;
  gint64 survey = assay_import_pass_get_survey_id (checking->pass);
  g_autofree char *elsewhere = NULL;

  if (!assay_imports_find_survey_of_file (connection, assay_digest_get_string (checking->checksum), checking->period,
                                          survey, &elsewhere, error))
    return NULL;
  assay_import_pass_set_elsewhere (checking->pass, elsewhere);
  return NULL;
}

static void
check_thread (GTask        *task,
              gpointer      source,
              gpointer      task_data,
              GCancellable *cancellable)
{
  AssayImportController *self = source;
  Checking *checking = task_data;
  g_autoptr (GError) error = NULL;

  assay_db_read_sync (self->db, begin_check, checking, cancellable, &error);
  if (error == NULL)
    assay_import_pass_run (checking->pass, NULL, checking->checksum, &self->progress, cancellable, &error);
  if (error == NULL && assay_import_handler_get_kind (checking->handler) == ASSAY_IMPORT_SURVEY
      && assay_import_pass_get_elsewhere (checking->pass) == NULL)
    assay_db_read_sync (self->db, find_same_file, checking, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * assay_import_controller_check_async:
 * @self: a controller whose columns are settled
 * @cancellable: (nullable): to stop it
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the whole file in a thread, without a lock on the register, and finds what would be imported: counts,
 * answers that are not understood, rows set aside, providers.
 */
void
assay_import_controller_check_async (AssayImportController *self,
                                     GCancellable          *cancellable,
                                     GAsyncReadyCallback    callback,
                                     gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GPtrArray) choices = _assay_import_controller_choices (self);
  GError *error = NULL;
  Checking *checking;

  g_return_if_fail (self->file != NULL);
  _assay_import_controller_set_busy (self, TRUE);
  if (!assay_import_handler_check_choices (self->handler, choices, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  checking = g_new0 (Checking, 1);
  checking->handler = self->handler;
  checking->plan = _assay_import_controller_make_plan (self);
  checking->checksum = assay_digest_new ();
  checking->period = g_strdup (self->period);
  g_task_set_task_data (task, checking, (GDestroyNotify) free_checking);
  g_task_run_in_thread (task, check_thread);
}

/**
 * assay_import_controller_check_finish:
 * @self: a controller
 * @result: the result
 * @error: return location for an `ASSAY_IMPORT_ERROR`, an `ASSAY_TABLE_ERROR`, an `ASSAY_STORE_ERROR` or
 *   `G_IO_ERROR_CANCELLED`
 *
 * Ends assay_import_controller_check_async (). Answers that are not understood and rows set aside are no
 * error.
 *
 * Returns: %TRUE on success
 */
gboolean
assay_import_controller_check_finish (AssayImportController *self,
                                      GAsyncResult          *result,
                                      GError               **error)
{
  Checking *checking = g_task_get_task_data (G_TASK (result));

  _assay_import_controller_set_busy (self, FALSE);
  if (!g_task_propagate_boolean (G_TASK (result), error))
    return FALSE;
  g_free (self->digest);
  self->digest = g_strdup (assay_digest_get_string (checking->checksum));
  g_free (self->elsewhere);
  self->elsewhere = g_strdup (assay_import_pass_get_elsewhere (checking->pass));
  self->lacks_providers = checking->lacks_providers;
  _assay_import_controller_show_pass (self, checking->pass);
  _assay_import_controller_changed (self);
  self->checked = TRUE;
  return TRUE;
}

static void
free_commit (AssayImportCommit *commit)
{
  g_clear_pointer (&commit->plan, assay_import_plan_free);
  g_clear_object (&commit->pass);
  g_free (commit->digest);
  g_free (commit->mapping);
  g_free (commit->header_shape);
  g_free (commit);
}

/* Whatever a check would have found: not understood answers, a return that is there already. */
static gboolean
calls_for_check (const AssayImportCommit *commit,
                 const GError            *error)
{
  return commit->pass != NULL && assay_import_pass_get_plan (commit->pass)->unchecked
         && (g_error_matches (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_CONSTRAINT)
             || g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_ANSWERS));
}

static void
commit_thread (GTask        *task,
               gpointer      source,
               gpointer      task_data,
               GCancellable *cancellable)
{
  AssayImportController *self = source;
  AssayImportCommit *commit = task_data;
  gpointer (*write) (AssayDb *, AssayDbFunc, gpointer, GCancellable *, GError **)
      = assay_import_handler_is_bulk (commit->handler) ? assay_db_bulk_write_sync : assay_db_write_sync;
  g_autofree gint64 *id = NULL;
  g_autoptr (GError) error = NULL;

  if (assay_db_backup_before_import (self->db, &error))
    id = write (self->db, _assay_import_commit, task_data, cancellable, &error);
  if (g_error_matches (error, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_NOTHING))
    {
      g_clear_error (&error);
      id = g_new0 (gint64, 1);
    }
  if (error != NULL && calls_for_check (commit, error))
    {
      g_clear_error (&error);
      _assay_import_set_doubt (commit, &error);
    }
  if (error != NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, g_steal_pointer (&id), g_free);
}

static AssayImportCommit *
make_commit (AssayImportController *self)
{
  AssayImportCommit *commit = g_new0 (AssayImportCommit, 1);

  commit->handler = self->handler;
  commit->plan = _assay_import_controller_make_plan (self);
  commit->outside_period = self->outside_period;
  commit->mapping = assay_import_controller_to_map (self);
  commit->header_shape = assay_table_file_dup_header_shape (self->file);
  commit->progress = &self->progress;
  return commit;
}

/**
 * assay_import_controller_commit_async:
 * @self: a controller that was checked
 * @cancellable: (nullable): to stop it: the register is then as before
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a backup, then reads the file again and stores it, all in one transaction. The state is then DONE.
 */
void
assay_import_controller_commit_async (AssayImportController *self,
                                      GCancellable          *cancellable,
                                      GAsyncReadyCallback    callback,
                                      gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  AssayImportCommit *commit;

  g_return_if_fail (self->file != NULL && self->digest != NULL);
  _assay_import_controller_set_busy (self, TRUE);
  if (!assay_import_controller_check_settled (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  commit = make_commit (self);
  commit->digest = g_strdup (self->digest);
  g_task_set_task_data (task, commit, (GDestroyNotify) free_commit);
  g_task_run_in_thread (task, commit_thread);
}

/**
 * assay_import_controller_commit_unchecked_async:
 * @self: a controller whose columns are settled
 * @cancellable: (nullable): to stop it: the register is then as before
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Makes a backup, then checks the file and stores it in one reading, in one transaction: in half the time where
 * nothing has to be asked. Where something has, or a return is in the register already, it ends with
 * %ASSAY_IMPORT_ERROR_DOUBT, nothing is stored, and the import is where it was, to be checked. Ended by
 * assay_import_controller_commit_finish ().
 */
void
assay_import_controller_commit_unchecked_async (AssayImportController *self,
                                                GCancellable          *cancellable,
                                                GAsyncReadyCallback    callback,
                                                gpointer               user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  GError *error = NULL;
  AssayImportCommit *commit;

  g_return_if_fail (self->file != NULL);
  _assay_import_controller_set_busy (self, TRUE);
  if (!assay_import_controller_check_settled (self, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  commit = make_commit (self);
  commit->plan->unchecked = TRUE;
  g_task_set_task_data (task, commit, (GDestroyNotify) free_commit);
  g_task_run_in_thread (task, commit_thread);
}

/**
 * assay_import_controller_commit_finish:
 * @self: a controller
 * @result: the result
 * @error: return location for an `ASSAY_IMPORT_ERROR` (%ASSAY_IMPORT_ERROR_CHANGED where the file is not what
 *   was checked), an `ASSAY_TABLE_ERROR`, an `ASSAY_STORE_ERROR` or `G_IO_ERROR_CANCELLED`; nothing is stored
 *   then
 *
 * Ends assay_import_controller_commit_async () or assay_import_controller_commit_unchecked_async ().
 *
 * Returns: the import's number; 0 on failure, and without an error where every row was set aside and nothing was
 *   kept, which assay_import_controller_dup_nothing_kept () puts in words
 */
gint64
assay_import_controller_commit_finish (AssayImportController *self,
                                       GAsyncResult          *result,
                                       GError               **error)
{
  AssayImportCommit *commit = g_task_get_task_data (G_TASK (result));
  g_autofree gint64 *id = g_task_propagate_pointer (G_TASK (result), error);

  _assay_import_controller_set_busy (self, FALSE);
  if (id == NULL)
    return 0;
  self->lacks_providers = commit->lacks_providers;
  _assay_import_controller_show_pass (self, commit->pass);
  _assay_import_controller_set_state (self, ASSAY_IMPORT_STATE_DONE);
  return *id;
}
