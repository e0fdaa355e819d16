/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Measures the visit form: how long a visit of 150 criteria with ten years of visits before it takes to open, and
 * how long an answer takes until it is stored and redrawn. */

#include "bench/bench-frames.h"

#include <stdlib.h>

#include "app/assay-application.h"
#include "app/assay-window.h"
#include "app/assessment/assay-criterion-row.h"
#include "app/assessment/assay-visit-page-private.h"
#include "core/assessment/visit-ways.h"

#define N_PROVIDERS 3
#define N_HALF_YEARS 20
#define N_OPENED 13             /* the first makes the page and is not counted */
#define N_ANSWERED 100

typedef struct
{
  const char *mode;
  const char *path;
  AssayWindow *window;
  gint64 saved;
  gint64 painted;
  GMainLoop *loop;
} Bench;

/* The register */

static gboolean
put_answers (AssayConnection *connection,
             AssayFramework  *framework,
             gint64           id,
             GError         **error)
{
  g_autoptr (AssayAssessment) visit = assay_assessment_load (connection, id, error);

  for (guint i = 0; visit != NULL && i < VISIT_WAYS_ASKED; i++)
    {
      g_autofree char *criterion = g_strdup_printf ("c%u", i);
      g_autoptr (AssayAnswer) answer = assess_make_answer (criterion, visit_ways_keys[(i + id) % 3], "staff records");

      g_free (answer->note);
      answer->note = g_strdup ("Asked three people, and looked through four files of the last month.");
      if (!assay_answer_put (connection, visit, framework, answer, error))
        return FALSE;
    }
  return visit != NULL;
}

static gint64
put_visit (AssayConnection *connection,
           gint64           provider,
           const char      *period,
           const char      *visited_on,
           GError         **error)
{
  g_autoptr (AssayAssessment) visit = assess_make (provider, "announced", visited_on);

  g_object_set (visit, "period", period, "state", (int) ASSAY_ASSESSMENT_UNDER_WAY, "visited-on", visited_on, NULL);
  return assay_assessment_put (connection, visit, error);
}

static gpointer
fill (AssayConnection *connection, gpointer framework, GCancellable *cancellable, GError **error)
{
  assess_fill_register (connection, framework, cancellable, error);
  for (guint i = 0; i < N_HALF_YEARS * N_PROVIDERS; i++)
    {
      guint year = 2000 + i / N_PROVIDERS / 2;
      g_autofree char *period = g_strdup_printf ("%u-%02u H%u", year, (year + 1) % 100, i / N_PROVIDERS % 2 + 1);
      g_autofree char *day = g_strdup_printf ("%u-%s", year, i / N_PROVIDERS % 2 == 0 ? "06-10" : "11-10");
      gint64 id = put_visit (connection, i % N_PROVIDERS + 1, period, day, error);

      if (id == 0 || !put_answers (connection, framework, id, error))
        return NULL;
    }
  if (!assay_connection_run (connection, error, "UPDATE assessment SET state = 'final'", ""))
    return NULL;
  for (gint64 i = 1; i <= N_PROVIDERS; i++)
    if (put_visit (connection, i, ASSESS_PERIOD, "2011-03-12", error) == 0)
      return NULL;
  return NULL;
}

static int
make_register (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (AssayFramework) framework = assess_make_framework (&visit_ways_shape);
  g_autoptr (AssayDb) db = assay_db_open (path, ASSAY_DB_CREATE, &error);

  if (db != NULL)
    assay_db_write_sync (db, fill, framework, NULL, &error);
  if (error == NULL)
    assay_db_close (db, &error);
  if (error != NULL)
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}

/* Opening */

static gboolean
is_on_row (Bench *bench)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (bench->window));

  return focus != NULL && ASSAY_IS_CRITERION_ROW (focus) && gtk_widget_get_mapped (focus);
}

static void
opened_cb (GdkFrameClock *clock,
           gpointer       user_data)
{
  Bench *bench = user_data;

  if (is_on_row (bench))
    g_main_loop_quit (bench->loop);
}

