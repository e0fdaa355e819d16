/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Measures what a person sees of a list: when its rows are first painted, how long after a letter typed
 * the list has changed and is painted, how long the frames take while it scrolls. Both the application
 * and the bare window are measured by these same functions. */

#include "bench/bench-frames.h"

#include <stdio.h>
#include <time.h>

/* How many frames are scrolled, and how far in each: three rows, as with a fast wheel. */
#define N_SCROLLED 360
#define SCROLL_STEP 130
/* After a letter, long enough that neither program waits for the clock of the frames. */
#define PAUSE_MS 60
#define QUIET_MS 400

/* Texts as they are typed and taken back, each with another result than the one before. */
static const char *const typed[] = { "ro", "ros", "rose l", "rose lodge n", "rose l", "ros", "ro", "",
                                     "nu", "nursing home 1", "nursing home 12", "nursing home 1", "nu",
                                     "" };

/**
 * bench_frames_get_time:
 *
 * Returns: microseconds: of the clock, or with ASSAY_BENCH_CPU set of the main thread's work, for a machine
 *   that others use at the same time
 */
gint64
bench_frames_get_time (void)
{
  struct timespec time;

  if (g_getenv ("ASSAY_BENCH_CPU") == NULL)
    return g_get_monotonic_time ();
  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (gint64) time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static gboolean
quit_loop_cb (gpointer loop)
{
  g_main_loop_quit (loop);
  return G_SOURCE_REMOVE;
}

/**
 * bench_frames_settle:
 * @milliseconds: how long
 *
 * Lets the main loop run.
 */
void
bench_frames_settle (guint milliseconds)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);

  g_timeout_add (milliseconds, quit_loop_cb, loop);
  g_main_loop_run (loop);
}

/* Waiting for rows */

typedef struct
{
  GtkColumnView *view;
  GMainLoop *loop;
} Waiting;

static gboolean
has_rows (GtkColumnView *view)
{
  GtkWidget *list = gtk_widget_get_last_child (GTK_WIDGET (view));
  GtkWidget *row = list != NULL ? gtk_widget_get_first_child (list) : NULL;

  return row != NULL && gtk_widget_get_mapped (row) && gtk_widget_get_height (row) > 0;
}

static void
rows_painted_cb (GdkFrameClock *clock,
                 gpointer       user_data)
{
  Waiting *waiting = user_data;

  if (has_rows (waiting->view))
    g_main_loop_quit (waiting->loop);
}

/**
 * bench_frames_wait_rows:
 * @view: a list in a window that is shown
 *
 * Waits until a frame was painted in which the list has rows.
 */
void
bench_frames_wait_rows (GtkColumnView *view)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GtkNative *native = gtk_widget_get_native (GTK_WIDGET (view));
  GdkFrameClock *clock = gdk_surface_get_frame_clock (gtk_native_get_surface (native));
  Waiting waiting = { view, loop };
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (rows_painted_cb), &waiting);

  g_main_loop_run (loop);
  g_signal_handler_disconnect (clock, handler);
}

/* Waiting for the last frame */

typedef struct
{
  gboolean paints;
  gint64 on_clock;
  gint64 time;
} LastFrame;

/* The clock also ticks for frames in which nothing is to be painted: nobody sees these. */
static void
note_paint_cb (GdkFrameClock *clock,
               gpointer       user_data)
{
  ((LastFrame *) user_data)->paints = TRUE;
}

static void
note_frame_cb (GdkFrameClock *clock,
               gpointer       user_data)
{
  LastFrame *last = user_data;

  last->on_clock = g_get_monotonic_time ();
  if (last->paints)
    last->time = bench_frames_get_time ();
  last->paints = FALSE;
}

/**
 * bench_frames_wait_quiet:
 * @widget: in a window that is shown
 * @since: when what is measured began, by bench_frames_get_time ()
 *
 * Waits until nothing more is painted.
 *
 * Returns: the seconds from @since to the last frame that was painted
 */
double
bench_frames_wait_quiet (GtkWidget *widget,
                         gint64     since)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  LastFrame last = { FALSE, g_get_monotonic_time (), since };
  gulong painting = g_signal_connect (clock, "paint", G_CALLBACK (note_paint_cb), &last);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (note_frame_cb), &last);

  while (g_get_monotonic_time () - last.on_clock < QUIET_MS * 1000)
    bench_frames_settle (20);
  g_signal_handler_disconnect (clock, painting);
  g_signal_handler_disconnect (clock, handler);
  return (double) (last.time - since) / G_USEC_PER_SEC;
}

/* Typing */

typedef struct
{
  GListModel *model;
  gint64 changed;
  gint64 painted;
  GMainLoop *loop;
} Keystroke;

/* Before any handler, so that the list's own work on the rows does not count as computing them. */
static gboolean
note_change_hook (GSignalInvocationHint *hint,
                  guint                  n_values,
                  const GValue          *values,
                  gpointer               user_data)
{
  Keystroke *keystroke = user_data;

  if (g_value_get_object (&values[0]) == keystroke->model)
    keystroke->changed = bench_frames_get_time ();
  return TRUE;
}

