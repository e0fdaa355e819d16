/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* A read, a write, a sync, an opening or SQLite's memory fails, or the disk is full, at one place after the other of
 * an import, a rating, a migration, a backup and the exports: the register is sound afterwards and holds all of the
 * job or nothing, the message is one for people, and no half of a file is left. */

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>

#include "core/intake/import-test.h"
#include "core/library/assay-library.h"
#include "core/rating/assay-rating.h"
#include "core/store/assay-backup.h"
#include "core/store/assay-db-private.h"
#include "core/survey/assay-survey-import.h"
#include "report/assay-rating-csv.h"
#include "report/assay-rating-workbook.h"
#include "soak/soak-test.h"
#include "support/fault-vfs.h"

#define FULL (FAULT_MEMORY + 1) /* no file may grow beyond so many bytes */
#define N_KINDS (FULL + 1)
#define MOST_PLACES 100000

typedef struct _Job Job;
typedef void (*JobFunc) (AssayDb     *db,
                         const char  *folder,
                         GError     **error);

/* A job: what it does once the register is open, the account that does it, whether the register it works on is
 * rated, what changes by it in the register, or the file that it writes. */
struct _Job
{
  const char *name;
  JobFunc func;
  const char *actor;
  gboolean is_rated;
  const char *count;
  const char *output;
};

static AssayDb *
open_db (const Job   *job,
         const char  *folder,
         GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);

  return _assay_db_open_as (path, ASSAY_DB_NONE, job->actor != NULL ? job->actor : g_get_user_name (), error);
}

static void
import_survey (AssayDb     *db,
               const char  *folder,
               GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "survey.csv", NULL);
  g_autoptr (AssayImportController) controller = assay_survey_import_new (db, NULL, "Faults", IMPORT_PERIOD);

  if (!import_test_open (controller, path, error))
    return;
  assay_import_controller_go_next (controller);
  if (import_test_check (controller, error))
    import_test_commit (controller, NULL, error);
}

static gpointer
rate_all (AssayConnection *connection,
          gpointer         data,
          GCancellable    *cancellable,
          GError         **error)
{
  g_autoptr (AssayFramework) framework = assay_library_get (connection, "care-governance", 0, error);
  AssayRatingRun run;

  if (framework != NULL)
    assay_rating_rate_all (connection, framework, IMPORT_PERIOD, FALSE, NULL, NULL, &run, NULL, error);
  return NULL;
}

static void
rate (AssayDb     *db,
      const char  *folder,
      GError     **error)
{
  assay_db_write_sync (db, rate_all, NULL, NULL, error);
}

static void
do_nothing (AssayDb     *db,
            const char  *folder,
            GError     **error)
{
}

static void
back_up (AssayDb     *db,
         const char  *folder,
         GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "out.assay", NULL);

  assay_db_backup (db, path, FALSE, NULL, error);
}

static gpointer
write_workbook (AssayConnection *connection,
                gpointer         path,
                GCancellable    *cancellable,
                GError         **error)
{
  assay_rating_workbook_write (connection, "care-governance", IMPORT_PERIOD, path, FALSE, NULL, NULL, cancellable,
                               error);
  return NULL;
}

static gpointer
write_csv (AssayConnection *connection,
           gpointer         path,
           GCancellable    *cancellable,
           GError         **error)
{
  assay_rating_csv_write (connection, "care-governance", IMPORT_PERIOD, path, FALSE, FALSE, cancellable, error);
  return NULL;
}

static void
export_workbook (AssayDb     *db,
                 const char  *folder,
                 GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "out.xlsx", NULL);

  assay_db_read_sync (db, write_workbook, path, NULL, error);
}

static void
export_csv (AssayDb     *db,
            const char  *folder,
            GError     **error)
{
  g_autofree char *path = g_build_filename (folder, "out.csv", NULL);

  assay_db_read_sync (db, write_csv, path, NULL, error);
}

static const Job jobs[] = {
  { "import", import_survey, NULL, FALSE, "SELECT count (*) FROM response", NULL },
  { "rating", rate, NULL, FALSE, "SELECT count (*) FROM rating", NULL },
  { "migration", do_nothing, "jo", FALSE, "SELECT count (*) FROM provider", NULL },
  { "backup", back_up, NULL, TRUE, NULL, "out.assay" },
  { "workbook", export_workbook, NULL, TRUE, NULL, "out.xlsx" },
  { "csv", export_csv, NULL, TRUE, NULL, "out.csv" },
};

static void
break_at (guint kind,
          guint place)
{
  struct rlimit limit;

  if (kind != FULL)
    {
      fault_vfs_arm ((FaultKind) kind, place);
      return;
    }
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = (rlim_t) place * 64;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static void
mend (void)
{
  struct rlimit limit;

  fault_vfs_disarm ();
  getrlimit (RLIMIT_FSIZE, &limit);
  limit.rlim_cur = limit.rlim_max;
  g_assert_cmpint (setrlimit (RLIMIT_FSIZE, &limit), ==, 0);
}

static gint64
count (const Job  *job,
       const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = open_db (job, folder, &error);
  gint64 n;

  g_assert_no_error (error);
  soak_test_check_sound (db);
  n = job->count != NULL ? assay_test_number (db, job->count) : 0;
  assay_db_close (db, NULL);
  return n;
}

/* Nothing but the register, what was laid beside it, its backups and the output. */
static void
check_folder (const Job  *job,
              const char *folder,
              gboolean    is_written)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  gboolean has_output = FALSE;
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_strcmp0 (name, job->output) == 0)
      has_output = TRUE;
    else if (!g_str_equal (name, "test.assay") && !g_str_equal (name, "survey.csv")
             && !g_str_equal (name, "test.assay.backups") && !g_str_equal (name, "test.assay-wal")
             && !g_str_equal (name, "test.assay-shm"))
      g_error ("left behind: %s", name);
  g_assert_true (job->output == NULL || has_output == is_written);
}