static double
open_visit (Bench *bench,
            gint64 visit)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  const gint64 start = g_get_monotonic_time ();
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (opened_cb), bench);

  gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.open-assessment", "x", visit);
  g_main_loop_run (bench->loop);
  g_signal_handler_disconnect (clock, handler);
  return (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
}

static void
measure_open (Bench *bench)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < N_OPENED; i++)
    {
      double taken = open_visit (bench, N_HALF_YEARS * N_PROVIDERS + 1 + i % N_PROVIDERS);

      if (i > 0)
        g_array_append_val (seconds, taken);
      bench_frames_settle (600);
      gtk_widget_activate_action (GTK_WIDGET (bench->window), "win.back", NULL);
      bench_frames_settle (600);
    }
  bench_frames_tell (bench_frames_pick (seconds, 0.5));
}

/* Answering */

static void
saved_cb (Bench *bench)
{
  bench->saved = g_get_monotonic_time ();
  if (bench->painted != 0)
    g_main_loop_quit (bench->loop);
}

static void
painted_cb (GdkFrameClock *clock,
            gpointer       user_data)
{
  Bench *bench = user_data;

  if (bench->painted == 0)
    bench->painted = g_get_monotonic_time ();
  if (bench->saved != 0)
    g_main_loop_quit (bench->loop);
}

static double
answer (Bench          *bench,
        AssayVisitPage *page)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (bench->window));
  gint64 start;
  gulong handler;

  gtk_widget_activate_action (GTK_WIDGET (page), "visit.next-unanswered", NULL);
  bench_frames_settle (120);
  bench->saved = bench->painted = 0;
  start = g_get_monotonic_time ();
  handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), bench);
  gtk_widget_activate_action (GTK_WIDGET (page), "visit.answer", "s", "met");
  g_main_loop_run (bench->loop);
  g_signal_handler_disconnect (clock, handler);
  return (double) (MAX (bench->saved, bench->painted) - start) / G_USEC_PER_SEC;
}

static void
measure_answer (Bench *bench)
{
  g_autoptr (GArray) seconds = g_array_new (FALSE, FALSE, sizeof (double));
  AssayVisitPage *page;

  open_visit (bench, N_HALF_YEARS * N_PROVIDERS + 1);
  bench_frames_settle (1500);
  page = ASSAY_VISIT_PAGE (assay_window_get_page (bench->window, "visit"));
  g_signal_connect_swapped (page->sheet, "saved", G_CALLBACK (saved_cb), bench);
  for (guint i = 0; i < N_ANSWERED; i++)
    {
      double taken = answer (bench, page);

      g_array_append_val (seconds, taken);
    }
  bench_frames_tell (bench_frames_pick (seconds, 0.5));
}

static gboolean
measure_cb (gpointer user_data)
{
  Bench *bench = user_data;

  while (assay_session_get_db (assay_window_get_session (bench->window)) == NULL)
    bench_frames_settle (50);
  bench_frames_settle (1000);
  if (g_str_equal (bench->mode, "open"))
    measure_open (bench);
  else
    measure_answer (bench);
  exit (EXIT_SUCCESS);
}

static void
activated_cb (GtkApplication *application,
              gpointer        user_data)
{
  Bench *bench = user_data;

  bench->window = ASSAY_WINDOW (gtk_application_get_active_window (application));
  gtk_window_set_default_size (GTK_WINDOW (bench->window), BENCH_WIDTH, BENCH_HEIGHT);
  assay_window_open (bench->window, bench->path, ASSAY_DB_NONE);
  g_idle_add (measure_cb, bench);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (AssayApplication) application = NULL;
  Bench bench = { 0 };

  if (argc != 3)
    {
      g_printerr ("Usage: bench-visit make|open|answer REGISTER\n");
      return 2;
    }
  bench.mode = argv[1];
  bench.path = argv[2];
  if (g_str_equal (bench.mode, "make"))
    return make_register (bench.path);
  bench.loop = g_main_loop_new (NULL, FALSE);
  g_setenv ("ASSAY_NON_UNIQUE", "1", TRUE);
  application = assay_application_new ();
  g_signal_connect_after (application, "activate", G_CALLBACK (activated_cb), &bench);
  return g_application_run (G_APPLICATION (application), 1, argv);
}
