/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "config.h"

#include "core/demo/assay-demo.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <inttypes.h>

#include "core/base/assay-error.h"
#include "core/base/assay-resources.h"
#include "core/demo/assay-demo-private.h"
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

typedef struct
{
  AssayDb *db;
  char *folder;
  AssayDemoSay say;
  gpointer user_data;
  GCancellable *cancellable;
} Filling;

static void G_GNUC_PRINTF (2, 3)
say (const Filling *filling,
     const char    *format,
     ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  if (filling->say == NULL)
    return;
  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  filling->say (text, filling->user_data);
}

static gboolean
import_file (const Filling *filling,
             guint          quarter,
             guint          file,
             GError       **error)
{
  const char *name = quarters[quarter].files[file];
  const char *survey = kinds[file] == ASSAY_IMPORT_SURVEY ? _(quarters[quarter].survey) : NULL;
  g_autofree char *path = write_out (filling->folder, name, error);
  g_autoptr (AssayImportController) controller = NULL;
  const AssayImportCounts *counts;

  if (path == NULL)
    return FALSE;
  controller = _assay_demo_import (filling->db, kinds[file], path, quarters[quarter].period, survey,
                                   filling->cancellable, error);
  g_unlink (path);
  if (controller == NULL)
    return FALSE;
  counts = assay_import_controller_get_counts (controller);
  say (filling, _("Imported %s, %s: %" PRIu64 " rows"), name, quarters[quarter].period,
       counts->read - counts->set_aside);
  return TRUE;
}

static gboolean
import_all (Filling *filling,
            GError **error)
{
  gboolean done;

  filling->folder = g_dir_make_tmp ("assay-demo-XXXXXX", error);
  done = filling->folder != NULL;
  for (guint quarter = 0; done && quarter < G_N_ELEMENTS (quarters); quarter++)
    for (guint file = 0; done && file < G_N_ELEMENTS (kinds); file++)
      done = import_file (filling, quarter, file, error);
  if (filling->folder != NULL)
    g_rmdir (filling->folder);
  g_free (filling->folder);
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

typedef struct
{
  const Filling *filling;
  const char *period;
} Quarter;

static gpointer
rate_quarter (AssayConnection *connection,
              gpointer         data,
              GCancellable    *cancellable,
              GError         **error)
{
  const Quarter *quarter = data;
  const char *period = quarter->period;
  g_autoptr (AssayFramework) framework = assay_library_get (connection, ASSAY_DEMO_FRAMEWORK, 0, error);
  AssayRatingRun run = { 0 };

  if (framework == NULL
      || !assay_rating_rate_all (connection, framework, period, TRUE, NULL, NULL, &run, cancellable,
                                 error))
    return NULL;
  if (g_str_equal (period, ASSAY_DEMO_PERIOD) || publish_all (connection, period, error))
    say (quarter->filling, _("Rated %s: %u providers, %u without enough evidence"), period,
         run.providers, run.not_rated);
  return NULL;
}

static gboolean
rate_all (const Filling *filling,
          GError       **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (quarters); i++)
    {
      Quarter quarter = { filling, quarters[i].period };
      g_autoptr (GError) failure = NULL;

      assay_db_write_sync (filling->db, rate_quarter, &quarter, filling->cancellable, &failure);
      if (failure != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&failure));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
plan_all (const Filling *filling,
          GError       **error)
{
  g_autofree char *done = _assay_demo_plan (filling->db, filling->cancellable, error);

  if (done != NULL)
    say (filling, "%s", done);
  return done != NULL;
}

/**
 * assay_demo_fill:
 * @db: a new register with the frameworks that Assay brings
 * @say: (nullable) (scope call): hears what was done
 * @user_data: for @say
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Imports the demonstration's files (register, survey and returns of four quarters), rates the
 * quarters, and agrees and publishes all but the last, which is left for a panel to decide; and constructs
 * who looks after whom and what was agreed. Any thread; its default main context, in which @db was opened,
 * is turned meanwhile.
 *
 * Returns: whether all of that was done
 */
gboolean
assay_demo_fill (AssayDb       *db,
                 AssayDemoSay   say_cb,
                 gpointer       user_data,
                 GCancellable  *cancellable,
                 GError       **error)
{
  Filling filling = { .db = db, .say = say_cb, .user_data = user_data, .cancellable = cancellable };

  return import_all (&filling, error) && rate_all (&filling, error) && plan_all (&filling, error);
}

/* A register of its own */

static gpointer
add_frameworks (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_library_add_shipped (connection, error);
  return NULL;
}

static gboolean
fill_file (const char    *path,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr (AssayDb) db = assay_db_open (path, ASSAY_DB_CREATE, error);
  g_autoptr (GError) failure = NULL;

  if (db == NULL)
    return FALSE;
  assay_db_write_sync (db, add_frameworks, NULL, cancellable, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  else if (assay_demo_fill (db, NULL, NULL, cancellable, error))
    return assay_db_close (db, error);
  assay_db_close (db, NULL);
  return FALSE;
}

static void
remove_folder (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      if (g_file_test (child, G_FILE_TEST_IS_DIR) && !g_file_test (child, G_FILE_TEST_IS_SYMLINK))
        remove_folder (child);
      else
        g_unlink (child);
    }
  g_rmdir (path);
}

static gboolean
take_place (const char  *made,
            const char  *path,
            GError     **error)
{
  g_autoptr (GFile) from = g_file_new_for_path (made);
  g_autoptr (GFile) to = g_file_new_for_path (path);

  return g_file_move (from, to, G_FILE_COPY_NO_FALLBACK_FOR_MOVE, NULL, NULL, NULL, error);
}

/**
 * assay_demo_create:
 * @path: where the register shall be; no file may be there
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Makes the demonstration's register. It takes its place when it is whole; before that it lies in a
 * folder of its own beside it. Takes some seconds. Not for the main thread.
 *
 * Returns: whether it is there
 */
gboolean
assay_demo_create (const char    *path,
                   GCancellable  *cancellable,
                   GError       **error)
{
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autofree char *parent = g_path_get_dirname (path);
  g_autofree char *folder = g_build_filename (parent, ".assay-demo-XXXXXX", NULL);
  g_autofree char *made = NULL;
  gboolean done;

  if (g_mkdir_with_parents (parent, 0700) != 0 || g_mkdtemp (folder) == NULL)
    {
      g_set_error (error, ASSAY_STORE_ERROR, ASSAY_STORE_ERROR_OPEN,
                   _("The demonstration could not be made in “%s”: %s."), parent, g_strerror (errno));
      return FALSE;
    }
  made = g_build_filename (folder, "demo.assay", NULL);
  g_main_context_push_thread_default (context);
  done = fill_file (made, cancellable, error) && take_place (made, path, error);
  g_main_context_pop_thread_default (context);
  remove_folder (folder);
  return done;
}
