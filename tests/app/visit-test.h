/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

#pragma once

#include "app/window-test.h"

#include <gdk/x11/gdkx.h>

#include "app/assessment/assay-criterion-row.h"
#include "app/assessment/assay-visit-page-private.h"
#include "core/assessment/assess-test.h"

/* The form of a visit in a window into which xdotool types as a person does. */

typedef struct
{
  AssessFixture assess;
  AssayWindow *window;
} Fixture;

static inline gboolean
is_on_row (AssayWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return focus != NULL && ASSAY_IS_CRITERION_ROW (focus);
}

static inline AssayWindow *
open_visit (const char *path,
            gint64      visit)
{
  AssayWindow *window = assay_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));
  assay_window_open (window, path, ASSAY_DB_NONE);
  assay_test_wait_for (has_register (window));
  settle ();
  gtk_widget_activate_action (GTK_WIDGET (window), "win.open-assessment", "x", visit);
  assay_test_wait_for (is_on_row (window));
  return window;
}

static inline void
set_up (Fixture       *fixture,
        gconstpointer  shape)
{
  assess_set_up (&fixture->assess, shape);
  assess_begin (&fixture->assess, 1, "announced", "2011-03-12");
}

static inline void
tear_down (Fixture       *fixture,
           gconstpointer  shape)
{
  if (fixture->window != NULL)
    gtk_window_destroy (GTK_WINDOW (fixture->window));
  settle ();
  assess_tear_down (&fixture->assess, shape);
}

static inline void
open_window (Fixture *fixture)
{
  fixture->window = open_visit (fixture->assess.base.path, assay_assessment_get_id (fixture->assess.visit));
}

static inline void
ended_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      ended)
{
  g_autoptr (GError) error = NULL;

  g_subprocess_wait_check_finish (G_SUBPROCESS (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *) ended = TRUE;
}

/* Words of xdotool, with a space between. */
static inline void
run_xdotool (const char *words)
{
  g_auto (GStrv) argv = g_strsplit (words, " ", -1);
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = g_subprocess_newv ((const char *const *) argv, G_SUBPROCESS_FLAGS_NONE, &error);
  gboolean ended = FALSE;

  g_assert_no_error (error);
  g_subprocess_wait_check_async (process, NULL, ended_cb, &ended);
  assay_test_wait_for (ended);
}

static inline gulong
get_xid (gpointer window)
{
  return gdk_x11_surface_get_xid (gtk_native_get_surface (GTK_NATIVE (window)));
}

/* There is no window manager that would do it. */
static inline void
give_keys_to (gulong xid)
{
  g_autofree char *words = g_strdup_printf ("xdotool windowfocus --sync %lu", xid);

  run_xdotool (words);
}

static inline gint64
count_answers (Fixture *fixture)
{
  return assay_test_number (fixture->assess.base.db, "SELECT count (*) FROM assessment_answer WHERE answer <> ''");
}

static inline gboolean
has_what_it_needs (void)
{
  g_autofree char *xdotool = g_find_program_in_path ("xdotool");

  return xdotool != NULL && GDK_IS_X11_DISPLAY (gdk_display_get_default ());
}
