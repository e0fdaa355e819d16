/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "core/demo/assay-demo.h"

#include "support/assay-test.h"

/* The demonstration's register as the application makes it: in a thread, whole or not at all. */

typedef struct
{
  char *path;
  GCancellable *cancellable;
  GError *error;
} Job;

static gpointer
create_thread (gpointer data)
{
  Job *job = data;

  return GINT_TO_POINTER (assay_demo_create (job->path, job->cancellable, &job->error));
}

static gboolean
create (Job *job)
{
  return GPOINTER_TO_INT (g_thread_join (g_thread_new ("demo", create_thread, job)));
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n = 0;

  while (g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static void
test_whole (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "demo.assay", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayDb) db = NULL;
  Job job = { .path = path };

  g_assert_true (create (&job));
  g_assert_no_error (job.error);
  g_assert_cmpuint (count_files (folder), ==, 1);
  db = assay_db_open (path, ASSAY_DB_NONE, &error);
  g_assert_no_error (error);
  g_assert_cmpint (assay_test_number (db, "SELECT count(*) FROM provider"), ==, 12);
  g_assert_cmpint (assay_test_number (db, "SELECT count(*) FROM response"), ==, 157 + 155 + 162 + 153);
  g_assert_cmpint (assay_test_number (db, "SELECT count(*) FROM rating WHERE period = '2010-11 Q4'"
                                          " AND state = 'provisional'"), ==, 12);
  g_assert_cmpint (assay_test_number (db, "SELECT count(*) FROM rating WHERE state = 'published'"), ==,
                   30);
  g_assert_true (assay_db_close (db, &error));
  assay_test_remove_folder (folder);
}

static void
test_not_over_another (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = assay_test_write_file (folder, "demo.assay", "something of mine");
  g_autofree char *text = NULL;
  Job job = { .path = path };

  g_assert_false (create (&job));
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_clear_error (&job.error);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_cmpstr (text, ==, "something of mine");
  g_assert_cmpuint (count_files (folder), ==, 1);
  assay_test_remove_folder (folder);
}

static void
test_cancelled (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "demo.assay", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Job job = { .path = path, .cancellable = cancellable };

  g_cancellable_cancel (cancellable);
  g_assert_false (create (&job));
  g_assert_error (job.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&job.error);
  g_assert_cmpuint (count_files (folder), ==, 0);
  assay_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/whole", test_whole);
  g_test_add_func ("/demo/not-over-another", test_not_over_another);
  g_test_add_func ("/demo/cancelled", test_cancelled);
  return g_test_run ();
}
