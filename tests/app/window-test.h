/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include <adwaita.h>

#include "app/assay-application.h"
#include "app/assay-window.h"
#include "support/assay-test.h"

/* The application within a test, with folders of its own. One for all tests of a program: a session bus
 * takes the application's objects once. */

static AssayApplication *application;

static inline void
window_test_init (int    *argc,
                  char ***argv,
                  const char *home)
{
  const char *const variables[] = { "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME",
                                    "XDG_STATE_HOME" };

  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    g_setenv (variables[i], home, TRUE);
  g_setenv ("ASSAY_NON_UNIQUE", "1", TRUE);
  g_test_init (argc, argv, NULL);
}

/* Whether there is a display to run on. */
static inline gboolean
window_test_start (void)
{
  g_autoptr (GError) error = NULL;

  if (!gtk_init_check ())
    return FALSE;
  application = assay_application_new ();
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  return TRUE;
}

static inline int
window_test_run (const char *home)
{
  const int status = g_test_run ();

  g_object_unref (application);
  assay_test_remove_folder (home);
  return status;
}

/* Long enough for what is read in another thread to come back and be laid out. */
static inline void
settle (void)
{
  const gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 3;

  while (g_get_monotonic_time () < until)
    assay_test_turn ();
}

static inline gboolean
has_register (AssayWindow *window)
{
  return assay_session_get_db (assay_window_get_session (window)) != NULL;
}
