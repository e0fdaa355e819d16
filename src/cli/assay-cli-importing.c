/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-importing.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

#include "cli/assay-cli.h"
#include "core/base/assay-error.h"
#include "core/base/assay-number.h"
#include "core/intake/assay-register-import.h"
#include "core/intelligence/assay-returns-import.h"
#include "core/library/assay-library.h"
#include "core/survey/assay-survey-import.h"

/* The controller reports through the main context; the command line has nothing to do meanwhile. */
static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static void
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
show_progress_cb (AssayImportController *controller,
                  GParamSpec            *pspec,
                  gpointer               data)
{
  double progress;

  g_object_get (controller, "progress", &progress, NULL);
  fprintf (stderr, "\r%3.0f %%", assay_round (100 * progress, 0));
  if (progress >= 1)
    fputs ("\r     \r", stderr);
}

static gboolean
open_file (AssayImportController *controller,
           const char            *path,
           GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_open_async (controller, path, NULL, NULL, keep_result_cb, &result);
  wait_for (&result);
  return assay_import_controller_open_finish (controller, result, error);
}

static gboolean
check_file (AssayImportController *controller,
            GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_check_async (controller, NULL, keep_result_cb, &result);
  wait_for (&result);
  return assay_import_controller_check_finish (controller, result, error);
}

static gboolean
load_map (AssayImportController *controller,
          const char            *path,
          GError               **error)
{
  g_autofree char *json = NULL;

  return path == NULL
         || (g_file_get_contents (path, &json, NULL, error)
             && assay_import_controller_load_map (controller, json, path, error));
}

/**
 * assay_cli_import_name_column:
 * @controller: an import whose file is open
 * @column: a column of it
 *
 * Returns: (transfer none): what the column is read as, in words
 */
const char *
assay_cli_import_name_column (AssayImportController *controller,
                              AssayImportColumn     *column)
{
  GPtrArray *targets = assay_import_controller_get_targets (controller);

  for (guint i = 0; i < targets->len; i++)
    {
      const AssayImportTarget *target = g_ptr_array_index (targets, i);

      if (target->role == assay_import_column_get_role (column)
          && g_strcmp0 (target->target, assay_import_column_get_target (column)) == 0)
        return target->title;
    }
  return assay_import_column_get_heading (column);
}

/* Lists what the columns that are only guessed at may be, for --map to settle. */
static char *
list_unsure_columns (AssayImportController *controller)
{
  GListModel *columns = assay_import_controller_get_columns (controller);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);
      g_autoptr (GPtrArray) lines = assay_import_controller_list_map_lines (controller, i);

      if (lines->len == 0)
        continue;
      g_string_append_printf (text, _("\n  column %u, “%s” (%s): perhaps %s"),
                              assay_import_column_get_index (column) + 1,
                              assay_import_column_get_heading (column),
                              assay_import_column_get_holds (column),
                              assay_cli_import_name_column (controller, column));
      for (guint j = 0; j < lines->len; j++)
        g_string_append_printf (text, j == 0 ? _("\n    in the map: %s") : _("\n    or: %s"),
                                (const char *) g_ptr_array_index (lines, j));
    }
  return g_string_free (text, FALSE);
}

/* Goes to the next state, or says what stands in the way and what could settle it. */
static gboolean
settle (AssayImportController *controller,
        const char            *path,
        char                  *(*list) (AssayImportController *controller),
        const char            *advice,
        GError               **error)
{
  g_autoptr (GError) reason = NULL;
  g_autofree char *unsettled = NULL;

  if (assay_import_controller_check_settled (controller, &reason))
    {
      assay_import_controller_go_next (controller);
      return TRUE;
    }
  if (g_error_matches (reason, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_REPEATED))
    advice = _("Import them under that name, where they are present, or confirm with --allow-repeats.");
  unsettled = list (controller);
  g_set_error (error, reason->domain, reason->code, _("%s was not imported. %s%s%s%s"), path,
               reason->message, unsettled, *unsettled != '\0' ? "\n" : "",
               *unsettled != '\0' ? advice : "");
  return FALSE;
}

static void
list_answers (AssayImportController *controller,
              gboolean               needed,
              GString               *text)
{
  GListModel *answers = assay_import_controller_get_answers (controller);

  for (guint i = 0; i < g_list_model_get_n_items (answers); i++)
    {
      g_autoptr (AssayImportAnswer) answer = g_list_model_get_item (answers, i);
      g_autofree char *heading = NULL;
      g_autofree char *words = NULL;
      g_autofree char *map = NULL;
      guint64 count, line;
      gboolean settled;

      g_object_get (answer, "heading", &heading, "text", &words, "count", &count, "first-line", &line,
                    "settled", &settled, NULL);
      if (settled || assay_import_answer_get_needed (answer) != needed)
        continue;
      g_string_append_printf (text,
                              g_dngettext (GETTEXT_PACKAGE,
                                           "\n  “%s” in “%s”, %" PRIu64 " time, first in line %" PRIu64,
                                           "\n  “%s” in “%s”, %" PRIu64 " times, first in line %" PRIu64,
                                           count),
                              words, heading, count, line);
      map = assay_import_answer_dup_map_line (answer);
      g_string_append_printf (text, _("\n    in the map, among “answers”: %s"), map);
    }
}

/* Lists the answers that are not understood, for --map to settle, then what merely has rows set aside; empty where
 * there are none. */
static char *
list_unknown_answers (AssayImportController *controller)
{
  GString *text = g_string_new (NULL);
  g_autoptr (GString) others = g_string_new (NULL);

  list_answers (controller, TRUE, text);
  list_answers (controller, FALSE, others);
  if (others->len > 0)
    g_string_append_printf (text, _("\n  Rows with these are set aside unless they are settled too:%s"), others->str);
  return g_string_free (text, FALSE);
}

