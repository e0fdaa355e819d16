/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* An import from its file to its commit with nobody there to ask: what the demonstration's files hold is
 * sure throughout, and anything else is an error. */

#include "config.h"

#include "core/demo/assay-demo-private.h"

#include "core/demo/assay-demo.h"
#include "core/intake/assay-register-import.h"
#include "core/intelligence/assay-returns-import.h"
#include "core/library/assay-library.h"
#include "core/survey/assay-survey-import.h"

/* The controller reports through the thread's main context, which has nothing else to do meanwhile. */
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
    g_main_context_iteration (g_main_context_get_thread_default (), TRUE);
}

static gboolean
open_file (AssayImportController *controller,
           const char            *path,
           GCancellable          *cancellable,
           GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_open_async (controller, path, NULL, cancellable, keep_result_cb, &result);
  wait_for (&result);
  return assay_import_controller_open_finish (controller, result, error);
}

static gboolean
check (AssayImportController *controller,
       GCancellable          *cancellable,
       GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_check_async (controller, cancellable, keep_result_cb, &result);
  wait_for (&result);
  return assay_import_controller_check_finish (controller, result, error);
}

static gboolean
commit (AssayImportController *controller,
        GCancellable          *cancellable,
        GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_commit_async (controller, cancellable, keep_result_cb, &result);
  wait_for (&result);
  return assay_import_controller_commit_finish (controller, result, error) != 0;
}

static gboolean
go_next (AssayImportController *controller,
         GError               **error)
{
  if (!assay_import_controller_check_settled (controller, error))
    return FALSE;
  assay_import_controller_go_next (controller);
  return TRUE;
}

static gpointer
get_framework (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  return assay_library_get (connection, ASSAY_DEMO_FRAMEWORK, 0, error);
}

static AssayImportController *
make_controller (AssayDb          *db,
                 AssayImportKind   kind,
                 const char       *period,
                 const char       *survey,
                 GError          **error)
{
  g_autoptr (AssayFramework) framework = NULL;

  if (kind == ASSAY_IMPORT_REGISTER)
    return assay_register_import_new (db, period);
  framework = assay_db_read_sync (db, get_framework, NULL, NULL, error);
  if (framework == NULL)
    return NULL;
  if (kind == ASSAY_IMPORT_RETURNS)
    return assay_returns_import_new (db, framework, period);
  return assay_survey_import_new (db, framework, survey, period);
}

/*
 * _assay_demo_import:
 * @db: the register
 * @kind: what the file holds
 * @path: the file
 * @period: what it is of
 * @survey: (nullable): the survey's name, of a survey
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Imports a file that needs no decision. Turns the thread's default main context meanwhile.
 *
 * Returns: (transfer full) (nullable): the import, done
 */
AssayImportController *
_assay_demo_import (AssayDb          *db,
                    AssayImportKind   kind,
                    const char       *path,
                    const char       *period,
                    const char       *survey,
                    GCancellable     *cancellable,
                    GError          **error)
{
  g_autoptr (AssayImportController) controller = make_controller (db, kind, period, survey, error);

  if (controller == NULL
      || !open_file (controller, path, cancellable, error) || !go_next (controller, error)
      || !check (controller, cancellable, error) || !go_next (controller, error)
      || !go_next (controller, error)
      || !commit (controller, cancellable, error))
    return NULL;
  return g_steal_pointer (&controller);
}