/* That an output is whole: as long as one that nothing disturbed, but for the time that it tells. */
static void
check_output (const Job  *job,
              const char *folder,
              goffset    *whole)
{
  g_autofree char *path = g_build_filename (folder, job->output, NULL);
  GStatBuf buf;

  g_assert_cmpint (g_stat (path, &buf), ==, 0);
  if (*whole < 0)
    *whole = buf.st_size;
  g_assert_cmpint (ABS (buf.st_size - *whole), <=, 64);
}

static gboolean
try_place (const Job  *job,
           const char *folder,
           GBytes     *before,
           gint64      n_before,
           goffset    *whole,
           guint       kind,
           guint       place)
{
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  g_autofree char *output = job->output != NULL ? g_build_filename (folder, job->output, NULL) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  gboolean is_done;
  gint64 n;

  soak_test_copy (before, path);
  break_at (kind, place);
  db = open_db (job, folder, &error);
  if (db != NULL)
    job->func (db, folder, &error);
  if (db != NULL)
    assay_db_close (db, NULL);
  g_clear_object (&db);
  assay_test_spin ();
  mend ();
  is_done = error == NULL;
  if (!is_done)
    soak_test_check_message (error);
  n = count (job, folder);
  check_folder (job, folder, is_done);
  if (g_strcmp0 (job->name, "import") == 0 || g_strcmp0 (job->name, "rating") == 0)
    g_assert_cmpint (n - n_before, ==, is_done ? 12 : 0);
  else
    g_assert_cmpint (n, ==, n_before);
  if (output != NULL && is_done)
    check_output (job, folder, whole);
  if (output != NULL)
    g_unlink (output);
  return is_done;
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

static void
write_survey (const char *folder)
{
  g_autoptr (GString) csv = g_string_new ("Response ID,Provider ref,Independence,Activities\n");
  g_autofree char *path = NULL;

  for (guint i = 1; i <= 12; i++)
    g_string_append_printf (csv, "F%u,HC%02u,Agree,Neither\n", i, i);
  path = assay_test_write_file (folder, "survey.csv", csv->str);
}

/* The demo's providers and survey, rated or not. */
static GBytes *
prepare (const Job  *job,
         const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "test.assay", NULL);
  ImportTest test = { .folder = (char *) folder };

  write_survey (folder);
  if (job->actor != NULL)
    {
      soak_test_old_register (folder, 20);
      return soak_test_read (path);
    }
  test.db = assay_test_new_db (folder);
  import_test_demo (&test, "register");
  assay_test_write (test.db, add_frameworks, NULL);
  if (job->is_rated)
    assay_test_write (test.db, rate_all, NULL);
  assay_db_close (test.db, NULL);
  g_clear_object (&test.db);
  return soak_test_read (path);
}

static void
test_job (gconstpointer data)
{
  static const char *const kinds[N_KINDS] = { "read", "write", "sync", "open", "memory", "full" };
  const Job *job = data;
  g_autofree char *folder = assay_test_make_folder ();
  g_autoptr (GBytes) before = prepare (job, folder);
  gint64 n_before = count (job, folder);
  goffset whole = -1;

  g_assert_true (try_place (job, folder, before, n_before, &whole, FAULT_READ, MOST_PLACES));
  for (guint kind = 0; kind < N_KINDS; kind++)
    {
      guint n_failed = 0;
      guint n_tried = 0;

      /* Every place at first, then ever fewer: one that is well beyond the last leaves the job alone. */
      for (guint place = 1; place < MOST_PLACES; place += 1 + place / 2)
        {
          gboolean is_done = try_place (job, folder, before, n_before, &whole, kind, place);

          n_tried++;
          n_failed += !is_done;
        }
      g_test_message ("%s: %u places, failed at %u", kinds[kind], n_tried, n_failed);
      g_assert_cmpuint (n_failed, <, n_tried);
      /* An export writes nothing to the register. */
      g_assert_true (n_failed > 0 || (kind != FAULT_READ && kind != FAULT_MEMORY && kind != FULL));
    }
  assay_test_remove_folder (folder);
}

/* Each failure is told to the log as well. */
static void
drop_message (const char     *domain,
              GLogLevelFlags  level,
              const char     *message,
              gpointer        data)
{
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  fault_vfs_install ();
  signal (SIGXFSZ, SIG_IGN);
  g_log_set_handler ("assay-store", G_LOG_LEVEL_DEBUG, drop_message, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    {
      g_autofree char *path = g_strconcat ("/soak/faults/", jobs[i].name, NULL);

      g_test_add_data_func (path, &jobs[i], test_job);
    }
  return g_test_run ();
}
