/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Killed at any moment, an import, a rating and a migration leave the register as it was or have done all. The
 * test runs itself as the one that is killed: at one of its changes of the disk, a write then being half done, since
 * between two of them nothing happens that the disk would remember. ASSAY_KILLS says how often for each; the places
 * are spread over all there are, the seed that GLib prints says where between two. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#include "core/intake/import-test.h"
#include "core/intake/assay-register-import.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/store/assay-db-private.h"
#include "core/survey/assay-survey-import.h"
#include "soak/soak-test.h"
#include "support/fault-vfs.h"

#define FEW 20
#define N_PROVIDERS 200
#define N_ROWS 20000

/* A job that is killed, the account that does it, how many rows its table has where it was done, and whether opening
 * the register does it, so that it is always done by the time one looks. */
typedef struct
{
  const char *name;
  const char *actor;
  const char *count;
  gint64 all;
  gboolean by_opening;
} Job;

static const Job jobs[] = {
  { "import", NULL, "SELECT count (*) FROM response", N_ROWS, FALSE },
  { "rating", NULL, "SELECT count (*) FROM rating", N_PROVIDERS, FALSE },
  { "migration", "jo", "SELECT count (*) FROM provider", 2 + N_ROWS, TRUE },
};

static const char *program;

static AssayDb *
open_db (const char *folder,
         const char *actor)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  AssayDb *db = _assay_db_open_as (path, ASSAY_DB_NONE, actor != NULL ? actor : g_get_user_name (), &error);

  g_assert_no_error (error);
  return db;
}

static void
import_survey (AssayDb    *db,
               const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "many.csv", NULL);
  g_autoptr (AssayImportController) controller = assay_survey_import_new (db, NULL, "Killed", IMPORT_PERIOD);

  import_test_all (controller, path);
}

static gpointer
rate_all (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);
  AssayRatingRun run;

  assay_rating_rate_all (connection, framework, IMPORT_PERIOD, FALSE, NULL, NULL, &run, NULL, error);
  return NULL;
}

/* What the killed process does; opening alone migrates. Says how many changes of the disk that took. */
static int
run_job (const Job  *job,
         const char *folder,
         const char *place)
{
  g_autoptr (AssayDb) db = NULL;

  fault_vfs_install ();
  fault_vfs_kill_at ((guint) g_ascii_strtoull (place, NULL, 10));
  db = open_db (folder, job->actor);
  if (g_str_equal (job->name, "import"))
    import_survey (db, folder);
  else if (g_str_equal (job->name, "rating"))
    assay_test_write (db, rate_all, NULL);
  assay_db_close (db, NULL);
  g_print ("%u", fault_vfs_count_changes ());
  return 0;
}

/* Runs the job and kills it at a change of the disk, from 1; 0 lets it end. Gives how many changes there were if it
 * ended by itself, else 0. */
static guint
run_and_kill (const Job  *job,
              const char *folder,
              guint       place)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *said = NULL;
  g_autofree char *where = g_strdup_printf ("%u", place);
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, "--job", job->name, folder, where, NULL);

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (child, NULL, NULL, &said, NULL, &error);
  g_assert_no_error (error);
  if (g_subprocess_get_if_signaled (child))
    g_assert_cmpint (g_subprocess_get_term_sig (child), ==, SIGKILL);
  else
    g_assert_cmpint (g_subprocess_get_exit_status (child), ==, 0);
  return g_subprocess_get_if_signaled (child) ? 0 : (guint) g_ascii_strtoull (said, NULL, 10);
}

/* The register is whole, and holds all of the job or nothing; all, if the job ended by itself. */
static gboolean
check_register (const Job  *job,
                const char *folder,
                gboolean    has_ended)
{
  g_autoptr (AssayDb) db = open_db (folder, job->actor);
  gint64 n = assay_test_number (db, job->count);

  soak_test_check_sound (db);
  g_assert_true (n == job->all || (n == 0 && !has_ended));
  assay_db_close (db, NULL);
  return n == job->all;
}

static gpointer
add_frameworks (AssayConnection *connection,
                gpointer         data,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_library_add_shipped (connection, error);
  return NULL;
}

static char *
write_survey (const char *folder)
{
  g_autoptr (GString) csv = g_string_new ("Response ID,Provider ref,Independence,Activities\n");

  for (guint i = 0; i < N_ROWS; i++)
    g_string_append_printf (csv, "M%u,HC%03u,%s,Agree\n", i, i % N_PROVIDERS, i % 3 == 0 ? "Agree" : "Neither");
  return assay_test_write_file (folder, "many.csv", csv->str);
}

/* A register with providers, and with the survey where it is to be rated. */
static void
prepare_register (const Job  *job,
                  const char *folder)
{
  g_autoptr (AssayDb) db = assay_test_new_db (folder);
  g_autoptr (AssayImportController) controller = assay_register_import_new (db, IMPORT_PERIOD);
  g_autoptr (GString) csv = g_string_new ("Provider ref,Provider,Service type\n");
  g_autofree char *survey = write_survey (folder);
  g_autofree char *providers = NULL;

  for (guint i = 0; i < N_PROVIDERS; i++)
    g_string_append_printf (csv, "HC%03u,Care of street %u,Home care\n", i, i);
  providers = assay_test_write_file (folder, "providers.csv", csv->str);
  assay_test_write (db, add_frameworks, NULL);
  import_test_all (controller, providers);
  g_clear_object (&controller);
  if (g_str_equal (job->name, "rating"))
    import_survey (db, folder);
  assay_db_close (db, NULL);
}

static void
test_killed (gconstpointer data)
{
  const Job *job = data;
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  g_autoptr (GBytes) before = NULL;
  guint n = soak_test_count ("ASSAY_KILLS", FEW);
  guint n_done = 0;
  guint n_killed = 0;
  guint n_places;

  if (g_str_equal (job->name, "migration"))
    soak_test_old_register (folder, N_ROWS);
  else
    prepare_register (job, folder);
  before = soak_test_read (path);
  n_places = run_and_kill (job, folder, 0);
  check_register (job, folder, TRUE);
  g_assert_cmpuint (n_places, >, 10);
  for (guint i = 0; i < n; i++)
    {
      guint first = 1 + (guint) ((guint64) i * n_places / n);
      guint last = 1 + (guint) ((guint64) (i + 1) * n_places / n);
      guint place = first + (guint) g_test_rand_int_range (0, (int) MAX (last - first, 1));
      gboolean has_ended;

      soak_test_copy (before, path);
      has_ended = run_and_kill (job, folder, place) > 0;
      n_killed += !has_ended;
      n_done += check_register (job, folder, has_ended);
    }
  g_test_message ("%u started, %u killed at one of %u changes of the disk, %u of them when all was done", n, n_killed,
                  n_places, n_done);
  /* At the end of a run there may be a change more or less. */
  g_assert_cmpuint (n_killed + 2 + n / 20, >=, n);
  g_assert_cmpint (n_done < n, ==, !job->by_opening);
  assay_test_remove_folder (folder);
}

static int
find_and_run_job (const char *name,
                  const char *folder,
                  const char *place)
{
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (g_str_equal (jobs[i].name, name))
      return run_job (&jobs[i], folder, place);
  return 1;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 5 && strcmp (argv[1], "--job") == 0)
    return find_and_run_job (argv[2], argv[3], argv[4]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autofree char *path = g_strconcat ("/soak/killed/", jobs[i].name, NULL);

      g_test_add_data_func (path, &jobs[i], test_killed);
    }
  return g_test_run ();
}
