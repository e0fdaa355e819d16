/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Killed at a random moment, an import, a rating and a migration leave the register as it was or have done all.
 * The test runs itself as the one that is killed. ASSAY_KILLS says how often for each, the seed that GLib prints
 * when. */

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

#define FEW 20
#define N_PROVIDERS 200
#define N_ROWS 20000

/* A job that is killed, the account that does it, and how many rows its table has where it was done. */
typedef struct
{
  const char *name;
  const char *actor;
  const char *count;
  gint64 all;
} Job;

static const Job jobs[] = {
  { "import", NULL, "SELECT count (*) FROM response", N_ROWS },
  { "rating", NULL, "SELECT count (*) FROM rating", N_PROVIDERS },
  { "migration", "jo", "SELECT count (*) FROM provider", 2 + N_ROWS },
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

/* What the killed process does; opening alone migrates. */
static int
run_job (const Job  *job,
         const char *folder)
{
  g_autoptr (AssayDb) db = open_db (folder, job->actor);

  if (g_str_equal (job->name, "import"))
    import_survey (db, folder);
  else if (g_str_equal (job->name, "rating"))
    assay_test_write (db, rate_all, NULL);
  assay_db_close (db, NULL);
  return 0;
}

/* Runs the job and kills it after a while, 0 lets it end; whether it ended by itself. */
static gboolean
run_and_kill (const Job  *job,
              const char *folder,
              gint64      microseconds)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) child
      = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, program, "--job", job->name, folder, NULL);

  g_assert_no_error (error);
  if (microseconds > 0)
    {
      g_usleep ((gulong) microseconds);
      g_subprocess_send_signal (child, SIGKILL);
    }
  g_subprocess_wait (child, NULL, &error);
  g_assert_no_error (error);
  return g_subprocess_get_if_exited (child) && g_subprocess_get_exit_status (child) == 0;
}

/* The register is whole, and holds all of the job or nothing; all, if the job ended by itself. */
static void
check_register (const Job  *job,
                const char *folder,
                gboolean    has_ended)
{
  g_autoptr (AssayDb) db = open_db (folder, job->actor);
  gint64 n = assay_test_number (db, job->count);

  soak_test_check_sound (db);
  g_assert_true (n == job->all || (n == 0 && !has_ended));
  assay_db_close (db, NULL);
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

/* A register of the first version, with enough in it that its migration takes a while. */
static void
prepare_old (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *source = assay_test_source_path ("tests/data/store/version-1.sql");
  g_autofree char *path = assay_test_write_file (folder, "test.assay", "");
  g_autoptr (AssayConnection) connection = _assay_connection_open (path, ASSAY_CONNECTION_WRITE, "jo", &error);
  g_autofree char *script = NULL;
  g_autofree char *more = g_strdup_printf ("INSERT INTO provider (reference, reference_key, name, name_key)"
                                           " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                                           " WHERE i < %d) SELECT 'X' || i, 'x' || i, 'X', 'x' FROM n", N_ROWS);

  g_assert_no_error (error);
  g_file_get_contents (source, &script, NULL, &error);
  g_assert_no_error (error);
  _assay_connection_script (connection, script, &error);
  g_assert_no_error (error);
  _assay_connection_script (connection, more, &error);
  g_assert_no_error (error);
}

static GBytes *
read_register (const char *path)
{
  g_autoptr (GError) error = NULL;
  char *bytes;
  gsize length;

  g_file_get_contents (path, &bytes, &length, &error);
  g_assert_no_error (error);
  return g_bytes_new_take (bytes, length);
}

static void
test_killed (gconstpointer data)
{
  const Job *job = data;
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  g_autoptr (GBytes) before = NULL;
  guint n = soak_test_count ("ASSAY_KILLS", FEW);
  guint n_killed = 0;
  gint64 whole;

  if (g_str_equal (job->name, "migration"))
    prepare_old (folder);
  else
    prepare_register (job, folder);
  before = read_register (path);
  whole = g_get_monotonic_time ();
  g_assert_true (run_and_kill (job, folder, 0));
  whole = g_get_monotonic_time () - whole;
  check_register (job, folder, TRUE);
  for (guint i = 0; i < n; i++)
    {
      gint64 moment = (gint64) g_test_rand_double_range (1, (double) whole);
      gboolean has_ended;

      soak_test_copy (before, path);
      has_ended = run_and_kill (job, folder, moment);
      /* The first run may have been slower than the others. */
      if (has_ended)
        whole = MAX (moment, 2);
      n_killed += !has_ended;
      check_register (job, folder, has_ended);
    }
  g_test_message ("%u started, %u killed within %" G_GINT64_FORMAT " microseconds", n, n_killed, whole);
  g_assert_cmpuint (n_killed, >, 0);
  assay_test_remove_folder (folder);
}

static int
find_and_run_job (const char *name,
                  const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    if (g_str_equal (jobs[i].name, name))
      return run_job (&jobs[i], folder);
  return 1;
}

int
main (int    argc,
      char **argv)
{
  if (argc == 4 && strcmp (argv[1], "--job") == 0)
    return find_and_run_job (argv[2], argv[3]);
  program = argv[0];
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autofree char *path = g_strconcat ("/soak/killed/", jobs[i].name, NULL);

      g_test_add_data_func (path, &jobs[i], test_killed);
    }
  return g_test_run ();
}
