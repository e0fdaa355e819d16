/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/window-test.h"

/* The window on the demonstration's register, driven from within. */

typedef struct
{
  char *folder;
  AssayWindow *window;
} Fixture;

static inline void
make_demo (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
    g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_SILENCE, &error, g_getenv ("ASSAYCTL"), "demo",
                      path, NULL);

  g_assert_no_error (error);
  g_subprocess_wait_check (process, NULL, &error);
  g_assert_no_error (error);
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autofree char *path = NULL;

  fixture->folder = assay_test_make_folder ();
  path = g_build_filename (fixture->folder, "demo.assay", NULL);
  make_demo (path);
  fixture->window = assay_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (fixture->window));
  assay_window_open (fixture->window, path, ASSAY_DB_NONE);
  assay_test_wait_for (assay_session_get_db (assay_window_get_session (fixture->window)) != NULL);
  settle ();
}

/* Closing leaves the register's file and the folder of its backups, nothing else: a copy of the one file is whole. */
static inline void
assert_closed (Fixture *fixture)
{
  g_autofree char *log = g_build_filename (fixture->folder, "demo.assay-wal", NULL);

  g_assert_false (g_file_test (log, G_FILE_TEST_EXISTS));
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  assert_closed (fixture);
  settle ();
  assay_test_remove_folder (fixture->folder);
  g_free (fixture->folder);
}
