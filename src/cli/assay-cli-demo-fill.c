/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "cli/assay-cli-demo-fill.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <glib/gstdio.h>

#include "cli/assay-cli-importing.h"
#include "cli/assay-cli.h"
#include "core/base/assay-resources.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"

/* The demonstration: four quarters, of which the first three are constructed throughout, and say so. */
static const struct
{
  const char *period;
  const char *files[3];
  const char *survey;
} quarters[] = {
  { "2010-11 Q1",
    { "constructed-home-care-register-2010-11-q1.csv", "constructed-home-care-survey-2010-11-q1.csv",
      "constructed-home-care-return-2010-11-q1.csv" },
    N_("Home care survey, quarter 1 (constructed)") },
  { "2010-11 Q2",
    { "constructed-home-care-register-2010-11-q2.csv", "constructed-home-care-survey-2010-11-q2.csv",
      "constructed-home-care-return-2010-11-q2.csv" },
    N_("Home care survey, quarter 2 (constructed)") },
  { "2010-11 Q3",
    { "constructed-home-care-register-2010-11-q3.csv", "constructed-home-care-survey-2010-11-q3.csv",
      "constructed-home-care-return-2010-11-q3.csv" },
    N_("Home care survey, quarter 3 (constructed)") },
  { ASSAY_DEMO_PERIOD,
    { "home-care-register-2011.csv", "home-care-survey-2011.csv", "home-care-return-2010-11-q4.csv" },
    N_("Home care survey, February and March 2011") },
};

static const AssayImportKind kinds[] = {
  ASSAY_IMPORT_REGISTER,
  ASSAY_IMPORT_SURVEY,
  ASSAY_IMPORT_RETURNS,
};

/* Imports read files, so a file of the program is written out first, under its own name. */
static char *
write_out (const char *folder,
           const char *name,
           GError    **error)
{
  g_autofree char *resource = g_strconcat ("demo/", name, NULL);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GBytes) bytes = assay_resources_lookup (resource, error);

  if (bytes == NULL
      || !g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error))
    return NULL;
  return g_steal_pointer (&path);
}

static gboolean
import_file (AssayDb    *db,
             const char *folder,
             guint       quarter,
             guint       file,
             GError    **error)
{
  g_autofree char *path = write_out (folder, quarters[quarter].files[file], error);
  g_autoptr (AssayImportController) controller = NULL;
  const AssayImportCounts *counts;
  AssayCliImport import = {
    .kind = kinds[file],
    .path = path,
    .period = (char *) quarters[quarter].period,
    .survey = kinds[file] == ASSAY_IMPORT_SURVEY ? (char *) _(quarters[quarter].survey) : NULL,
    .quiet = TRUE,
  };
  gint64 id;

  controller = path == NULL ? NULL : assay_cli_import_check (db, &import, error);
  id = controller == NULL ? 0 : assay_cli_import_commit (controller, error);
  if (path != NULL)
    g_unlink (path);
  if (id == 0)
    return FALSE;
  counts = assay_import_controller_get_counts (controller);
  assay_cli_say (_("Imported %s, %s: %" PRIu64 " rows"), quarters[quarter].files[file],
                 quarters[quarter].period, counts->read - counts->set_aside);
  return TRUE;
}

/**
 * assay_cli_demo_import:
 * @db: a new register with the frameworks that Assay brings
 * @error: return location
 *
 * Imports the demonstration's files: register, survey and returns of four quarters.
 *
 * Returns: whether all of them were imported
 */
gboolean
assay_cli_demo_import (AssayDb *db,
                       GError **error)
{
  g_autofree char *folder = g_dir_make_tmp ("assay-demo-XXXXXX", error);
  gboolean done = folder != NULL;

  for (guint quarter = 0; done && quarter < G_N_ELEMENTS (quarters); quarter++)
    for (guint file = 0; done && file < G_N_ELEMENTS (kinds); file++)
      done = import_file (db, folder, quarter, file, error);
  if (folder != NULL)
    g_rmdir (folder);
  return done;
}

static gboolean
publish_all (AssayConnection *connection,
             const char      *period,
             GError         **error)
{
  g_autoptr (GPtrArray) ratings = assay_rating_list (connection, ASSAY_DEMO_FRAMEWORK, period, error);

  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < ratings->len; i++)
    {
      AssayRating *rating = g_ptr_array_index (ratings, i);

      if (assay_rating_get_rated (rating)
          && (!assay_rating_agree (connection, assay_rating_get_id (rating),
                                   assay_rating_get_band (rating), "", error)
              || !assay_rating_publish (connection, assay_rating_get_id (rating), error)))
        return FALSE;
    }
  return TRUE;
}

static gpointer
rate_quarter (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const char *period = data;
  g_autoptr (AssayFramework) framework = assay_library_get (connection, ASSAY_DEMO_FRAMEWORK, 0, error);
  AssayRatingRun run = { 0 };

  if (framework == NULL
      || !assay_rating_rate_all (connection, framework, period, TRUE, NULL, NULL, &run, cancellable,
                                 error))
    return NULL;
  if (g_strcmp0 (period, ASSAY_DEMO_PERIOD) == 0 || publish_all (connection, period, error))
    assay_cli_say (_("Rated %s: %u providers, %u without enough evidence"), period, run.providers,
                   run.not_rated);
  return NULL;
}

/**
 * assay_cli_demo_rate:
 * @db: a register with the demonstration's files
 * @error: return location
 *
 * Rates the four quarters, and agrees and publishes all but the last, which is left for a panel to decide.
 *
 * Returns: whether that was done
 */
gboolean
assay_cli_demo_rate (AssayDb *db,
                     GError **error)
{
  for (guint quarter = 0; quarter < G_N_ELEMENTS (quarters); quarter++)
    if (!assay_cli_write (db, rate_quarter, (gpointer) quarters[quarter].period, error))
      return FALSE;
  return TRUE;
}
