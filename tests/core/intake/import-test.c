/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/intake/import-test.h"

#include "core/base/assay-resources.h"
#include "core/intake/assay-register-import.h"
#include "core/intelligence/assay-returns-import.h"
#include "core/survey/assay-survey-import.h"

void
import_test_set_up (ImportTest   *test,
                    gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) json = assay_resources_lookup ("frameworks/care-governance.json", &error);

  g_assert_no_error (error);
  test->framework = assay_framework_new_from_data (g_bytes_get_data (json, NULL),
                                                   (gssize) g_bytes_get_size (json), "care-governance", &error);
  g_assert_no_error (error);
  test->folder = assay_test_make_folder ();
  test->db = assay_test_new_db (test->folder);
}

void
import_test_tear_down (ImportTest   *test,
                       gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  assay_db_close (test->db, &error);
  g_assert_no_error (error);
  g_clear_object (&test->db);
  g_clear_object (&test->framework);
  assay_test_remove_folder (test->folder);
  g_free (test->folder);
}

AssayImportController *
import_test_register (ImportTest *test)
{
  return assay_register_import_new (test->db, IMPORT_PERIOD);
}

AssayImportController *
import_test_survey (ImportTest *test)
{
  return assay_survey_import_new (test->db, test->framework, "Home care survey", IMPORT_PERIOD);
}

AssayImportController *
import_test_returns (ImportTest *test)
{
  return assay_returns_import_new (test->db, test->framework, IMPORT_PERIOD);
}

static void
keep_result_cb (GObject      *source,
                GAsyncResult *result,
                gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

gboolean
import_test_open (AssayImportController *controller,
                  const char            *path,
                  GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_open_async (controller, path, NULL, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return assay_import_controller_open_finish (controller, result, error);
}

gboolean
import_test_check (AssayImportController *controller,
                   GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_check_async (controller, NULL, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return assay_import_controller_check_finish (controller, result, error);
}

gint64
import_test_commit (AssayImportController *controller,
                    GCancellable          *cancellable,
                    GError               **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  assay_import_controller_commit_async (controller, cancellable, keep_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return assay_import_controller_commit_finish (controller, result, error);
}

static void
check_sum (const AssayImportCounts *counts)
{
  g_assert_cmpuint (counts->read, ==,
                    counts->added + counts->changed + counts->present + counts->set_aside);
}

/* The whole import of a file that needs no decision; what the check says is what the import does. */
gint64
import_test_all (AssayImportController *controller,
                 const char            *path)
{
  g_autoptr (GError) error = NULL;
  AssayImportCounts counts;
  gint64 id;

  import_test_open (controller, path, &error);
  g_assert_no_error (error);
  assay_import_controller_check_settled (controller, &error);
  g_assert_no_error (error);
  assay_import_controller_go_next (controller);
  import_test_check (controller, &error);
  g_assert_no_error (error);
  counts = *assay_import_controller_get_counts (controller);
  check_sum (&counts);
  id = import_test_commit (controller, NULL, &error);
  g_assert_no_error (error);
  g_assert_true ((id > 0) == (counts.set_aside == 0 || counts.set_aside < counts.read));
  g_assert_cmpmem (&counts, sizeof counts, assay_import_controller_get_counts (controller), sizeof counts);
  return id;
}

gint64
import_test_text (ImportTest            *test,
                  AssayImportController *controller,
                  const char            *text)
{
  g_autofree char *path = assay_test_write_file (test->folder, "file.csv", text);

  return import_test_all (controller, path);
}

/* Imports the demo's `register`, `survey` or `returns`. */
void
import_test_demo (ImportTest *test,
                  const char *what)
{
  g_autoptr (AssayImportController) controller = NULL;
  g_autofree char *path = NULL;

  if (g_str_equal (what, "register"))
    {
      controller = import_test_register (test);
      path = assay_test_source_path ("data/demo/home-care-register-2011.csv");
    }
  else if (g_str_equal (what, "survey"))
    {
      controller = import_test_survey (test);
      path = assay_test_source_path ("data/demo/home-care-survey-2011.csv");
    }
  else
    {
      controller = import_test_returns (test);
      path = assay_test_source_path ("data/demo/home-care-return-2010-11-q4.csv");
    }
  import_test_all (controller, path);
}

static gpointer
remove_import (AssayConnection *connection,
               gpointer         data,
               GCancellable    *cancellable,
               GError         **error)
{
  assay_imports_remove (connection, *(gint64 *) data, error);
  return NULL;
}

void
import_test_remove (ImportTest *test,
                    gint64      id)
{
  assay_test_write (test->db, remove_import, &id);
}

void
import_test_counts (AssayImportController *controller,
                    guint64                added,
                    guint64                changed,
                    guint64                present,
                    guint64                set_aside)
{
  const AssayImportCounts *counts = assay_import_controller_get_counts (controller);

  check_sum (counts);
  g_assert_cmpuint (counts->added, ==, added);
  g_assert_cmpuint (counts->changed, ==, changed);
  g_assert_cmpuint (counts->present, ==, present);
  g_assert_cmpuint (counts->set_aside, ==, set_aside);
  g_assert_cmpuint (g_list_model_get_n_items (assay_import_controller_get_set_aside (controller)), ==, set_aside);
}

/* The column of a heading, borrowed from the controller. */
AssayImportColumn *
import_test_column (AssayImportController *controller,
                    const char            *heading)
{
  GListModel *columns = assay_import_controller_get_columns (controller);

  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (AssayImportColumn) column = g_list_model_get_item (columns, i);

      if (g_str_equal (assay_import_column_get_heading (column), heading))
        return column;
    }
  g_error ("There is no column “%s”", heading);
}

/* Why a row was set aside; a static string. */
const char *
import_test_reason (AssayImportController *controller,
                    guint                  place)
{
  g_autoptr (AssaySetAside) row
      = g_list_model_get_item (assay_import_controller_get_set_aside (controller), place);

  g_assert_nonnull (row);
  return g_intern_string (assay_set_aside_get_reason (row));
}

char *
import_test_blocked (AssayImportController *controller)
{
  char *reason;

  g_object_get (controller, "blocked-reason", &reason, NULL);
  return reason;
}