static void
key_painted_cb (GdkFrameClock *clock,
                gpointer       user_data)
{
  Keystroke *keystroke = user_data;

  if (keystroke->changed == 0)
    return;
  keystroke->painted = bench_frames_get_time ();
  g_main_loop_quit (keystroke->loop);
}

static void
add_seconds (GArray *seconds,
             gint64  microseconds)
{
  double value = (double) microseconds / G_USEC_PER_SEC;

  g_array_append_val (seconds, value);
}

/**
 * bench_frames_type:
 * @view: a list that is shown
 * @prepare: (nullable): called before the time is taken
 * @type: puts a text into the search, or its result into the list
 * @user_data: for both
 * @computed: (element-type double): takes the seconds from each text to the change of the list
 * @painted: (element-type double): takes the seconds from each text to the painted frame
 *
 * Types some words letter by letter; every one of the texts finds another number of rows.
 */
void
bench_frames_type (GtkColumnView *view,
                   BenchType      prepare,
                   BenchType      type,
                   gpointer       user_data,
                   GArray        *computed,
                   GArray        *painted)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Keystroke keystroke = { G_LIST_MODEL (gtk_column_view_get_model (view)), 0, 0, loop };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  guint signal = g_signal_lookup ("items-changed", G_TYPE_LIST_MODEL);
  gulong hook = g_signal_add_emission_hook (signal, 0, note_change_hook, &keystroke, NULL);
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (key_painted_cb), &keystroke);

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      gint64 start;

      bench_frames_settle (PAUSE_MS);
      if (prepare != NULL)
        prepare (typed[i], user_data);
      keystroke.changed = 0;
      start = bench_frames_get_time ();
      type (typed[i], user_data);
      g_main_loop_run (loop);
      add_seconds (computed, keystroke.changed - start);
      add_seconds (painted, keystroke.painted - start);
    }
  g_signal_handler_disconnect (clock, handler);
  g_signal_remove_emission_hook (signal, hook);
}

/* Scrolling */

typedef struct
{
  GtkAdjustment *adjustment;
  GArray *frames;
  gint64 start;
  GMainLoop *loop;
} Scrolling;

static gboolean
scroll_cb (GtkWidget     *widget,
           GdkFrameClock *clock,
           gpointer       user_data)
{
  Scrolling *scrolling = user_data;
  double value = gtk_adjustment_get_value (scrolling->adjustment);

  gtk_adjustment_set_value (scrolling->adjustment, value + SCROLL_STEP);
  return G_SOURCE_CONTINUE;
}

static void
note_start_cb (GdkFrameClock *clock,
               gpointer       user_data)
{
  ((Scrolling *) user_data)->start = bench_frames_get_time ();
}

static void
scrolled_cb (GdkFrameClock *clock,
             gpointer       user_data)
{
  Scrolling *scrolling = user_data;

  add_seconds (scrolling->frames, bench_frames_get_time () - scrolling->start);
  if (scrolling->frames->len == N_SCROLLED)
    g_main_loop_quit (scrolling->loop);
}

/**
 * bench_frames_scroll:
 * @view: a list that is shown
 * @frames: (element-type double): takes the seconds that each frame took, from its begin to its being
 *   painted
 *
 * Scrolls the list down, some rows with every frame.
 */
void
bench_frames_scroll (GtkColumnView *view,
                     GArray        *frames)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (view));
  Scrolling scrolling = { gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)), frames, 0, loop };
  gulong begun = g_signal_connect (clock, "before-paint", G_CALLBACK (note_start_cb), &scrolling);
  gulong done = g_signal_connect (clock, "after-paint", G_CALLBACK (scrolled_cb), &scrolling);
  guint tick = gtk_widget_add_tick_callback (GTK_WIDGET (view), scroll_cb, &scrolling, NULL);

  g_main_loop_run (loop);
  gtk_widget_remove_tick_callback (GTK_WIDGET (view), tick);
  g_signal_handler_disconnect (clock, begun);
  g_signal_handler_disconnect (clock, done);
}

/* Telling */

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

/**
 * bench_frames_pick:
 * @seconds: (element-type double): measurements; sorted by this
 * @place: 0 for the least, 0.5 for the median, 1 for the greatest
 *
 * Returns: the measurement at that place
 */
double
bench_frames_pick (GArray *seconds,
                   double  place)
{
  g_array_sort (seconds, compare_doubles);
  return g_array_index (seconds, double, (guint) (place * (seconds->len - 1) + 0.5));
}

/**
 * bench_frames_tell:
 * @seconds: what was measured
 *
 * Prints it for the program that runs the benchmarks.
 */
void
bench_frames_tell (double seconds)
{
  g_print ("%.6f\n", seconds);
}
