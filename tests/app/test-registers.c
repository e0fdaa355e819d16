/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#include "app/window-test.h"

#include "core/store/assay-register-path.h"

/* How windows come by their registers. */

static AssayWindow *
get_window (void)
{
  return ASSAY_WINDOW (gtk_application_get_active_window (GTK_APPLICATION (application)));
}

static void
close_window (AssayWindow *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  settle ();
}

static void
test_demonstration (void)
{
  g_autofree char *path = assay_register_demo_path ();
  AssayWindow *window = assay_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  settle ();
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  gtk_widget_activate_action (GTK_WIDGET (window), "app.demo", NULL);
  assay_test_wait_for (has_register (window));
  settle ();
  g_assert_cmpstr (assay_session_get_path (assay_window_get_session (window)), ==, path);
  g_assert_cmpint (assay_test_number (assay_session_get_db (assay_window_get_session (window)),
                                      "SELECT count(*) FROM provider"), ==, 12);
  close_window (window);

  /* The second time it is as it was left. */
  window = assay_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "app.demo", NULL);
  assay_test_wait_for (has_register (get_window ()));
  close_window (window);
}

/* A window may be closed while its register is opened, or while the demonstration is made. */
static void
test_closed_meanwhile (void)
{
  g_autofree char *folder = assay_test_make_folder ();
  g_autofree char *path = g_build_filename (folder, "new.assay", NULL);
  g_autofree char *demo = g_build_filename (folder, "demo.assay", NULL);
  AssayWindow *window = assay_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  assay_window_open (window, path, ASSAY_DB_CREATE);
  gtk_window_destroy (GTK_WINDOW (window));
  window = assay_window_new (GTK_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
  assay_window_open_demo (window, demo);
  gtk_window_destroy (GTK_WINDOW (window));
  assay_test_wait_for (g_file_test (demo, G_FILE_TEST_EXISTS));
  settle ();
  g_assert_null (gtk_application_get_windows (GTK_APPLICATION (application)));
  assay_test_remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *home = assay_test_make_folder ();

  window_test_init (&argc, &argv, home);
  if (!window_test_start ())
    {
      g_print ("1..0 # SKIP there is no display\n");
      return 0;
    }
  g_test_add_func ("/app/registers/demonstration", test_demonstration);
  g_test_add_func ("/app/registers/closed-meanwhile", test_closed_meanwhile);
  return window_test_run (home);
}