/* What the returns would be filed under. */
static char *
list_filing (AssayImportController *controller)
{
  g_autofree char *survey = NULL;
  g_autofree char *period = NULL;

  g_object_get (controller, "survey-name", &survey, "period", &period, NULL);
  return g_strdup_printf (_("\n  survey “%s” of %s"), survey, period);
}

typedef struct
{
  const char *id;
  AssayFramework *framework;
} FrameworkJob;

static gboolean
asks_people (AssayFramework *framework)
{
  for (guint i = 0; i < assay_framework_get_n_leaves (framework); i++)
    if (g_strcmp0 (assay_framework_get_leaf (framework, i)->source, "survey") == 0)
      return TRUE;
  return FALSE;
}

/* The framework whose measures columns are matched with: the one asked for, or the first with a survey. */
static gpointer
find_framework (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  FrameworkJob *job = data;
  g_autoptr (GPtrArray) frameworks = NULL;

  if (job->id != NULL)
    {
      job->framework = assay_library_get (connection, job->id, 0, error);
      return NULL;
    }
  frameworks = assay_library_list (connection, FALSE, error);
  for (guint i = 0; frameworks != NULL && job->framework == NULL && i < frameworks->len; i++)
    if (asks_people (g_ptr_array_index (frameworks, i)))
      job->framework = g_object_ref (g_ptr_array_index (frameworks, i));
  return NULL;
}

static gint64
commit (AssayImportController *controller,
        GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_commit_async (controller, NULL, keep_result_cb, &result);
  wait_for (&result);
  return assay_import_controller_commit_finish (controller, result, error);
}

/* Whether to expect that nothing has to be asked or written before. */
static gboolean
can_go_unchecked (const AssayCliImport *import)
{
  return import->kind == ASSAY_IMPORT_SURVEY && import->save_set_aside == NULL && !import->replace;
}

/* Imports the file in one reading; 0 without an error where it has to be checked first. */
static gint64
commit_unchecked (AssayImportController *controller,
                  GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) failure = NULL;
  gint64 id;

  assay_import_controller_commit_unchecked_async (controller, NULL, keep_result_cb, &result);
  wait_for (&result);
  id = assay_import_controller_commit_finish (controller, result, &failure);
  if (failure != NULL && !g_error_matches (failure, ASSAY_IMPORT_ERROR, ASSAY_IMPORT_ERROR_DOUBT))
    g_propagate_error (error, g_steal_pointer (&failure));
  return id;
}

static AssayImportController *
start (AssayDb              *db,
       const AssayCliImport *import,
       GError              **error)
{
  FrameworkJob job = { import->framework, NULL };
  g_autoptr (AssayFramework) framework = NULL;

  if (import->kind == ASSAY_IMPORT_REGISTER)
    return assay_register_import_new (db, import->period);
  if (!assay_cli_read (db, find_framework, &job, error))
    return NULL;
  framework = job.framework;
  if (import->kind == ASSAY_IMPORT_RETURNS)
    return assay_returns_import_new (db, framework, import->period);
  return assay_survey_import_new (db, framework, import->survey, import->period);
}

static AssayImportController *
make_controller (AssayDb              *db,
                 const AssayCliImport *import,
                 GError              **error)
{
  AssayImportController *controller = start (db, import, error);

  if (controller == NULL)
    return NULL;
  g_object_set (controller, "replace", import->replace, "unknown-as-blank", import->unknown_as_blank,
                "keep-comments", import->keep_comments, "outside-period", import->outside_period,
                "allow-repeats", import->allow_repeats, NULL);
  if (!import->quiet && isatty (STDERR_FILENO))
    g_signal_connect (controller, "notify::progress", G_CALLBACK (show_progress_cb), NULL);
  return controller;
}

/* Reads the file and lists in the error what has to be settled, then imports it. */
static gint64
commit_checked (AssayImportController *controller,
                const AssayCliImport  *import,
                GError               **error)
{
  if (!check_file (controller, error)
      || !settle (controller, import->path, list_unknown_answers,
                  _("--map FILE settles them; --unknown blank leaves them out."), error)
      || !settle (controller, import->path, list_filing,
                  _("--outside-period confirms the period."), error))
    return 0;
  if (import->save_set_aside != NULL
      && !assay_import_controller_save_set_aside (controller, import->save_set_aside, error))
    return 0;
  return commit (controller, error);
}

/**
 * assay_cli_import_file:
 * @db: the register
 * @import: what was asked for
 * @id: (out): the import's number; 0 where every row was set aside and nothing was kept
 * @error: return location for an `ASSAY_IMPORT_ERROR`, an `ASSAY_TABLE_ERROR` or what the file system says
 *
 * Imports a file: what is sure is taken, what is not is listed in the error and nothing is imported. Writes the
 * rows set aside where that was asked for.
 *
 * Returns: (transfer full) (nullable): the import, done
 */
AssayImportController *
assay_cli_import_file (AssayDb              *db,
                       const AssayCliImport *import,
                       gint64               *id,
                       GError              **error)
{
  g_autoptr (AssayImportController) controller = make_controller (db, import, error);
  g_autoptr (GError) failure = NULL;

  if (controller == NULL || !open_file (controller, import->path, error)
      || !load_map (controller, import->map, error)
      || !settle (controller, import->path, list_unsure_columns,
                  _("--map FILE settles what the columns are."), error))
    return NULL;
  *id = can_go_unchecked (import) ? commit_unchecked (controller, &failure) : 0;
  if (*id == 0 && failure == NULL)
    *id = commit_checked (controller, import, &failure);
  if (failure == NULL)
    return g_steal_pointer (&controller);
  g_propagate_error (error, g_steal_pointer (&failure));
  return NULL;
}
