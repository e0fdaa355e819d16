/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Assay contributors */

/* Measures a job and its baseline in turn, so that a machine that slows down slows both. The first pair
 * warms caches and is thrown away. */

#include "bench/bench-measure.h"

#include <errno.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static int
compare_doubles (const void *a,
                 const void *b)
{
  double x = *(const double *) a;
  double y = *(const double *) b;

  return (x > y) - (x < y);
}

void
bench_side_init (BenchSide *self)
{
  self->seconds = g_array_new (FALSE, FALSE, sizeof (double));
  self->peak_kib = 0;
}

void
bench_side_clear (BenchSide *self)
{
  g_clear_pointer (&self->seconds, g_array_unref);
}

static double
pick (BenchSide *self,
      double     place)
{
  guint index;

  g_assert (self->seconds->len > 0);
  g_array_sort (self->seconds, compare_doubles);
  index = (guint) (place * (self->seconds->len - 1) + 0.5);
  return g_array_index (self->seconds, double, index);
}

double
bench_side_minimum (BenchSide *self)
{
  return pick (self, 0);
}

double
bench_side_median (BenchSide *self)
{
  return pick (self, 0.5);
}

double
bench_side_maximum (BenchSide *self)
{
  return pick (self, 1);
}

static void
run_shell (const char *command)
{
  int status = system (command);

  if (status != 0)
    g_error ("“%s” ended with status %d", command, status);
}

static double
read_report (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("WORK"), "seconds", NULL);
  g_autofree char *text = NULL;

  if (!g_file_get_contents (path, &text, NULL, NULL) || *text == '\0')
    g_error ("Nothing was measured");
  return g_ascii_strtod (text, NULL);
}

/* Waits by wait4 (), which tells the peak memory of the largest process below the shell. */
static void
measure_once (const char *command,
              gboolean    reports,
              BenchSide  *side)
{
  gint64 start = g_get_monotonic_time ();
  double seconds;
  struct rusage usage;
  int status;
  pid_t child = fork ();

  if (child == 0)
    {
      execl ("/bin/sh", "sh", "-c", command, NULL);
      _exit (127);
    }
  while (wait4 (child, &status, 0, &usage) < 0)
    if (errno != EINTR)
      g_error ("wait4 failed");
  seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  if (status != 0)
    g_error ("“%s” ended with status %d", command, status);
  if (reports)
    seconds = read_report ();
  g_array_append_val (side->seconds, seconds);
  side->peak_kib = MAX (side->peak_kib, usage.ru_maxrss);
}

/**
 * bench_measure:
 * @job: what to run
 * @rounds: how often, 1 or more
 * @ours: (out caller-allocates): our measurements; cleared by the caller
 * @theirs: (out caller-allocates): the baseline's
 *
 * Runs a job and its baseline in turn.
 */
void
bench_measure (const BenchJob *job,
               guint           rounds,
               BenchSide      *ours,
               BenchSide      *theirs)
{
  bench_side_init (ours);
  bench_side_init (theirs);
  for (guint round = 0; round <= rounds; round++)
    {
      if (job->reset != NULL)
        run_shell (job->reset);
      if (job->theirs != NULL)
        measure_once (job->theirs, job->reports, theirs);
      if (job->reset != NULL)
        run_shell (job->reset);
      measure_once (job->ours, job->reports, ours);
      if (round == 0)
        {
          g_array_set_size (ours->seconds, 0);
          g_array_set_size (theirs->seconds, 0);
        }
    }
}
