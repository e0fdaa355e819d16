/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Measures the application's window on a large register. */

#include "bench/bench-frames.h"

#include <stdlib.h>

#include "app/assay-application.h"
#include "app/assay-window.h"

/* How many providers' pages are opened; the first makes the page and is not counted. */
#define N_OPENED 12

typedef struct
{
  const char *mode;
  const char *path;
  AssayWindow *window;
  GtkColumnView *view;
  GtkEditable *entry;
} Bench;

static GtkWidget *
find_widget (GtkWidget *widget,
             GType      type)
{
  GtkWidget *found = g_type_is_a (G_OBJECT_TYPE (widget), type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_widget (child, type);
  return found;
}

static void
type_text (const char *text,
           gpointer    user_data)
{
  const Bench *bench = user_data;

  gtk_editable_set_text (bench->entry, text);
}

static void
measure_search (Bench *bench)
{
  g_autoptr (GArray) computed = g_array_new (FALSE, FALSE, sizeof (double));
  g_autoptr (GArray) painted = g_array_new (FALSE, FALSE, sizeof (double));

  bench_frames_type (bench->view, NULL, type_text, bench, computed, painted);
  bench_frames_tell (bench_frames_pick (g_str_equal (bench->mode, "search") ? computed : painted, 0.5));
}

static void
measure_scroll (Bench *bench)
{
  g_autoptr (GArray) frames = g_array_new (FALSE, FALSE, sizeof (double));

  bench_frames_scroll (bench->view, frames);
  if (g_str_equal (bench->mode, "scroll-worst"))
    g_array_remove_range (frames, 0, 60);
  bench_frames_tell (bench_frames_pick (frames, g_str_equal (bench->mode, "scroll") ? 0.95 : 1));
}

static void
measure_provider (Bench *bench)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (gint64 id = 1; id <= N_OPENED; id++)
    {
      const gint64 start = bench_frames_get_time ();
      double taken;

      gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.open-provider", "x", id * 7);
      taken = bench_frames_wait_quiet (GTK_WIDGET (bench->window), start);
      if (id > 1)
        g_array_append_val (seconds, taken);
      gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.back", NULL);
      bench_frames_wait_quiet (GTK_WIDGET (bench->window), bench_frames_get_time ());
    }
  bench_frames_tell (bench_frames_pick (seconds, 0.5));
}

static gboolean
measure_cb (gpointer user_data)
{
  Bench *bench = user_data;

  bench_frames_wait_rows (bench->view);
  if (g_str_equal (bench->mode, "paint"))
    _exit (EXIT_SUCCESS);
  bench_frames_settle (1000);
  if (g_str_has_prefix (bench->mode, "search"))
    measure_search (bench);
  else if (g_str_has_prefix (bench->mode, "scroll"))
    measure_scroll (bench);
  else
    measure_provider (bench);
  exit (EXIT_SUCCESS);
}

static void
activated_cb (GtkApplication *application,
              gpointer        user_data)
{
  Bench *bench = user_data;
  GtkWidget *page;

  bench->window = ASSAY_WINDOW (gtk_application_get_active_window (application));
  gtk_window_set_default_size (GTK_WINDOW (bench->window), BENCH_WIDTH, BENCH_HEIGHT);
  assay_window_show_page (bench->window, "providers");
  page = assay_window_get_page (bench->window, "providers");
  bench->view = GTK_COLUMN_VIEW (find_widget (page, GTK_TYPE_COLUMN_VIEW));
  bench->entry = GTK_EDITABLE (find_widget (page, GTK_TYPE_SEARCH_ENTRY));
  assay_window_open (bench->window, bench->path, ASSAY_DB_NONE);
  g_idle_add_full (G_PRIORITY_HIGH, measure_cb, bench, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AssayApplication) application = NULL;
  Bench bench = { 0 };

  if (argc != 3)
    {
      g_printerr ("Usage: bench-window paint|search|search-paint|scroll|scroll-worst|provider "
                  "REGISTER\n");
      return 2;
    }
  bench.mode = argv[1];
  bench.path = argv[2];
  g_setenv ("ASSAY_NON_UNIQUE", "1", TRUE);
  application = assay_application_new ();
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &bench);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
